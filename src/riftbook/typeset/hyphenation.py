"""The hyphenation patterns of languages, ready before anything is hyphenated, and exceptions.

Pyphen reads them from a word list, pattern by pattern, which takes as long as setting a few pages.
What it makes of them is kept. Words that a book parts in its own way are told to Pyphen, so that no
character is put into them.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from riftbook.cache import Cache, key

HYPHEN = "-"
_PARTS = re.compile(r"[^\W_]+")

Exceptions = Sequence[tuple[str, Sequence[str]]]
"""Language to words with the hyphens at which they may be parted."""


def load(languages: Iterable[str], cache: Cache) -> None:
    """Have the patterns ready that WeasyPrint will ask for.

    Args:
        languages: BCP 47 tags; languages without patterns are not hyphenated.
        cache: where patterns are kept.
    """
    for language in languages:
        _load(language, cache)


def _load(language: str, cache: Cache) -> None:
    import pyphen

    known = pyphen.language_fallback(language)
    path = pyphen.LANGUAGES[known] if known else None
    if path is None or path in pyphen.hdcache:
        return
    name = key("hyphenation", pyphen.__version__, path.read_bytes())
    kept = cache.get(name)
    if kept is not None:
        pyphen.hdcache[path] = _dictionary(pyphen.HyphDict, json.loads(kept))
        return
    pyphen.Pyphen(lang=known)
    patterns = pyphen.hdcache[path].patterns
    if all(type(value) is int for _, values in patterns.values() for value in values):
        cache.put(name, json.dumps(patterns).encode())


def _dictionary(kind: Any, kept: dict[str, tuple[int, list[int]]]) -> Any:
    """Pyphen's dictionary of patterns that were read before."""
    made = kind.__new__(kind)
    made.patterns = {letters: (start, tuple(values)) for letters, (start, values) in kept.items()}
    made.cache = {}
    made.maxlen = max(map(len, made.patterns))
    return made


def except_words(exceptions: Exceptions) -> None:
    """Let words be parted where the book says, and nowhere else.

    Args:
        exceptions: by language; for one without patterns they say nothing.
    """
    import pyphen

    for path, dictionary in pyphen.hdcache.items():
        if isinstance(dictionary, _Excepting):
            pyphen.hdcache[path] = dictionary.patterns
    for language, words in exceptions:
        known = pyphen.language_fallback(language)
        if known and words:
            patterns = pyphen.Pyphen(lang=known).hd
            path = pyphen.LANGUAGES[known]
            pyphen.hdcache[path] = _Excepting(patterns, dict(map(_places, words)))


def _places(word: str) -> tuple[str, tuple[int, ...]]:
    """A word without its hyphens, and where they stood."""
    parts = word.split(HYPHEN)
    ends = [sum(map(len, parts[:at])) for at in range(1, len(parts))]
    return "".join(parts).lower(), tuple(ends)


class _Excepting:
    """Pyphen's dictionary of a language, with words that are not left to its patterns.

    A word is also known as a part of another, as in “l’imprimerie”.
    """

    def __init__(self, patterns: Any, words: Mapping[str, tuple[int, ...]]) -> None:
        self.patterns = patterns
        self._words = words

    def positions(self, word: str) -> list[Any]:
        """Where a word may be parted."""
        import pyphen

        parts = [(m.start(), m[0]) for m in _PARTS.finditer(word.lower()) if m[0] in self._words]
        places: list[Any] = self.patterns.positions(word)
        if not parts:
            return places
        outside = [
            place
            for place in places
            if not any(start < place < start + len(part) for start, part in parts)
        ]
        own = [pyphen.DataInt(start + at) for start, part in parts for at in self._words[part]]
        return sorted((*outside, *own))
