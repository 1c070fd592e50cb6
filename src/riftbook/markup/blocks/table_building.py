"""The cells of a table, in whatever form they were written, put together as elements."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.blocks.table_form import Form
from riftbook.markup.lines import Line
from riftbook.records import Value, replace

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

SPANNING = 1000
"""How many columns or rows a cell may go over, as in HTML."""


class Cell(Value, kw_only=True):
    """One cell as it is written."""

    lines: tuple[Line, ...]
    """The piece of the file that it stands for; one at least."""
    text: str | None = None
    """Its running text; None where its lines hold blocks."""
    columns: int = 1
    rows: int = 1
    side: str = ""
    """The class that aligns it; `""` for that of its column."""
    classes: tuple[str, ...] = ()


Rows = Sequence[Sequence[Cell]]


class _Slot(Value):
    """A cell at its place in the grid."""

    cell: Cell
    row: int
    column: int


def build(reader: "Reader", table: Element, rows: Rows, form: Form) -> None:
    """Add the rows of a table to its element.

    Args:
        reader: the file being read.
        table: the element, its caption in it.
        rows: of the head, of the body, of the foot.
        form: how they are divided; `head` counts as 0 where it is None.
    """
    head, foot = _divided(reader, rows, form)
    groups = [("thead", 0, head), ("tbody", head, len(rows) - foot),
              ("tfoot", len(rows) - foot, len(rows))]  # fmt: skip
    slots: list[list[_Slot]] = []
    for _, first, last in groups:
        slots.extend(_placed(reader, rows[first:last], first))
    width = max((slot.column + slot.cell.columns for row in slots for slot in row), default=0)
    _set_widths(reader, table, form, width)
    for tag, first, last in groups:
        if first < last:
            group = SubElement(table, tag)
            for row in slots[first:last]:
                _add_row(reader, SubElement(group, "tr"), row, form, tag)
    if form.decimal:
        table.set("x-decimal", form.decimal)


def _divided(reader: "Reader", rows: Rows, form: Form) -> tuple[int, int]:
    """How many rows the head and the foot have; the body keeps one at least."""
    head, foot = form.head or 0, form.foot
    if rows and head + foot >= len(rows):
        place = rows[0][0].lines[0] if rows[0] else rows[-1][0].lines[0]
        if head + foot > len(rows):
            reader.problem(
                "M032",
                place,
                f"head and foot are to have {head + foot} rows, and the table has {len(rows)}",
                "take header-rows= or footer-rows= down",
            )
        else:
            reader.problem(
                "M034",
                place,
                "this table has no rows but those of its head and foot",
                "write rows below the head, or a table without a head",
            )
        head = min(head, len(rows) - 1)
        foot = len(rows) - 1 - head
    return head, foot


def _placed(reader: "Reader", rows: Rows, first: int) -> Iterator[list[_Slot]]:
    """The rows of one part of the table, each cell at its column."""
    taken: set[tuple[int, int]] = set()
    for number, cells in enumerate(rows):
        row: list[_Slot] = []
        column = 0
        for given in cells:
            while (number, column) in taken:
                column += 1
            cell = _clipped(reader, given, len(rows) - number)
            free = 1
            while free < cell.columns and (number, column + free) not in taken:
                free += 1
            if free < cell.columns:
                _tell_span(reader, cell, "a cell of a row above stands in its way")
                cell = replace(cell, columns=free)
            taken.update(
                (number + down, column + across)
                for down in range(cell.rows)
                for across in range(cell.columns)
            )
            row.append(_Slot(cell, first + number, column))
            column += cell.columns
        yield row


def _clipped(reader: "Reader", cell: Cell, rows: int) -> Cell:
    if cell.rows <= rows:
        return cell
    _tell_span(reader, cell, f"only {rows} of these rows are there, in this part of the table")
    return replace(cell, rows=rows)


def _tell_span(reader: "Reader", cell: Cell, why: str) -> None:
    reader.problem(
        "M033",
        cell.lines[0],
        f"this cell cannot go over {cell.columns} columns and {cell.rows} rows: {why}",
        "let colspan and rowspan fit the cells around it; head, body and foot end where they end",
    )


def _set_widths(reader: "Reader", table: Element, form: Form, columns: int) -> None:
    """Say the widths of the columns in parts of the whole."""
    shares = form.shares
    if not shares or not columns:
        return
    if len(shares) != columns:
        line = form.place or reader.slices[int(table.get("x-slice", "0"))][0]
        reader.problem(
            "M032",
            reader.span(line, len("widths=")),
            f"widths= has {len(shares)} numbers and the table {columns} columns",
            "write one number for each column",
        )
        return
    group = SubElement(table, "colgroup")
    for share in shares:
        SubElement(group, "col", {"width": f"{100 * share / sum(shares):.4g}%"})


def _add_row(reader: "Reader", row: Element, slots: Sequence[_Slot], form: Form, tag: str) -> None:
    for slot in slots:
        cell = slot.cell
        heads = tag == "thead" or slot.column < form.stub
        element = _filled(reader, row, cell, "th" if heads else "td")
        side = cell.side or (form.sides[slot.column] if slot.column < len(form.sides) else "")
        classes = (*((side,) if side else ()), *cell.classes)
        if classes:
            element.set("class", " ".join(classes))
        if heads:
            element.set("scope", "col" if tag == "thead" else "row")
        elif side == "align-number":
            element.set("x-column", str(slot.column))
        for key, size in (("colspan", cell.columns), ("rowspan", cell.rows)):
            if size > 1:
                element.set(key, str(size))


def _filled(reader: "Reader", row: Element, cell: Cell, name: str) -> Element:
    if cell.text is not None:
        return reader.leaf(row, name, cell.lines, cell.text)
    element = SubElement(row, name)
    loose = reader.read(cell.lines, element)
    if len(element) == 1 and element[0].tag == "p" and not loose:
        element[0].set("x-tight", "")
    return element
