"""Headings: ``## Heading {#sec:id}``; the underlined ones are made of a paragraph."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup import attributes
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_HASHES = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")


def underline(text: str) -> int:
    """The level of the heading that a line under a paragraph makes, 0 for none."""
    match = _UNDERLINE.match(text)
    if match is None:
        return 0
    return 1 if match[1][0] == "=" else 2


def is_heading(text: str) -> bool:
    """Whether a line is a heading."""
    return _HASHES.match(text) is not None


def add(reader: "Reader", parent: Element, level: int, lines: Sequence[Line], text: str) -> None:
    """Add a heading with the attributes that stand at its end."""
    text, found = attributes.trailing(text)
    text = _CLOSING.sub("", text).strip()
    heading = reader.leaf(parent, f"h{level}", lines, text, found)
    short = found.pairs.get("short", "")
    if short:
        heading.set("x-short", short)


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    match = _HASHES.match(lines[at].text)
    if match is None:
        return 0
    text = match[2] or ""
    if not _CLOSING.sub("", attributes.trailing(text)[0]).strip():
        reader.problem(
            "M048",
            lines[at],
            "a heading without words",
            "write its words behind the #, or take the line out; \\# prints the sign itself",
        )
        return 1
    start = match.start(2) if match[2] else match.end(1)
    add(reader, parent, len(match[1]), [lines[at].after(start)], text)
    return 1


CONSTRUCT = Construct(name="heading", block=_read, opens=is_heading)
