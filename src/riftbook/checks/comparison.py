"""Two streams of words, one of which must be the other, word for word and in order.

The printed stream may hold words more: those that riftbook prints of its own. Nothing else may
differ. After a difference both streams are brought together again where several words in a row
agree, so that one lost passage is one finding.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from riftbook.markup.scanner.spelling import HIDDEN, WORD, spelled
from riftbook.records import Record, Value, field

MEANINGLESS = "\ufffd"
"""Stands for a glyph that does not say which character it is."""

JOINT = "\x01"
"""Stands between two pieces of a printed line, or of two lines, that no space parts."""

_WINDOWS = ((32, 4), (256, 6), (4096, 8), (1 << 30, 12))
"""How far to look for words in a row that agree, and how many they must be: the further away,
the more, because “in the midst of” stands on many pages."""

_TOKEN = re.compile(f"(?:{WORD.pattern}|{MEANINGLESS})+")
_SOFT = re.compile(f"[{JOINT}{HIDDEN}\xad‐‑-]*{JOINT}[{JOINT}{HIDDEN}\xad‐‑-]*")


class Stream(Value):
    """Words as an edition prints them."""

    words: Sequence[str]
    soft: Sequence[bool]
    """Whether nothing but a line end or a joint stands before the word."""
    light: frozenset[int] = frozenset()
    """Words that need not be in the manuscript, such as the numbers of list items."""
    offsets: Sequence[int] = ()
    """Where each word begins in the text that was read."""


class Passage(Value):
    """A stretch of words that stands in one stream only."""

    begin: int
    """Its first word in the manuscript; for words too many, the word they stand before."""
    end: int
    words: tuple[str, ...]
    instead: tuple[str, ...] = ()
    """What the edition prints in its place."""


class Difference(Value):
    """Everything in which two streams differ."""

    missing: tuple[Passage, ...] = ()
    displaced: tuple[Passage, ...] = ()
    """In both streams, at different places."""
    added: tuple[Passage, ...] = ()
    meaningless: tuple[tuple[int, int], ...] = ()
    """(word of the manuscript, printed word) where a glyph has no meaning."""


def stream(text: str, *, fold: bool, light: Iterable[tuple[int, int]] = ()) -> Stream:
    """The words of a printed text.

    Args:
        text: The text, `JOINT` where pieces meet without a space.
        fold: Whether case counts for nothing, as where a style sets capitals.
        light: Ranges of the text whose words need not be in the manuscript.
    """
    words: list[str] = []
    soft: list[bool] = []
    offsets: list[int] = []
    end = 0
    for match in _TOKEN.finditer(text):
        word = spelled(match[0])
        words.append(word.casefold() if fold else word)
        between = text[end : match.start()]
        # Between most words stands a blank alone, and no joint.
        soft.append(bool(words) and between != " " and _SOFT.fullmatch(between) is not None)
        offsets.append(match.start())
        end = match.end()
    return Stream(words, soft, _within(offsets, tuple(light)), offsets)


def _within(offsets: Sequence[int], ranges: tuple[tuple[int, int], ...]) -> frozenset[int]:
    found: set[int] = set()
    at = 0
    for begin, end in sorted(ranges):
        while at < len(offsets) and offsets[at] < begin:
            at += 1
        while at < len(offsets) and offsets[at] < end:
            found.add(at)
            at += 1
    return frozenset(found)


def compare(
    source: Sequence[str],
    printed: Stream,
    allowed: frozenset[str],
    openings: frozenset[int] = frozenset(),
) -> Difference:
    """Everything in which a printed stream is not the manuscript's.

    Args:
        source: The manuscript's words.
        printed: The edition's.
        allowed: Words that the edition may have beside those of the manuscript.
        openings: Which words open a paragraph; where a lost passage may as well begin with one
            of them (both neighbours begin with “The”), it does.
    """
    walk = _Walk(source, printed, allowed)
    walk.run()
    return _told(walk, openings)


_PIECES = 4
"""A hyphenated word has no more of them."""


class _Walk(Record):
    """Both streams being read side by side."""

    source: Sequence[str]
    printed: Stream
    allowed: frozenset[str]
    missing: list[Passage] = field(default_factory=list)
    added: list[Passage] = field(default_factory=list)
    meaningless: list[tuple[int, int]] = field(default_factory=list)
    parted: Mapping[int, int] = field(default_factory=dict)
    own: frozenset[int] = frozenset()
    left: Sequence[int] = ()
    right: Sequence[int] = ()

    def __post_init__(self) -> None:
        words, light = self.printed.words, self.printed.light
        self.parted = dict(self._parted())
        pieces = {at for begin, end in self.parted.items() for at in range(begin, end)}
        self.own = light | pieces
        self.left = [at for at, word in enumerate(self.source) if word not in self.allowed]
        self.right = [
            at for at, word in enumerate(words) if word not in self.allowed and at not in self.own
        ]

    def _parted(self) -> Iterator[tuple[int, int]]:
        """Where allowed words stand in pieces, hyphenated: first piece and end."""
        words, soft = self.printed.words, self.printed.soft
        for at, word in enumerate(words):
            text, end = word, at + 1
            while end < len(words) and soft[end] and end - at < _PIECES:
                text += words[end]
                end += 1
                if text in self.allowed:
                    yield at, end
                    break

    def run(self) -> None:
        source, words = self.source, self.printed.words
        at = here = 0
        while at < len(source) or here < len(words):
            if at < len(source) and here < len(words) and source[at] == words[here]:
                at, here = at + 1, here + 1
                continue
            at, here = self._step(at, here)

    def _step(self, at: int, here: int) -> tuple[int, int]:
        """Past a word that is set in pieces, is riftbook's own, has no meaning, or differs."""
        words = self.printed.words
        if here < len(words):
            width = self._joined(at, here)
            if width:
                return at + 1, here + width
            if MEANINGLESS in words[here]:
                return self._unreadable(at, here)
            if words[here] in self.allowed or here in self.printed.light:
                return at, here + 1
            if here in self.parted:
                return at, self.parted[here]
        return self._differ(at, here)

    def _joined(self, at: int, here: int) -> int:
        """How many pieces make up the word of the manuscript: hyphenated, or an initial."""
        words, soft = self.printed.words, self.printed.soft
        if at >= len(self.source):
            return 0
        word, text, end = self.source[at], words[here], here + 1
        while end < len(words) and soft[end] and len(text) < len(word):
            text += words[end]
            end += 1
        return end - here if text == word else 0

    def _unreadable(self, at: int, here: int) -> tuple[int, int]:
        self.meaningless.append((at, here))
        parts = map(re.escape, self.printed.words[here].split(MEANINGLESS))
        pattern = re.compile(".+?".join(parts))
        following = self.printed.words[here + 1 : here + 2]
        matches = at < len(self.source) and pattern.fullmatch(self.source[at])
        alone = following == [self.source[at]] if at < len(self.source) else True
        return at + bool(matches and not alone), here + 1

    def _differ(self, at: int, here: int) -> tuple[int, int]:
        upto, behind = self._together(at, here)
        lost = tuple(self.source[at:upto])
        more = tuple(
            word
            for place, word in enumerate(self.printed.words[here:behind], here)
            if word not in self.allowed and place not in self.own
        )
        if lost:
            self.missing.append(Passage(at, upto, lost, more))
        elif more:
            self.added.append(Passage(at, at, more))
        return upto, behind

    def _together(self, at: int, here: int) -> tuple[int, int]:
        """Where the streams agree again: the nearest place with the same words in a row."""
        left, right = _from(self.left, at), _from(self.right, here)
        for window, row in _WINDOWS:
            found = self._nearest(left, right, window, row)
            if found is not None:
                upto, behind = found
                while upto > at and behind > here and self._same(upto - 1, behind - 1):
                    upto, behind = upto - 1, behind - 1
                return upto, behind
        return len(self.source), len(self.printed.words)

    def _same(self, at: int, here: int) -> bool:
        return self.source[at] == self.printed.words[here]

    def _nearest(self, left: int, right: int, window: int, row: int) -> tuple[int, int] | None:
        mine = _rows([self.source[at] for at in self.left[left : left + window + row]], window, row)
        words = [self.printed.words[at] for at in self.right[right : right + window + row]]
        theirs: dict[tuple[str, ...], int] = {}
        for place, gram in enumerate(_rows(words, window, row)):
            theirs.setdefault(gram, place)
        best: tuple[int, int] | None = None
        for place, gram in enumerate(mine):
            if best is not None and place >= sum(best):
                break
            other = theirs.get(gram)
            if other is not None and (best is None or place + other < sum(best)):
                best = (place, other)
        if best is None:
            return None
        return _at(self.left, left + best[0], self.source), _at(
            self.right, right + best[1], self.printed.words
        )


