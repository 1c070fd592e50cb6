"""Mathematics, kept as its source: ``$…$`` and ``$$…$$`` by Pandoc's rules for the dollar."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from riftbook.markup import attributes
from riftbook.markup.construct import Construct

if TYPE_CHECKING:
    from riftbook.markup.text import Text


def _display(text: "Text", match: re.Match[str]) -> Element:
    element = _math(match[0], match["display"].strip(), "display")
    found = attributes.parse(match["equation"]) if match["equation"] else None
    if found:
        found.put(element)
    return element


def _inline(text: "Text", match: re.Match[str]) -> Element:
    return _math(match[0], match["inline"], "inline")


def _math(source: str, formula: str, kind: str) -> Element:
    element = Element("code", {"class": f"math {kind}", "x-mark": "math", "x-src": source})
    element.text = AtomicString(formula)
    return element


CONSTRUCTS = (
    Construct(
        name="display math",
        pattern=r"\$\$(?P<display>(?:[^$\\]|\\.)++)\$\$(?P<equation>[ ]?\{\#eq:[^{}\s]+\})?",
        verbatim=_display,
    ),
    Construct(
        name="inline math",
        pattern=r"(?<![$\\])\$(?![\s$])(?P<inline>(?:[^$\\]|\\.)++)(?<!\s)\$(?![\d$])",
        verbatim=_inline,
    ),
)
