"""A forme: the pages of one division, set and locked up, that stand anywhere in any book.

Object numbers, keys of the parent tree, the side of each page and its number are open; everything
else is done. It is what the cache keeps of a division.
"""

from collections.abc import Mapping, Sequence

from riftbook.assemble.relocation import Slot
from riftbook.records import Value
from riftbook.typeset.captured import Bookmark
from riftbook.typeset.folios import FolioPlace
from riftbook.typeset.type_used import FontUse


class Piece(Value, kw_only=True):
    """Part of a page's content: what is painted, or a page number that is not known yet."""

    operators: bytes
    anchor: str = ""
    """The number is that of the page on which this id stands; `""` for no number."""
    digits: tuple[str, ...] = ()
    parts: tuple[bytes, ...] = ()
    """What stands before, between and behind its glyphs."""


class Margin(Value, kw_only=True):
    """What stands in the margins of a page on one side of the opening."""

    content: int
    """The number of the object that paints it; -1 for nothing."""
    folios: tuple[FolioPlace, ...]
    left: float
    """Points from the left edge of the page to the text."""


class Page(Value, kw_only=True):
    """One page of a forme."""

    number: int
    """Of its object."""
    width: float
    height: float
    recto: bool
    """The side on which it was set."""
    margins: Mapping[str, Margin]
    """By side; none on a page that cannot change it."""
    content: int
    """The number of the object that holds its content, where all of it is known; else -1."""
    pieces: tuple[Piece, ...]
    """Its content where something is to be filled in."""
    anchors: Mapping[str, tuple[float, float]]


class Thing(Value, kw_only=True):
    """One PDF object."""

    number: int
    pieces: Sequence[bytes]
    slots: Sequence[Slot]
    stream: bytes | None = None
    """The data behind the dictionary, ready to be written."""
    digest: str = ""
    """Of a stream that any division may share: equal ones are written once."""


class Forme(Value, kw_only=True):
    """One division."""

    pages: tuple[Page, ...]
    things: tuple[Thing, ...]
    size: int
    """One more than the highest object number; numbers begin at 0."""
    keys: int
    """How many keys of the parent tree it needs."""
    parents: Thing
    """The entries of the parent tree, as an array."""
    identifiers: Mapping[str, int]
    """Of structure elements, to their objects."""
    kids: tuple[int, ...]
    """The objects of the elements right below the Document."""
    roots: Mapping[str, int]
    """The numbers that stand for what the book has only one of: ``pages``, ``fonts``,
    ``document``."""
    fonts: Mapping[str, FontUse]
    bookmarks: tuple[Bookmark, ...]
