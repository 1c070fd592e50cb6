"""Every id of the book → its anchor: the id that it has in both editions, unique in the book.

``fig:map`` becomes ``fig-map``; a plain id becomes ``DIVISION-id``. Anchors are NCNames, as
XML ids must be (Namespaces in XML 1.0, §3).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, count

from riftbook.diagnostics import Span
from riftbook.model import Book, Division, Target
from riftbook.model.marks import Heading, NoteCall
from riftbook.records import Value
from riftbook.resolve.numbering import Numbers

PREFIXES = ("fig", "tbl", "sec", "eq", "lst", "part", "chap")
"""Ids with these prefixes are unique in the whole book, others in their division."""

_NOT_IN_A_NAME = re.compile(
    r"[^-.0-9A-Z_a-z"
    r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"  # Latin
    r"\u1e00-\u1e9b\u1ea0-\u1ef9\u0388-\u038a\u038e-\u03a1\u03a3-\u03ce"  # Vietnamese, Greek
    r"\u0401-\u040c\u040e-\u044f\u0451-\u045c\u045e-\u0481"  # Cyrillic
    r"\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u0905-\u0939"  # Hebrew, Arabic, Devanagari
    r"\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]"  # Kana, Han, Hangul
)
"""All but the large alphabets of XML 1.0, fourth edition, appendix B: validators still go by it."""


class Anchors(Value, kw_only=True):
    """Where links can lead."""

    titles: Mapping[str, str]
    """Division id to the anchor of its title."""
    ids: Mapping[tuple[str, str], str]
    """(division id, the author's id) to the anchor."""
    headings: Mapping[tuple[str, str], str]
    """(division id, mark id) to the anchor, for every heading and whatever has a number."""


def is_book_wide(identifier: str) -> bool:
    """Whether an id names one thing in the whole book: ``fig:map``."""
    prefix, colon, name = identifier.partition(":")
    return bool(colon and name) and prefix in PREFIXES


def note_anchor(division: str, number: str) -> str:
    """The anchor of a note."""
    return f"note-{division}-{number}"


def call_anchor(note: str, time: int = 1) -> str:
    """The anchor of a note's call, by the note's; the second call has ``-call-2``."""
    return f"{note}-call" if time == 1 else f"{note}-call-{time}"


def notes_anchor(division: str) -> str:
    """The anchor of the heading above the notes of a division, where they stand together."""
    return f"notes-{division}"


def targets_of(division: Division) -> Iterator[Target]:
    """The ids that the author wrote in a division, that of its title first."""
    title = division.title
    known = {target.id for target in division.fragment.targets}
    if title is not None and title.label and title.label not in known:
        yield Target(id=title.label, span=_title_span(division, title.block))
    yield from division.fragment.targets


def _title_span(division: Division, block: str) -> Span:
    headings = (b.span(0) for b in division.fragment.blocks if block and b.id == block)
    return next(headings, Span(path=division.path))


def allot(book: Book, numbers: Mapping[str, Numbers]) -> Anchors:
    """Give every id, title and heading of the book its anchor."""
    taken = set(_notes(book, numbers))
    labelled = {
        division.id: division.title.label
        for division in book.divisions
        if division.title is not None and division.title.label
    }
    titles = {
        division.id: _free(division.id, taken)
        for division in book.divisions
        if division.id not in labelled
    }
    ids: dict[tuple[str, str], str] = {}
    for division in book.divisions:
        for target in targets_of(division):
            if (division.id, target.id) not in ids:
                ids[division.id, target.id] = _free(_wanted(division.id, target.id), taken)
    titles |= {division: ids[division, label] for division, label in labelled.items()}
    return Anchors(titles=titles, ids=ids, headings=_headings(book, numbers, ids, taken))


def _headings(
    book: Book,
    numbers: Mapping[str, Numbers],
    ids: Mapping[tuple[str, str], str],
    taken: set[str],
) -> Mapping[tuple[str, str], str]:
    return {
        (division.id, mark.id): ids.get((division.id, getattr(mark, "label", "")))
        or _free(f"{division.id}-{mark.id}", taken)
        for division in book.divisions
        for mark in division.fragment.marks
        if isinstance(mark, Heading) or mark.id in numbers[division.id].marks
    }


def _notes(book: Book, numbers: Mapping[str, Numbers]) -> Iterator[str]:
    for division in book.divisions:
        calls = Counter(m.label for m in division.fragment.marks if isinstance(m, NoteCall))
        if calls:
            yield notes_anchor(division.id)
        for label, number in numbers[division.id].notes.items():
            anchor = note_anchor(division.id, number)
            yield anchor
            yield from (call_anchor(anchor, time) for time in range(1, calls[label] + 1))


def _wanted(division: str, identifier: str) -> str:
    prefix, _, name = identifier.partition(":")
    whole = f"{prefix}-{name}" if is_book_wide(identifier) else f"{division}-{identifier}"
    return _NOT_IN_A_NAME.sub("-", whole)


def _free(wanted: str, taken: set[str]) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that nothing has yet."""
    candidates = chain((wanted,), (f"{wanted}-{number}" for number in count(2)))
    anchor = next(name for name in candidates if name not in taken)
    taken.add(anchor)
    return anchor
