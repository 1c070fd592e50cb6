"""How a chapter's text begins: a lead-in of small capitals, a drop cap. No word changes."""

import re

from lxml import etree

from riftbook.language.small_words import small_words
from riftbook.model import Title
from riftbook.records import replace
from riftbook.theme import Theme

XHTML = "{http://www.w3.org/1999/xhtml}"
DEPTH = 3
"""Lines that a drop cap takes."""
_WORD = re.compile(r"\S+\s*")
_STOP = re.compile(r"[.,;:!?…—–]['’”\"]?\s*$")
_INITIAL = re.compile(r"(?P<marks>[“”„‘‚’«»‹›\"'¿¡(]*[\u00a0\u202f]?)(?P<letter>[^\W\d_])")
"""The first letter of a text with the marks that open it."""
_REST = re.compile(r"[^\s—–]*")
_WORDS = 4
_SHORT = 22
"""Four words only when they are not longer than this, else three."""
_WIDTH = 62
"""Characters of a line, near enough to tell a paragraph of four lines before its first note."""


def open_chapter(root: etree._Element, theme: Theme, language: str = "") -> None:
    """Give the first paragraph the theme's lead-in and drop cap, where it can carry them.

    Args:
        root: the text.
        theme: says whether there is a lead-in and a drop cap.
        language: a BCP 47 tag, for the words with which no lead-in ends.
    """
    first = next(iter(root), None)
    while first is not None and "epigraph" in first.get("class", "").split():
        first = first.getnext()
    if first is not None and first.tag == f"{XHTML}h2":
        first = first.getnext()
    if first is None or first.tag != f"{XHTML}p":
        return
    text = first.text or ""
    small = small_words(language)
    phrase = _phrase(text, small, ends=len(first) == 0) if theme.lead_in else ""
    long = theme.drop_cap and _undisturbed(first) > DEPTH * _WIDTH
    initial = _INITIAL.match(text) if long else None
    if not phrase and initial is None:
        return
    begin = initial.end() if initial else 0
    # Without a lead-in what is left of the first word still belongs to the initial.
    lead = text[begin : len(phrase)] if phrase else _REST.findall(text, begin)[0]
    first.text = None
    opened = _span("lead-in" if phrase else "lead-in plain", lead)
    opened.tail = text[begin + len(lead) :]
    first.insert(0, opened)
    if initial:
        first.insert(0, _initial(initial))
        first.set("class", f"{first.get('class', '')} with-drop-cap".strip())


def asked_for(theme: Theme, title: Title | None) -> Theme:
    """The theme with the opening that a chapter's heading asks for.

    ``{.no-drop-cap}`` and ``{.no-lead-in}`` take one away, ``{.drop-cap}`` and ``{.lead-in}`` bring
    one to a theme that has none.
    """
    asked = frozenset(title.classes if title else ())
    return replace(
        theme,
        drop_cap="no-drop-cap" not in asked and (theme.drop_cap or "drop-cap" in asked),
        lead_in="no-lead-in" not in asked and (theme.lead_in or "lead-in" in asked),
    )


def _initial(found: re.Match[str]) -> etree._Element:
    """The initial; quotation marks before it are smaller, or they would outweigh it."""
    made = _span("drop-cap", found["letter"])
    if found["marks"]:
        made.text = None
        marks = _span("initial-marks", found["marks"])
        marks.tail = found["letter"]
        made.append(marks)
    return made


def _undisturbed(paragraph: etree._Element) -> int:
    """How many characters come before the first note, which could part initial and text."""
    length = 0
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if "note-call" in node.get("class", "").split():
            break
        text = node.text if event == "start" else node.tail if node is not paragraph else ""
        length += len(text or "")
    return length


def _span(kind: str, text: str) -> etree._Element:
    span = etree.Element(f"{XHTML}span")
    span.set("class", kind)
    span.text = text
    return span


def _phrase(text: str, small: frozenset[str], *, ends: bool) -> str:
    """The first three or four words, fewer when a phrase ends there; `""` if too few.

    Args:
        text: the paragraph's text before any element.
        small: words that it does not end with, as long as two others are left.
        ends: whether the paragraph ends with it; else the last word may go on.
    """
    words = _WORD.findall(text.lstrip())
    if words and not ends and not words[-1][-1].isspace():
        words.pop()
    taken = ""
    for position, word in enumerate(words[:_WORDS]):
        if position == _WORDS - 1 and len(taken + word.rstrip()) > _SHORT:
            break
        taken += word
        if position >= 1 and _STOP.search(word):
            break
    kept = taken.split()
    while len(kept) > 2 and kept[-1].casefold() in small:
        taken = taken.rstrip().removesuffix(kept.pop())
    return taken.rstrip() if len(kept) >= 2 else ""
