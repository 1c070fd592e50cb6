"""Line blocks, ``| a line of verse``: line ends and indents are kept."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.markup.reader import running

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_LINE = re.compile(r"\|(?: +|$)")


def is_line(text: str) -> bool:
    """Whether a line is one of a line block."""
    return _LINE.match(text) is not None


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    if not is_line(lines[at].text):
        return 0
    block = SubElement(parent, "div", {"class": "line-block"})
    end = at
    while end < len(lines) and is_line(lines[end].text):
        pieces = [lines[end].after(1)]
        end += 1
        while end < len(lines) and lines[end].text.startswith(" ") and not lines[end].blank:
            pieces.append(lines[end])
            end += 1
        _add(reader, block, pieces)
    return end - at


def _add(reader: "Reader", block: Element, pieces: Sequence[Line]) -> None:
    text = running(pieces)
    if not text:
        SubElement(SubElement(block, "div", {"class": "line"}), "br")
        return
    # No-break spaces keep an indent in both editions; the first space belongs to the bar.
    indent = "\u00a0" * max(pieces[0].indent - 1, 0)
    reader.leaf(block, "div", pieces, indent + text).set("class", "line")


CONSTRUCT = Construct(name="line block", block=_read)
