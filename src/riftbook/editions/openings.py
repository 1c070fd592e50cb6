"""How a chapter's text begins: a lead-in of small capitals, a drop cap. No word changes."""

import re

from lxml import etree

from riftbook.language.small_words import small_words
from riftbook.theme import Theme

XHTML = "{http://www.w3.org/1999/xhtml}"
DEPTH = 3
"""Lines that a drop cap takes."""
_WORD = re.compile(r"\S+\s*")
_STOP = re.compile(r"[.,;:!?…—–]['’”\"]?\s*$")
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
    if first is not None and first.tag == f"{XHTML}h2":
        first = first.getnext()
    if first is None or first.tag != f"{XHTML}p":
        return
    if not theme.lead_in or not (first.text or "").strip():
        return
    phrase = _phrase(first.text or "", small_words(language), ends=len(first) == 0)
    if not phrase:
        return
    length = _undisturbed(first)
    rest = (first.text or "")[len(phrase) :]
    letter = phrase[0] if theme.drop_cap and phrase[0].isalpha() and length > DEPTH * _WIDTH else ""
    first.text = None
    lead = _span("lead-in", phrase[len(letter) :])
    lead.tail = rest
    first.insert(0, lead)
    if letter:
        first.insert(0, _span("drop-cap", letter))
        first.set("class", f"{first.get('class', '')} with-drop-cap".strip())


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
