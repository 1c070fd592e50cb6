"""The logical structure of pages as values: what is read, in which order, and what is not.

The kinds are the standard structure types of ISO 32000-1, 14.8.4. Nothing here knows how pages
are set or how a PDF is written.
"""

from collections.abc import Mapping
from enum import Enum

from riftbook.records import Value


class Artifact(Enum):
    """Why content is not read (ISO 32000-1, 14.8.2.2)."""

    HEADER = "running head"
    FOOTER = "running foot"
    PAGINATION = "repeated for the page's sake"
    LAYOUT = "leaders, ornaments, decorative pictures"
    HIDDEN = "text of the book that is read elsewhere: pull quotes"


class Content(Value):
    """A leaf: marked content on a page."""

    page: int
    """From 0."""
    mcid: int


class Annotation(Value):
    """A leaf: a link's annotation."""

    page: int
    number: int
    """Its place among the annotations that the page has before any is taken off, from 0."""
    text: str
    """What the link says."""


class Cell(Value, kw_only=True):
    """How a table cell stands in its grid (ISO 32000-1, 14.8.5.7)."""

    scope: str = ""
    """``Row`` or ``Column``, for a header."""
    columns: int = 1
    rows: int = 1
    headers: tuple[str, ...] = ()
    """The identifiers of its headers, where scopes alone do not tell them."""


class Bounds(Value, kw_only=True):
    """Where a picture stands: its edges in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    inline: bool
    """Whether it stands in a line of text."""


class Element(Value, kw_only=True):
    """A structure element: one for each paragraph, list, table, on however many pages."""

    kind: str
    kids: "tuple[Element | Content | Annotation, ...]"
    language: str = ""
    """A BCP 47 tag where it differs from that of the element above."""
    alternate: str = ""
    """What a picture shows."""
    actual_text: str = ""
    """What its content says, where the pieces do not."""
    identifier: str = ""
    """Unique in the document."""
    numbering: str = ""
    """How the items of a list are labelled: a value of ListNumbering."""
    cell: Cell | None = None
    bounds: Bounds | None = None


class Structure(Value, kw_only=True):
    """The tree of a run of pages, and what of the pages is outside it."""

    kids: tuple[Element, ...]
    """What stands right below the Document."""
    artifacts: tuple[Mapping[int, Artifact], ...]
    """For each page, the marked content that is not read, by its mcid.

    All other marked content, and every annotation that is kept, is a leaf of one element. Link
    annotations that are no leaf are to be taken off their pages.
    """
