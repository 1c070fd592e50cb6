"""The words that the made books are made of, the commoner ones first."""

import tomllib
from pathlib import Path

_LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _words(name: str) -> tuple[str, ...]:
    listed: str = _LISTS[name]
    return tuple(listed.split())


NAMES = _words("names")
NOUNS = _words("nouns")
ADJECTIVES = _words("adjectives")
VERBS = _words("verbs")
"""With an object."""
MOTIONS = _words("motions")
"""Without one."""
PREPOSITIONS = _words("prepositions")
LINKS = _words("links")
"""What joins clauses."""
SAYINGS = _words("sayings")
ADVERBS = (*_words("adverbs"), "at once", "at last")
TOPICS = _words("topics")
"""What technical books are about."""
OPERATIONS = _words("operations")
"""What programs do."""
QUALITIES = _words("qualities")
"""What data are."""
