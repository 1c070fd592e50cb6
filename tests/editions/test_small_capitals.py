"""Small capitals are small capitals in every language, wherever the style asks for them."""

import pytest

from pages import Line, pages
from print_books import finished, prepared

BOOK = """[book]
title = "Zwei Ufer"
author = "Ulf Hofer"
publisher = "Hafenverlag"
language = "de"
date = 2026
"""
CHAPTER = """# Auf See

Auf offener See fuhr ein Schiff.

## Öl auf Hafenufern

[Auflauf]{.small-caps} und ein [[Kaufhof]{lang=en}]{.smallcaps}.

::: verse
## Sanfte Flaute {.unnumbered}

Auf und ab.
:::

::: dialogue
Falstaff
: Auf!
:::
"""
ENGLISH = """---
language: en
---

# In English

## A quay called [Hafen]{lang=de} of old

Nothing.
"""
SMALL = (
    "Auf offener See fuhr",
    "Öl auf Hafenufern",
    "uflauf",
    "aufhof",
    "Sanfte Flaute",
    "Falstaff",
    "Ulf Hofer",
    "Hafenverlag",
    "quay called Hafen of old",
)
"""Words that stand in small capitals."""
HEIGHT = 0.55
"""Of size: no small capital is so high, and every capital and every f is higher."""
POINTS = 0.17
"""Of size: what two points above a letter add to it."""


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    root = tmp_path_factory.mktemp("small-capitals")
    (root / "manuscript").mkdir()
    (root / "book.toml").write_text(BOOK, encoding="utf-8")
    (root / "manuscript/01-see.md").write_text(CHAPTER + "\n\nWind.\n" * 40, encoding="utf-8")
    (root / "manuscript/02-english.md").write_text(ENGLISH, encoding="utf-8")
    return [line for page in pages(finished(prepared(root)).pdf) for line in page]


@pytest.mark.parametrize("words", SMALL)
def test_every_letter_is_a_small_capital(lines: list[Line], words: str) -> None:
    sought = words.replace(" ", "")
    found = []
    for line in lines:
        glyphs = [glyph for glyph in line.glyphs if glyph.text.strip()]
        at = "".join(glyph.text for glyph in glyphs).find(sought)
        if at >= 0:
            found.append(glyphs[at : at + len(sought)])
    tall = [
        glyph
        for glyph in found[-1]  # the title page has the author's name too, in another way
        if glyph.height > (HEIGHT + POINTS * (glyph.text in "ÄÖÜäöü")) * glyph.size
    ]
    assert tall == []
