"""The one coordinate of a book: a place is a block of text and an offset in it.

Markup maps every block to its slice of the manuscript, so that each offset has a line and a
column; sheets turn a `Place` into a printed page and line; the e-reader edition into a CFI.

White space and hyphens at line ends differ between manuscript, printed page and EPUB. What is
the same in all three is the order of the characters that leave ink: the k-th ink character of a
block's own text. `ink_before` and `offset_of` turn offsets into such ordinals and back.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from riftbook.diagnostics import Span
from riftbook.records import Value

SOFT_HYPHEN = "\xad"
_INK = re.compile(rf"[^\s{SOFT_HYPHEN}]")


class Place(Value, kw_only=True, order=True):
    """A character of the book."""

    division: str
    """The division's id."""
    block: str
    """The block's id, unique in its division: the value of its ``data-b`` attribute."""
    offset: int
    """Characters (code points) into the block's text, from 0."""


class Run(Value, kw_only=True):
    """Characters that stand in the manuscript just as they stand in the block."""

    offset: int
    """Where the run begins in the block's text."""
    line: int
    """Where it begins in the file: the line, from 1."""
    column: int
    """The column, from 1."""


class SourceBlock(Value, kw_only=True):
    """One block of text and where each of its characters came from.

    The block's text is the text content of its element, nested blocks left out.
    """

    id: str
    path: str
    """The manuscript file."""
    text: str
    runs: Sequence[Run]
    """In order of offset; the first begins at offset 0. They may be found when first asked for."""

    def span(self, offset: int, length: int = 1) -> Span:
        """Where the character at `offset` stands in the manuscript."""
        position = bisect_right(self.runs, offset, key=lambda run: run.offset) - 1
        run = self.runs[max(position, 0)]
        return Span(
            path=self.path,
            line=run.line,
            column=run.column + max(offset - run.offset, 0),
            length=length,
        )


def elsewhere(division: str, block: str) -> str:
    """What a block is called in a document of another division than its own: ``boxes/b12``."""
    return f"{division}/{block}"


def home(division: str, block: str) -> tuple[str, str]:
    """The division of a block and its id there, from what it is called in a division's document."""
    owner, _, own = block.rpartition("/")
    return owner or division, own


def inked(text: str) -> str:
    """The characters of a text that leave ink: no white space, no soft hyphens."""
    return "".join(text.split()).replace(SOFT_HYPHEN, "")


def ink_before(text: str, offset: int) -> int:
    """How many ink characters stand before an offset: the ordinal of the next one."""
    return len(inked(text[:offset]))


def offset_of(text: str, ordinal: int) -> int:
    """Where the ink character of an ordinal stands; the end of the text behind the last one."""
    found = next(islice(_INK.finditer(text), ordinal, None), None)
    return len(text) if found is None else found.start()
