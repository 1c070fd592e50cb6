"""Tables: each cell is a text of its own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from riftbook.markup.scanner import lines as rule
from riftbook.markup.scanner.lines import GRID, Line
from riftbook.markup.scanner.segment import Kind, Segment
from riftbook.markup.scanner.state import Reading

_BARS = re.compile(r"\\.|(`+)(?:(?!\1).)*?\1(?!`)|\|")


def cells_of(row: Line) -> list[tuple[int, int]]:
    """The ranges of a pipe table's cells; a bar in code or behind a backslash parts none."""
    cuts = [match.start() for match in _BARS.finditer(row.text) if match[0] == "|"]
    edges = [-1, *cuts, len(row.text)]
    pairs = pairwise(edges)
    return [(row.begin + left + 1, row.begin + right) for left, right in pairs if right > left + 1]


def grid_cells(rows: Sequence[Line]) -> list[tuple[tuple[int, int], ...]]:
    """The cells of a grid table, each the ranges of its lines, in reading order."""
    cells: list[tuple[tuple[int, int], ...]] = []
    band: list[Line] = []
    for row in rows:
        if not GRID.match(row.text):
            band.append(row)
            continue
        cells.extend(_band(band))
        band = []
    cells.extend(_band(band))
    return cells


def _band(rows: Sequence[Line]) -> list[tuple[tuple[int, int], ...]]:
    if not rows:
        return []
    cuts = [at for at, character in enumerate(rows[0].text) if character in "|+"]
    shared = [at for at in cuts if all(row.text[at : at + 1] in {"|", "+"} for row in rows)]
    edges = [*shared, max(len(row.text) for row in rows)]
    found = []
    for left, right in pairwise(edges):
        ranges = tuple(
            (row.begin + left + 1, row.begin + min(right, len(row.text)))
            for row in rows
            if left + 1 < min(right, len(row.text))
        )
        found.append(ranges)
    return [ranges for ranges in found if ranges]


class Tables(Reading):
    """The part of the reading that knows tables and their captions."""

    def _pipes(self, line: Line) -> bool:
        if "|" not in line.text or not self._ruled(self.at + 1):
            return False
        self.flush()
        self.table = len(self.segments)
        rows = [line]
        self.at += 2
        while (row := self.bare(self.at)).text and "|" in row.text:
            rows.append(row)
            self.at += 1
        for cell in (cell for row in rows for cell in cells_of(row)):
            self.add(cell, kind=Kind.LINE)
        return True

    def _ruled(self, at: int) -> bool:
        """Whether a line parts a table's head from its body."""
        text = self.bare(at).text
        return "|" in text and rule.DELIMITER.match(text) is not None

    def _grid(self, line: Line) -> bool:
        if not rule.GRID.match(line.text):
            return False
        self.flush()
        self.table = len(self.segments)
        rows = []
        while (row := self.bare(self.at)).text[:1] in {"+", "|"} and row.text:
            rows.append(row)
            self.at += 1
        for cell in grid_cells(rows):
            self.add(*cell)
        return True

    def _caption(self, line: Line) -> bool:
        """A table's caption is printed before it, wherever it is written."""
        match = rule.CAPTION.match(line.text)
        if match is None or not self._captions(line):
            return False
        ahead = self._caption_end()
        ranges = [(line.begin + match.end(), line.begin + len(line.text))]
        ranges += [
            (row.begin, row.begin + len(row.text))
            for row in (self.peeled(at)[0].stripped() for at in range(self.at + 1, ahead))
        ]
        self.at = ahead
        where = len(self.segments) if self.table is None else self.table
        self.segments.insert(where, Segment(tuple(ranges), Kind.LINE, self.note))
        self.table = None
        return True

    def _captions(self, line: Line) -> bool:
        """Whether a line begins the caption of the table before or after it."""
        if self.paragraph or not rule.CAPTION.match(line.text):
            return False
        after = self._caption_end()
        while (empty := self.inner(after)) is not None and empty.blank:
            after += 1
        return self.table is not None or self._table_at(after)

    def _caption_end(self) -> int:
        ahead = self.at + 1
        while ahead < len(self.lines) and self._goes_on(ahead):
            ahead += 1
        return ahead

    def _goes_on(self, at: int) -> bool:
        """Whether a caption goes on: in its div, its quotation and its list item."""
        line, count = self.peeled(at)
        if line.blank or count < len(self.containers):
            return not line.blank and self.follows(line)
        return not self.interrupts(line.stripped())

    def _table_at(self, at: int) -> bool:
        head = self.bare(at).text
        return ("|" in head and self._ruled(at + 1)) or rule.GRID.match(head) is not None
