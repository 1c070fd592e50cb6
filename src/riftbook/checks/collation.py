"""What a division prints against what it should; a worker that compares loads no more than this."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from riftbook.checks.comparison import stream
from riftbook.checks.differences import PRINT, Extract, tell
from riftbook.diagnostics import Diagnostic
from riftbook.markup.scanner import split

if TYPE_CHECKING:
    from riftbook.checks.columns import Column


def compare_columns(
    body: tuple[Extract, ...],
    notes: tuple[Extract, ...],
    allowed: frozenset[str],
    printed: "tuple[Column | None, Column | None]",
) -> list[Diagnostic]:
    """Compare what a division prints with what it should.

    Args:
        body: what should stand in its text.
        notes: what should stand at the foot of its pages.
        allowed: `printable` words.
        printed: its text and its notes; None for what was not printed.
    """
    found: list[Diagnostic] = []
    empty = tuple(Extract(source=each.source, labels=()) for each in body[:1])
    for column, extracts in zip(printed, (body, notes or empty), strict=True):
        said = "" if column is None else column.text
        light = () if column is None else column.light
        shown = stream(said, fold=True, light=light)
        page = column.page_at if column is not None else _nowhere
        found += tell(PRINT, extracts, shown, allowed, page)
    return found


def printable(own: frozenset[str], layouts: Iterable[str]) -> frozenset[str]:
    """Words that the print edition may have beside those of the file, in any case of letters."""
    return frozenset(word.casefold() for word in own | words_of(layouts))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts."""
    return frozenset(word for text in texts for word in split(text))


def _nowhere(offset: int) -> int:
    return 0
