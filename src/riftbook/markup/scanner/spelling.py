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

WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}{_UNSEEN}{HIDDEN}])*")
"""A word in text in which what is not printed stands as `HIDDEN`. Apostrophes part words."""

_NOTHING = dict.fromkeys(map(ord, _UNSEEN + HIDDEN))


def spelled(match: str) -> str:
    """A match of `WORD` as it is compared: nothing hidden, no soft hyphen, form C."""
    return match if match.isascii() and match.isalnum() else _composed(match)


def _composed(match: str) -> str:
    return normalize("NFC", match.translate(_NOTHING))


def split(text: str) -> list[str]:
    """The words of plain text, such as that of a finished page."""
    return [spelled(match) for match in WORD.findall(text)]
