"""Pictures: ``![caption](path){#fig:id width=60% alt="…" .decorative}``."""

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.construct import Bracket, Construct
from riftbook.markup.inlines import links

if TYPE_CHECKING:
    from riftbook.markup.text import Text


def _picture(text: "Text", bracket: Bracket) -> tuple[Element, int] | None:
    if bracket.lead != "!":
        return None
    found = links.target(text, bracket.data, bracket.end) or links.labelled(text, bracket)
    if found is None:
        return None
    address, title, end = found
    element = Element("x-picture", {"x-path": address})
    element.text = bracket.inner
    if title:
        element.set("title", title)
    end = text.attributes_at(bracket.data, end, element)
    element.set("x-src", text.source(bracket.data[bracket.start : end]))
    return element, end


CONSTRUCT = Construct(name="picture", bracket=_picture)
