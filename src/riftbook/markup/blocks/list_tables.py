"""List tables: ``::: {.list-table header-rows=1 widths="2,1"}``, an item for each row.

Each row is an item, each cell an item of the list in it. A paragraph before the list is the
caption. ``[]{colspan=2 rowspan=3 align=r}`` at the beginning of a cell is about the cell.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup import attributes
from riftbook.markup.attributes import Attributes
from riftbook.markup.blocks import divs, lists, tables
from riftbook.markup.blocks.table_building import SPANNING, Cell, build
from riftbook.markup.blocks.table_form import side_of, standing
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.markup.reader import running

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

CLASS = "list-table"
_ABOUT = re.compile(r"\[\](" + attributes.PATTERN + r")[ \t]*")


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    found = divs.opening(lines[at].text)
    if found is None or CLASS not in found.classes:
        return 0
    end = divs.end(lines, at)
    inner = lines[at + 1 : end]
    first = next((at for at, line in enumerate(inner) if lists.mark(line.text)), len(inner))
    rows, read = _rows(reader, inner, first)
    rest = [line for line in inner[read:] if not line.blank]
    if end == len(lines) or not rows or rest:
        place = lines[at] if end == len(lines) or not rest else rest[0]
        reader.problem(
            "M031",
            place,
            "this list table cannot be read",
            "between the colons stand a caption, if there is one, and one list: an item for each "
            "row, in it an item for each cell",
        )
        return 0
    caption = [line for line in inner[:first] if not line.blank]
    own = Attributes(
        id=found.id, classes=tuple(c for c in found.classes if c != CLASS), pairs=found.pairs
    )
    table, form = tables.add(reader, parent, (), lines[at], own)
    if caption:
        reader.place(table, caption)
        reader.leaf(table, "caption", caption, running(caption))
    build(reader, table, rows, standing(form, head=1))
    return end + 1 - at


def _rows(reader: "Reader", lines: Sequence[Line], at: int) -> tuple[list[list[Cell]], int]:
    """The rows of the list that begins at a line, and where it ends."""
    rows: list[list[Cell]] = []
    items, end = lists.items(reader, lines, at)
    for item in items:
        start = next((n for n, line in enumerate(item) if not line.blank), len(item))
        cells, used = lists.items(reader, item, start)
        if not cells or any(not line.blank for line in item[used:]):
            return [], at
        rows.append([_cell(reader, cell) for cell in cells])
    return rows, end


def _cell(reader: "Reader", lines: Sequence[Line]) -> Cell:
    about = _ABOUT.match(lines[0].text)
    found = attributes.parse(about[1]) if about else None
    if about is None or found is None:
        return Cell(lines=tuple(lines))
    place, rest = lines[0], (lines[0].after(about.end()), *lines[1:])
    side = found.pairs.get("align", "")
    return Cell(
        lines=rest,
        columns=_span(reader, place, found, "colspan"),
        rows=_span(reader, place, found, "rowspan"),
        side=side_of(reader, place, side) if side else "",
        classes=found.classes,
    )


def _span(reader: "Reader", place: Line, found: Attributes, key: str) -> int:
    value = found.pairs.get(key, "1")
    if value.isascii() and value.isdigit() and 0 < int(value[:5]) <= SPANNING:
        return int(value)
    reader.problem(
        "M025",
        place,
        f"{key}={value} is not possible and is set to 1",
        f"write a number from 1 to {SPANNING}",
    )
    return 1


CONSTRUCT = Construct(name="list table", block=_read)
