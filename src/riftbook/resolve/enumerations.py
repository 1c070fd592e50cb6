"""References named together → what they print: “figures 1.1–1.3 and table 2.1”."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml import etree

from riftbook.language import Words, around
from riftbook.model import Label
from riftbook.records import Value, replace
from riftbook.resolve.pages import OTHERWISE, PAGE, PageTarget
from riftbook.resolve.xhtml import element

UNKNOWN = "??"
"""Before what could not be found, so that a draft shows it."""
_RUN = 3
"""So many that follow each other are named by the first and the last."""
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NOWHERE = (0, 0)
_MAY_BREAK = re.compile(r"[^\W\d]\.")
"""A line may end in A.1 or IV.2, behind the point, as behind that of a sentence."""


class Named(Value, kw_only=True):
    """One of the references, with what it means."""

    kind: str = ""
    """Which of `KINDS` gives the word; `""` for what has no number."""
    number: str = ""
    text: str = ""
    """What is printed where there is no number: a title, or the name of what was not found."""
    bare: bool = False
    """Whether the number goes without its word."""
    address: str = ""
    """Where it leads; `""` for what was not found."""
    place: tuple[int, int] = _NOWHERE
    """Where that stands in the book."""
    folio: str = ""
    """The anchor whose page is meant: its number is put in later."""
    otherwise: str = ""
    """What a reference to a page prints where there are no pages."""
    through: bool = False
    """Whether a range goes to it from the one before it."""


def of_label(label: Label, bare: bool) -> Named:
    """A reference to what has a number, or a title."""
    return Named(
        kind=label.kind if label.number else "",
        number=label.number,
        text=label.text,
        bare=bare,
        address=f"{label.division}#{label.anchor}",
        place=label.place,
    )


def of_page(place: PageTarget, bare: bool) -> Named:
    """A reference to a page."""
    return Named(
        kind=PAGE,
        bare=bare,
        address=f"{place.division}#{place.anchor}",
        folio=place.anchor,
        otherwise=place.called,
    )


class Piece(Value, kw_only=True):
    """A stretch of what is printed: a reference with what belongs to it, or what parts two."""

    before: str = ""
    named: Named | None = None
    behind: str = ""

    @property
    def text(self) -> str:
        """All of it, without the number of a page."""
        named = self.named
        shown = (named.number or named.text) if named is not None else ""
        return f"{self.before}{shown}{self.behind}"


def enumerate_named(row: Sequence[Named], words: Words) -> tuple[Piece, ...]:
    """What references print that are named together.

    Neighbours of a kind share their word, stand in the book's order and are named once each.
    """
    members: list[list[Piece]] = []
    for (kind, bare), group in groupby(row, key=lambda named: (named.kind, named.bare)):
        once = _once(list(group))
        members += _of_a_kind(kind, bare, once, words) if kind else [[Piece(named=n)] for n in once]
    return tuple(_joined(members, words.comma, words.last, words.through))


def _once(group: list[Named]) -> list[Named]:
    """What is named, without what was named before; ranges stay as they are."""
    if _ranges(group):
        return group
    return list({named.address or named.text: named for named in group}.values())


def _ranges(group: Sequence[Named]) -> bool:
    return any(named.through for named in group)


def _of_a_kind(
    kind: str, bare: bool, group: Sequence[Named], words: Words
) -> Iterator[list[Piece]]:
    noun = words.nouns[kind]
    given = _ranges(group)
    if len(group) == 1 or (len(group) == 2 and words.dual and not bare and not given):
        for named in group:
            yield _worded([Piece(named=named)], "" if bare else noun.one)
        return
    runs = _given(group) if given or kind == PAGE else _runs(group, kind)
    numbers = [_run(run, words.through) for run in runs]
    last = words.last[:-1] + "\N{NO-BREAK SPACE}" if words.last.endswith(" ") else words.last
    joined = list(_joined(numbers, words.comma, last, words.through))
    yield _worded(joined, "" if bare else noun.many)


def _worded(pieces: list[Piece], word: str) -> list[Piece]:
    """Numbers with their word before, behind or around them."""
    if word:
        before, behind = around(word)
        pieces[0] = replace(pieces[0], before=before)
        pieces[-1] = replace(pieces[-1], behind=behind)
    return pieces


def _joined(members: Iterable[list[Piece]], comma: str, last: str, through: str) -> Iterator[Piece]:
    rows = list(members)
    for at, row in enumerate(rows):
        if at and row[0].named is not None and row[0].named.through:
            yield Piece(before=through)
        elif at:
            yield Piece(before=last if at == len(rows) - 1 else comma)
        yield from row


def _run(run: Sequence[Named], through: str) -> list[Piece]:
    ends = [Piece(named=run[0]), Piece(named=run[-1])]
    return ends[:1] if len(run) == 1 else [ends[0], Piece(before=through), ends[1]]


def _given(group: Sequence[Named]) -> list[list[Named]]:
    """What is named in the order in which it was written, ranges together."""
    runs: list[list[Named]] = []
    for named in group:
        if named.through and runs:
            runs[-1].append(named)
        else:
            runs.append([named])
    return runs


def _runs(group: Sequence[Named], kind: str) -> Iterator[list[Named]]:
    """What is named in the book's order, those that are named by first and last together."""
    run: list[Named] = []
    for named in sorted(group, key=lambda each: each.place):
        if run and not _follows(run[-1].number, named.number, kind):
            yield from _shown(run)
            run = []
        run.append(named)
    yield from _shown(run)


