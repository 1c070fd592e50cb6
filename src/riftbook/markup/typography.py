"""Quotes, dashes and ellipses as they are printed, in the text of one block."""

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from riftbook.markup.tree import walk

_STRAIGHT = re.compile(r"-{2,}|\.{3,}|[\"']")
_MARKS = ("--", "...", '"', "'")
_SHORTENED = re.compile(
    r"(?:\d\ds?\b|(?:tis|twas|twere|twill|em|til|till|cause|bout|round|neath|n|nuff)\b)",
    re.IGNORECASE,
)
_OPENING = frozenset("([{<«‹“‘„‚–—-/\u00a0")
_INLINE_TEXT = {"code", "x-tag"}


def set_quotes(leaf: Element, language: str) -> None:
    """Replace straight quotes, dashes and dots in a leaf.

    Args:
        leaf: An element whose running text is read.
        language: Its BCP 47 tag; quotes are set for English, elsewhere only apostrophes.
    """
    pieces = _pieces(leaf)
    whole = "".join(text for _, _, text in pieces)
    if not any(mark in whole for mark in _MARKS):
        return
    english = language.partition("-")[0].lower() in {"", "en"}
    at = 0
    for element, name, text in pieces:
        if name and _STRAIGHT.search(text):
            new = _set(whole, at, at + len(text), english)
            setattr(element, name, new)
        at += len(text)


def _pieces(leaf: Element) -> list[tuple[Element, str, str]]:
    """The leaf's text in order; an empty name marks text that stays as it is."""
    pieces: list[tuple[Element, str, str]] = []
    notes = 0
    for event, node in walk(leaf):
        if node.tag == "x-note" and event in {"start", "end"}:
            # A note is a text of its own, and the sentence goes on behind it as before.
            notes += 1 if event == "start" else -1
        elif notes:
            continue
        elif event == "start":
            pieces.append((node, "", node.get("x-value", _standing_for(node))))
        elif event == "text":
            fixed = isinstance(node.text, AtomicString) or node.tag in _INLINE_TEXT
            pieces.append((node, "" if fixed else "text", node.text or ""))
        elif event == "tail":
            pieces.append((node, "tail", node.tail or ""))
    return pieces


def _standing_for(node: Element) -> str:
    """What quotes see of an element that brings its text later."""
    if node.tag == "br":
        return "\n"
    return "x" if node.get("x-mark") in {"reference", "citation"} or node.tag == "img" else ""


def _set(whole: str, start: int, end: int, english: bool) -> str:
    out: list[str] = []
    at = start
    for match in _STRAIGHT.finditer(whole, start, end):
        out.extend((whole[at : match.start()], _one(whole, match, english)))
        at = match.end()
    out.append(whole[at:end])
    return "".join(out)


def _one(whole: str, match: re.Match[str], english: bool) -> str:
    found = match[0]
    if found[0] == "-":
        return {2: "–", 3: "—"}.get(len(found), found)
    if found[0] == ".":
        return "…" if len(found) == 3 else found
    before, after = whole[: match.start()][-1:], whole[match.end() : match.end() + 1]
    if found == "'" and before.isalnum() and after.isalnum():
        return "’"
    if not english:
        return found
    if found == "'" and _SHORTENED.match(whole, match.end()):
        return "’"
    return _quote(whole, match, found == '"')


def _quote(whole: str, match: re.Match[str], double: bool) -> str:
    before = whole[: match.start()][-1:]
    after = whole[match.end() : match.end() + 1]
    opens = not before or before.isspace() or before in _OPENING
    if before in {'"', "'"}:
        # A quote right behind another opens when that one does.
        opens = match.start() < 2 or not whole[match.start() - 2].isalnum()
        opens = opens and whole[match.start() - 2 : match.start() - 1] not in set(".,;:!?…")
    if opens and after and not after.isspace():
        return "“" if double else "‘"
    return "”" if double else "’"
