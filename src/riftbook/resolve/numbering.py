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
        book refers to sections by number.
    """
    sections = _refers_to_sections(book)
    chapter = 0
    elsewhere: Counter[str] = Counter()
    numbers: dict[str, Numbers] = {}
    for division in book.divisions:
        counted = _is_counted(division)
        chapter += counted
        ordinal = str(chapter) if counted else ""
        counters: Counter[str] = Counter() if counted else elsewhere
        itself = division.title is not None and division.title.numbers_itself
        numbers[division.id] = Numbers(
            ordinal=ordinal,
            printed="" if itself else ordinal,
            marks=dict(_marks(division, ordinal, counters, sections)),
            notes=_notes(division),
        )
    return numbers


def _is_counted(division: Division) -> bool:
    title = division.title
    return ROLES[division.role].numbered and not (title is not None and title.unnumbered)


def _refers_to_sections(book: Book) -> bool:
    return any(
        isinstance(mark, Reference) and mark.kind == "sec"
        for division in book.divisions
        for mark in division.fragment.marks
    )


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


def _notes(division: Division) -> Mapping[str, str]:
    labels = dict.fromkeys(
        mark.label for mark in division.fragment.marks if isinstance(mark, NoteCall)
    )
    known = {note.label for note in division.fragment.notes}
    called = [label for label in labels if label in known]
    return {label: str(position) for position, label in enumerate(called, 1)}
