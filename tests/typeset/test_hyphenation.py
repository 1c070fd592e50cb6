"""Kept patterns hyphenate as those that Pyphen has read itself."""

from pathlib import Path

import pyphen
import pytest

from riftbook.cache import Cache
from riftbook.typeset.hyphenation import except_words, load

WORDS = ("hyphenation", "typesetter", "Silbentrennung", "bibliothèque", "földalatti", "a", "éé")


@pytest.mark.parametrize("language", ["en", "de-CH", "fr", "hu", "tlh"])
def test_kept_patterns_are_those_that_were_read(language: str, tmp_path: Path) -> None:
    pyphen.hdcache.clear()
    load([language], Cache(tmp_path))
    known = pyphen.language_fallback(language)
    read = [pyphen.Pyphen(lang=known).positions(word) for word in WORDS] if known else []
    pyphen.hdcache.clear()
    load([language], Cache(tmp_path))
    assert bool(pyphen.hdcache) == bool(known)
    kept = [pyphen.Pyphen(lang=known).positions(word) for word in WORDS] if known else []
    assert kept == read
    pyphen.hdcache.clear()


def parted(word: str, language: str = "en") -> str:
    return "-".join(pyphen.Pyphen(lang=language, left=2, right=2).inserted(word).split("-"))


def test_words_are_parted_where_the_book_says_and_nowhere_else() -> None:
    usual = parted("typographers")
    except_words(
        [("en-GB", ["not-here"]), ("en", ["ty-po-gra-phy", "Constantinople"]), ("tlh", ["a"])]
    )
    assert parted("typography") == "ty-po-gra-phy"
    assert parted("Typography") == "Ty-po-gra-phy"
    assert parted("constantinople") == "constantinople"
    assert parted("typographers") == usual
    assert parted("anti‑typography").endswith("ty-po-gra-phy")
    except_words([])
    assert parted("constantinople") != "constantinople"


def test_a_word_is_known_behind_an_apostrophe() -> None:
    except_words([("fr", ["im-pri-merie"])])
    assert parted("l’imprimerie", "fr") == "l’im-pri-merie"
    except_words([])
