"""Emphasis, ``*one*`` and ``**two**``, by CommonMark 0.31.2, section 6.2.

Python-Markdown's own reading of delimiters puts text in the wrong place where pairs overlap, so
they are paired here, in the tree that its other patterns leave.
"""

import re
import unicodedata
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from riftbook.records import Record, field

_RUN = re.compile(r"\*+|_+")
_ELEMENT = "."
"""What a run of marks sees of an element beside it: something like punctuation."""


class _Run(Record):
    """``*``, ``**`` … in running text."""

    mark: str
    count: int
    """Marks that are not paired yet."""
    opens: bool
    closes: bool
    length: int
    ended: int = 0
    """How many elements end here."""
    begun: list[str] = field(default_factory=list)
    """The elements that begin here, outermost first."""


_Piece = str | Element | _Run


def find(root: Element) -> None:
    """Find the emphasis in every text below an element."""
    for element in list(root.iter()):
        if any(mark in text for text in _texts(element) for mark in "*_"):
            _read(element)


def _texts(element: Element) -> Sequence[str]:
    """The texts that are an element's own and may hold marks."""
    texts = [element.text, *(child.tail for child in element)]
    return [text for text in texts if text and not isinstance(text, AtomicString)]


def _read(element: Element) -> None:
    pieces = _pieces(element)
    runs = [piece for piece in pieces if isinstance(piece, _Run)]
    _pair(runs)
    if any(run.begun for run in runs):
        _rebuild(element, pieces)


def _pieces(element: Element) -> list[_Piece]:
    """An element's content as texts, elements and runs of marks."""
    content: list[tuple[str, Element | None]] = [(element.text or "", None)]
    for child in element:
        content += [("\n" if child.tag == "br" else _ELEMENT, child), (child.tail or "", None)]
    pieces: list[_Piece] = []
    whole = "".join(text for text, _ in content)
    start = 0
    for text, node in content:
        if node is not None:
            pieces.append(node)
        elif isinstance(text, AtomicString):
            pieces.append(text)
        else:
            pieces += _cut(whole, start, start + len(text))
        start += len(text)
    return pieces


def _cut(whole: str, start: int, end: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = start
    for match in _RUN.finditer(whole, start, end):
        pieces.append(whole[at : match.start()])
        before = whole[max(match.start() - 1, 0) : match.start()]
        pieces.append(_run(match[0], before, whole[match.end() : match.end() + 1]))
        at = match.end()
    pieces.append(whole[at:end])
    return [piece for piece in pieces if piece != ""]


def _run(marks: str, before: str, after: str) -> _Run:
    left = not _is_space(after) and (
        not _is_punctuation(after) or _is_space(before) or _is_punctuation(before)
    )
    right = not _is_space(before) and (
        not _is_punctuation(before) or _is_space(after) or _is_punctuation(after)
    )
    opens, closes = left, right
    if marks[0] == "_":
        opens = left and (not right or _is_punctuation(before))
        closes = right and (not left or _is_punctuation(after))
    return _Run(marks[0], len(marks), opens, closes, len(marks))


def _is_space(character: str) -> bool:
    return not character or character.isspace()


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"


def _pair(runs: Sequence[_Run]) -> None:
    openers: list[_Run] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        key = (run.mark, run.opens, run.length % 3)
        while run.closes and run.count:
            found = _opener(openers, bottoms.get(key, 0), run)
            if found is None:
                bottoms[key] = len(openers)
                break
            opener = openers[found]
            size = 2 if opener.count > 1 and run.count > 1 else 1
            opener.begun.insert(0, "strong" if size == 2 else "em")
            opener.count -= size
            run.ended += 1
            run.count -= size
            del openers[found + 1 if opener.count else found :]
            bottoms = {each: min(bottom, len(openers)) for each, bottom in bottoms.items()}
        if run.opens and run.count:
            openers.append(run)


def _opener(openers: Sequence[_Run], bottom: int, run: _Run) -> int | None:
    """The nearest run that may open what `run` closes."""
    for at in range(len(openers) - 1, bottom - 1, -1):
        opener = openers[at]
        if opener.mark != run.mark:
            continue
        odd = (opener.closes or run.opens) and (opener.length + run.length) % 3 == 0
        if not odd or (opener.length % 3 == 0 and run.length % 3 == 0):
            return at
    return None


def _rebuild(element: Element, pieces: Sequence[_Piece]) -> None:
    """Fill an element again, its emphasis being elements now."""
    element.text = None
    for child in list(element):
        element.remove(child)
    stack = [element]
    for piece in pieces:
        if isinstance(piece, str):
            _append(stack[-1], piece)
        elif isinstance(piece, Element):
            piece.tail = None
            stack[-1].append(piece)
        else:
            del stack[len(stack) - piece.ended :]
            _append(stack[-1], piece.mark * piece.count)
            for tag in piece.begun:
                stack.append(SubElement(stack[-1], tag))


def _append(parent: Element, text: str) -> None:
    if not text:
        return
    if len(parent):
        last = parent[-1]
        last.tail = _joined(last.tail, text)
    else:
        parent.text = _joined(parent.text, text)


def _joined(before: str | None, text: str) -> str:
    """Two texts; what is atomic stays so where it stands alone."""
    return before + text if before else text
