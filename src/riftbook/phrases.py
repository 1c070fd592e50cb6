"""Phrases in the text: where they stand, and what is like one that stands nowhere."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches

from riftbook.places import SOFT_HYPHEN, Place, SourceBlock

CLOSE = 0.6
"""How alike a phrase must be to be offered, as `difflib` counts."""
OFFERED = 3
TRIED = 200
"""Places with the most words in common that are compared letter by letter."""
_ALIKE = ("'‘’‛", '"“”„‟«»', "-‐‑–—")
"""Characters for which a keyboard has one key."""
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{SOFT_HYPHEN}’'])*")

Blocks = Mapping[tuple[str, str], SourceBlock]


def find(phrase: str, blocks: Blocks) -> Iterator[Place]:
    """Every place where a phrase begins, in the order of the blocks.

    Case counts for nothing, nor does what kind of quotation mark, dash or white space stands
    there; the phrase stands in one paragraph, heading, cell or note.
    """
    words = phrase.split()
    if not words:
        return
    pattern = re.compile(r"\s+".join(map(_spelled, words)), re.IGNORECASE)
    for (division, block), source in blocks.items():
        for match in pattern.finditer(source.text):
            yield Place(division=division, block=block, offset=match.start())


def _spelled(word: str) -> str:
    """A pattern for one word, as it may be spelled."""
    return f"{SOFT_HYPHEN}*".join(_letter(character) for character in word)


def _letter(character: str) -> str:
    alike = next((group for group in _ALIKE if character in group), "")
    return f"[{re.escape(alike)}]" if alike else re.escape(character)


def near(phrase: str, blocks: Blocks) -> tuple[str, ...]:
    """The phrases of the book that are most like one that it does not have."""
    texts = [(source.text, list(_WORD.finditer(source.text))) for source in blocks.values()]
    known = {match[0].casefold() for _, matches in texts for match in matches}
    sought = [word.casefold() for word in _WORD.findall(phrase)]
    if not sought:
        return ()
    meant = Counter(found for word in dict.fromkeys(sought) for found in _like(word, known))
    windows = _windows(texts, meant, len(sought))
    wanted = " ".join(sought)
    rated = sorted(
        ((SequenceMatcher(None, wanted, text.casefold()).ratio(), text) for text in windows),
        key=lambda pair: -pair[0],
    )
    return tuple(dict.fromkeys(text for ratio, text in rated if ratio >= CLOSE))[:OFFERED]


def _like(word: str, known: set[str]) -> list[str]:
    """A word itself when the book has it, else words spelled almost like it."""
    if word in known:
        return [word]
    alike = sorted(other for other in known if abs(len(other) - len(word)) < 3)
    return get_close_matches(word, alike, n=OFFERED)


def _windows(
    texts: list[tuple[str, list[re.Match[str]]]], meant: Counter[str], length: int
) -> list[str]:
    """The stretches of so many words in which most of the meant ones stand."""
    found: list[tuple[int, str]] = []
    for text, matches in texts:
        hits = [at for at, match in enumerate(matches) if match[0].casefold() in meant]
        for first, at in enumerate(hits):
            shared = bisect_right(hits, at + length - 1) - first
            begin = max(min(at, len(matches) - length), 0)
            last = matches[min(begin + length, len(matches)) - 1]
            found.append((shared, " ".join(text[matches[begin].start() : last.end()].split())))
    found.sort(key=lambda pair: -pair[0])
    return [text for _, text in found[:TRIED]]
