"""The printed pages as running text: what stands in the text block, and what in the notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from riftbook.checks.comparison import JOINT, MEANINGLESS
from riftbook.checks.pages import Piece
from riftbook.records import Record, field
from riftbook.sheets import Sheet

_INITIAL = 1.5
"""An initial is so many times larger than the text."""

_MARKER = re.compile(r"\s*\(?(?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]+)[.)]\s*$")
_LEFTWARD_MARKER = re.compile(r"\s*[.)(](?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]+)[()]?\s*$")
"""The same as its glyphs stand from left to right where words run to the left."""
_SLACK = 3.0
"""Points that a baseline may stand outside its region."""


class Column(Record):
    """The text of one division, or of its notes, through all its pages."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    light: list[tuple[int, int]] = field(default_factory=list)
    """Ranges of the numbers of list items."""
    pages: list[tuple[int, int]] = field(default_factory=list)
    """(Where a page begins in the text, its position from 0)."""
    last: Piece | None = None

    @property
    def text(self) -> str:
        """Everything, `JOINT` where pieces meet without a space."""
        return "".join(self.parts)

    def page_at(self, offset: int) -> int:
        """The page on which a character stands."""
        return max((page for begin, page in self.pages if begin <= offset), default=0)

    def add(self, pieces: Iterable[Piece], page: int) -> None:
        """Add what stands on a page."""
        self.pages.append((self.length, page))
        for piece, marker in _marked(_settled(tuple(_without_ornaments(pieces)))):
            between = "" if self.last is None else JOINT
            begin = self.length + len(between)
            self.parts += (between, piece.text)
            self.length = begin + len(piece.text)
            self.last = piece
            if marker:
                self.light.append((begin, self.length))
        if self.last is not None:
            # The next page continues behind a line end.
            self.last = Piece(self.last.text, 0, 0, -1, self.last.size, "")


def columns(
    pages: Iterable[Sequence[Piece]], sheets: Sequence[Sheet]
) -> dict[str, tuple[Column, Column]]:
    """Body and notes of each division; running heads and folios belong to neither.

    Args:
        pages: The pieces of every page.
        sheets: The same pages as they were typeset.

    Raises:
        ValueError: Not as many pages as sheets.
    """
    found: dict[str, tuple[Column, Column]] = {}
    for number, (pieces, sheet) in enumerate(zip(pages, sheets, strict=True)):
        if sheet.blank:
            continue
        body, notes = found.setdefault(sheet.division, (Column(), Column()))
        body.add((p for p in pieces if _in_body(p, sheet)), number)
        notes.add((p for p in pieces if _in_notes(p, sheet)), number)
    return found


def _in_body(piece: Piece, sheet: Sheet) -> bool:
    return sheet.text.y - _SLACK <= piece.y <= sheet.notes_top + _SLACK


def _in_notes(piece: Piece, sheet: Sheet) -> bool:
    foot = sheet.text.y + sheet.text.height
    return sheet.notes_top + _SLACK < piece.y <= foot + _SLACK


def _without_ornaments(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out signs without words that are painted late, above what was painted before them.

    A style that moves an ornament from its place has it painted after the text of its page; it
    would part the two halves of a word that runs over to the next.
    """
    lowest = 0.0
    for piece in pieces:
        says = any(character.isalnum() for character in piece.text) or MEANINGLESS in piece.text
        if says or piece.y >= lowest:
            yield piece
            lowest = max(lowest, piece.y)


def _settled(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Initials, which are painted before all lines, put before the line they begin."""
    if not pieces:
        return ()
    usual = median(piece.size for piece in pieces)
    order = list(pieces)
    for initial in pieces:
        if initial.size < _INITIAL * usual or len(initial.text.strip("“‘\"'«„ ")) > 2:
            continue
        beside = [line for line in order if _begins(line, initial)]
        if beside:
            order.remove(initial)
            order.insert(order.index(min(beside, key=lambda line: line.y)), initial)
    return tuple(order)


def _begins(line: Piece, initial: Piece) -> bool:
    """Whether a line stands to the right of an initial, at its height."""
    high = initial.y - initial.size < line.y <= initial.y + 1
    return (
        line is not initial and high and initial.right - 2 <= line.x < initial.right + initial.size
    )


def _marked(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, bool]]:
    """Each piece, and whether it is the number of a list item: alone, at its line's beginning."""
    leftmost: dict[float, float] = {}
    rightmost: dict[float, float] = {}
    for piece in pieces:
        line = round(piece.y, 1)
        leftmost[line] = min(leftmost.get(line, piece.x), piece.x)
        rightmost[line] = max(rightmost.get(line, piece.x), piece.x)
    for piece in pieces:
        line = round(piece.y, 1)
        left = piece.x <= leftmost[line] and _MARKER.match(piece.text)
        right = piece.x >= rightmost[line] and _LEFTWARD_MARKER.match(piece.text)
        yield piece, bool(left or right)
