"""Pandoc's simple and multi-line tables: their columns begin under dashes."""

import re
from collections.abc import Sequence

from riftbook.markup.scanner import lines as rule
from riftbook.markup.scanner.lines import Line
from riftbook.markup.scanner.segment import Kind
from riftbook.markup.scanner.state import Reading

Found = tuple[str, list[list[Line]], int]
"""The dashes, the rows, and the line behind the table."""


def dashed_cells(rows: Sequence[Line], dashes: str) -> list[tuple[tuple[int, int], ...]]:
    """The cells of one row under dashes: each ends where the dashes of the next begin."""
    begins = [match.start() for match in re.finditer("-+", dashes)]
    edges = [0, *begins[1:]]
    found = []
    for number, left in enumerate(edges):
        ranges = []
        for row in rows:
            right = len(row.text) if number == len(edges) - 1 else edges[number + 1]
            if row.text[left:right].strip():
                ranges.append((row.begin + left, row.begin + min(right, len(row.text))))
        if ranges:
            found.append(tuple(ranges))
    return found


class DashedTables(Reading):
    """The part of the reading that knows them."""

    def dashes(self, line: Line) -> bool:
        """Pandoc's simple and multi-line tables: their columns begin under dashes."""
        near = self.lines[self.at : self.at + 2]
        if self.paragraph or not any("--" in row.text for row in near):
            return False
        found = self.dashed_rows(self.at, line)
        if found is None:
            return False
        dashes, rows, end = found
        self.begin_table()
        for row in rows:
            for cell in dashed_cells(row, dashes):
                self.add(*cell, kind=Kind.LINE)
        self.at = end
        return True

    def dashed_rows(self, at: int, first: Line) -> Found | None:
        """The dashes, the rows and the end of the table that begins at a line."""
        if rule.DASHES.match(first.text):
            return self._up_to_dashes(at, [])
        if rule.SOLID.match(first.text):
            return self._below_a_head(at)
        return self._simple(at, first)

    def _below_a_head(self, at: int) -> Found | None:
        """A table between two lines of dashes whose head has a line of dashes below it."""
        head: list[Line] = []
        while not rule.DASHED.match((row := self.whole_line(at + 1 + len(head))).text):
            if row.blank:
                return None
            head.append(row)
        below = at + 1 + len(head)
        if not head or not rule.DASHES.match(row.text):
            return None
        return self._up_to_dashes(below, [head])

    def _simple(self, at: int, first: Line) -> Found | None:
        """A table with a line for each row, which ends at an empty line or at one of dashes."""
        if not rule.DASHES.match(self.whole_line(at + 1).text) or self._begins_other(first):
            return None
        rows = [[first]]
        end = at + 2
        while not (row := self.whole_line(end)).blank and not rule.DASHED.match(row.text):
            rows.append([row])
            end += 1
        if len(rows) == 1:
            return None
        return self.whole_line(at + 1).text, rows, end if row.blank else end + 1

    def _begins_other(self, line: Line) -> bool:
        return line.blank or (line.indent < 4 and self.interrupts(line.stripped()))

    def _up_to_dashes(self, at: int, head: list[list[Line]]) -> Found | None:
        end = at + 1
        while (row := self.inner(end)) is not None and not rule.DASHED.match(row.text):
            end += 1
        body = [self.whole_line(number) for number in range(at + 1, end)]
        if row is None or len(body) < 1 or body[0].blank or not self.whole_line(end + 1).blank:
            return None
        rows = list(head)
        if not head and not any(line.blank for line in body):
            rows.extend([line] for line in body)
        else:
            rows.append([])
            for line in body:
                if not line.blank:
                    rows[-1].append(line)
                elif rows[-1]:
                    rows.append([])
        return self.whole_line(at).text, [row for row in rows if row], end + 1

    def whole_line(self, at: int) -> Line:
        """A line without its containers, indented; an empty one where they end."""
        line = self.inner(at)
        return Line(0, "") if line is None else line
