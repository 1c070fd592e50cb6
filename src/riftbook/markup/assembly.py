"""Puts the text together as clean XHTML: elements, the author's own tags, blocks of text."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from xml.etree.ElementTree import Element

from lxml import etree

from riftbook.diagnostics import Span
from riftbook.markup import cleaning, tags
from riftbook.markup.locating import Locator
from riftbook.markup.reader import DEPTH, Reader
from riftbook.markup.tags import Open
from riftbook.markup.tree import walk
from riftbook.records import Record, field

XHTML = "http://www.w3.org/1999/xhtml"
NAMESPACES: dict[str, str] = {None: XHTML}  # type: ignore[dict-item]
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_SPACE = re.compile(r"\s*\n\s*$")


class Assembler(Record):
    """Builds the XHTML of one file: its text, then its notes."""

    reader: Reader
    slices: dict[etree._Element, list[int]] = field(default_factory=dict)
    """Blocks of text → the slices of the file that they are made of."""
    _stack: list[Open] = field(default_factory=list)
    _place: int = -1
    _locators: dict[int, Locator] = field(default_factory=dict)

    def build(self, root: Element) -> etree._Element:
        """Make XHTML of what lies below an element."""
        base = etree.Element(f"{{{XHTML}}}div", nsmap=NAMESPACES)
        self._stack = [Open("div", base)]
        places: list[int] = []
        for event, node in walk(root):
            if event == "start":
                places.append(self._place)
                self._place = int(node.get("x-slice", self._place))
                self._start(node)
            elif event == "text":
                self._text(node.text or "", node)
            elif event == "end":
                self._end(node)
                self._place = places.pop()
            elif event == "tail" and node.tail:
                self.append(node.tail)
        tags.close_above(self, 0)
        self._wrap_loose(base)
        return base

    def _wrap_loose(self, base: etree._Element) -> None:
        """Put text that stands in no block of its own, from HTML, into paragraphs."""
        if base not in self.slices:
            return
        slices = self.slices.pop(base)
        pieces: list[etree._Element | str] = [base.text or ""]
        for child in list(base):
            pieces += [child, child.tail or ""]
            child.tail = None
            base.remove(child)
        base.text = None
        paragraph: etree._Element | None = None
        for piece in pieces:
            if isinstance(piece, str) and not piece.strip():
                continue
            if not isinstance(piece, str) and etree.QName(piece).localname in cleaning.BLOCK:
                base.append(piece)
                paragraph = None
                continue
            if paragraph is None:
                paragraph = etree.SubElement(base, f"{{{XHTML}}}p")
                self.slices[paragraph] = slices
            _put(paragraph, piece)

    def locator(self) -> Locator:
        """What finds source in the slice that is being read."""
        if self._place not in self._locators:
            lines = self.reader.slices[self._place] if self._place >= 0 else ()
            self._locators[self._place] = Locator(self.reader.path, lines)
        return self._locators[self._place]

    @property
    def stack(self) -> list[Open]:
        """The open elements, outermost first."""
        return self._stack

    def parents(self) -> Iterable[str]:
        """The names of the open elements that are seen, innermost first."""
        return (open_.tag for open_ in reversed(self._stack) if not open_.hidden)

    def _start(self, node: Element) -> None:
        name = node.tag
        if name == "x-tag":
            tags.take(self, node.get("x-src", ""))
        elif name == "x-text":
            self._literal(node)
        elif not name.startswith("x-") and "x-tight" not in node.attrib:
            span = self._span(node)
            if name in cleaning.BLOCK:
                tags.end_implied(self, name)
                tags.make_room(self)
            attributes, removed = cleaning.attributes(name, node.attrib)
            if "x-taken" in node.attrib:
                tags.refuse_classes(self, span, node.attrib.pop("x-taken").split())
            refused = [key for key in removed if not key.startswith("x-")]
            nested = name == "a" and "a" in self.parents()
            opened = self.open("span" if nested else name, {} if nested else attributes)
            opened.tag = name
            if nested or "href" in removed:
                node.attrib.pop("x-mark", None)
            if not opened.hidden:
                self._remember(node, opened.element, span)
            for key in refused:
                tags.refuse(self, span, name, key, node.get(key, ""))

    def _span(self, node: Element) -> Span | None:
        source = node.get("x-src")
        if source:
            return self.locator().find(source, node.get("x-path", ""))
        placed = "x-mark" in node.attrib or "id" in node.attrib or node.tag in _HEADINGS
        return self.locator().at(0) if placed else None

    def _remember(self, node: Element, element: etree._Element, span: Span | None) -> None:
        """Carry what marks are made of over to the XHTML, until they are made."""
        for key, value in node.attrib.items():
            if key.startswith("x-") and key not in {"x-slice", "x-src"}:
                element.set(key, value)
        if span:
            element.set("x-at", f"{span.line}:{span.column}:{span.length}")
        if node.get("x-mark") == "citation":
            self.locator().step_back()
            for item in node:
                found = etree.SubElement(element, "x-item", dict(item.attrib))
                at = self.locator().find("@" + item.get("x-source", ""))
                found.set("x-at", f"{at.line}:{at.column}:{at.length}")

    def _literal(self, node: Element) -> None:
        code = node.get("x-code")
        if code:
            tags.report_text(self, code, node.get("x-src", ""))
        if "x-value" in node.attrib:
            self.append(node.get("x-value", ""))

    def _text(self, text: str, node: Element) -> None:
        if node.tag != "x-text":
            self.append(text)
            return
        tags.report_entities(self, text)
        context = next(iter(self.parents()))
        spacing = _SPACE.match(text) and context in cleaning.BLOCK and context != "pre"
        if spacing and self._stack[-1].element not in self.slices:
            return
        self.append(unescape(text))

    def _end(self, node: Element) -> None:
        if node.tag.startswith("x-") or "x-tight" in node.attrib:
            return
        level = next(
            at
            for at in range(len(self._stack) - 1, -1, -1)
            if self._stack[at].tag == node.tag and self._stack[at].source is None
        )
        tags.close_above(self, level)
        self._stack.pop()

    def open(self, tag: str, attributes: Mapping[str, str], source: Span | None = None) -> Open:
        """Open an element where we are; too deep, its content goes to the one around it."""
        around = self._stack[-1]
        if len(self._stack) > DEPTH or around.silent:
            self._too_deep(around)
            opened = Open(tag, around.element, source, hidden=True, silent=around.silent)
        else:
            element = etree.SubElement(around.element, f"{{{XHTML}}}{tag}", dict(attributes))
            opened = Open(tag, element, source)
        self._stack.append(opened)
        return opened

    def _too_deep(self, around: Open) -> None:
        told = any(problem.code == "M012" for problem in self.reader.problems)
        if not around.silent and not told:
            self.reader.problem(
                "M012",
                self.locator().at(0),
                f"the text is nested deeper than {DEPTH} elements",
                "take it out of some of the lists, quotes, divs or emphases around it",
            )

    def append(self, text: str) -> None:
        """Append text where we are, and remember the block it belongs to."""
        around = self._stack[-1]
        if around.silent or not text:
            return
        _put(around.element, text)
        if text.strip():
            self._count(around.element)

    def _count(self, element: etree._Element) -> None:
        block = element
        while etree.QName(block).localname in cleaning.INLINE:
            parent = block.getparent()
            if parent is None:
                break
            block = parent
        slices = self.slices.setdefault(block, [])
        if self._place not in slices and self._place >= 0:
            slices.append(self._place)


def _put(element: etree._Element, piece: etree._Element | str) -> None:
    if not isinstance(piece, str):
        element.append(piece)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + piece
    else:
        element.text = (element.text or "") + piece
