"""The hyphenation patterns of a language, ready before anything is hyphenated.

Pyphen reads them from a word list, pattern by pattern, which takes as long as setting a few pages.
What it makes of them is kept.
"""

import json
from typing import Any

from riftbook.cache import Cache, key


def load(language: str, cache: Cache) -> None:
    """Have the patterns ready that WeasyPrint will ask for.

    Args:
        language: a BCP 47 tag; a language without patterns is not hyphenated.
        cache: where patterns are kept.
    """
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
