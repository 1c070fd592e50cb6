"""Spaces that a language sets at its signs, and blanks at which no line ends."""

import re
from collections.abc import Iterator
from functools import lru_cache

from riftbook.language.punctuation import NARROW, NO_BREAK, UNITS, Punctuation, punctuation

_BLANK = " \n"
_CLOSERS = frozenset("”’“»›)]…%°")
_RUN = frozenset(";:!?")
# What begins with a look behind is tried at every letter, so that each begins with its sign.
_DASH = re.compile(r"[ \n](?:(?<=[^\s–—].)(?=[–—][ \n])|(?<=^[–—].)(?=\S))", re.DOTALL)
"""Before a dash in a sentence, and behind one that begins what somebody says."""
_UNIT = re.compile(
    rf"[ \n](?<=\d.)(?=(?:{'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})(?!\w))",
    re.DOTALL,
)
_FIGURE = re.compile(r"\d")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \n]\d{3})+(?!\d)")
_INITIAL = re.compile(r"\.(?<=(?<![^\W_])[^\W\d_]\.)([ \n])(?=[^\W\d_])")


def spaced(whole: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The places where a space that no line ends at is to stand, and which.

    Args:
        whole: the text of a block, its quotation marks set.
        language: a BCP 47 tag.
    """
    habits = punctuation(language)
    found: dict[int, tuple[int, int, str]] = {}
    for edit in (*_at_signs(whole, habits), *_abbreviated(whole, habits), *_kept(whole, habits)):
        found.setdefault(edit[0], edit)
    yield from found.values()


def _at_signs(whole: str, habits: Punctuation) -> Iterator[tuple[int, int, str]]:
    """Spaces before and behind signs: those that are written are made such, others are added."""
    if habits.before:
        signs = re.compile(f"[{re.escape(''.join(habits.before))}]")
        for match in signs.finditer(whole):
            at = match.start()
            space = habits.before[match[0]]
            if whole[at - 1 : at] in _BLANK and _may_follow(whole, at, blank=True):
                yield at - 1, at, space
            elif _may_follow(whole, at, blank=False):
                yield at, at + 1, space + match[0]
    for sign, space in habits.behind.items():
        for match in re.finditer(re.escape(sign), whole):
            after = whole[match.end() : match.end() + 1]
            if after and after in _BLANK:
                yield match.end(), match.end() + 1, space
            elif after and not after.isspace():
                yield match.start(), match.end(), sign + space


def _may_follow(whole: str, at: int, *, blank: bool) -> bool:
    """Whether a sign has a space before it: in a sentence, and not in “10:30”, “(!)” or “?!”."""
    sign = whole[at]
    before = whole[: at - 1 if blank else at][-1:]
    after = whole[at + 1 : at + 2]
    if not before or before.isspace():
        return False
    if sign in "»›":
        return before not in "«‹"
    if before in _RUN:
        return False
    ends = not after or after.isspace() or after in _RUN or after in _CLOSERS
    shortened = before == "." and whole[at - 2 : at - 1].isalnum()
    return ends and (blank or before.isalnum() or before in _CLOSERS or shortened)


def _abbreviated(whole: str, habits: Punctuation) -> Iterator[tuple[int, int, str]]:
    """“z. B.” and “z.B.” have a narrow space in them."""
    if not habits.abbreviations or "." not in whole:
        return
    for match in _abbreviations(habits.abbreviations).finditer(whole):
        for stop in re.finditer(r"\.([ \n]?)(?=\w)", match[0]):
            begin, end = match.start() + stop.start(), match.start() + stop.end()
            yield (begin + 1, end, NARROW) if stop[1] else (begin, end, "." + NARROW)


@lru_cache(maxsize=32)
def _abbreviations(known: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    ordered = sorted(known, key=len, reverse=True)
    patterns = (r"[ \n]?".join(map(re.escape, parts)) for parts in ordered)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(patterns)})(?!\w)")


def _kept(whole: str, habits: Punctuation) -> Iterator[tuple[int, int, str]]:
    """Blanks at which no line ends."""
    if "–" in whole or "—" in whole:
        for match in _DASH.finditer(whole):
            yield match.start(), match.end(), NO_BREAK
    if _FIGURE.search(whole):
        yield from _at_figures(whole, habits)
    for match in _INITIAL.finditer(whole):
        if _is_name(whole, match):
            yield match.start(1), match.end(1), NO_BREAK
    for words, following in (
        (habits.titles, r"[^\W\d_a-zà-ÿ]"),
        (habits.counting, r"(?:\d|[IVXLC]+\b)"),
    ):
        yield from _behind(words, following, whole)
    if habits.clinging:
        for match in _clinging(habits.clinging).finditer(whole):
            yield match.end() - 1, match.end(), NO_BREAK


def _at_figures(whole: str, habits: Punctuation) -> Iterator[tuple[int, int, str]]:
    """Blanks before units and between groups of three figures."""
    for match in _UNIT.finditer(whole):
        yield match.start(), match.end(), NO_BREAK
    for match in _GROUPS.finditer(whole) if habits.grouping else ():
        for blank in re.finditer(r"[ \n]", match[0]):
            yield match.start() + blank.start(), match.start() + blank.end(), habits.grouping


def _is_name(whole: str, match: re.Match[str]) -> bool:
    """Whether “J. Verne” is what a letter and a stop begin; “I. Then” may be a sentence's end."""
    letter, after = whole[match.start() - 1], whole[match.end()]
    return letter.isupper() and letter != "I" and after.isupper()


def _behind(words: tuple[str, ...], following: str, whole: str) -> Iterator[tuple[int, int, str]]:
    """The blanks between one of the words and what may follow it."""
    for match in _ends(words, following).finditer(whole) if words else ():
        blank = match.start() + 1
        if whole.endswith(words, 0, blank) and any(
            whole.endswith(word, 0, blank) and _begins(whole, blank - len(word)) for word in words
        ):
            yield blank, blank + 1, NO_BREAK


def _begins(whole: str, at: int) -> bool:
    """Whether a word begins at a place, and no part of one."""
    before = whole[at - 1 : at] if at else ""
    return not (before.isalnum() or before in {"_", "."})


@lru_cache(maxsize=64)
def _ends(words: tuple[str, ...], following: str) -> re.Pattern[str]:
    last = re.escape("".join(sorted({word[-1] for word in words})))
    return re.compile(rf"[{last}][ \n](?={following})")


@lru_cache(maxsize=8)
def _clinging(words: tuple[str, ...]) -> re.Pattern[str]:
    # A word may follow another such word, whose blank is a match of its own.
    return re.compile(rf"(?<!\S)(?:{'|'.join(words)})[ \n](?=\w)", re.IGNORECASE)
