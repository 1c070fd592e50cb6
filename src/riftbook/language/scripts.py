"""Scripts: which one a character belongs to, which run from right to left, what emoji are."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

SELECTORS = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
"""Variation selectors: they choose a form of the character before them and are none themselves."""
AS_EMOJI = "\ufe0f"
"""The selector that asks for the coloured form of a sign that has a plain one too."""

RIGHT_TO_LEFT = frozenset(
    "ar arc ckb dv fa he iw ks ku-arab nqo pa-arab ps sd syr ug ur yi".split()  # noqa: SIM905
)
"""Languages that run from right to left, by the beginning of their tags."""

_FONTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ARABIC": ("Arabic", "Amiri"),
        "ARMENIAN": ("Armenian", "Noto Serif Armenian"),
        "BENGALI": ("Bengali", "Noto Serif Bengali"),
        "BOPOMOFO": ("Chinese", "Noto Serif TC"),
        "CJK": ("Chinese or Japanese", "Noto Serif SC or Noto Serif JP"),
        "COPTIC": ("Coptic", "Noto Sans Coptic"),
        "CYRILLIC": ("Cyrillic", "Noto Serif"),
        "DEVANAGARI": ("Devanagari", "Noto Serif Devanagari"),
        "ETHIOPIC": ("Ethiopic", "Noto Serif Ethiopic"),
        "GEORGIAN": ("Georgian", "Noto Serif Georgian"),
        "GREEK": ("Greek", "Noto Serif"),
        "GUJARATI": ("Gujarati", "Noto Serif Gujarati"),
        "HANGUL": ("Korean", "Noto Serif KR"),
        "HEBREW": ("Hebrew", "Noto Serif Hebrew"),
        "HIRAGANA": ("Japanese", "Noto Serif JP"),
        "KATAKANA": ("Japanese", "Noto Serif JP"),
        "KHMER": ("Khmer", "Noto Serif Khmer"),
        "LAO": ("Lao", "Noto Serif Lao"),
        "MONGOLIAN": ("Mongolian", "Noto Sans Mongolian"),
        "SYRIAC": ("Syriac", "Noto Sans Syriac"),
        "TAMIL": ("Tamil", "Noto Serif Tamil"),
        "THAI": ("Thai", "Noto Serif Thai"),
        "TIBETAN": ("Tibetan", "Noto Serif Tibetan"),
    }
)
"""The first word of a character's name to its script, and a free font that has it."""


def runs_left(language: str) -> bool:
    """Whether a language runs from right to left.

    Args:
        language: a BCP 47 tag; a script in it counts, as in ``az-Arab``.
    """
    tag = language.lower()
    parts = tag.split("-")
    if {"arab", "hebr", "syrc", "thaa", "nkoo"} & set(parts[1:2]):
        return True
    latin = "latn" in parts[1:2]
    return not latin and any(tag == name or tag.startswith(f"{name}-") for name in RIGHT_TO_LEFT)


def script_and_font(character: str) -> tuple[str, str]:
    """What script a character is of and a free font that has it; empty where that is not known."""
    first = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
    return _FONTS.get(first, ("", ""))


def is_emoji(character: str) -> bool:
    """Whether a character is shown as a picture where nothing else is said (UTS #51)."""
    code = ord(character)
    pictures = 0x1F300 <= code <= 0x1FAFF or code in {0x1F004, 0x1F0CF}
    return pictures and unicodedata.category(character) in {"So", "Sk", "Cn"}
