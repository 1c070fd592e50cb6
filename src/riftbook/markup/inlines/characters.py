"""Single characters: backslash escapes, hard line breaks, entities."""

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.construct import Construct

if TYPE_CHECKING:
    from riftbook.markup.text import Text


ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
"""A character by its name or number."""

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(source: str) -> str:
    """Source with escapes and entities turned into their characters."""
    return unescape(_ESCAPED.sub(r"\1", source))


def _escape(text: "Text", match: re.Match[str]) -> Element:
    character = match[0][1]
    if character == "\n":
        return _break(text, match)
    return text.literal(match[0], "\u00a0" if character == " " else character)


def _break(text: "Text", match: re.Match[str]) -> Element:
    element = Element("br", {"x-src": match[0]})
    element.tail = "\n"
    return element


def is_known(entity: str) -> bool:
    """Whether ``&name;`` or ``&#number;`` stands for a character that a book can hold."""
    if entity[1] != "#":
        return entity[1:] in html5
    code = int(entity[3:-1], 16) if entity[2] in "xX" else int(entity[2:-1])
    allowed = code in {0x9, 0xA} or 0x20 <= code < 0x7F or 0xA0 <= code < 0x110000
    return allowed and not 0xD800 <= code < 0xE000 and code & 0xFFFE != 0xFFFE


def _entity(text: "Text", match: re.Match[str]) -> Element:
    if is_known(match[0]):
        return text.literal(match[0], unescape(match[0]))
    return text.trouble(match[0], "M013", "\ufffd" if match[0][1] == "#" else None)


CONSTRUCTS = (
    Construct(name="escape", pattern=r"\\[!-/:-@\[-`{-~ \n]", verbatim=_escape),
    Construct(name="hard break", pattern=r" {2,}\n", verbatim=_break),
    Construct(name="entity", pattern=ENTITY, verbatim=_entity),
)
