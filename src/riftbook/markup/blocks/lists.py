"""Lists: bullets, ``1.`` and ``1)``, tasks; nested as deep as their text is indented."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.blocks import rules
from riftbook.markup.blocks.lazy import Follower
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_MARK = re.compile(r"( {0,3})([-+*]|(?:\d{1,9}|#)[.)])(?=[ \t]|$)")
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")


def mark(text: str) -> re.Match[str] | None:
    """The sign with which a line begins an item; None where it begins none."""
    match = _MARK.match(text)
    return None if match and rules.is_rule(text) else match


def opens(text: str) -> bool:
    """Whether a line in a paragraph begins a list: an item with text, or number one."""
    match = mark(text)
    if match is None or not text[match.end() :].strip():
        return False
    return match[2] in "-+*" or match[2][:-1] in {"1", "#"}


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    first = mark(lines[at].text)
    if first is None:
        return 0
    kind = first[2][-1]
    element = SubElement(parent, "ul" if kind in "-+*" else "ol")
    if element.tag == "ol" and first[2][:-1] not in {"1", "#"}:
        element.set("start", str(int(first[2][:-1])))
    loose = False
    end = at
    while end < len(lines):
        match = mark(lines[end].text)
        if match is None or match[2][-1] != kind:
            break
        item, used = _item_lines(reader, lines, end, match)
        end += used
        while len(item) > 1 and item[-1].blank:
            item.pop()
            end -= 1
        loose = _read_item(reader, item, SubElement(element, "li")) or loose
        after = end
        while after < len(lines) and lines[after].blank:
            after += 1
        following = mark(lines[after].text) if after < len(lines) else None
        if following is None or following[2][-1] != kind:
            break
        loose = loose or after > end
        end = after
    if not loose:
        _tighten(element)
    return end - at


def _item_lines(
    reader: "Reader", lines: Sequence[Line], at: int, match: re.Match[str]
) -> tuple[list[Line], int]:
    """The lines of one item without their indent, and how many there are."""
    rest = lines[at].after(match.end())
    space = rest.indent
    if rest.blank or space > 4:
        space = 1
    width = match.end() + space
    inner = [Line(rest.line, rest.column, "") if rest.blank else rest.without(space)]
    follower = Follower(reader)
    follower.saw(inner[0])
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if line.blank:
            if end == at + 1 and inner[0].blank:
                break
            inner.append(Line(line.line, line.column, ""))
        elif line.indent >= width:
            inner.append(line.without(width))
        elif follower.takes(line):
            inner.append(line)
        else:
            break
        follower.saw(inner[-1])
        end += 1
    return inner, end - at


def items(reader: "Reader", lines: Sequence[Line], at: int) -> tuple[list[Sequence[Line]], int]:
    """The lines of each item of the list that begins at a line, and where the list ends."""
    found: list[Sequence[Line]] = []
    first = mark(lines[at].text) if at < len(lines) else None
    match, end = first, at
    while first and match and match[2][-1] == first[2][-1]:
        item, used = _item_lines(reader, lines, at, match)
        at += used
        while len(item) > 1 and item[-1].blank:
            item.pop()
        found.append(item)
        end = at
        while at < len(lines) and lines[at].blank:
            at += 1
        match = mark(lines[at].text) if at < len(lines) else None
    return found, end


def _read_item(reader: "Reader", lines: list[Line], item: Element) -> bool:
    task = _TASK.match(lines[0].text) if lines else None
    if task:
        item.set("class", "task" if task[1] == " " else "task done")
        lines[0] = lines[0].after(task.end())
    return reader.read(lines, item)


def _tighten(element: Element) -> None:
    """Let the only paragraph of each item be the item's own text."""
    for item in element:
        paragraphs = [child for child in item if child.tag == "p"]
        if len(paragraphs) == 1 and item[0] is paragraphs[0]:
            paragraphs[0].set("x-tight", "")


CONSTRUCT = Construct(name="list", block=_read, opens=opens)
