"""Grid tables, drawn with ``+---+``: their cells hold blocks and may go over others.

Lines of ``=`` end the head and enclose the foot; colons in the line below the head, or in the
first of a table without one, align the columns; the widths are those of the drawing.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.blocks import tables
from riftbook.markup.blocks.grid_drawing import CrookedError, Drawing, Region
from riftbook.markup.blocks.table_building import Cell, build
from riftbook.markup.blocks.table_form import Form, standing
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line, joined
from riftbook.records import replace

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_RULE = re.compile(r"\+(?:[-=:]+\+)+$")


def opens(text: str) -> bool:
    """Whether a line is a table's upper edge."""
    return _RULE.match(text.strip()) is not None


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    caption, start = tables.caption_before(reader, lines, at)
    if start >= len(lines) or not opens(lines[start].text) or lines[start].indent > 3:
        return 0
    end = start
    while end < len(lines) and lines[end].text.strip()[:1] in {"+", "|"}:
        end += 1
    grid = [line.stripped() for line in lines[start:end]]
    try:
        if len(grid) < 3 or not opens(grid[-1].text):
            raise CrookedError(len(grid) - 1)
        drawing = Drawing(grid)
        regions = drawing.regions()
    except CrookedError as crooked:
        _refuse(reader, grid[crooked.row])
        reader.literal(parent, "p", lines[start:end], joined(lines[start:end]))
        return end - at
    after = end
    if not caption:
        caption, after = tables.caption_after(reader, lines, end)
    table, form = tables.add(reader, parent, caption, lines[start])
    build(reader, table, _rows(drawing, regions), _form(form, drawing, regions))
    return after - at


def _refuse(reader: "Reader", line: Line) -> None:
    reader.problem(
        "M020",
        line,
        "this grid table cannot be read: its walls do not meet here",
        "end every line at the same column, put + where walls meet, and draw every cell as an "
        "oblong",
    )


def _rows(drawing: Drawing, regions: Sequence[Region]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in drawing.down[1:]]
    for region in regions:
        lines = drawing.piece(region) or (drawing.lines[drawing.down[region.top]].cut(0, 0),)
        across, down = region.right - region.left, region.bottom - region.top
        rows[region.top].append(Cell(lines=lines, columns=across, rows=down))
    return rows


def _form(form: Form, drawing: Drawing, regions: Sequence[Region]) -> Form:
    """What the drawing says: head, foot, sides and widths."""
    doubled = [at for at, row in enumerate(drawing.down) if drawing.is_rule(row, "=")]
    inner = [at for at in doubled if 0 < at < len(drawing.down) - 1]
    footed = bool(inner) and doubled[-1] == len(drawing.down) - 1
    head = inner[0] if inner and not (footed and len(inner) == 1) else 0
    foot = len(drawing.down) - 1 - inner[-1] if footed else 0
    columns = range(len(drawing.across) - 1)
    rule = drawing.down[head]
    sides = [_side(drawing.rule(rule, at, at + 1)) for at in columns]
    if not form.shares:
        widths = (drawing.across[at + 1] - drawing.across[at] for at in columns)
        form = replace(form, shares=tuple(map(float, widths)))
    return replace(standing(form, head=head, sides=sides), foot=form.foot or foot)


def _side(rule: str) -> str:
    if rule.endswith(":"):
        return "align-center" if rule.startswith(":") else "align-right"
    return "align-left" if rule.startswith(":") else ""


CONSTRUCT = Construct(name="grid table", block=_read, opens=opens)
