"""A stretch of the manuscript that is read as one text: a paragraph, a cell, a line of code."""

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """How the text of a segment is read."""

    TEXT = auto()
    """With Markdown's inline markup."""
    HTML = auto()
    """With tags and entities only."""
    VERBATIM = auto()
    """As it stands: code."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Ranges of the file that belong together; between two of them a line ends."""

    ranges: tuple[tuple[int, int], ...]
    """Begin and end offsets in the file."""
    kind: Kind = Kind.TEXT
    note: str = ""
    """The label of the note it belongs to."""

    def offset(self, position: int) -> int:
        """Where in the file a character of the joined ranges stands."""
        for begin, end in self.ranges:
            if position <= end - begin:
                return begin + position
            position -= end - begin + 1
        raise IndexError(position)
