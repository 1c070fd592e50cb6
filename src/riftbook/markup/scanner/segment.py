"""A stretch of the manuscript that is read as one text: a paragraph, a cell, a line of code."""

from bisect import bisect_right
from collections.abc import Callable
from enum import Enum, auto

from riftbook.records import Value


class Kind(Enum):
    """How the text of a segment is read."""

    TEXT = auto()
    """With Markdown's inline markup."""
    LINE = auto()
    """As `TEXT`, where a picture is never a figure: headings and cells."""
    HTML = auto()
    """With tags and entities only."""
    VERBATIM = auto()
    """As it stands: code."""


class Segment(Value):
    """Ranges of the file that belong together; between two of them a line ends."""

    ranges: tuple[tuple[int, int], ...]
    """Begin and end offsets in the file."""
    kind: Kind = Kind.TEXT
    note: str = ""
    """The label of the note it belongs to."""

    def offsets(self) -> Callable[[int], int]:
        """Tells where in the file a character of the joined ranges stands."""
        starts = [0]
        for begin, end in self.ranges[:-1]:
            starts.append(starts[-1] + end - begin + 1)

        def offset(position: int) -> int:
            at = bisect_right(starts, position) - 1
            return self.ranges[at][0] + position - starts[at]

        return offset

    def part(self, begin: int, end: int, note: str) -> "Segment":
        """The segment from one character of the joined ranges to another."""
        ranges: list[tuple[int, int]] = []
        at = 0
        for first, last in self.ranges:
            left, right = max(begin - at, 0), min(end - at, last - first)
            if left < right:
                ranges.append((first + left, first + right))
            at += last - first + 1
        return Segment(tuple(ranges), self.kind, note)
