"""Makes the marks of a text out of what its elements carry, and takes it off them."""

import re
import tomllib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lxml import etree

from riftbook.diagnostics import Span
from riftbook.markup.assembly import XHTML
from riftbook.markup.finding import finder
from riftbook.model.book import Target
from riftbook.model.marks import (
    Aside,
    Citation,
    CitationItem,
    Figure,
    Heading,
    IndexMark,
    Link,
    Listing,
    Mark,
    Math,
    NoteCall,
    NumberedVerse,
    Reference,
    TableMark,
    Term,
)
from riftbook.records import Record, field

_HEADING = re.compile(r"h[1-6]$")
_noted = finder("self::x:*[@x-mark or @id or starts-with(local-name(), 'h')]")
"""What may have a mark or be a target; headings are among what begins with an h."""
_ours = finder("self::x-item or @*[starts-with(name(), 'x-')]")
"""What carries something that only conversion reads."""


def text_of(element: etree._Element) -> str:
    """The text of an element, runs of space made one."""
    return " ".join("".join(map(str, element.itertext(f"{{{XHTML}}}*"))).split())


class Marker(Record):
    """Collects the marks and targets of one file."""

    path: str
    marks: list[Mark] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def collect(self, root: etree._Element) -> None:
        """Make the marks of a tree, in its order."""
        for element in _noted(root):
            kind = element.get("x-mark", "")
            name = etree.QName(element).localname
            if not kind and _HEADING.match(name):
                kind = "heading"
            if kind:
                mark = _KINDS[kind](element, f"m{len(self.marks) + 1}", self._span(element))
                element.set("data-mark", mark.id)
                self.marks.append(mark)
            if element.get("id"):
                self.targets.append(Target(id=element.get("id", ""), span=self._span(element)))
        for element in _ours(root):
            if element.tag == "x-item":
                _remove(element)
                continue
            for key in [key for key in element.attrib if str(key).startswith("x-")]:
                del element.attrib[key]

    def _span(self, element: etree._Element) -> Span:
        place = element
        while not place.get("x-at"):
            parent = place.getparent()
            if parent is None:
                return Span(path=self.path)
            place = parent
        return _at(place, self.path)


def _at(element: etree._Element, path: str) -> Span:
    line, column, length = (int(part) for part in element.get("x-at", "").split(":"))
    return Span(path=path, line=line, column=column, length=length)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _note_call(element: etree._Element, id: str, span: Span) -> Mark:
    return NoteCall(id=id, label=element.get("x-label", ""), span=span)


def _reference(element: etree._Element, id: str, span: Span) -> Mark:
    target = element.get("x-target", "")
    return Reference(
        id=id,
        kind=target.partition(":")[0],
        target=target,
        bare="x-bare" in element.attrib,
        joined="x-joined" in element.attrib,
        through=element.get("x-joined") == "through",
        span=span,
    )


def _citation(element: etree._Element, id: str, span: Span) -> Mark:
    items = tuple(
        CitationItem(
            key=item.get("x-key", ""),
            prefix=item.get("x-prefix", ""),
            locator=item.get("x-locator", ""),
            suppress_author="x-suppress" in item.attrib,
            span=_at(item, span.path),
        )
        for item in element.findall("x-item")
    )
    return Citation(id=id, items=items, narrative="x-narrative" in element.attrib, span=span)


def _index(element: etree._Element, id: str, span: Span) -> Mark:
    text = text_of(element)
    entry = tuple(part.strip() for part in (element.get("x-entry") or text).split("!"))
    return IndexMark(id=id, entry=entry, see=element.get("x-see", ""), text=text, span=span)


def _term(element: etree._Element, id: str, span: Span) -> Mark:
    return Term(id=id, text=text_of(element), span=span)


def _math(element: etree._Element, id: str, span: Span) -> Mark:
    display = "display" in element.get("class", "").split()
    return Math(id=id, source=element.text or "", display=display, span=span)


def _figure(element: etree._Element, id: str, span: Span) -> Mark:
    caption = element.find(f"{{{XHTML}}}figcaption")
    options = _options(element)
    description = options.get("description", element.get("x-a-description", ""))
    return Figure(
        id=id,
        label=element.get("id", ""),
        kind=element.get("x-kind", ""),
        source=element.get("x-path", ""),
        caption="" if caption is None else text_of(caption),
        short=element.get("x-short-caption", ""),
        alt=element.get("x-alt"),
        description=str(description),
        options=MappingProxyType({k: v for k, v in options.items() if k != "description"}),
        classes=tuple(element.get("class", "").split()),
        width=element.get("x-width", element.get("x-a-width", "")),
        inline="x-inline" in element.attrib,
        decorative="x-decorative" in element.attrib,
        span=span,
        options_line=int(element.get("x-line", "0")),
    )


def _options(element: etree._Element) -> Mapping[str, object]:
    return tomllib.loads(element.get("x-toml", ""))


def _table(element: etree._Element, id: str, span: Span) -> Mark:
    caption = element.find(f"{{{XHTML}}}caption")
    text = "" if caption is None else text_of(caption)
    short = element.get("x-short-caption", "")
    return TableMark(id=id, label=element.get("id", ""), caption=text, short=short, span=span)


def _listing(element: etree._Element, id: str, span: Span) -> Mark:
    caption = element.find(f"{{{XHTML}}}figcaption")
    return Listing(
        id=id,
        label=element.get("id", ""),
        caption="" if caption is None else text_of(caption),
        short=element.get("x-short-caption", ""),
        first_line=int(element.get("x-first", "0")),
        span=span,
    )


def _heading(element: etree._Element, id: str, span: Span) -> Mark:
    return Heading(
        id=id,
        label=element.get("id", ""),
        level=int(etree.QName(element).localname[1]),
        text=text_of(element),
        numbered="unnumbered" not in element.get("class", "").split(),
        block=element.get("data-b", ""),
        span=span,
    )


def _aside(element: etree._Element, id: str, span: Span) -> Mark:
    label = element.get("x-label", "")
    return Aside(id=id, kind=element.get("x-kind", ""), label=label, span=span)


def _verse(element: etree._Element, id: str, span: Span) -> Mark:
    return NumberedVerse(id=id, span=span)


def _link(element: etree._Element, id: str, span: Span) -> Mark:
    return Link(id=id, href=element.get("href", ""), span=span)


_KINDS: Mapping[str, Callable[[etree._Element, str, Span], Mark]] = {
    "note-call": _note_call,
    "reference": _reference,
    "citation": _citation,
    "index": _index,
    "term": _term,
    "math": _math,
    "figure": _figure,
    "table": _table,
    "listing": _listing,
    "heading": _heading,
    "aside": _aside,
    "verse": _verse,
    "link": _link,
}
