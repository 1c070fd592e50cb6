"""`Book` → numbers of chapters, sections, figures, tables and notes.

Numbers come from here and from nowhere else; style sheets count nothing but pages.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from riftbook.model import ROLES, Book, Division
from riftbook.model.marks import Figure, Heading, NoteCall, Reference, TableMark

SECTION_DEPTH = 2
"""Headings down to this level are numbered: 1.2, and no 1.2.1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of one division."""

    ordinal: str
    """What figures and sections are numbered after: ``4``; `""` outside the numbered chapters."""
    printed: str
    """The number that is set before the title; `""` where the title numbers itself."""
    marks: Mapping[str, str]
    """Mark id to number, for figures, tables and headings that have one."""
    notes: Mapping[str, str]
    """Note label to number, in the order of the first calls."""


def number(book: Book) -> Mapping[str, Numbers]:
    """Number the book's divisions in order.

    Returns:
        Division id to its numbers. Figures and tables of numbered chapters are counted by
        chapter (4.1), those elsewhere through the book (1, 2). Sections are numbered where the
        book refers to sections by number. Notes are counted by division, or through the book.
    """
    counted = _counted(book)
    sections = _refers_to_sections(book)
    chapter = 0
    elsewhere: Counter[str] = Counter()
    numbers: dict[str, Numbers] = {}
    notes = 0
    for division in book.divisions:
        chapter += division.id in counted
        ordinal = str(chapter) if division.id in counted else ""
        counters: Counter[str] = Counter() if ordinal else elsewhere
        numbers[division.id] = Numbers(
            ordinal=ordinal,
            printed="" if _numbers_itself(division) else ordinal,
            marks=dict(_marks(division, ordinal, counters, sections)),
            notes=_notes(division, notes if book.note_numbering == "book" else 0),
        )
        notes += len(numbers[division.id].notes)
    return numbers


def _counted(book: Book) -> frozenset[str]:
    """The ids of the chapters that count.

    Where most chapters number themselves (“I: Loomings”) the author has done the numbering, and
    those without a number (“Etymology”) get none.
    """
    chapters = [
        division
        for division in book.divisions
        if ROLES[division.role].numbered and not (division.title and division.title.unnumbered)
    ]
    themselves = [division for division in chapters if _numbers_itself(division)]
    counted = themselves if 2 * len(themselves) > len(chapters) else chapters
    return frozenset(division.id for division in counted)


def _numbers_itself(division: Division) -> bool:
    return division.title is not None and division.title.numbers_itself


def _refers_to_sections(book: Book) -> bool:
    marks = [mark for division in book.divisions for mark in division.fragment.marks]
    named = {mark.label for mark in marks if isinstance(mark, Heading)}
    return any(isinstance(mark, Reference) and mark.target in named for mark in marks)


def _marks(
    division: Division, ordinal: str, counters: Counter[str], sections: bool
) -> Iterator[tuple[str, str]]:
    for mark in division.fragment.marks:
        kind = _counted_kind(mark, bool(ordinal) and sections)
        if kind:
            counters[kind] += 1
            count = str(counters[kind])
            yield mark.id, f"{ordinal}.{count}" if ordinal else count


def _counted_kind(mark: object, sections: bool) -> str:
    """Which counter a mark moves, or `""`."""
    match mark:
        case Figure(inline=False, decorative=False) if mark.caption:
            return "fig"
        case TableMark() if mark.caption:
            return "tbl"
        case Heading(numbered=True) if sections and mark.level <= SECTION_DEPTH:
            return "sec"
        case _:
            return ""


def _notes(division: Division, before: int) -> Mapping[str, str]:
    calls = {mark.label for mark in division.fragment.marks if isinstance(mark, NoteCall)}
    called = [note.label for note in division.fragment.notes if note.label in calls]
    return {label: str(position) for position, label in enumerate(called, before + 1)}
