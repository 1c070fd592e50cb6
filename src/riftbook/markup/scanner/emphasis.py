"""Stars and low lines that emphasise, by CommonMark 0.31.2, section 6.2."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from riftbook.records import Record


class Marks(Record):
    """An unbroken row of one mark; the ranges that found their like are taken off it."""

    begin: int
    end: int
    sign: str
    opens: bool
    closes: bool
    length: int

    @classmethod
    def of(cls, begin: int, end: int, sign: str, before: str, after: str) -> "Marks":
        """A row of marks between two characters; at the edge of a text these are `""`."""
        left = _touches(after, before)
        right = _touches(before, after)
        opens, closes = left, right
        if sign == "_":
            opens = left and (not right or _is_punctuation(before))
            closes = right and (not left or _is_punctuation(after))
        return cls(begin, end, sign, opens, closes, end - begin)

    def answers(self, opener: "Marks") -> bool:
        """Whether it may close what another opens; the rule of three of `a**b*c`."""
        if opener.sign != self.sign:
            return False
        both = opener.closes or self.opens
        third = (opener.length + self.length) % 3 == 0 and opener.length % 3 != 0
        return not (both and third)


def paired(marks: Iterable[Marks]) -> Iterator[tuple[int, int]]:
    """The ranges of one text that emphasise and so are not printed."""
    openers: list[Marks] = []
    for closer in marks:
        while closer.closes and closer.begin < closer.end:
            at = _opener(openers, closer)
            if at < 0:
                break
            opener = openers[at]
            width = 1 + (opener.end - opener.begin > 1 and closer.end - closer.begin > 1)
            yield opener.end - width, opener.end
            yield closer.begin, closer.begin + width
            opener.end -= width
            closer.begin += width
            del openers[at + (opener.begin < opener.end) :]
        if closer.opens and closer.begin < closer.end:
            openers.append(closer)


def _opener(openers: Sequence[Marks], closer: Marks) -> int:
    places = range(len(openers) - 1, -1, -1)
    return next((at for at in places if closer.answers(openers[at])), -1)


def _touches(near: str, far: str) -> bool:
    """Whether a row stands at a word on its near side rather than at punctuation only."""
    if _is_space(near):
        return False
    return not _is_punctuation(near) or _is_space(far) or _is_punctuation(far)


def _is_space(character: str) -> bool:
    return not character or character.isspace()


def _is_punctuation(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"
