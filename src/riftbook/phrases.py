"""Phrases in the text: where they stand, and what is like one that stands nowhere."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from itertools import pairwise
from unicodedata import normalize
from xml.etree import ElementTree

from riftbook.ink import stretches
from riftbook.model import Resolution
from riftbook.places import SOFT_HYPHEN, Place, SourceBlock, inked, offset_of

CLOSE = 0.6
"""How alike a phrase must be to be offered, as `difflib` counts."""
OFFERED = 3
TRIED = 200
"""Places with the most words in common that are compared letter by letter."""
_ALIKE = ("'‘’‛", '"“”„‟«»', "-‐‑–—")
"""Characters for which a keyboard has one key."""
_HYPHENS = "-‐‑"
"""What a word that is broken at the end of a line ends with."""
_UNSEEN = f"{SOFT_HYPHEN}\u200b\u2060\ufeff"
"""Characters that are not drawn."""
_HELD = "\xa0\u2009\u202f"
"""Spaces that typography sets before and behind signs."""
_LIGATURES = {ord(sign): normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_ATOM = re.compile(r"\.\.\.|-{2,3}|.", re.DOTALL)
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{SOFT_HYPHEN}’'])*")

Blocks = Mapping[tuple[str, str], SourceBlock]
Readings = Mapping[tuple[str, str], frozenset[int]]


def find(phrase: str, blocks: Blocks, readings: Readings | None = None) -> Iterator[Place]:
    """Every place where a phrase begins, in the order of the blocks.

    Case counts for nothing, nor does what kind of quotation mark, dash, ellipsis or white space
    stands there, or whether any does beside a sign: typography changes them. A word may be broken
    as at the end of a line. The phrase stands in one paragraph, heading, cell or note.

    Args:
        phrase: what is sought.
        blocks: the text.
        readings: what stands above words; a phrase is found with it and without.
    """
    pattern = _pattern(phrase)
    if pattern is None:
        return
    for (division, block), source in blocks.items():
        offsets = {match.start() for match in pattern.finditer(source.text)}
        above = (readings or {}).get((division, block))
        if above:
            kept = [at for at in range(len(source.text)) if at not in above]
            base = "".join(source.text[at] for at in kept)
            offsets |= {kept[match.start()] for match in pattern.finditer(base)}
        for offset in sorted(offsets):
            yield Place(division=division, block=block, offset=offset)


def readings_of(resolution: Resolution, blocks: Blocks) -> Readings:
    """The offsets of what stands above words in small letters (``rt``), for blocks that have it."""
    found: dict[tuple[str, str], frozenset[int]] = {}
    for resolved in resolution.divisions:
        xhtml = resolved.division.fragment.xhtml
        if b"<rt" not in xhtml:
            continue
        for stretch in stretches(ElementTree.fromstring(xhtml)):
            if stretch.own and str(stretch.holder.tag).endswith("}rt"):
                key = (resolved.division.id, stretch.block)
                text = blocks[key].text
                end = stretch.begin + len(inked(stretch.text))
                above = (offset_of(text, ordinal) for ordinal in range(stretch.begin, end))
                found[key] = found.get(key, frozenset()).union(above)
    return found


def _pattern(phrase: str) -> re.Pattern[str] | None:
    """What finds a phrase however it is spelled; None for one of blanks."""
    seen = phrase.translate(dict.fromkeys(map(ord, _UNSEEN)))
    words = normalize("NFC", seen).translate(_LIGATURES).split()
    if not words:
        return None
    spelled = _spelled(words[0])
    for before, word in pairwise(words):
        if before[-1] in _HYPHENS and _joins(before[-2:-1], word[0]):
            spelled = spelled.removesuffix(_letter(before[-1])) + rf"(?:[{_HYPHENS}]\s*)?"
        else:
            spelled += r"\s+" if _joins(before[-1], word[0]) else r"\s*"
        spelled += _spelled(word)
    return re.compile(spelled, re.IGNORECASE)


def _spelled(word: str) -> str:
    """A pattern for one word, as it may be spelled."""
    atoms = _ATOM.findall(word)
    spelled = _letter(atoms[0])
    for before, atom in pairwise(atoms):
        between = _UNSEEN if _joins(before, atom) else _UNSEEN + _HELD
        spelled += f"[{between}]*{_letter(atom)}"
    return spelled


def _joins(before: str, behind: str) -> bool:
    """Whether two characters are of words, with no sign between them."""
    return before.isalnum() and behind.isalnum()


def _letter(atom: str) -> str:
    """A pattern for one character, or for what typography makes one of."""
    if atom in ("...", "…"):
        return r"(?:…|\.\s?\.\s?\.)"
    if len(atom) > 1:
        return f"(?:[–—]|{atom})"
    spellings = {re.escape(atom), re.escape(normalize("NFD", atom))}
    alike = next((group for group in _ALIKE if atom in group), "")
    if alike:
        return f"[{re.escape(alike)}]"
    return spellings.pop() if len(spellings) == 1 else f"(?:{'|'.join(sorted(spellings))})"


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
