"""Kept patterns hyphenate as those that Pyphen has read itself."""

from pathlib import Path

import pyphen
import pytest

from riftbook.cache import Cache
from riftbook.typeset.hyphenation import load

WORDS = ("hyphenation", "typesetter", "Silbentrennung", "bibliothèque", "földalatti", "a", "éé")


@pytest.mark.parametrize("language", ["en", "de-CH", "fr", "hu", "tlh"])
def test_kept_patterns_are_those_that_were_read(language: str, tmp_path: Path) -> None:
    pyphen.hdcache.clear()
    load(language, Cache(tmp_path))
    known = pyphen.language_fallback(language)
    read = [pyphen.Pyphen(lang=known).positions(word) for word in WORDS] if known else []
    pyphen.hdcache.clear()
    load(language, Cache(tmp_path))
    assert bool(pyphen.hdcache) == bool(known)
    kept = [pyphen.Pyphen(lang=known).positions(word) for word in WORDS] if known else []
    assert kept == read
    pyphen.hdcache.clear()