def _rows(words: list[str], window: int, row: int) -> Iterator[tuple[str, ...]]:
    """Rows of words; behind the end of a stream stand words that only an end has."""
    if len(words) < window + row:
        words = words + [""] * row
    return (tuple(words[at : at + row]) for at in range(len(words) - row + 1))


def _from(kept: Sequence[int], at: int) -> int:
    return bisect_left(kept, at)


def _at(kept: Sequence[int], place: int, words: Sequence[str]) -> int:
    return kept[place] if place < len(kept) else len(words)


def _told(walk: _Walk, openings: frozenset[int]) -> Difference:
    """What is missing here and too much there is in the wrong place."""
    missing, displaced = [], []
    added = list(walk.added)
    for passage in walk.missing:
        found = _slid(walk.source, passage, openings)
        twin = next((other for other in added if _same(found, other, walk.allowed)), None)
        if twin is None or passage.instead:
            missing.append(found)
        else:
            displaced.append(found)
            added.remove(twin)
    return Difference(tuple(missing), tuple(displaced), tuple(added), tuple(walk.meaningless))


def _slid(source: Sequence[str], passage: Passage, openings: frozenset[int]) -> Passage:
    """The same loss, told so that it begins with a paragraph if it can."""
    begin, end = passage.begin, passage.end
    while begin > 0 and source[begin - 1] == source[end - 1]:
        begin, end = begin - 1, end - 1
    while begin not in openings and end < len(source) and source[begin] == source[end]:
        begin, end = begin + 1, end + 1
    if begin not in openings or passage.instead:
        return passage
    return Passage(begin, end, tuple(source[begin:end]))


def _same(missing: Passage, added: Passage, allowed: frozenset[str]) -> bool:
    """Whether the words too many are the missing ones, begun at whatever word of them."""
    words = [word for word in missing.words if word not in allowed]
    if sorted(words) != sorted(added.words):
        return False
    whole = " ".join([*words, *words])
    return f" {' '.join(added.words)} " in f" {whole} "
