"""The position map: a place of the manuscript ↔ a printed page and line.

It also says where every printed page begins in the text, for the marks of the EPUB. The
e-reader edition turns the same ordinals of ink characters into places of its documents.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import combining

from riftbook.model import Resolution
from riftbook.places import (
    SOFT_HYPHEN,
    Place,
    SourceBlock,
    home,
    ink_before,
    inked,
    offset_of,
)
from riftbook.records import Value, replace
from riftbook.sheets import Line, Sheet, Sheets

SAME = 1.0
"""Points by which the baselines of one printed line may differ."""
_SPACE = re.compile(r"\s")

Blocks = Mapping[tuple[str, str], SourceBlock]
"""By division and block id."""


class Spot(Value, kw_only=True):
    """A line of a printed page."""

    sheet: int
    """The page's position in the book, from 0."""
    line: int
    """Its position in `Sheet.lines`, from 0."""


class PageStart(Value, kw_only=True):
    """Where a printed page begins in the text; heads, folios and notes are no text."""

    label: str
    division: str
    block: str = ""
    """The block with whose text it begins, as that division's document calls it."""
    ink: int = 0
    """The ordinal of the first ink character in that block's own text."""
    lead: int = 0
    """How many ink characters of generated words stand before it on the page."""
    announced: bool = False
    """Whether a line of generated words alone, such as the name of an aside, stands before it on
    the page."""
    figure: str = ""
    """The figure (its mark's id) with which it begins, when no text does.

    Without block and figure, the page begins where its division does.
    """


class Positions:
    """The map of one book, looked up in both directions."""

    def __init__(self, sheets: Sheets, resolution: Resolution) -> None:
        """Index every line by the block that it prints."""
        self.sheets = sheets.sheets
        self.blocks = blocks_of(resolution)
        self._lines: dict[tuple[str, str], list[tuple[int, Spot]]] = {}
        for number, sheet in enumerate(self.sheets):
            for position, line in enumerate(sheet.lines):
                if line.block and line.end > line.begin:
                    spot = Spot(sheet=number, line=position)
                    own = home(sheet.division, line.block)
                    self._lines.setdefault(own, []).append((line.begin, spot))

    def spot(self, place: Place) -> Spot | None:
        """The line on which a place is printed; None for what the pages do not show."""
        key = (place.division, place.block)
        if key not in self._lines:
            return None
        ordinal = ink_before(self.blocks[key].text, place.offset)
        at = bisect_right(self._lines[key], ordinal, key=lambda entry: entry[0])
        return self._lines[key][max(at - 1, 0)][1]

    def place(self, spot: Spot) -> Place | None:
        """The place with which a line begins; None for a line of the layout's own words."""
        sheet = self.sheets[spot.sheet]
        line = sheet.lines[spot.line]
        division, name = home(sheet.division, line.block)
        block = self.blocks.get((division, name))
        if block is None:
            return None
        offset = offset_of(block.text, line.begin)
        return Place(division=division, block=name, offset=offset)

    def opening(self, label: str) -> Place | None:
        """The first whole word of the text on a page; None for a page without any."""
        for sheet in self.sheets:
            start = _first_words(sheet, self.blocks) if sheet.label == label else None
            if start is not None:
                division, name = home(start.division, start.block)
                offset = offset_of(self.blocks[division, name].text, start.ink)
                return Place(division=division, block=name, offset=offset)
        return None

    def number(self, spot: Spot) -> int:
        """The number of a line on its page, from 1, as one counts down the page."""
        sheet = self.sheets[spot.sheet]
        return _numbers(sheet)[spot.line]

    def spots(self, label: str, number: int | None = None) -> tuple[Spot, ...]:
        """The lines of the pages with a label, or those of one line number on them."""
        return tuple(
            Spot(sheet=at, line=position)
            for at, sheet in enumerate(self.sheets)
            if sheet.label == label
            for position, counted in enumerate(_numbers(sheet))
            if number is None or counted == number
        )


