"""Titles that carry their own number: ``Chapter 3``, ``I: Loomings``, ``3. Foo``."""

import re

_CHAPTER = {
    "en": "chapter",
    "de": "kapitel",
    "fr": "chapitre",
    "es": "capítulo",
    "it": "capitolo",
    "pt": "capítulo",
    "nl": "hoofdstuk",
    "sv": "kapitel",
    "pl": "rozdział",
}
_ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3}|C{1,3}(?:XC|XL|L?X{0,3}))(?:IX|IV|V?I{0,3})"
_ALONE = re.compile(rf"(?:\d{{1,3}}|{_ROMAN})[.:]?$")
_BEFORE = re.compile(rf"(?:\d{{1,3}}|{_ROMAN})(?:[.:)]|\s+[–—-])\s+\S")


def numbers_itself(title: str, language: str) -> bool:
    """Whether a title brings its number along, so that none is set before it.

    Args:
        title: Its plain text.
        language: A BCP 47 tag, for the word “chapter”; English where it is not known.
    """
    word = _CHAPTER.get(language.partition("-")[0].lower(), _CHAPTER["en"])
    if re.match(rf"{word}\s+\w", title, re.IGNORECASE):
        return True
    return bool(_ALONE.match(title) or _BEFORE.match(title))
