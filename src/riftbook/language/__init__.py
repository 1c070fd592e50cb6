"""The words that riftbook prints of its own, one file a language; never written in a template."""

from collections.abc import Mapping
from types import MappingProxyType

from riftbook.language import ar, de, en, es, fr, it, ja, nl, pl, pt, sv, zh
from riftbook.language.words import KIND_OF_ROLE as KIND_OF_ROLE
from riftbook.language.words import Labels as Labels
from riftbook.language.words import Noun as Noun
from riftbook.language.words import Words as Words
from riftbook.language.words import around as around
from riftbook.language.words import numbered as numbered

_ALL = (en, de, fr, es, it, nl, pt, sv, pl, ja, zh, ar)

LANGUAGES: Mapping[str, Words] = MappingProxyType(
    {language.WORDS.tag: language.WORDS for language in _ALL}
)
"""Primary language subtag to words."""
_REGIONS: Mapping[str, Words] = MappingProxyType({"pt-br": pt.BRAZIL})
"""Tags, in lower case, of countries that have words of their own."""


def words(language: str) -> Words:
    """The words of a BCP 47 tag's country or primary language; English where riftbook has none."""
    tag = language.lower()
    return _REGIONS.get(tag) or LANGUAGES.get(tag.partition("-")[0], en.WORDS)
