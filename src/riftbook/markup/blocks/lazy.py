"""Lines that go on with a paragraph inside a list or quotation without its mark."""

import re
from typing import TYPE_CHECKING

from riftbook.markup.blocks import fences, headings, rules
from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_CONTAINER = re.compile(r"[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))[ \t]?")

_ITEM = re.compile(r" {0,3}(?:[-+*]|(?:\d{1,9}|#)[.)])(?=[ \t]|$)")


class Follower:
    """Watches the lines of a container to know whether a plain line may follow."""

    def __init__(self, reader: "Reader") -> None:
        """Watch for a reader."""
        self._reader = reader
        self._last = ""
        self._fence = ""

    def saw(self, line: Line) -> None:
        """Take notice of a line of the container."""
        self._last = line.text
        if "`" in line.text or "~" in line.text:
            self._fence = fences.track(self._fence, line.text)

    def takes(self, line: Line) -> bool:
        """Whether a line without the container's mark belongs to its last paragraph."""
        if line.blank or self._fence or not self._in_paragraph():
            return False
        if line.indent > 3:
            return True
        ends = _ITEM.match(line.text) or headings.underline(line.text)
        return not (ends or self._reader.interrupts(line))

    def _in_paragraph(self) -> bool:
        text = self._last
        while match := _CONTAINER.match(text):
            if rules.is_rule(text):
                return False
            text = text[match.end() :]
        if not text.strip() or text.startswith("    "):
            return False
        return not (headings.is_heading(text) or rules.is_rule(text) or fences.is_fence(text))
