"""Fenced divs: ``::: name`` or ``::: {.name #id}`` to a line of colons, nested at will."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup import attributes
from riftbook.markup.attributes import Attributes
from riftbook.markup.blocks import fences, passages
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.records import replace

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_OPEN = re.compile(
    r" {0,3}:{3,}[ \t]*(?:(?P<name>[\w-]+)[ \t]*)?(?P<attributes>"
    + attributes.PATTERN
    + r")?[ \t]*:*[ \t]*$"
)
_CLOSE = re.compile(r" {0,3}:{3,}[ \t]*$")


def opens(text: str) -> bool:
    """Whether a line opens or closes a div."""
    return _CLOSE.match(text) is not None or _OPEN.match(text) is not None


def opening(text: str) -> Attributes | None:
    """The attributes of a div that a line opens; None where it opens none."""
    match = _OPEN.match(text)
    if match is None:
        return None
    found = attributes.parse(match["attributes"]) if match["attributes"] else Attributes()
    name = (match["name"],) if match["name"] else ()
    return None if found is None else replace(found, classes=(*name, *found.classes))


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    text = lines[at].text
    if _CLOSE.match(text):
        reader.problem(
            "M006",
            lines[at],
            "these colons close a div, and none is open here",
            "take the line out, or open a div before it with ::: name",
        )
        return 1
    match = _OPEN.match(text)
    if match is None:
        return 0
    found = attributes.parse(match["attributes"]) if match["attributes"] else Attributes()
    if found is None:
        return 0
    close = end(lines, at)
    if close == len(lines):
        reader.problem(
            "M005",
            lines[at],
            "the div opened here never closes",
            "close it with a line of ::: where it ends",
        )
    first = (match["name"],) if match["name"] else ()
    found = replace(found, classes=tuple(dict.fromkeys((*first, *found.classes))))
    passage = passages.kind_of(found, reader.asides)
    if passage is not None:
        passages.read(reader, passage, found, lines[at:close], parent)
    else:
        passages.tell_slip(reader, found, lines[at])
        element = SubElement(parent, "div")
        reader.place(element, [lines[at]])
        found.put(element)
        reader.read(lines[at + 1 : close], element)
    return min(close + 1, len(lines)) - at


def end(lines: Sequence[Line], at: int) -> int:
    """Where the colons stand that close the div opened at a line; the end for nowhere."""
    depth, fence = 0, ""
    for position in range(at, len(lines)):
        text = lines[position].text
        if fence or "`" in text or "~" in text:
            fence = fences.track(fence, text)
            continue
        if ":::" not in text:
            continue
        if _CLOSE.match(text):
            depth -= 1
        elif _OPEN.match(text):
            depth += 1
        if depth == 0:
            return position
    return len(lines)


CONSTRUCT = Construct(name="div", block=_read, opens=opens)
