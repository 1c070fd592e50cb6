"""Fenced divs and lines of verse; what is printed of the line that opens a div."""

import re

from riftbook.markup.scanner import lines as rule
from riftbook.markup.scanner.lines import Line
from riftbook.markup.scanner.listings import Listings

QUOTED = r"""=(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s}]+))"""
"""A value behind its key, in one of three groups."""
_TITLE = re.compile(rf"(?<![\w-])title{QUOTED}")
"""Printed before the text of a div."""
_ATTRIBUTION = re.compile(rf"(?<![\w-])attribution{QUOTED}")
"""Printed behind it."""


class Passages(Listings):
    """The part of the reading that knows what stands apart from the text."""

    def _div(self, line: Line) -> bool:
        if not rule.DIV.match(line.text):
            return False
        self.flush()
        self.at += 1
        if rule.DIV_CLOSE.match(line.text):
            self.add(*(self.attributions.pop() if self.attributions else ()))
        elif rule.DIV_OPEN.match(line.text):
            self.add(*value(_TITLE.search(line.text), line))
            self.attributions.append(value(_ATTRIBUTION.search(line.text), line))
        return True

    def _verse(self, line: Line) -> bool:
        """Line blocks: each line is a text of its own, with those that go on with it."""
        if self.paragraph or not rule.VERSE.match(line.text):
            return False
        row: Line | None = line
        while row is not None and rule.VERSE.match(row.text):
            pieces = [row.cut(1)]
            self.at += 1
            while (row := self.inner(self.at)) is not None and _goes_on(row):
                pieces.append(row)
                self.at += 1
            self.add(*((piece.begin, piece.begin + len(piece.text)) for piece in pieces))
        return True


def value(found: re.Match[str] | None, line: Line) -> tuple[tuple[int, int], ...]:
    """Where in the file a value stands, without its quotation marks."""
    if found is None:
        return ()
    group = next(at for at in (1, 2, 3) if found[at] is not None)
    return ((line.begin + found.start(group), line.begin + found.end(group)),)


def _goes_on(line: Line) -> bool:
    """Whether a line goes on with the line of verse before it."""
    return line.text.startswith(" ") and not line.blank
