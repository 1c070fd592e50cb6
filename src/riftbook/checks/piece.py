"""The smallest part of a printed text."""

from riftbook.records import Value


class Piece(Value):
    """Characters that one operator shows."""

    text: str
    x: float
    """The left end, in points from the left edge of the trimmed page."""
    right: float
    y: float
    """The baseline, in points from the top edge."""
    size: float
    font: str
