"""Quotes, dashes, ellipses and the spaces at signs as they are printed, in the text of one block.

Characters that leave no ink are the only ones that are added, so that the k-th printed character
is the k-th written one; what the author escaped with a backslash, code and addresses stay as they
are. To set a text that is set already changes nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from riftbook.language.composing import Edit, Quotes, composed, signs
from riftbook.language.spacing import spaced
from riftbook.markup.cleaning import VOID
from riftbook.markup.tree import walk
from riftbook.records import Value

STRAIGHT = "straight"
"""The class of text that stays as it is written."""
_SHORT = ("x-short", "x-short-caption")
"""Attributes whose text is printed: in contents, in lists and at the head of pages."""
_INLINE_TEXT = frozenset({"code", "kbd", "samp", "x-tag"})
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_LANG = re.compile(r"""\slang\s*=\s*["']?([A-Za-z][\w-]*)""", re.IGNORECASE)
_UNSET = "\0"
"""The language of text that stays as it is written."""


class _Piece(Value):
    """A run of the leaf's text."""

    element: Element
    name: str
    """``text`` or ``tail``; `""` for what is no text of this leaf, or stays as it is."""
    text: str
    language: str


def leaves(root: Element, language: str) -> Iterator[tuple[Element, str]]:
    """The elements below one that have running text, each with its language.

    Args:
        root: the text of a file, or of a note.
        language: its BCP 47 tag.
    """
    for element, spoken in _elements(root, language):
        if "x-leaf" in element.attrib or element.tag == "x-note":
            yield element, spoken


def set_short(root: Element, language: str, quotes: Quotes = ()) -> None:
    """Set the short titles and captions that attributes give.

    Args:
        root: The text of a file, or of a note.
        language: Its BCP 47 tag.
        quotes: Marks that the book uses instead of the language's own.
    """
    for element, spoken in _elements(root, language):
        for name in _SHORT:
            if spoken != _UNSET and element.get(name):
                element.set(name, composed(element.get(name, ""), spoken, quotes))


def _elements(root: Element, language: str) -> Iterator[tuple[Element, str]]:
    """The elements below one, in order, each with its language."""
    waiting = [(root, language)]
    while waiting:
        element, spoken = waiting.pop()
        spoken = _spoken(element, spoken)
        yield element, spoken
        waiting.extend(reversed(tuple(_children(element, spoken))))


def _children(element: Element, language: str) -> Iterator[tuple[Element, str]]:
    """What stands in an element, each with the language that the author's own tags give it."""
    around = [("", language)]
    for child in element:
        for node in child if child.tag == "x-html" else (child,):
            if node.tag == "x-tag":
                _pass(node.get("x-src", ""), around)
        yield child, around[-1][1]


def _pass(tag: str, around: list[tuple[str, str]]) -> None:
    """Go over one of the author's own tags: `around` holds those that are open, and languages."""
    match = _TAG.match(tag)
    if match is None:
        return
    name, spoken = match[2].lower(), around[-1][1]
    if match[1]:
        begun = [at for at, (other, _) in enumerate(around) if other == name]
        del around[begun[-1] if begun else len(around) :]
    elif name not in VOID and not tag.endswith("/>"):
        said = _LANG.search(tag)
        around.append((name, said[1] if said and spoken != _UNSET else spoken))


def set_type(leaf: Element, language: str, quotes: Quotes = ()) -> None:
    """Set a leaf's text as its language is set, and what is in another language as that one is.

    Args:
        leaf: An element whose running text is read.
        language: Its BCP 47 tag.
        quotes: Marks that the book uses instead of the language's own.
    """
    own = dict(quotes)
    pieces = _pieces(leaf, language)
    if _edit(pieces, lambda whole, spoken: signs(whole, spoken, own)):
        pieces = _pieces(leaf, language)
    _edit(pieces, spaced)


def _spoken(element: Element, around: str) -> str:
    """The language of an element's text."""
    if around == _UNSET or STRAIGHT in element.get("class", "").split():
        return _UNSET
    return element.get("lang") or around


def _edit(pieces: Sequence[_Piece], find: Callable[[str, str], Iterable[Edit]]) -> bool:
    """Make the edits that are found for each language, where the text is in that language.

    Returns:
        Whether there are any.
    """
    whole = "".join(piece.text for piece in pieces)
    spoken = dict.fromkeys(piece.language for piece in pieces if piece.name)
    edits = {
        tongue: sorted(find(whole, tongue), reverse=True) for tongue in spoken if tongue != _UNSET
    }
    begin = len(whole)
    for piece in reversed(pieces):
        end, begin = begin, begin - len(piece.text)
        if not piece.name:
            continue
        text = piece.text
        for first, last, new in edits.get(piece.language, ()):
            if begin <= first and last <= end:
                text = f"{text[: first - begin]}{new}{text[last - begin :]}"
        if text != piece.text:
            setattr(piece.element, piece.name, text)
    return any(edits.values())


def _pieces(leaf: Element, language: str) -> list[_Piece]:
    """The leaf's text in order."""
    pieces: list[_Piece] = []
    notes = 0
    around = [[("", language)]]
    for event, node in walk(leaf):
        if event == "start":
            around.append([("", _spoken(node, around[-1][-1][1]))])
        elif event == "end":
            around.pop()
            if node.tag == "x-tag":
                _pass(node.get("x-src", ""), around[-1])
        spoken = around[-1][-1][1]
        if node.tag == "x-note" and event in {"start", "end"}:
            # A note is a text of its own, and the sentence goes on behind it as before.
            notes += 1 if event == "start" else -1
        elif notes:
            continue
        elif event == "start":
            pieces.append(_Piece(node, "", node.get("x-value", _standing_for(node)), ""))
        elif event == "text":
            fixed = isinstance(node.text, AtomicString) or node.tag in _INLINE_TEXT
            name = "" if fixed else "text"
            pieces.append(_Piece(node, name, node.text or "", spoken))
        elif event == "tail":
            pieces.append(_Piece(node, "tail", node.tail or "", spoken))
    return pieces


def _standing_for(node: Element) -> str:
    """What quotes see of an element that brings its text later."""
    if node.tag == "br":
        return "\n"
    return "x" if node.get("x-mark") in {"reference", "citation"} or node.tag == "img" else ""
