"""Markdown → fragments: text, marks, notes, and where every character came from."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riftbook.diagnostics import Diagnostic
    from riftbook.model.book import Fragment, Title
    from riftbook.project import Source


def convert(source: "Source") -> "tuple[Fragment, Title | None, tuple[Diagnostic, ...]]":
    """Read one file of the manuscript; see `riftbook.markup.conversion`.

    Python-Markdown is loaded with the first call, so that the scanner can be had without it.
    """
    from riftbook.markup.conversion import convert as read

    return read(source)
