"""Links: ``[text](address "title")``, ``[text][label]``, ``<address>`` and bare addresses."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from riftbook.markup import attributes
from riftbook.markup.blocks.link_definitions import normal
from riftbook.markup.construct import Bracket, Construct
from riftbook.markup.inlines.characters import plain
from riftbook.markup.labels import normal_address

if TYPE_CHECKING:
    from riftbook.markup.text import Text

ATTRIBUTES = re.compile(attributes.PATTERN)
_TITLE = re.compile(r"""\s+("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))\s*$""")
_LABEL = re.compile(r"\[([^\[\]]*)\]")
BARE = r"(?<![\w/])(?:https?://|www\.)[^\s<>\x02\x03]*[^\s<>\x02\x03.,:;!?\"'*_~()\[\]{}“”‘’…]"
"""An address in running text; what closes a sentence is no part of it."""


def target(text: "Text", data: str, at: int) -> tuple[str, str, int] | None:
    """The address and title in ``(…)`` at a place, and where that ends."""
    if data[at : at + 1] != "(":
        return None
    end = text.closing(data, at)
    if end < 0:
        return None
    inner = text.source(data[at + 1 : end]).strip()
    title = ""
    if inner.startswith("<"):
        address, closed, rest = inner[1:].partition(">")
        match = _TITLE.match(rest)
        if not closed or "\n" in address or (rest.strip() and not match):
            return None
    else:
        match = _TITLE.search(" " + inner)
        address = (" " + inner)[: match.start()].strip() if match else inner
        if re.search(r"\s", address):
            return None
    if match:
        title = match[1][1:-1]
    return plain(address), plain(title), end + 1


def labelled(text: "Text", bracket: Bracket) -> tuple[str, str, int] | None:
    """The address and title that a label names, ``[text][label]`` or ``[label]``."""
    match = _LABEL.match(bracket.data, bracket.end)
    label = match[1] if match and match[1] else bracket.inner
    found = text.reader.references.get(normal(text.source(label)))
    if found is None:
        return None
    return (*found, match.end() if match else bracket.end)


def _link(text: "Text", bracket: Bracket) -> tuple[Element, int] | None:
    if bracket.lead:
        return None
    found = target(text, bracket.data, bracket.end) or labelled(text, bracket)
    if found is None:
        return _undefined(text, bracket)
    address, title, end = found
    element = Element("a", {"href": normal_address(address), "x-mark": "link"})
    element.set("x-src", text.source(bracket.data[bracket.start : end]))
    element.text = bracket.inner
    if title:
        element.set("title", title)
    end = text.attributes_at(bracket.data, end, element)
    return element, end


def _undefined(text: "Text", bracket: Bracket) -> tuple[Element, int] | None:
    match = _LABEL.match(bracket.data, bracket.end)
    if match is None or not match[1].strip() or match[1][0] in "@^":
        return None
    if bracket.inner[:1] in {"@", "^"} or "@" in bracket.inner:
        return None
    return text.trouble(text.source(bracket.data[bracket.start : match.end()]), "M010"), match.end()


def _address(text: "Text", match: re.Match[str]) -> Element:
    return _autolink(match[0], match[0][1:-1])


def _mail(text: "Text", match: re.Match[str]) -> Element:
    return _autolink(match[0], match[0][1:-1], "mailto:")


def _autolink(source: str, shown: str, scheme: str = "") -> Element:
    element = Element("a", {"href": scheme + shown, "x-mark": "link", "x-src": source})
    element.text = AtomicString(shown)
    return element


def bare(source: str) -> Element:
    """The link that a bare address becomes."""
    return _autolink(source, source, "" if "://" in source else "https://")


CONSTRUCT = Construct(name="link", bracket=_link)
AUTOLINKS = (
    Construct(
        name="address", pattern=r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>", verbatim=_address
    ),
    Construct(
        name="mail address",
        pattern=r"<[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+>",
        verbatim=_mail,
    ),
)
