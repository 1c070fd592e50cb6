"""Other scripts in a line of text, and readings above words, so that lines stay on the grid.

WeasyPrint makes a line as high as the fonts in it ask for, and knows no ruby. So characters that
the text face does not have stand in spans, which ask for no height; and of ruby, the reading is a
box without height that is moved over its word. Its width is reckoned in ems.
"""

import unicodedata
from collections.abc import Iterator

from lxml import etree

from riftbook.ink import HIDDEN
from riftbook.places import inked

XHTML = "{http://www.w3.org/1999/xhtml}"
READING = 0.5
"""The size of a reading, of that of its word."""
_FULL = frozenset("WF")
_HALF = 0.5
"""Of an em: about as wide is a letter that is not as wide as high."""


def set_scripts(root: etree._Element, own: frozenset[int]) -> None:
    """Put the characters that are not the text face's own into spans.

    Args:
        root: a division's text, or its title.
        own: the code points that the text face draws.
    """
    for element in list(root.iter(etree.Element)):
        first, *runs = _parted(element.text or "", own)
        if runs:
            element.text = first
            element[:0] = list(_spans(runs))
        first, *runs = _parted("" if element is root else element.tail or "", own)
        if runs:
            element.tail = first
            for span in reversed(list(_spans(runs))):
                element.addnext(span)


def _spans(pieces: list[str]) -> Iterator[etree._Element]:
    for run, rest in zip(pieces[::2], pieces[1::2], strict=True):
        span = etree.Element(f"{XHTML}span", {"class": "other-script"})
        span.text, span.tail = run, rest
        yield span


def _parted(text: str, own: frozenset[int]) -> Iterator[str]:
    """A text in pieces: the face's own and others, in turn; the first and last are its own."""
    begin = 0
    for match in _runs(text, own):
        yield text[begin : match[0]]
        yield text[match[0] : match[1]]
        begin = match[1]
    yield text[begin:]


def _runs(text: str, own: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Begin and end of the runs of other characters, with blanks and figures inside them."""
    begin = end = -1
    for at, character in enumerate("" if text.isascii() else text):
        if ord(character) not in own and _drawn(character):
            begin, end = (at if begin < 0 else begin), at + 1
        elif begin >= 0 and not (_drawn(character) and character.isalpha()):
            end += at == end and unicodedata.category(character)[0] in "MC"
        elif begin >= 0:
            yield begin, end
            begin = end = -1
    if begin >= 0:
        yield begin, end


def _drawn(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}


def set_ruby(root: etree._Element) -> None:
    """Make words with readings of ruby: one box each, the reading moved above the word."""
    for ruby in list(root.iter(f"{XHTML}ruby")):
        brackets = ruby.iter(f"{XHTML}rp")
        ruby.set(HIDDEN, str(sum(len(inked(rp.text or "")) for rp in brackets)))
        etree.strip_elements(ruby, f"{XHTML}rp", with_tail=False)
        ruby.tag = f"{XHTML}span"
        boxes = list(_boxes(ruby))
        ruby.text = None
        for child in list(ruby):
            ruby.remove(child)
        ruby.extend(boxes)


def _boxes(ruby: etree._Element) -> Iterator[etree._Element]:
    """A box for each word and its reading."""
    word = etree.Element(f"{XHTML}rb")
    word.text = ruby.text
    for child in list(ruby):
        tail, child.tail = child.tail, None
        if child.tag != f"{XHTML}rt":
            word.append(child)
            child.tail = tail
            continue
        yield _box(word, child)
        word = etree.Element(f"{XHTML}rb")
        word.text = tail
    if "".join(map(str, word.itertext())).strip():
        yield word


def _box(word: etree._Element, reading: etree._Element) -> etree._Element:
    wide, above = (_ems("".join(map(str, node.itertext()))) for node in (word, reading))
    above *= READING
    air = max(above - wide, 0) / 2
    box = etree.Element(f"{XHTML}ruby", {"style": f"padding: 0 {air:.3g}em"})
    before, behind = -(above + wide) / 2 / READING, (wide - above) / 2 / READING
    reading.set(
        "style",
        f"margin: 0 {behind:.3g}em 0 {before:.3g}em; width: {above / READING:.3g}em",
    )
    box.extend((word, reading))
    return box


def _ems(text: str) -> float:
    """How wide a text is, about, in ems."""
    wide = sum(unicodedata.east_asian_width(character) in _FULL for character in text)
    marks = sum(unicodedata.combining(character) != 0 for character in text)
    return wide + _HALF * (len(text) - wide - marks)
