"""Definitions of link addresses: ``[label]: address "title"``."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.construct import Construct
from riftbook.markup.inlines.characters import plain
from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_DEFINITION = re.compile(
    r"""[ ]{0,3}\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){1,999})\]:[ \t]*\n?[ \t]*
    (?P<address><[^<>\n]*>|[^\s<]\S*)
    (?:(?:[ \t]+|[ \t]*\n[ \t]*)
       (?P<title>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?
    [ \t]*(?=\n|$)""",
    re.VERBOSE,
)
_UNTITLED = re.compile(
    r"[ ]{0,3}\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.){1,999})\]:[ \t]*\n?[ \t]*"
    r"(?P<address><[^<>\n]*>|[^\s<]\S*)[ \t]*(?=\n|$)"
)


def normal(label: str) -> str:
    """A label as it is compared: case and runs of space do not count."""
    return " ".join(label.split()).casefold()


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    if not lines[at].text.lstrip(" ").startswith("["):
        return 0
    end = at
    while end < len(lines) and end < at + 6 and not lines[end].blank:
        end += 1
    source = "\n".join(line.text for line in lines[at:end])
    match = _DEFINITION.match(source) or _UNTITLED.match(source)
    if match is None or not match["label"].strip():
        return 0
    title = match.groupdict().get("title") or ""
    address = match["address"]
    if address.startswith("<"):
        address = address[1:-1]
    reader.references.setdefault(normal(match["label"]), (plain(address), plain(title[1:-1])))
    return source[: match.end()].count("\n") + 1


CONSTRUCT = Construct(name="link definition", block=_read)