def _shown(run: list[Named]) -> Iterator[list[Named]]:
    yield from [run] if len(run) >= _RUN else [[named] for named in run]


def _follows(one: str, other: str, kind: str) -> bool:
    """Whether a number is the next after another: 4.2 after 4.1, B after A, IV after III."""
    chapter, _, count = one.rpartition(".")
    following, _, next_ = other.rpartition(".")
    in_roman = kind == "part"
    return chapter == following and _value(next_, in_roman) == _value(count, in_roman) + 1


def _value(numeral: str, in_roman: bool) -> int:
    """What a numeral counts for; a letter by its place in the alphabet."""
    if numeral.isdecimal():
        return int(numeral)
    if in_roman and set(numeral) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in numeral]
        following = (*values[1:], 0)
        return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
    value = 0
    for letter in numeral:
        value = value * 26 + ord(letter) - ord("A") + 1
    return value


def capitalised(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same with a capital at their beginning."""
    first, *rest = pieces
    named = first.named
    if named is not None:
        named = replace(named, otherwise=_capital(named.otherwise))
    return (replace(first, before=_capital(first.before), named=named), *rest)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def element_of(pieces: Sequence[Piece], linked: bool) -> etree._Element:
    """The element that is printed, each number a link.

    Args:
        pieces: what it says.
        linked: whether it stands in a link: HTML allows no link in a link.
    """
    made = [_one(piece, linked) for piece in pieces]
    if len(made) == 1:
        return made[0]
    whole = element("span", class_="references generated")
    for piece, each in zip(pieces, made, strict=True):
        if piece.named is not None:
            whole.append(each)
        else:
            whole[-1].tail = piece.text
    return whole


def _one(piece: Piece, linked: bool) -> etree._Element:
    named = piece.named or Named()
    if not named.address:
        return element("span", f"{UNKNOWN}{named.text}", class_="missing generated")
    made = element("span" if linked else "a", piece.before if named.folio else piece.text)
    whole = " unbroken" if _MAY_BREAK.search(named.number) else ""
    made.set("class", f"reference{whole} generated")
    if not linked:
        made.set("href", named.address)
    if named.folio:
        made.set(OTHERWISE, named.otherwise)
        made.append(element("span", class_="folio", data_folio=named.folio))
        made[0].tail = piece.behind or None
    return made
