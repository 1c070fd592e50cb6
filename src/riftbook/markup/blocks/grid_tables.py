"""Grid tables, drawn with ``+---+``: their cells hold blocks."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.blocks import tables
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line, joined

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_RULE = re.compile(r"\+(?:[-=:]+\+)+$")


def _is_rule(line: Line) -> bool:
    return _RULE.match(line.text.strip()) is not None


def opens(text: str) -> bool:
    """Whether a line is a table's upper edge."""
    return _RULE.match(text.strip()) is not None


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    caption, start = tables.caption_before(reader, lines, at)
    if start >= len(lines) or not _is_rule(lines[start]) or lines[start].indent > 3:
        return 0
    end = start
    while end < len(lines) and lines[end].text.strip()[:1] in {"+", "|"}:
        end += 1
    grid = [line.stripped() for line in lines[start:end]]
    edges = [at for at, character in enumerate(grid[0].text) if character == "+"]
    if len(grid) < 3 or not _is_rule(grid[-1]) or not all(_fits(row, edges) for row in grid):
        reader.problem(
            "M020",
            lines[start],
            "this grid table cannot be read",
            "every row needs its bars at the same columns; cells cannot span others here",
        )
        text = joined(lines[start:end])
        reader.literal(parent, "p", lines[start:end], text)
        return end - at
    after = end
    if not caption:
        caption, after = tables.caption_after(reader, lines, end)
    _fill(reader, tables.add(reader, parent, caption, lines[start]), grid, edges)
    return after - at


def _fits(row: Line, edges: Sequence[int]) -> bool:
    return len(row.text) == edges[-1] + 1 and all(row.text[edge] in "+|" for edge in edges)


def _fill(reader: "Reader", table: Element, grid: Sequence[Line], edges: Sequence[int]) -> None:
    rules = [at for at, row in enumerate(grid) if _is_rule(row)]
    head = next((at for at in rules if "=" in grid[at].text), 0)
    parts: dict[str, Element] = {}
    for first, last in pairwise(rules):
        tag = "thead" if last <= head else "tbody"
        if tag not in parts:
            parts[tag] = SubElement(table, tag)
        row = SubElement(parts[tag], "tr")
        for left, right in pairwise(edges):
            cell = SubElement(row, "th" if tag == "thead" else "td")
            if tag == "thead":
                cell.set("scope", "col")
            pieces = [_piece(line, left, right) for line in grid[first + 1 : last]]
            loose = reader.read(pieces, cell)
            if len(cell) == 1 and cell[0].tag == "p" and not loose:
                cell[0].set("x-tight", "")


def _piece(line: Line, left: int, right: int) -> Line:
    text = line.text[left + 1 : right].rstrip()
    return Line(line.line, line.column + left + 1, text).without(1)


CONSTRUCT = Construct(name="grid table", block=_read, opens=opens)
