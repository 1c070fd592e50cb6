"""Code indented by four columns."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line, joined

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    if lines[at].indent < 4:
        return 0
    end = at
    while end < len(lines) and (lines[end].blank or lines[end].indent >= 4):
        end += 1
    while lines[end - 1].blank:
        end -= 1
    inner = [line.without(4) for line in lines[at:end]]
    reader.literal(SubElement(parent, "pre"), "code", inner, joined(inner) + "\n")
    return end - at


CONSTRUCT = Construct(name="indented code", block=_read)