def blocks_of(resolution: Resolution) -> Blocks:
    """Every block of text of a book."""
    return {
        (resolved.division.id, block.id): block
        for resolved in resolution.divisions
        for block in resolved.division.fragment.blocks
    }


def page_starts(
    sheets: Sheets, resolution: Resolution, absent: frozenset[str] = frozenset()
) -> tuple[PageStart, ...]:
    """Where every printed page begins, in the order of the pages.

    A page on which nothing of the text stands (a blank, the contents) begins where the next one
    does; behind the last text it begins nowhere and is left out.

    Args:
        sheets: the pages.
        resolution: the book.
        absent: divisions that the text has not, such as contents made by riftbook, or notes that
            it has elsewhere.
    """
    blocks = blocks_of(resolution)
    waiting: list[str] = []
    found: list[PageStart] = []
    begun: set[str] = set()
    for sheet in sheets.sheets:
        waiting.append(sheet.label)
        missing = sheet.blank or sheet.division in absent
        start = None if missing else _start(sheet, blocks, begun)
        if start is not None:
            found.extend(replace(start, label=label) for label in waiting)
            waiting.clear()
    return tuple(found)


def _start(sheet: Sheet, blocks: Blocks, begun: set[str]) -> PageStart | None:
    """Where a page begins; None when nothing of the text begins on it."""
    bare = PageStart(label=sheet.label, division=sheet.division)
    if sheet.division not in begun:
        begun.add(sheet.division)
        return bare
    if sheet.opening:
        return replace(bare, figure=sheet.opening)
    return _first_words(sheet, blocks)


def _first_words(sheet: Sheet, blocks: Blocks) -> PageStart | None:
    """The first whole word of the text on a page."""
    text = [line for line in sheet.lines if not line.note]
    alone = [at for at, line in enumerate(text) if line.end == line.begin]
    for at, line, lead in _leads(text):
        block = blocks.get(home(sheet.division, line.block))
        ordinal = None if block is None else _whole_word(block.text, line)
        if ordinal is not None:
            return PageStart(
                label=sheet.label,
                division=sheet.division,
                block=line.block,
                ink=ordinal,
                lead=lead if ordinal == line.begin else 0,
                announced=any(before < at for before in alone),
            )
    return None


def _leads(lines: Iterable[Line]) -> Iterator[tuple[int, Line, int]]:
    """Each line of a block: its position, itself, the generated characters before its own ones."""
    waiting: dict[str, int] = {}
    for at, line in enumerate(lines):
        lead = waiting.pop(line.block, 0) + line.lead
        if line.end == line.begin:
            waiting[line.block] = lead
        elif line.block:
            yield at, line, lead


def _whole_word(text: str, line: Line) -> int | None:
    """The first character on a line that no word runs over to; None for none in the block."""
    offset = offset_of(text, line.begin)
    before = text[:offset].rstrip(SOFT_HYPHEN)[-1:]
    if not (_is_letter(before) and _is_letter(text[offset : offset + 1])):
        return line.begin
    space = _SPACE.search(text, offset)
    rest = len(text) if space is None else space.start()
    ordinal = ink_before(text, rest)
    if ordinal > line.end:
        return line.begin  # not a word that was broken: a script without spaces
    return ordinal if ordinal < len(inked(text)) else None


def _is_letter(character: str) -> bool:
    return bool(character) and (character.isalnum() or combining(character) != 0)


def _numbers(sheet: Sheet) -> tuple[int, ...]:
    """The number of each line of a page, counted by baselines from the top."""
    number, last = 0, float("-inf")
    numbers = [0] * len(sheet.lines)
    for position in sorted(range(len(numbers)), key=lambda at: sheet.lines[at].baseline):
        baseline = sheet.lines[position].baseline
        if baseline > last + SAME:
            number, last = number + 1, baseline
        numbers[position] = number
    return tuple(numbers)
