"""Quotations: lines that begin with ``>``; the last may say whose words they are."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.blocks import attributions
from riftbook.markup.blocks.lazy import Follower
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_MARK = re.compile(r" {0,3}>")


def is_quote(text: str) -> bool:
    """Whether a line belongs to a quotation."""
    return _MARK.match(text) is not None


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    if not is_quote(lines[at].text):
        return 0
    inner: list[Line] = []
    follower = Follower(reader)
    end = at
    while end < len(lines):
        line = lines[end]
        match = _MARK.match(line.text)
        if match:
            line = line.after(match.end())
            line = line.without(1) if line.text[:1] in {" ", "\t"} else line
        elif not follower.takes(line):
            break
        inner.append(line)
        follower.saw(line)
        end += 1
    quotation = SubElement(parent, "blockquote")
    reader.read(inner, quotation)
    attributions.find(reader, quotation)
    return end - at


CONSTRUCT = Construct(name="quotation", block=_read, opens=is_quote)
