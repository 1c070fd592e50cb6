"""Spans with attributes: ``[text]{.class}``; index marks and terms are two of them."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup import attributes
from riftbook.markup.construct import Bracket, Construct
from riftbook.markup.inlines.links import ATTRIBUTES
from riftbook.markup.inlines.ruby import ruby

if TYPE_CHECKING:
    from riftbook.markup.text import Text

_ELEMENTS = {"smallcaps": "span", "mark": "mark", "underline": "u", "kbd": "kbd"}


def _span(text: "Text", bracket: Bracket) -> tuple[Element, int] | None:
    match = ATTRIBUTES.match(bracket.data, bracket.end)
    if bracket.lead or match is None:
        return None
    found = attributes.parse(text.source(match[0]))
    if found is None:
        return None
    tag = next((_ELEMENTS[name] for name in found.classes if name in _ELEMENTS), "span")
    if "ruby" in found.classes:
        source = text.source(bracket.data[bracket.start : match.end()])
        return ruby(text, bracket.inner, found, source), match.end()
    element = Element(tag, {"x-src": text.source(bracket.data[bracket.start : match.end()])})
    found.put(element)
    element.text = bracket.inner
    if "index" in found.classes:
        element.set("x-mark", "index")
        element.set("x-entry", found.pairs.get("entry", ""))
        element.set("x-see", found.pairs.get("see", ""))
    elif "term" in found.classes:
        element.set("x-mark", "term")
    return element, match.end()


CONSTRUCT = Construct(name="span", bracket=_span)
