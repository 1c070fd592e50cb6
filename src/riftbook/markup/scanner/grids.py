"""Grid tables: the cells that the walls of a drawing go around."""

import unicodedata
from collections.abc import Sequence

from riftbook.markup.scanner.lines import Line

_ACROSS, _DOWN = frozenset("-=:+"), frozenset("|+")


def grid_cells(rows: Sequence[Line]) -> list[tuple[tuple[int, int], ...]]:
    """The cells of a grid table, each the ranges of its lines, in the order of their corners.

    From a corner the walls are followed to the right, down, and back: the smallest way around is
    the cell.
    """
    screen = [_columns(row.text) for row in rows]
    corners = (
        (top, left)
        for top, signs in enumerate(screen)
        for left in sorted(signs)
        if signs[left][1] == "+"
    )
    found = (_inside(rows, screen, top, left) for top, left in corners)
    return [ranges for ranges in found if ranges]


def _inside(
    rows: Sequence[Line], screen: Sequence[dict[int, tuple[int, str]]], top: int, left: int
) -> tuple[tuple[int, int], ...]:
    """The ranges of the lines of the cell at a corner; none where no cell begins."""
    bottom, right = _opposite(screen, top, left) or (top, left)
    ranges = []
    for number in range(top + 1, bottom):
        inside = [at for column, (at, _) in screen[number].items() if left < column < right]
        if inside:
            begin = rows[number].begin
            ranges.append((begin + min(inside), begin + max(inside) + 1))
    return tuple(ranges)


def _columns(text: str) -> dict[int, tuple[int, str]]:
    """The signs of a line by their column on a screen; combining marks go with their letter."""
    found: dict[int, tuple[int, str]] = {}
    column = 0
    for at, sign in enumerate(text):
        if unicodedata.combining(sign):
            continue
        found[column] = (at, sign)
        column += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return found


def _opposite(
    screen: Sequence[dict[int, tuple[int, str]]], top: int, left: int
) -> tuple[int, int] | None:
    """The lower right corner of the smallest cell with this upper left one; None for none."""

    def sign(row: int, column: int) -> str:
        return screen[row].get(column, (0, ""))[1]

    right = left + 1
    while sign(top, right) in _ACROSS:
        bottom = top + 1 if sign(top, right) == "+" else len(screen)
        while bottom < len(screen) and sign(bottom, right) in _DOWN:
            if sign(bottom, right) == "+" and _closes(screen, top, left, bottom, right):
                return bottom, right
            bottom += 1
        right += 1
    return None


def _closes(
    screen: Sequence[dict[int, tuple[int, str]]], top: int, left: int, bottom: int, right: int
) -> bool:
    """Whether walls lead back from the lower right corner."""
    below = (screen[bottom].get(at, (0, ""))[1] for at in range(left + 1, right))
    beside = (screen[row].get(left, (0, ""))[1] for row in range(top + 1, bottom))
    corner = screen[bottom].get(left, (0, ""))[1]
    return corner == "+" and _ACROSS.issuperset(below) and _DOWN.issuperset(beside)
