"""A rendered document → the content document that goes into the EPUB.

The layout knows the division; only the edition knows files. Here links get their file names,
figures their pictures, note calls the semantics that reading systems turn into pop-ups, tables
their scopes, listings lines that can be turned over; what served the stages before (``data-…``)
goes, and so do the brackets of ruby, which no EPUB 3 reader needs.
"""

from collections.abc import Mapping

from lxml import etree

from riftbook.editions.ereader.listings import hang_lines
from riftbook.editions.ereader.notes import leave_out_pages, settle_notes
from riftbook.editions.ereader.pagebreaks import mark_pages
from riftbook.editions.ereader.parts import MATHML, SVG, TYPE, XML, name
from riftbook.editions.ereader.passages import declare
from riftbook.editions.ereader.pictures import Gallery, hang
from riftbook.editions.ereader.tables import LABEL, set_table
from riftbook.ink import HIDDEN
from riftbook.language import Words
from riftbook.layout.xhtml import parser, serialise
from riftbook.markup.finding import finder
from riftbook.places import inked
from riftbook.positions import PageStart
from riftbook.records import Value, field
from riftbook.resolve.pages import FOLIO, OTHERWISE

BACK = "\N{LEFTWARDS ARROW}"
"""Leads from a note back to its call: a sign that every reading system's fonts have."""

LINES = frozenset(map(name, ("p", "li", "dd")))
"""What holds a line of text."""
BLOCKS = LINES | frozenset(map(name, ("blockquote", "div", "dl", "ol", "pre", "table", "ul")))

HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'


_turned = finder(f"@{FOLIO}")
_told = finder("@lang or @*[starts-with(name(), 'data-')]")
"""What served the stages before, and what says its language."""


class Surroundings(Value, kw_only=True):
    """What every document of the book is finished with."""

    paths: Mapping[str, str]
    """Division id to the path of its document."""
    gallery: Gallery
    words: Words
    folios: Mapping[str, str] = field(default_factory=dict)
    """Anchor to the printed page's number; none where the EPUB has no pages."""
    starts: Mapping[str, tuple[PageStart, ...]] = field(default_factory=dict)
    """Division id to the pages of the print edition that begin in it."""
    page_prefix: str = ""
    """What the ids of their marks begin with."""


def finish(rendered: bytes, division: str, around: Surroundings) -> etree._Element:
    """The tree of a document as it goes into the EPUB, its blocks still carrying their ids.

    Args:
        rendered: what the layout made.
        division: the id of the division, for its own links, figures and pages.
        around: the rest of the book.
    """
    root = etree.fromstring(rendered, parser())
    hang(root, division, around.gallery)
    settle_notes(root, around.words)
    for anchor in root.iter(name("a")):
        _lead(anchor, division, around.paths)
    for place in _turned(root):
        _turn_to(place, around.folios)
    leave_out_pages(root)
    for table in root.iter(name("table")):
        set_table(table)
    declare(root, around.words.labels)
    for listing in root.iter(name("pre")):
        hang_lines(listing)
    if division in around.starts:
        mark_pages(root, around.starts[division], around.page_prefix)
    _strip_brackets(root)
    return root


def tidy(root: etree._Element) -> None:
    """Take off what served the stages before, and say languages as XML does."""
    for element in _told(root):
        _tidy(element)


def _strip_brackets(root: etree._Element) -> None:
    """Take the brackets of ruby out; what they counted for in their block is noted."""
    for ruby in root.iter(name("ruby")):
        taken = sum(len(inked(rp.text or "")) for rp in ruby.iter(name("rp")))
        ruby.set(HIDDEN, str(taken))
    etree.strip_elements(root, name("rp"), with_tail=False)


def written(root: etree._Element) -> bytes:
    """The bytes of a content document (EPUB 3.3 §6.1: well-formed XML, UTF-8)."""
    return HEAD + serialise(root) + b"\n"


def properties(root: etree._Element) -> tuple[str, ...]:
    """The manifest properties that a document's content asks for (EPUB 3.3 §D.5)."""
    holds = {"mathml": f"{{{MATHML}}}math", "svg": f"{{{SVG}}}svg"}
    return tuple(word for word, tag in holds.items() if next(root.iter(tag), None) is not None)


def _lead(anchor: etree._Element, division: str, paths: Mapping[str, str]) -> None:
    """``DIVISION#anchor`` becomes ``division.xhtml#anchor``; note calls say what they are."""
    target, hash_, fragment = anchor.get("href", "").partition("#")
    if hash_ and target in paths:
        here = target == division and fragment != division
        whole = "" if fragment == target else f"#{fragment}"
        anchor.set("href", f"{'' if here else paths[target]}{whole}")
    if "note-call" in anchor.get("class", "").split():
        anchor.set(TYPE, "noteref")
        anchor.set("role", "doc-noteref")


def _turn_to(place: etree._Element, folios: Mapping[str, str]) -> None:
    """Fill in a printed page's number; without pages the reference says what stands there."""
    place.text = folios.get(place.get(FOLIO, ""), "")
    reference = place.getparent()
    if not place.text and reference is not None and OTHERWISE in reference.attrib:
        reference.text = reference.get(OTHERWISE)
        reference.remove(place)


def _tidy(element: etree._Element) -> None:
    for attribute in list(element.attrib):
        if str(attribute).startswith("data-") and attribute != LABEL:
            del element.attrib[attribute]
    language = element.get("lang")
    if language is not None:
        element.set(f"{{{XML}}}lang", language)
