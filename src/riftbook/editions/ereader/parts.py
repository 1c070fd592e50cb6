"""What an EPUB is made of here: documents in the spine and the resources they use."""

from collections.abc import Mapping
from types import MappingProxyType

from riftbook.model import Role
from riftbook.records import Value, field

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
XML = "http://www.w3.org/XML/1998/namespace"

TYPE = f"{{{EPUB}}}type"
"""The attribute ``epub:type``."""

MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "css": "text/css",
        "jpeg": "image/jpeg",
        "jpg": "image/jpeg",
        "otf": "font/otf",
        "png": "image/png",
        "ttf": "font/ttf",
        "woff": "font/woff",
        "woff2": "font/woff2",
    }
)
"""Ending to media type: the core media types (EPUB 3.3 §3.2) that styles and layouts may bring.

Pictures that can move or hold a script are not among them.
"""


def name(tag: str) -> str:
    """An XHTML element's name in its namespace."""
    return f"{{{XHTML}}}{tag}"


class Holdings(Value, kw_only=True):
    """What a document holds that the book's accessibility metadata tells of."""

    pictures: int = 0
    described: int = 0
    """Pictures with alternative text."""
    long: int = 0
    """Long descriptions."""
    formulas: int = 0
    notes: int = 0
    roles: int = 0
    """Elements with an ARIA role."""
    marks: int = 0
    """Where pages of the print edition begin."""
    listed: int = 0
    """Those to which the page-list leads."""


class Document(Value, kw_only=True):
    """One XHTML content document, in the spine."""

    id: str
    """Its id in the manifest: the division's; ``nav`` and ``cover`` where no division is so called.
    """
    path: str
    """``three-boxes.xhtml``, beside the package document."""
    title: str
    role: Role
    xhtml: bytes
    properties: tuple[str, ...] = ()
    """Of the manifest: ``nav``, ``svg``, ``mathml``."""
    division: str = ""
    """The id of the division that it holds."""
    holds: Holdings = field(default_factory=Holdings)
    deflated: bytes = b""
    """The document as the archive holds it, where that is known."""


class Resource(Value, kw_only=True):
    """A file that the documents use: a picture, the style sheet, a font."""

    id: str
    path: str
    data: bytes
    media_type: str
    properties: tuple[str, ...] = ()
