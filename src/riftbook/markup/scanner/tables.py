"""Tables: each cell is a text of its own."""

import re
from itertools import pairwise

from riftbook.markup.scanner import lines as rule
from riftbook.markup.scanner.dashed import DashedTables
from riftbook.markup.scanner.grids import grid_cells
from riftbook.markup.scanner.lines import Line
from riftbook.markup.scanner.segment import Kind, Segment
from riftbook.markup.scanner.state import INDENT
from riftbook.markup.scanner.values import fields_of

_BARS = re.compile(r"\\.|(`+)(?:(?!\1).)*?\1(?!`)|\|")
_OPTION = r"""\b(?:{})=(?:"([^"]*)"|'([^']*)'|([^\s}}"']+))"""
_FILE = re.compile(_OPTION.format("file|source|include"))
_DELIMITER = re.compile(_OPTION.format("delimiter"))
_CAPTION = re.compile(_OPTION.format("caption"))
_SIGNS = {"tab": "\t", r"\t": "\t", "comma": ",", "semicolon": ";"}


def cells_of(row: Line) -> list[tuple[int, int]]:
    """The ranges of a pipe table's cells; a bar in code or behind a backslash parts none."""
    cuts = [match.start() for match in _BARS.finditer(row.text) if match[0] == "|"]
    edges = [-1, *cuts, len(row.text)]
    pairs = pairwise(edges)
    return [(row.begin + left + 1, row.begin + right) for left, right in pairs if right > left + 1]


def _option(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next((group for group in match.groups() if group is not None), "") if match else ""


class Tables(DashedTables):
    """The part of the reading that knows tables and their captions."""

    def _pipes(self, line: Line) -> bool:
        if "|" not in line.text or not self._ruled(self.at + 1):
            return False
        self.begin_table()
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
        self.begin_table()
        rows = []
        while (row := self.bare(self.at)).text[:1] in {"+", "|"} and row.text:
            rows.append(row)
            self.at += 1
        for cell in grid_cells(rows):
            self.cell(cell)
        return True

    def cell(self, ranges: tuple[tuple[int, int], ...]) -> None:
        """A cell that holds blocks; whoever knows blocks reads them."""
        raise NotImplementedError

    # -- values parted by commas ------------------------------------------------------------

    def _values(self, line: Line) -> bool:
        """A fence of class ``table``: the rows of its file, then those inside."""
        match = rule.VALUES.match(line.text)
        if match is None:
            return False
        close = self.at + 1
        while (row := self.inner(close)) is not None:
            bare = row.text.strip()
            if len(bare) >= len(match[1]) and not bare.strip(match[1][0]):
                break
            close += 1
        if row is None:
            return False
        self.begin_table()
        caption = _option(_CAPTION, match[2])
        if caption:
            at = line.begin + line.text.find(caption)
            self.add((at, at + len(caption)), kind=Kind.LINE)
            self.table = None
        own = [self.whole_line(at) for at in range(self.at + 1, close)]
        for rows in (self.file(_option(_FILE, match[2])), own):
            said = _option(_DELIMITER, match[2])
            for ranges in fields_of(rows, _SIGNS.get(said, said)):
                self.add(*ranges, kind=Kind.LINE)
        self.at = close + 1
        return True

    # -- captions ---------------------------------------------------------------------------

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
        self.captioned = self.table is None
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
        line = self.whole_line(at)
        if line.indent >= INDENT:
            return self.dashed_rows(at, line) is not None
        head = line.stripped().text
        if ("|" in head and self._ruled(at + 1)) or rule.GRID.match(head) is not None:
            return True
        values = rule.VALUES.match(head)
        if values is not None:
            return not _option(_CAPTION, values[2])
        return self.dashed_rows(at, line) is not None
