"""Code in running text: ```code``` between backticks of any number."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from riftbook.markup import attributes, highlighting
from riftbook.markup.attributes import Attributes
from riftbook.markup.construct import Construct
from riftbook.markup.inlines.characters import plain
from riftbook.markup.listings import LANGUAGE
from riftbook.records import replace

if TYPE_CHECKING:
    from riftbook.markup.text import Text


def _code(text: "Text", match: re.Match[str]) -> Element:
    source = match["code_source"].replace("\n", " ")
    if source.strip() and source[0] == source[-1] == " ":
        source = source[1:-1]
    element = Element("code", {"x-src": match[0]})
    element.text = AtomicString(source)
    found = attributes.parse(match["code_attributes"]) if match["code_attributes"] else None
    if found:
        _put(element, found)
    elif match["code_attributes"]:
        element.tail = AtomicString(match["code_attributes"])
    return element


def _put(element: Element, found: Attributes) -> None:
    """Give code its attributes; a class that names a language is its language."""
    language = next(filter(highlighting.known, found.classes), "")
    classes = (f"language-{plain(name)}" if name == language else name for name in found.classes)
    replace(found, classes=tuple(classes)).put(element)
    if language:
        element.set(LANGUAGE, language)


CONSTRUCT = Construct(
    name="code",
    pattern=r"(?<!`)(?P<ticks>`+)(?!`)(?P<code_source>.+?)(?<!`)(?P=ticks)(?!`)"
    rf"(?P<code_attributes>{attributes.PATTERN})?",
    verbatim=_code,
)
