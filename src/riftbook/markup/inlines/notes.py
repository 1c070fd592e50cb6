"""Calls of notes, ``[^label]``, and notes in the text, ``^[text]``."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.construct import Bracket, Construct

if TYPE_CHECKING:
    from riftbook.markup.text import Text


_RAISED = re.compile(r"\^[^\s^\[\]]+$")
"""What makes a ``^`` the end of ``x^2^`` and not the beginning of a note."""

_LOOK_BACK = 40


def call(label: str, source: str) -> Element:
    """The empty element that stands where a note is called."""
    return Element(
        "span", {"class": "note-call", "x-mark": "note-call", "x-label": label, "x-src": source}
    )


def _call(text: "Text", bracket: Bracket) -> tuple[Element, int] | None:
    if bracket.lead or not bracket.inner.startswith("^"):
        return None
    label = text.source(bracket.inner[1:])
    if not label or " " in label or "\n" in label:
        return None
    source = f"[^{label}]"
    if label not in text.reader.notes:
        return text.trouble(source, "M001"), bracket.end
    return call(label, source), bracket.end


def _inline(text: "Text", bracket: Bracket) -> tuple[Element, int] | None:
    nested = bracket.inner.startswith("^[")
    if bracket.lead != "^" or (bracket.inner.startswith("^") and not nested):
        return None
    if _RAISED.search(bracket.data, max(bracket.start - _LOOK_BACK, 0), bracket.start):
        return None
    source = text.source(bracket.data[bracket.start : bracket.end])
    element = Element("x-note", {"x-src": source})
    element.text = bracket.inner
    return element, bracket.end


CONSTRUCTS = (
    Construct(name="note call", bracket=_call),
    Construct(name="note in the text", bracket=_inline),
)
