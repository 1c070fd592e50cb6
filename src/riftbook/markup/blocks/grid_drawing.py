"""The drawing of a grid table: its walls, and the cells that they part.

The columns of a drawing are those of a screen: a wide letter of Chinese or Japanese takes two,
a combining mark none.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from riftbook.markup.lines import Line
from riftbook.records import Value

RULE = frozenset("-=:+")
"""What a wall between two rows is drawn with."""


class Region(Value):
    """A cell: the walls around it, counted from 0 in the grid of all walls."""

    top: int
    left: int
    bottom: int
    right: int


class CrookedError(Exception):
    """The walls do not part the table into oblong cells."""

    def __init__(self, row: int) -> None:
        """Keep the line of the drawing at which it shows."""
        super().__init__(row)
        self.row = row


class Drawing:
    """The lines of a grid table."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Measure the lines.

        Raises:
            CrookedError: one of them does not end at the right wall.
        """
        self.lines = lines
        self._rows = [_Row(line) for line in lines]
        width = self._rows[0].width
        for number, row in enumerate(self._rows):
            if row.width != width or row.at(width - 1) not in "+|":
                raise CrookedError(number)
        self.across = sorted({at for row in self._rows for at in row.crossings()})
        self.down = [at for at, row in enumerate(self._rows) if row.has_rule()]

    def is_rule(self, row: int, sign: str = "") -> bool:
        """Whether a line is a wall from left to right, drawn with a sign."""
        text = self.lines[row].text
        return RULE.issuperset(text) and (not sign or sign in text)

    def rule(self, row: int, left: int, right: int) -> str:
        """What a wall looks like between two walls that cross it."""
        return self._rows[row].slice(self.across[left] + 1, self.across[right])[1]

    def piece(self, region: Region) -> tuple[Line, ...]:
        """The lines inside a cell without the space that all have before them.

        So figures may be drawn to the right, and code in a cell needs a fence.
        """
        begin, end = self.across[region.left] + 1, self.across[region.right]
        inside = range(self.down[region.top] + 1, self.down[region.bottom])
        found = []
        for row in inside:
            start, text = self._rows[row].slice(begin, end)
            found.append(self.lines[row].cut(start, start + len(text.rstrip())))
        space = min((line.indent for line in found if not line.blank), default=0)
        return tuple(line.without(space) for line in found)

    def regions(self) -> tuple[Region, ...]:
        """The cells, row by row, in a grid without walls that part nothing.

        Raises:
            CrookedError: a cell is no oblong.
        """
        found = [self._oblong(tiles) for tiles in self._joined()]
        lefts = {edge for each in found for edge in (each.left, each.right)}
        tops = {edge for each in found for edge in (each.top, each.bottom)}
        columns = {edge: at for at, edge in enumerate(sorted(lefts))}
        rows = {edge: at for at, edge in enumerate(sorted(tops))}
        self.across = [self.across[edge] for edge in sorted(lefts)]
        self.down = [self.down[edge] for edge in sorted(tops)]
        return tuple(
            sorted(
                (
                    Region(rows[r.top], columns[r.left], rows[r.bottom], columns[r.right])
                    for r in found
                ),
                key=lambda region: (region.top, region.left),
            )
        )

    def _joined(self) -> list[set[tuple[int, int]]]:
        """The tiles of the finest grid, those put together that no wall parts."""
        group: dict[tuple[int, int], set[tuple[int, int]]] = {}
        for row in range(len(self.down) - 1):
            for column in range(len(self.across) - 1):
                tile = (row, column)
                group[tile] = {tile}
                if column and not self._is_parted(row, column):
                    _join(group, tile, (row, column - 1))
                if row and not self._is_ruled(row, column):
                    _join(group, tile, (row - 1, column))
        return list({id(tiles): tiles for tiles in group.values()}.values())

    def _is_parted(self, row: int, column: int) -> bool:
        """Whether a wall stands on the left of a tile."""
        at = self.across[column]
        inside = range(self.down[row] + 1, self.down[row + 1])
        ends = (self.down[row], self.down[row + 1])
        return all(self._rows[line].at(at) in "|+" for line in inside) and all(
            self._rows[line].at(at) in "|+-=:" for line in ends
        )

    def _is_ruled(self, row: int, column: int) -> bool:
        """Whether a wall stands above a tile."""
        begin, end = self.across[column] + 1, self.across[column + 1]
        return RULE.issuperset(self._rows[self.down[row]].slice(begin, end)[1])

    def _oblong(self, tiles: set[tuple[int, int]]) -> Region:
        rows, columns = {row for row, _ in tiles}, {column for _, column in tiles}
        if len(tiles) != len(rows) * len(columns):
            raise CrookedError(self.down[min(rows)])
        return Region(min(rows), min(columns), max(rows) + 1, max(columns) + 1)


def _join(
    group: dict[tuple[int, int], set[tuple[int, int]]], one: tuple[int, int], other: tuple[int, int]
) -> None:
    larger, smaller = group[other], group[one]
    if larger is smaller:
        return
    if len(larger) < len(smaller):
        larger, smaller = smaller, larger
    larger |= smaller
    for tile in smaller:
        group[tile] = larger


class _Row:
    """A line of the drawing, asked for what stands in a column of the screen."""

    def __init__(self, line: Line) -> None:
        self.text = line.text
        self._plain = line.text.isascii()
        self._starts = [] if self._plain else list(_columns(line.text))
        self.width = len(line.text) if self._plain else self._starts[-1]

    def at(self, column: int) -> str:
        return self.slice(column, column + 1)[1][:1]

    def slice(self, begin: int, end: int) -> tuple[int, str]:
        """Where the text between two columns begins, and that text."""
        if self._plain:
            return begin, self.text[begin:end]
        inside = [at for at, column in enumerate(self._starts[:-1]) if begin <= column < end]
        return (inside[0], self.text[inside[0] : inside[-1] + 1]) if inside else (0, "")

    def crossings(self) -> Iterator[int]:
        """The columns at which a wall meets one that goes across."""
        marks = [at for at, sign in enumerate(self.text) if sign == "+"]
        for left, right in pairwise(marks):
            if right > left + 1 and _RULED.issuperset(self.text[left + 1 : right]):
                yield from (at if self._plain else self._starts[at] for at in (left, right))

    def has_rule(self) -> bool:
        return next(self.crossings(), None) is not None


_RULED = RULE - {"+"}


def _columns(text: str) -> Iterator[int]:
    """The column in which each character begins, and where the last one ends."""
    column = 0
    for character in text:
        yield column
        if not unicodedata.combining(character):
            column += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    yield column
