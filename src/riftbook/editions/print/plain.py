"""The plain way to print a book: divisions one after the other, joined by WeasyPrint itself.

Nothing is moved about, filled in, kept or tagged; every page is set for its own place. It is slow
and has nothing of ours in it, and so it is what the fast way has to agree with, page by page.
"""

from collections.abc import Iterator, Mapping

from riftbook.editions.print.pieces import PAD, Job, with_folios
from riftbook.records import Value
from riftbook.sheets import Sheet, folios_of
from riftbook.typeset import Copy
from riftbook.typeset.compositor import Compositor, Setting

PASSES = 8
"""Folios settle in two or three; a book that does not in eight is a fault of ours."""
FREE = 3
"""Passes in which a printed folio may become shorter; after them its room only grows."""


class Composed(Value, kw_only=True):
    """The book on its pages."""

    pdf: bytes
    sheets: tuple[Sheet, ...]


def compose(job: Job) -> Composed:
    """Set every division until the folios hold, and write the PDF."""
    compositor = Compositor(
        styles=job.styles,
        faces=job.faces,
        resources={**job.resources, **job.pictures},
        plain=True,
        hyphenation=job.hyphenation,
    )
    settings = _settled(job, compositor)
    sheets = tuple(sheet for setting in settings for sheet in setting.sheets)
    return Composed(pdf=compositor.write(settings), sheets=sheets)


def _settled(job: Job, compositor: Compositor) -> tuple[Setting, ...]:
    """Set the book again until the folios printed in it are those of the pages."""
    memory: dict[Copy, Setting] = {}
    folios: Mapping[str, str] = {}
    for number in range(PASSES):
        settings = tuple(_run(job, folios, compositor, memory))
        found = folios_of(sheet for setting in settings for sheet in setting.sheets)
        if number >= FREE:
            found = {a: label.rjust(len(folios.get(a, "")), PAD) for a, label in found.items()}
        if found == folios:
            return settings
        folios = found
    raise RuntimeError(f"the folios have not settled in {PASSES} passes")


def _run(
    job: Job, folios: Mapping[str, str], compositor: Compositor, memory: dict[Copy, Setting]
) -> Iterator[Setting]:
    """One pass through the book."""
    pages, number = 0, 1
    numerals = ""
    for piece in job.pieces:
        recto = pages % 2 == 0
        if piece.side and (piece.side == "recto") != recto:
            blank = Copy(
                division=piece.division, xhtml=job.blank, folio=number, recto=recto,
                numerals=numerals or piece.numerals, blank=True,
            )  # fmt: skip
            yield _set(blank, compositor, memory)
            pages, number, recto = pages + 1, number + 1, not recto
        number = 1 if piece.restarts else number
        numerals = piece.numerals
        xhtml = with_folios(piece.xhtml, folios) if piece.lists_folios else piece.xhtml
        copy = Copy(
            division=piece.division, xhtml=xhtml, folio=number, recto=recto, numerals=numerals
        )
        setting = _set(copy, compositor, memory)
        pages, number = pages + len(setting.sheets), number + len(setting.sheets)
        yield setting


def _set(copy: Copy, compositor: Compositor, memory: dict[Copy, Setting]) -> Setting:
    if copy not in memory:
        memory[copy] = compositor.set(copy)
    return memory[copy]
