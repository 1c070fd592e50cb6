"""Folios without their number: how each figure is set, so that any number can be put in later.

A page is set before anybody knows which page of the book it will be. Where its folio stands, and
with which glyphs it is written, is kept apart; the number is filled in when the book is joined.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riftbook.numerals import roman
from riftbook.records import Value

ALPHABETS: Mapping[str, str] = {"decimal": "0123456789", "lower-roman": "ivxlcdm"}
"""The letters of the numerals that folios are written in."""
_SAMPLES = (1, 4, 12, 37, 68, 119, 258, 944, 2018)
"""Numbers that a table of pairs has to set just as the typesetter does."""
_SHOWN = re.compile(rb"<([0-9a-f]*)>|(-?[0-9.]+)")

Glyphs = Sequence[tuple[str, float]]
"""Glyph ids in hex, and how much less than its advance each takes, in thousandths."""


class Unmovable(Exception):
    """A page that has to be set for its own place in the book; the message says why."""


def folio(number: int, numerals: str) -> str:
    """A page number as it is printed: 4, or iv."""
    return str(number) if numerals == "decimal" else roman(number)


class Figures(Value, kw_only=True):
    """How numbers are set in one place: a table of glyphs and of pairs of them."""

    before: str
    """What stands before the number in the same piece of text, such as ``[``."""
    behind: str
    numerals: str
    capitals: bool
    """Whether the style makes capitals of letters."""
    glyphs: Mapping[str, tuple[str, float]]
    """Character to glyph id (four hex digits) and advance in thousandths of the size."""
    pairs: Mapping[str, float]
    """Two characters to what is taken off the first one's advance before the second."""
    ends: Mapping[str, float]
    """Character to what is taken off its advance at the end."""

    def written(self, number: int) -> str:
        """The text of a folio."""
        numeral = folio(number, self.numerals)
        return self.before + (numeral.upper() if self.capitals else numeral) + self.behind

    def set(self, text: str) -> Glyphs:
        """The glyphs of a text."""
        following = (*text[1:], "")
        return tuple(
            (self.glyphs[sign][0], self.pairs[sign + then] if then else self.ends[sign])
            for sign, then in zip(text, following, strict=True)
        )

    def width(self, text: str) -> float:
        """How wide a text is, in thousandths of the size."""
        return sum(self.glyphs[sign][1] for sign in text) - sum(k for _, k in self.set(text))


class FolioPlace(Value, kw_only=True):
    """Where a folio stands on a page, and how it is painted."""

    align: str
    """Which end of it stays where it is: ``left``, ``right`` or ``centre``."""
    x: float
    """That end, or the middle, in CSS pixels from the left edge of the page."""
    y: float
    """The baseline, in CSS pixels from the top edge."""
    size: float
    """Of the type, in CSS pixels."""
    paint: bytes
    """The operators that choose colour and font."""
    figures: Figures


def shown(operators: Sequence[bytes]) -> Glyphs:
    """The glyphs of one text that is shown with one font.

    Raises:
        Unmovable: It takes several fonts, or is raised.
    """
    texts = [each for each in operators if each.endswith(b"TJ")]
    if len(texts) != 1 or any(each.endswith(b"Ts") for each in operators):
        raise Unmovable("a folio takes more than one font")
    found: list[tuple[str, float]] = []
    for codes, step in _SHOWN.findall(texts[0]):
        if step and found:
            found[-1] = (found[-1][0], found[-1][1] + float(step))
        elif step:
            raise Unmovable("a folio begins with a space")
        found += [(codes[at : at + 4].decode(), 0.0) for at in range(0, len(codes), 4)]
    return found


def tabulate(pattern: tuple[str, str, str], style: Mapping[str, Any], shape: Any) -> Figures:
    """Make the table of a place for folios.

    Args:
        pattern: what stands before and behind the number, and the numerals.
        style: of the text, for its case.
        shape: sets a text; gives its glyphs and the widths of glyphs by their ids.

    Raises:
        Unmovable: A number is more than its figures one after the other.
    """
    before, behind, numerals = pattern
    capitals = style["text_transform"] == "uppercase"
    letters = ALPHABETS[numerals].upper() if capitals else ALPHABETS[numerals]
    glyphs: dict[str, tuple[str, float]] = {}
    pairs: dict[str, float] = {}
    ends: dict[str, float] = {}
    for text in _texts(before, letters, behind):
        set_, widths = shape(text)
        if len(set_) != len(text):
            raise Unmovable(f"“{text}” in a folio is not one glyph for each character")
        for sign, (glyph, _) in zip(text, set_, strict=True):
            glyphs.setdefault(sign, (glyph, widths[int(glyph, 16)]))
        if len(text) == 1:
            ends[text] = set_[0][1]
        else:
            pairs[text] = set_[0][1]
    figures = Figures(
        before=before, behind=behind, numerals=numerals, capitals=capitals,
        glyphs=glyphs, pairs=pairs, ends=ends,
    )  # fmt: skip
    for number in _SAMPLES:
        text = figures.written(number)
        if tuple(figures.set(text)) != tuple(shape(text)[0]):
            raise Unmovable("the figures of a folio depend on more than their neighbours")
    return figures


def _texts(before: str, letters: str, behind: str) -> Iterator[str]:
    """Every character and every pair of characters that a folio may have."""
    yield from dict.fromkeys(before + letters + behind)
    lefts, rights = (before[-1:], *letters), (*letters, behind[:1])
    pairs = [a + b for a in lefts for b in rights if a and b]
    pairs += [text[at : at + 2] for text in (before, behind) for at in range(len(text) - 1)]
    yield from dict.fromkeys(pairs)
