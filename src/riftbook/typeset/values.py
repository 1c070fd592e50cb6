"""What goes into typesetting and what comes out beside the pages."""

from riftbook.records import Value


class Copy(Value, kw_only=True):
    """The text of one division as it goes to be set, and where it begins."""

    division: str
    xhtml: bytes
    """A whole document; only void elements close themselves."""
    folio: int
    """The number of its first page."""
    recto: bool
    """Whether its first page is a right-hand one."""
    numerals: str
    """The counter style of its folios: ``decimal`` or ``lower-roman``."""
    blank: bool = False
    movable: bool = False
    """Whether it is set for any place in the book; then its folio and side say nothing."""


class Finding(Value, kw_only=True):
    """Something wrong on the pages, told by division and block; the edition knows the line."""

    code: str
    message: str
    """With ``{page}`` where the folio of the page is to stand."""
    hint: str
    division: str = ""
    page: int = -1
    """The index of the page in its division; -1 where it is about none."""
    block: str = ""
    """The ``data-b`` of the block concerned, where there is one."""
    ink: int = 0
    """The ordinal of the ink character in the block's text (see `places`) at which it begins."""
    path: str = ""
    """A stylesheet, when the fault lies there."""
    line: int = 1
    column: int = 1


class Ink(Value, kw_only=True):
    """Words and the room that their letters take on the page."""

    words: str
    """`""` for a folio, whose number is not known."""
    area: tuple[float, float, float, float]
    """Left, top, right and lower edge, in CSS pixels from the upper left corner of the page."""


class Colophon(Value, kw_only=True):
    """What the PDF says of itself."""

    title: str
    authors: tuple[str, ...]
    language: str
    subject: str
    keywords: tuple[str, ...]
    generator: str
    modified: str
    """W3C date and time, UTC: ``2026-11-23T00:00:00Z``."""
    epoch: int
    """The same as seconds since 1970, not below 0, for the dates inside font programs, which
    cannot be those of an old book."""
