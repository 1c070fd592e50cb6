"""The order in which printed glyphs are read where a script runs from right to left."""

import re
import unicodedata
from collections.abc import Sequence

_LEFTWARD = frozenset({"R", "AL"})
_BLOCKS = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Where all their characters stand, among others (DerivedBidiClass.txt)."""
_NUMBER = frozenset({"EN", "AN", "ES", "ET", "CS"})


def is_leftward(text: str) -> bool:
    """Whether characters of a text run from right to left (UAX #9: classes R and AL)."""
    return _BLOCKS.search(text) is not None and any(_class(each) in _LEFTWARD for each in text)


def in_reading_order(glyphs: Sequence[str]) -> str:
    """What glyphs say, given from left to right, in a line that runs to the right on the whole.

    From the first letter of a script that runs to the left up to the last, with what stands
    between them, all is read from right to left, but numbers are not.

    Args:
        glyphs: the characters that each glyph stands for.
    """
    whole = "".join(glyphs)
    if not is_leftward(whole):
        return whole
    said: list[str] = []
    run: list[str] = []
    behind: list[str] = []
    for glyph in glyphs:
        if is_leftward(glyph):
            run += [*behind, glyph]
            behind = []
        elif not run or any(_class(character) == "L" for character in glyph):
            said += [*_turned(run), *behind, glyph]
            run, behind = [], []
        else:
            behind.append(glyph)
    return "".join((*said, *_turned(run), *behind))


def _turned(run: Sequence[str]) -> list[str]:
    """A run from right to left, its numbers from left to right."""
    turned: list[str] = []
    number: list[str] = []
    for glyph in reversed(run):
        if glyph and all(_class(character) in _NUMBER for character in glyph):
            number.insert(0, glyph)
        else:
            turned += [*number, glyph]
            number = []
    return [*turned, *number]


def _class(character: str) -> str:
    return unicodedata.bidirectional(character)
