"""Definitions of notes: ``[^label]: text``, later paragraphs indented."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.blocks.lazy import Follower
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.markup.reader import NoteDefinition

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_DEFINITION = re.compile(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")


def is_definition(text: str) -> bool:
    """Whether a line begins the text of a note."""
    return _DEFINITION.match(text) is not None


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    match = _DEFINITION.match(lines[at].text)
    if match is None:
        return 0
    inner = [lines[at].after(match.end())]
    follower = Follower(reader)
    follower.saw(inner[0])
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if line.blank or line.indent >= 4:
            inner.append(line.without(4))
        elif follower.takes(line):
            inner.append(line)
        else:
            break
        follower.saw(inner[-1])
        end += 1
    while inner and inner[-1].blank and len(inner) > 1:
        inner.pop()
        end -= 1
    _define(reader, lines[at], match, inner)
    return end - at


def _define(reader: "Reader", line: Line, match: re.Match[str], inner: Sequence[Line]) -> None:
    label = match[1]
    span = reader.span(line, len(match[0].strip()))
    body = Element("div")
    reader.read(inner, body)
    before = reader.notes.get(label)
    if before is not None:
        reader.problem(
            "M003",
            span,
            f"the note [^{label}] has its text twice",
            "give one of the two another label",
            (before.span,),
        )
        label = f"{label} (again, line {line.line})"
    reader.notes[label] = NoteDefinition(label, body, span)


CONSTRUCT = Construct(name="note", block=_read, opens=is_definition)
