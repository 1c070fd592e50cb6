"""The grid of a table: which header belongs to which cell, whatever the spans."""

from collections.abc import Iterator

from riftbook.records import Value, replace
from riftbook.typeset.nodes import Node
from riftbook.typeset.structure import Cell

_GROUPS = frozenset({"THead", "TBody", "TFoot"})


class _Slot(Value):
    """A cell in the grid."""

    node: Node
    cell: Cell
    row: int
    column: int

    @property
    def heads_columns(self) -> bool:
        return self.cell.scope == "Column"

    def is_over(self, other: "_Slot") -> bool:
        """Whether it is a header of the other's columns."""
        ends, other_ends = self.column + self.cell.columns, other.column + other.cell.columns
        return self.row < other.row and self.column < other_ends and other.column < ends

    def is_beside(self, other: "_Slot") -> bool:
        """Whether it is a header of the other's rows."""
        ends, other_ends = self.row + self.cell.rows, other.row + other.cell.rows
        return self.column < other.column and self.row < other_ends and other.row < ends


def head_cells(table: Node, name: str) -> None:
    """Give every header its scope and, in a table with spans, every cell its headers.

    Scope alone tells the headers of a plain grid; where cells span, PDF/UA asks for Headers and
    identifiers (ISO 14289-1, 7.5).

    Args:
        table: complete.
        name: unique among the tables of the document; identifiers begin with it.
    """
    slots = tuple(_slots(table))
    spans = any(slot.cell.columns > 1 or slot.cell.rows > 1 for slot in slots)
    headers = [slot for slot in slots if slot.cell.scope]
    for slot in slots:
        slot.node.cell = slot.cell
        if not spans:
            continue
        if slot.cell.scope:
            slot.node.identifier = _identifier(name, slot)
        else:
            found = (
                _identifier(name, header)
                for header in headers
                if (header.is_over(slot) if header.heads_columns else header.is_beside(slot))
            )
            slot.node.cell = replace(slot.cell, headers=tuple(found))


def _identifier(name: str, slot: _Slot) -> str:
    return f"{name}-{slot.row + 1}-{slot.column + 1}"


def _slots(table: Node) -> Iterator[_Slot]:
    taken: set[tuple[int, int]] = set()
    for number, (row, in_head) in enumerate(_rows(table)):
        cells = _nodes(row)
        heads = in_head or (number == 0 and all(cell.kind == "TH" for cell in cells))
        column = 0
        for node in cells:
            cell = node.cell or Cell()
            if node.kind == "TH" and not cell.scope:
                cell = replace(cell, scope="Column" if heads else "Row")
            while (number, column) in taken:
                column += 1
            taken.update(
                (number + down, column + across)
                for down in range(cell.rows)
                for across in range(cell.columns)
            )
            yield _Slot(node, cell, number, column)
            column += cell.columns


def _rows(table: Node) -> Iterator[tuple[Node, bool]]:
    """The rows, each with whether it stands in the head."""
    for group in _nodes(table):
        if group.kind == "TR":
            yield group, False
        elif group.kind in _GROUPS:
            yield from ((row, group.kind == "THead") for row in _nodes(group))


def _nodes(node: Node) -> list[Node]:
    return [kid for kid in node.kids if isinstance(kid, Node)]
