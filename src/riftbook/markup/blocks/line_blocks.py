"""Line blocks, ``| a line of verse``: line ends, indents and stanzas are kept."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.blocks import tables
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.markup.reader import running

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

BLOCK, STANZA, LINE = "line-block", "stanza", "line"
_LINE = re.compile(r"\|(?: +|$)")


def is_line(text: str) -> bool:
    """Whether a line is one of a line block."""
    return _LINE.match(text) is not None


def add(reader: "Reader", block: Element, pieces: Sequence[Line], indent: int) -> None:
    """Add a line of verse, indented by so many characters."""
    # No-break spaces keep an indent in both editions.
    text = "\u00a0" * indent + running(pieces)
    reader.leaf(block, "div", pieces, text).set("class", LINE)


def join(parent: Element) -> None:
    """Make stanzas of one poem of the line blocks that follow each other."""
    first: Element | None = None
    for child in list(parent):
        if child.get("class") != BLOCK:
            first = None
        elif first is None:
            first = child
        else:
            parent.remove(child)
            first[:] = [*_stanzas(first), *_stanzas(child)]


def _stanzas(block: Element) -> list[Element]:
    if len(block) and block[0].get("class") == STANZA:
        return list(block)
    stanza = Element("div", {"class": STANZA})
    stanza.extend(list(block))
    return [stanza]


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    if not is_line(lines[at].text):
        return 0
    end = _end(lines, at)
    stanzas = list(_parted(lines[at:end]))
    block = SubElement(parent, "div", {"class": BLOCK})
    for stanza in stanzas:
        home = block if len(stanzas) == 1 else SubElement(block, "div", {"class": STANZA})
        for pieces in stanza:
            # The first space belongs to the bar.
            add(reader, home, pieces, max(pieces[0].indent - 1, 0))
    if not stanzas:
        SubElement(SubElement(block, "div", {"class": LINE}), "br")
    return end - at


def _end(lines: Sequence[Line], at: int) -> int:
    """Behind the last line of a poem: an empty line may part its stanzas as well as a bar."""
    end = at
    following = at
    while following < len(lines):
        if following > end and tables.starts(lines, following):
            break
        if is_line(lines[following].text) or (following == end and _goes_on(lines[following])):
            following = end = following + 1
        elif lines[following].blank:
            following += 1
        else:
            break
    return end


def _goes_on(line: Line) -> bool:
    return line.text.startswith(" ") and not line.blank


def _parted(lines: Sequence[Line]) -> Iterator[list[list[Line]]]:
    """The stanzas, each a list of lines of verse, each a list of lines of the file."""
    stanza: list[list[Line]] = []
    for line in lines:
        bar = is_line(line.text)
        if line.blank or (bar and line.after(1).blank):
            if stanza:
                yield stanza
            stanza = []
        elif bar or not stanza:
            stanza.append([line.after(1 if bar else 0)])
        else:
            stanza[-1].append(line)
    if stanza:
        yield stanza


CONSTRUCT = Construct(name="line block", block=_read)
