"""`Book` → numbers of parts, chapters, appendices, sections, figures, tables and notes.

Numbers come from here and from nowhere else; style sheets count nothing but pages.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from riftbook.model import Book, Division
from riftbook.model.marks import Figure, Heading, Listing, NoteCall, Reference, TableMark
from riftbook.numerals import letters, roman
from riftbook.records import Value
from riftbook.resolve.parts import PART, holders

SECTION_DEPTH = 2
"""Where the author says nothing, headings down to this level are numbered: 1.2, and no 1.2.1."""
HIGHEST = 2
"""The level of the highest headings inside a division."""


class Numbers(Value, kw_only=True):
    """The numbers of one division."""

    ordinal: str
    """What figures and sections are numbered after: ``4``, ``A``, ``II.4`` where chapters are
    counted by part; `""` in parts themselves and in what is not counted."""
    printed: str
    """The number that is set before the title; `""` where the title numbers itself, and for the
    only appendix of a book."""
    marks: Mapping[str, str]
    """Mark id to number, for figures, tables, listings and headings that have one."""
    notes: Mapping[str, str]
    """Note label to number, in the order of the first calls."""

    @property
    def called(self) -> str:
        """The number by which references call the division: ``II.4`` where ``4`` is printed."""
        return (self.ordinal or self.printed) if self.printed else ""


def number(book: Book) -> Mapping[str, Numbers]:
    """Number the book's divisions in order.

    Returns:
        Division id to its numbers. Figures, tables and listings of numbered divisions are counted
        by division (4.1, A.1), those elsewhere through the book (1, 2). Sections are numbered as
        deep as the author says, else where the book refers to sections by number. Notes are
        counted by division, or through the book.
    """
    counting = _Counting(book)
    elsewhere: Counter[str] = Counter()
    depth = book.numbering.depth or (SECTION_DEPTH if _refers_to_sections(book) else 1)
    numbers: dict[str, Numbers] = {}
    notes = 0
    for division in book.divisions:
        ordinal, printed = counting.next(division)
        counters: Counter[str] = Counter() if ordinal else elsewhere
        numbers[division.id] = Numbers(
            ordinal=ordinal,
            printed="" if _numbers_itself(division) else printed,
            marks={
                **dict(_sections(division, ordinal, depth)),
                **dict(_marks(division, ordinal, counters)),
            },
            notes=_notes(division, notes if book.note_numbering == "book" else 0),
        )
        notes += len(numbers[division.id].notes)
    return numbers


class _Counting:
    """The counting of a book's divisions, those of each kind by themselves."""

    def __init__(self, book: Book) -> None:
        self._numerals = {PART: book.numbering.parts, "chapter": book.numbering.chapters}
        self._restart = book.numbering.restart
        self._counted = frozenset(
            division.id
            for role, numerals in (*self._numerals.items(), ("appendix", "letters"))
            if numerals != "none"
            for division in _counted(book, role)
        )
        self._lone = len(_counted(book, "appendix")) == 1
        self._held = holders(book.divisions)
        self._count: Counter[tuple[str, str]] = Counter()
        self._parts: dict[str, str] = {}

    def next(self, division: Division) -> tuple[str, str]:
        """The ordinal of the next division, and the number that is set before its title."""
        if division.id not in self._counted:
            return "", ""
        part = self._parts.get(self._held.get(division.id, ""), "") if self._restart else ""
        self._count[division.role, part] += 1
        number = self._count[division.role, part]
        if division.role == "appendix":
            return letters(number), "" if self._lone else letters(number)
        in_roman = self._numerals[division.role] == "roman"
        written = roman(number).upper() if in_roman else str(number)
        if division.role == PART:
            self._parts[division.id] = written
            return "", written
        return f"{part}.{written}" if part else written, written


def _counted(book: Book, role: str) -> tuple[Division, ...]:
    """The divisions of a role that count.

    Where most of them number themselves (“I: Loomings”) the author has done the numbering, and
    those without a number (“Etymology”) get none.
    """
    all_ = tuple(
        division
        for division in book.divisions
        if division.role == role and not (division.title and division.title.unnumbered)
    )
    themselves = tuple(division for division in all_ if _numbers_itself(division))
    return themselves if 2 * len(themselves) > len(all_) else all_


def _numbers_itself(division: Division) -> bool:
    return division.title is not None and division.title.numbers_itself


def _refers_to_sections(book: Book) -> bool:
    marks = [mark for division in book.divisions for mark in division.fragment.marks]
    named = {mark.label for mark in marks if isinstance(mark, Heading)}
    return any(isinstance(mark, Reference) and mark.target in named for mark in marks)


def _sections(division: Division, ordinal: str, depth: int) -> Iterator[tuple[str, str]]:
    """Mark id to number of the headings in a numbered division; those below one without, have none.

    A heading that skips a level is counted as the first below a zeroth.
    """
    counts: list[int] = []
    bare = 0
    for heading in division.fragment.marks:
        if not isinstance(heading, Heading) or not ordinal:
            continue
        if bare and heading.level > bare:
            continue
        bare = 0 if heading.numbered else heading.level
        if heading.numbered and heading.level <= depth:
            place = heading.level - HIGHEST
            counts = [*counts[: place + 1], *([0] * (place + 1 - len(counts)))]
            counts[place] += 1
            yield heading.id, ".".join((ordinal, *map(str, counts)))


def _marks(division: Division, ordinal: str, counters: Counter[str]) -> Iterator[tuple[str, str]]:
    for mark in division.fragment.marks:
        kind = counted_kind(mark)
        if kind:
            counters[kind] += 1
            count = str(counters[kind])
            yield mark.id, f"{ordinal}.{count}" if ordinal else count


def counted_kind(mark: object) -> str:
    """Which counter a mark with a caption moves, or `""`: fig, tbl, lst."""
    match mark:
        case Figure(inline=False, decorative=False) if mark.caption:
            return "fig"
        case TableMark() if mark.caption:
            return "tbl"
        case Listing() if mark.caption:
            return "lst"
        case _:
            return ""


def _notes(division: Division, before: int) -> Mapping[str, str]:
    calls = {mark.label for mark in division.fragment.marks if isinstance(mark, NoteCall)}
    called = [note.label for note in division.fragment.notes if note.label in calls]
    return {label: str(position) for position, label in enumerate(called, before + 1)}
