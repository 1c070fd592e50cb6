"""``~~struck~~``, ``~sub~`` and ``^sup^``."""

import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor

from riftbook.markup.inlines.sought import seek

STRUCK = r"(?<!~)~~(?=[^\s~])(.+?)(?<=[^\s~])~~(?!~)"
SUBSCRIPT = r"(?<!~)~([^\s~]+)~(?!~)"
SUPERSCRIPT = r"\^([^\s^]+)\^"


class Enclosed(InlineProcessor):
    """Text between two marks."""

    def __init__(self, pattern: str, tag: str) -> None:
        """Make elements of one name of what a pattern's first group holds."""
        super().__init__(pattern)
        seek(self, r"[~^]")
        self._tag = tag

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Make the element."""
        element = Element(self._tag)
        element.text = m[1]
        return element, m.start(), m.end()
