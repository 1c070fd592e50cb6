"""Code in running text: ```code``` between backticks of any number."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from riftbook.markup import attributes
from riftbook.markup.construct import Construct

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
        found.put(element)
    elif match["code_attributes"]:
        element.tail = AtomicString(match["code_attributes"])
    return element


CONSTRUCT = Construct(
    name="code",
    pattern=r"(?<!`)(?P<ticks>`+)(?!`)(?P<code_source>.+?)(?<!`)(?P=ticks)(?!`)"
    rf"(?P<code_attributes>{attributes.PATTERN})?",
    verbatim=_code,
)
