"""Straight quotation marks → those of a language: opening or closing, outer or inner, apostrophe.

A mark behind a digit that closes no quotation is taken for feet, inches, minutes or seconds, and
stays as it is written.
"""

import re
from collections.abc import Iterator, Mapping

from riftbook.language.punctuation import punctuation

_MARK = re.compile("[\"']")
_OPENING = frozenset("([{<«»‹›“‘„‚–—-/\u00a0\u202f¿¡")
_STOPS = frozenset(".,;:!?…")
_YEAR = r"\d\d(?:s|ies|er\w*)?\b"
"""What is left of a year, in every language: ’68, the ’80s, die ’80er."""
_OPENS_A_WORD = re.compile(r'["«“„]\w')
APOSTROPHE = "’"


def quoted(
    whole: str, language: str, own: Mapping[str, str] | None = None
) -> Iterator[tuple[int, int, str]]:
    """What is to stand in the place of each straight mark.

    Args:
        whole: the text of a block.
        language: a BCP 47 tag.
        own: marks by language, two or four in a row, that the book uses instead.
    """
    if '"' not in whole and "'" not in whole:
        return
    marks = _marks(language, own or {})
    elided = _elided(language)
    open_: list[tuple[str, str]] = []
    for match in _MARK.finditer(whole):
        new = _one(whole, match, marks, elided, open_)
        if new != match[0]:
            yield match.start(), match.end(), new


def _marks(language: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """Opening and closing mark, of quotations and of those inside them."""
    tag = language.lower()
    by_tag = {name.lower(): signs for name, signs in own.items()}
    while tag and tag not in by_tag:
        tag = tag.rpartition("-")[0]
    if not tag:
        return punctuation(language).quotes
    signs = "".join(by_tag[tag].split())
    return tuple(signs[at : at + 2] for at in range(0, len(signs), 2))


def _elided(language: str) -> re.Pattern[str]:
    words = punctuation(language).elided
    left = "|".join((_YEAR, *(rf"{word}\b" for word in words)))
    return re.compile(left, re.IGNORECASE)


def _one(
    whole: str,
    match: re.Match[str],
    marks: tuple[str, ...],
    elided: re.Pattern[str],
    open_: list[tuple[str, str]],
) -> str:
    """The sign for one mark; `open_` holds what was opened, and what it was opened with."""
    sign, at = match[0], match.start()
    before, after = whole[:at][-1:], whole[at + 1 : at + 2]
    if sign == "'" and before.isalnum() and after.isalnum():
        return sign if before.isdigit() and after.isdigit() else APOSTROPHE
    if not marks:
        return sign
    if sign == "'" and (elided.match(whole, at + 1) or _elides(whole, at)):
        return APOSTROPHE
    if _opens(whole, at):
        pair = marks[min(_level(sign, open_), len(marks) - 1)]
        open_.append((sign, pair))
        return pair[0]
    return _closing(sign, before, marks, open_)


def _elides(whole: str, at: int) -> bool:
    """Whether a single mark leans on a quotation: l’« affaire », dell’«Orlando»."""
    return whole[:at][-1:].isalpha() and _OPENS_A_WORD.match(whole, at + 1) is not None


def _level(sign: str, open_: list[tuple[str, str]]) -> int:
    """0 for the outer marks, 1 for the inner ones."""
    return 1 if sign == "'" or any(other == '"' for other, _ in open_) else 0


def _closing(sign: str, before: str, marks: tuple[str, ...], open_: list[tuple[str, str]]) -> str:
    """The mark that ends what was opened; else an apostrophe, or a mark of measure."""
    for level in range(len(open_) - 1, -1, -1):
        if open_[level][0] == sign:
            pair = open_[level][1]
            del open_[level:]
            return pair[1]
    if before.isdigit():
        return sign
    return APOSTROPHE if sign == "'" else marks[0][1]


def _opens(whole: str, at: int) -> bool:
    """Whether a mark opens a quotation, which its neighbours tell."""
    before, after = whole[:at][-1:], whole[at + 1 : at + 2]
    opens = not before or before.isspace() or before in _OPENING
    if before in {'"', "'"}:
        # A quote right behind another opens when that one does.
        opens = at < 2 or not whole[at - 2].isalnum()
        opens = opens and whole[at - 2 : at - 1] not in _STOPS
        opens = opens or (before == "'" and _elides(whole, at - 1))
    return opens and bool(after) and not after.isspace()
