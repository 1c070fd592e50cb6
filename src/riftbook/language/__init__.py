"""The words that riftbook prints of its own, one file a language; never written in a template."""

from collections.abc import Mapping
from types import MappingProxyType

from riftbook.language import de, en, es, fr, it, nl
from riftbook.language.words import Words as Words

LANGUAGES: Mapping[str, Words] = MappingProxyType(
    {words.tag: words for words in (en.WORDS, de.WORDS, fr.WORDS, es.WORDS, it.WORDS, nl.WORDS)}
)
"""Primary language subtag to words."""


def words(language: str) -> Words:
    """The words of a BCP 47 tag's primary language; English where riftbook has none."""
    return LANGUAGES.get(language.partition("-")[0].lower(), en.WORDS)
