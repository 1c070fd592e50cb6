"""What a word is, for the manuscript and for both editions alike."""

import re
from unicodedata import normalize

HIDDEN = "\0"
"""Stands for a character of the source that is not printed and does not part a word."""

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe20-\ufe2f"
)
_UNSEEN = "\xad\u200c\u200d\u2060\ufeff"

WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}{_UNSEEN}{HIDDEN}][^\W_]*)*")
"""A word in text in which what is not printed stands as `HIDDEN`. Apostrophes part words."""

_COMPOSING = re.compile("[^\x01-\xac\xae-\u02ff\u2010-\u2027]")
"""What may be hidden or take part in a composition; letters of Latin and punctuation do not."""

_SIGNS = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026"
"""What is not ASCII in most texts that else are: quotation marks, dashes, the ellipsis."""
_PARTED = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}

_NOTHING = dict.fromkeys(map(ord, _UNSEEN + HIDDEN))


def spelled(match: str) -> str:
    """A match of `WORD` as it is compared: nothing hidden, no soft hyphen, form C."""
    return match if match.isascii() and match.isalnum() else _composed(match)


def _composed(match: str) -> str:
    return normalize("NFC", match.translate(_NOTHING))


def split(text: str) -> list[str]:
    """The words of plain text, such as that of a finished page."""
    if not text.isascii():
        for sign in _SIGNS:
            text = text.replace(sign, " ")
        if not text.isascii():
            return [word for line in text.split("\n") for word in _words(line)]
    return _words(text)


def _words(text: str) -> list[str]:
    """The words of a text; those of plain ASCII are found in a third of the time."""
    if text.isascii() and HIDDEN not in text:
        return text.translate(_PARTED).split()
    found: list[str] = WORD.findall(text)
    return [spelled(match) for match in found] if _COMPOSING.search(text) else found
