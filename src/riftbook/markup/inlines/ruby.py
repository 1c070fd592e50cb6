"""Words with their reading: ``[漢字]{.ruby reading="かん|じ"}``.

It has a part for each character, or one for all of them.
"""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from riftbook.markup.attributes import Attributes
from riftbook.records import replace

if TYPE_CHECKING:
    from riftbook.markup.text import Text

_PARTING = re.compile(r"\\?\|")
"""Between the readings of two characters; in a table a bar stands behind a backslash."""


def ruby(text: "Text", word: str, found: Attributes, source: str) -> Element:
    """The element of a word with its reading; what stands in its place where that cannot be.

    Args:
        text: what reads the file's text.
        word: what stood in brackets.
        found: what stood in braces.
        source: both, as they were written.
    """
    reading = found.pairs.get("reading", "").strip()
    parts = _PARTING.split(reading)
    if not reading or not word.strip() or not all(parts):
        return text.trouble(source, "M070")
    if len(parts) > 1 and len(parts) != len(word):
        return text.trouble(source, "M071")
    element = Element("ruby", {"x-src": source})
    replace(found, classes=tuple(name for name in found.classes if name != "ruby")).put(element)
    if len(parts) == 1:
        element.text = word
        SubElement(element, "rt").text = AtomicString(reading)
        return element
    element.text = AtomicString(word[0])
    for at, part in enumerate(parts, 1):
        over = SubElement(element, "rt")
        over.text = AtomicString(part)
        over.tail = AtomicString(word[at : at + 1])
    return element
