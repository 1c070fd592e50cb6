"""Single characters: backslash escapes, hard line breaks, entities."""

import re
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.construct import Construct

if TYPE_CHECKING:
    from riftbook.markup.text import Text


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


def _named(text: "Text", match: re.Match[str]) -> Element:
    name = match[0][1:]
    if name in html5:
        return text.literal(match[0], html5[name])
    return text.trouble(match[0], "M013")


def _numbered(text: "Text", match: re.Match[str]) -> Element:
    digits = match[0][2:-1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    allowed = code in {0x9, 0xA} or 0x20 <= code < 0x7F or 0xA0 <= code < 0x110000
    if not allowed or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE:
        return text.trouble(match[0], "M013", "\ufffd")
    return text.literal(match[0], chr(code))


CONSTRUCTS = (
    Construct(name="escape", pattern=r"\\[!-/:-@\[-`{-~ \n]", verbatim=_escape),
    Construct(name="hard break", pattern=r" {2,}\n", verbatim=_break),
    Construct(
        name="numbered character",
        pattern=r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});",
        verbatim=_numbered,
    ),
    Construct(name="named character", pattern=r"&[A-Za-z][A-Za-z0-9]{1,31};", verbatim=_named),
)
