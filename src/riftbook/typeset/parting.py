"""Which word at the end of a line is parted, where, and how narrow a text can be set by parting."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import pyphen

from riftbook.typeset.composed import ended_width
from riftbook.typeset.measured import Measured

_WORD_ENDS, _WORD_BOUNDARY = 1 << 6, 1 << 12
"""The bits ``is_word_end`` and ``is_word_boundary`` of a PangoLogAttr."""


def word_parted(measured: Measured, start: int, following: int) -> tuple[int, int] | None:
    """The word to be parted, from where a line may begin to where the next may; None in doubt."""
    # WeasyPrint leaves out the character before a break, and thereby the last letter of a word
    # that stands before a dash.
    end = following - 1 if following < len(measured.text) else following
    words = [
        (first, min(last, end))
        for first, last in _words(measured.flags, start, following)
        if first < end
    ]
    total, _, _ = measured.style["hyphenate_limit_chars"]
    if not words or words[0][1] - words[0][0] >= total:
        return words[0] if words else (start, start)
    # Of the words behind the first one WeasyPrint asks as if nothing stood before them.
    return (start, start) if len(words) == 1 else None


def _words(flags: list[int], start: int, following: int) -> Iterator[tuple[int, int]]:
    """Where the words between two breaks begin and end."""
    begin = start
    for at in range(start + 1, following + 1):
        if flags[at] & _WORD_ENDS:
            yield begin, at
        if flags[at] & (_WORD_ENDS | _WORD_BOUNDARY):
            begin = at


def parts(word: str, style: Any, context: Any) -> list[str]:
    """What may stand before a hyphen, the longest first."""
    total, left, right = style["hyphenate_limit_chars"]
    language = style["lang"] and pyphen.language_fallback(style["lang"])
    if not word or style["hyphens"] != "auto" or not language:
        return []
    key = (language, left, right, total)
    if key not in context.dictionaries:
        context.dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
    return [part for part, _ in context.dictionaries[key].iterate(word)]


def narrowest(measured: Measured, begin: int, context: Any) -> tuple[int | None, float] | None:
    """What stands in the first line of a text that is set as narrow as it can be.

    Args:
        measured: a text of which that one is the end.
        begin: the character with which it begins.
        context: WeasyPrint's, with its dictionaries.

    Returns:
        The bytes up to the next line, None if there is none, and the line's width in pixels; None
        in doubt.
    """
    text, style = measured.text, measured.style
    stop = measured.starts[bisect_right(measured.starts, begin)]
    unit = text[begin:stop].rstrip(" ")
    word = word_parted(measured, begin, stop)
    if word is None or not unit or stop - begin > len(unit) + 1:
        return None
    first, last = word
    found = parts(text[first:last], style, context)
    if found:
        taken = text[begin:first] + found[-1]
        line = taken + style["hyphenate_character"]
    else:
        taken, line = text[begin:stop], unit
    width = ended_width(measured, begin, begin, line)
    if width is None:
        return None
    return (None if begin + len(taken) == len(text) else len(taken.encode())), width
