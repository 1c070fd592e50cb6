"""Paragraphs: whatever nothing else is; and what a paragraph turns out to be at its end."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup import attributes
from riftbook.markup.blocks import headings, tables
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.markup.reader import running

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_BLANK = re.compile(r"(?:&nbsp;|&#160;|&#xa0;|\u00a0)+|\\", re.IGNORECASE)
"""A paragraph of nothing but a no-break space: a break in the text without an ornament."""


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    end = _past_comment(lines, at)
    while end < len(lines):
        line = lines[end]
        if line.blank:
            break
        level = headings.underline(line.text)
        if level:
            inner = lines[at:end]
            headings.add(reader, parent, level, inner, running(inner))
            return end + 1 - at
        if reader.interrupts(line) or tables.starts(lines, end):
            break
        end = _past_comment(lines, end)
    _add(reader, parent, lines[at:end])
    return end - at


def _past_comment(lines: Sequence[Line], at: int) -> int:
    """The line after this one, or after the comment that begins on it and runs on."""
    before, mark, after = lines[at].text.rpartition("<!--")
    if not mark or "-->" in after or before.count("`") % 2:
        return at + 1
    for position in range(at + 1, len(lines)):
        if "-->" in lines[position].text:
            return position + 1
    return at + 1


def _add(reader: "Reader", parent: Element, lines: Sequence[Line]) -> None:
    if _BLANK.fullmatch(running(lines)):
        SubElement(parent, "hr", {"class": "section-break blank"})
        return
    last = lines[-1].text.strip()
    found = attributes.parse(last) if len(lines) > 1 and last[:2] == "{:" else None
    if found is not None and last.endswith("}"):
        reader.leaf(parent, "p", lines[:-1], attributes=found)
    else:
        reader.leaf(parent, "p", lines)


CONSTRUCT = Construct(name="paragraph", block=_read)
