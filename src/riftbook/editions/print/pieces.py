"""The book as it goes to the press: pieces laid out, with page numbers still open."""

from collections.abc import Mapping

from lxml import etree

from riftbook.layout import serialise
from riftbook.records import Value
from riftbook.theme import Face, Style
from riftbook.typeset import Colophon
from riftbook.typeset.hyphenation import Exceptions

STAND_IN = "00"
"""What stands for a folio until it is known."""
PAD = "\N{FIGURE SPACE}"
"""Before a folio that has room for more digits than it needs."""
XHTML = "{http://www.w3.org/1999/xhtml}"


class Piece(Value, kw_only=True):
    """One division, laid out and waiting for its pages."""

    division: str
    xhtml: bytes
    side: str
    """``recto``, ``verso`` or, when either will do, `""`."""
    numerals: str
    restarts: bool = False
    """Whether its first page is page 1."""
    lists_folios: bool = False
    """Whether it has placeholders to be filled with folios: the contents, page references."""


class Job(Value, kw_only=True):
    """Everything that setting the book needs; nothing else is read."""

    pieces: tuple[Piece, ...]
    blank: bytes
    """The document of a blank page."""
    styles: tuple[Style, ...]
    faces: tuple[Face, ...]
    resources: Mapping[str, bytes]
    """Path to bytes of fonts, and of what layouts and styles may ask for."""
    pictures: Mapping[str, bytes]
    """Path to bytes of the text's pictures; their paths hold their digests."""
    colophon: Colophon
    hyphenation: Exceptions = ()


def asked(piece: Piece) -> frozenset[str]:
    """The anchors whose folios a piece prints."""
    if not piece.lists_folios:
        return frozenset()
    root = etree.fromstring(piece.xhtml)
    return frozenset(place.get("data-folio", "") for place in root.iterfind(".//*[@data-folio]"))


def heads_with_folios(piece: Piece) -> bool:
    """Whether a heading prints a folio: then the outline does too, where nothing can be filled."""
    if not piece.lists_folios:
        return False
    root = etree.fromstring(piece.xhtml)
    headings = (f"{XHTML}h{level}" for level in range(1, 7))
    return any(
        heading.find(".//*[@data-folio]") is not None
        for name in headings
        for heading in root.iter(name)
    )


def with_folios(xhtml: bytes, folios: Mapping[str, str]) -> bytes:
    """Fill the placeholders: elements with ``data-folio`` = the anchor whose page is meant."""
    root = etree.fromstring(xhtml)
    for place in root.iterfind(".//*[@data-folio]"):
        folio = folios.get(place.get("data-folio", ""), STAND_IN)
        place.text = folio.lstrip(PAD)
        if folio != place.text:
            place.text = None
            room = etree.SubElement(place, f"{XHTML}span", {"style": "visibility: hidden"})
            room.text = "0" * folio.count(PAD)
            room.tail = folio.lstrip(PAD)
    return b"<!DOCTYPE html>\n" + serialise(root) + b"\n"


def open_folio(folio: str) -> str:
    """What is set where a folio will be filled in: as many digits; other numerals as they are."""
    digits = folio.lstrip(PAD)
    return folio[: -len(digits)] + "0" * len(digits) if digits.isdecimal() else folio
