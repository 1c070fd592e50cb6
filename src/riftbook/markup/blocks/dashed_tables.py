"""Pandoc's simple and multi-line tables: columns under dashes, without bars.

A simple table has a line for each row and ends at an empty line; one without a head, and one
whose rows go over several lines with empty ones between them, ends at a line of dashes.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.blocks import tables
from riftbook.markup.blocks.table_building import Cell, build
from riftbook.markup.blocks.table_form import standing
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.records import Value, replace

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *$")
_SOLID = re.compile(r" {0,3}-{3,} *$")


class _Found(Value):
    """Where the parts of a table stand among the lines."""

    head: range
    rule: int
    rows: tuple[range, ...]
    end: int
    """Behind its last line."""
    wide: bool
    """Whether the dashes say the widths too: in a multi-line table."""


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    caption, start = tables.caption_before(reader, lines, at)
    found = _found(reader, lines, start)
    if found is None:
        return 0
    after = found.end
    if not caption:
        caption, after = tables.caption_after(reader, lines, found.end)
    table, form = tables.add(reader, parent, caption, lines[start])
    groups = [match.span() for match in re.finditer("-+", lines[found.rule].text)]
    rows = [_cells(lines, row, groups) for row in found.rows]
    shown = found.head or found.rows[0]
    sides = [_side(lines, shown, groups, column) for column in range(len(groups))]
    if found.head:
        rows.insert(0, _cells(lines, found.head, groups))
    form = standing(form, head=1 if found.head else 0, sides=sides)
    if found.wide and not form.shares:
        form = replace(form, shares=tuple(float(right - left) for left, right in groups))
    build(reader, table, rows, form)
    return after - at


def starts(reader: "Reader", lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first of such a table."""
    return _found(reader, lines, at) is not None


def _found(reader: "Reader", lines: Sequence[Line], at: int) -> _Found | None:
    """The table that begins at a line; None for none."""
    if at + 1 >= len(lines) or "\t" in lines[at].text:
        return None
    if _COLUMNS.match(lines[at].text):
        return _until_dashes(lines, at, range(at, at), at)
    if _SOLID.match(lines[at].text):
        rule = at + 1
        while rule < len(lines) and not (lines[rule].blank or _dashed(lines[rule])):
            rule += 1
        if rule == at + 1 or rule == len(lines) or not _COLUMNS.match(lines[rule].text):
            return None
        found = _until_dashes(lines, at, range(at + 1, rule), rule)
        return replace(found, wide=True) if found else None
    return None if reader.interrupts(lines[at]) else _simple(lines, at)


def _simple(lines: Sequence[Line], at: int) -> _Found | None:
    """A table with a head of one line, which ends at an empty line or at one of dashes."""
    if not _COLUMNS.match(lines[at + 1].text):
        return None
    end = at + 2
    while end < len(lines) and not (lines[end].blank or _dashed(lines[end])):
        end += 1
    if end == at + 2:
        return None
    rows = tuple(range(row, row + 1) for row in range(at + 2, end))
    closed = end < len(lines) and not lines[end].blank
    return _Found(range(at, at + 1), at + 1, rows, end + closed, wide=False)


def _until_dashes(lines: Sequence[Line], at: int, head: range, rule: int) -> _Found | None:
    """A table that a line of dashes ends, before an empty line."""
    end = next((n for n in range(rule + 1, len(lines)) if _dashed(lines[n])), 0)
    if end < rule + 2 or (end + 1 < len(lines) and not lines[end + 1].blank):
        return None
    if lines[rule + 1].blank:
        return None
    gaps = any(lines[n].blank for n in range(rule + 1, end))
    if not (gaps or head):
        rows = tuple(range(row, row + 1) for row in range(rule + 1, end))
        return _Found(head, rule, rows, end + 1, wide=False)
    rows_found: list[range] = []
    first = rule + 1
    for n in range(rule + 1, end + 1):
        if n == end or lines[n].blank:
            if first < n:
                rows_found.append(range(first, n))
            first = n + 1
    return _Found(head, rule, tuple(rows_found), end + 1, wide=gaps)


def _dashed(line: Line) -> bool:
    return _COLUMNS.match(line.text) is not None or _SOLID.match(line.text) is not None


def _piece(line: Line, groups: Sequence[tuple[int, int]], column: int) -> Line:
    """What a line has in a column: up to where the next one begins."""
    begin = groups[column][0] if column else 0
    last = column == len(groups) - 1
    return line.cut(begin, len(line.text) if last else groups[column + 1][0]).stripped()


def _cells(lines: Sequence[Line], row: range, groups: Sequence[tuple[int, int]]) -> list[Cell]:
    cells = []
    for column in range(len(groups)):
        pieces = [_piece(lines[n], groups, column) for n in row]
        said = tuple(piece for piece in pieces if piece.text) or (pieces[0],)
        cells.append(Cell(lines=said, text="\n".join(piece.text for piece in said)))
    return cells


def _side(lines: Sequence[Line], row: range, groups: Sequence[tuple[int, int]], column: int) -> str:
    """How a column is aligned: its first cell is flush with one end of the dashes, or with none."""
    left, right = groups[column]
    pieces = [lines[n].text[left:right].rstrip() for n in row]
    said = [piece for piece in pieces if piece]
    if not said:
        return ""
    flush_left = not all(piece.startswith(" ") for piece in said)
    flush_right = max(map(len, said)) == right - left
    if flush_left:
        return "" if flush_right else "align-left"
    return "align-right" if flush_right else "align-center"


CONSTRUCT = Construct(name="dashed table", block=_read)
