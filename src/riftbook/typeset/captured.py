"""What is kept of a set division beside its PDF objects: values that know no WeasyPrint."""

from collections.abc import Mapping, Sequence
from typing import Any

from riftbook.records import Value
from riftbook.typeset.folios import FolioPlace
from riftbook.typeset.type_used import FontUse
from riftbook.typeset.values import Ink


class Furniture(Value, kw_only=True):
    """The margins of a page: what is painted, and where its number goes."""

    content: bytes
    """PDF operators, in a coordinate system of their own."""
    folios: tuple[FolioPlace, ...]
    fonts: Mapping[str, FontUse]
    states: Mapping[str, str]
    """The graphics states that the content names, as PDF dictionaries."""
    margin: float
    """Points from the left edge of the page to its text, on that side."""
    inks: tuple[Ink, ...] = ()
    """Where words stand in it, its folio with one digit."""


class Bookmark(Value, kw_only=True):
    """An entry of the outline."""

    level: int
    title: str
    page: int
    """The index of the page in the division."""
    x: float
    """Points from the left edge of the page, as it was set."""
    y: float
    """Points from its lower edge."""
    closed: bool


class TextFolio(Value, kw_only=True):
    """A page number in the text: which glyphs are to be put in place of which."""

    page: int
    operator: int
    """The place of the operator that shows it in the page's content."""
    anchor: str
    digits: tuple[str, ...]
    """The ids of the glyphs for 0 to 9, in hex."""


class CapturedPage(Value, kw_only=True):
    """What of a page stands beside its content."""

    width: float
    """Points."""
    height: float
    recto: bool
    """The side on which it was set."""
    furniture: Mapping[str, Furniture]
    """By side, ``left`` and ``right``; none where margins are part of the content."""
    anchors: Mapping[str, tuple[float, float]]
    """Id to points from the left and lower edges."""
    operators: Sequence[bytes]
    """Its content."""
    content: int
    """The number of its content's object."""


class Capture(Value, kw_only=True):
    """One division as PDF objects."""

    pdf: Any
    """A ``pydyf.PDF`` without fonts, outline and names, its structure written."""
    pages: tuple[CapturedPage, ...]
    fonts_object: int
    """The number of the dictionary that has to hold the fonts."""
    fonts: Mapping[str, FontUse]
    folios: tuple[TextFolio, ...]
    bookmarks: tuple[Bookmark, ...]
