"""The two hatchings of the book, and greys: dithered, in art pixels of two cells.

One slant for what nobody can read, the other for what somebody hides; where both hold they
cross. Every figure uses the same two, so that they are learned once.
"""

from riftbook.figures.canvas import INK, PAPER
from riftbook.figures.grid import Box, Grid

ART = 2
"""Cells an art pixel takes each way."""

Reasons = tuple[bool, bool]
"""Whether nobody can read it, whether somebody hides it."""

_PERIOD = 5


def hatch(grid: Grid, box: Box, reasons: Reasons, dark: bool) -> None:
    """Fill a rectangle with a ground and hatch it by its reasons, `unreadable` and `hidden`."""
    x, y, width, height = box
    unreadable, hidden = reasons
    ground, line = (INK, PAPER) if dark else (PAPER, INK)
    grid.fill(x, y, width, height, ground)
    for down in range(0, height, ART):
        for across in range(0, width, ART):
            column, row = across // ART, down // ART
            rising = unreadable and (column + row) % _PERIOD == 0
            falling = hidden and (column - row) % _PERIOD == 0
            if rising or falling:
                right, below = min(ART, width - across), min(ART, height - down)
                grid.fill(x + across, y + down, right, below, line)
