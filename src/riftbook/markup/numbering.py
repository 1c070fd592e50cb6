"""Titles that carry their own number: ``Chapter 3``, ``I: Loomings``, ``3. Foo``, ``Part One``."""

import re

from riftbook.language import around, words
from riftbook.language.counting import begins_with_number

_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3}|C{1,3}(?:XC|XL|L?X{0,3}))(?:IX|IV|V?I{0,3})"
_ALONE = re.compile(rf"(?:\d{{1,3}}|{_ROMAN})[.:]?$")
_LETTER = re.compile(r"[A-Z](?:[.:)]|\s+[–—-])\s+\S")
_COUNTED = re.compile(r"第\s*[\d〇零一二三四五六七八九十百]+\s*[章部編编回话話篇]")
"""A Japanese or Chinese chapter, in any numerals."""
_BEFORE = re.compile(rf"(?:\d{{1,3}}|{_ROMAN})(?:[.:)]|\s+[–—-])\s+\S")


def numbers_itself(title: str, language: str, role: str = "chapter") -> bool:
    """Whether a title brings its number along, so that none is set before it.

    Args:
        title: Its plain text.
        language: A BCP 47 tag, for the word “chapter”; English where it is not known.
        role: The division's.
    """
    if role in {"part", "appendix"} and _is_called(words(language).roles[role], title):
        return True
    if role == "appendix" and _LETTER.match(title):
        return True
    word, behind = around(words(language).chapter)
    called = None if behind else re.match(rf"{word.strip()}\s+", title, re.IGNORECASE)
    if called and begins_with_number(title[called.end() :], language):
        return True
    return any(pattern.match(title) for pattern in (_ALONE, _BEFORE, _COUNTED))


def _is_called(noun: str, title: str) -> bool:
    """Whether a title begins with a noun and a word: “Part One”, “Appendix B: Sources”."""
    return (
        re.match(rf"{re.escape(noun)}\s+\w+(?:[.:)]|\s+[–—-]|$)", title, re.IGNORECASE) is not None
    )
