"""Compares what was read with a second reading of the file, so that no word is lost unseen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from lxml import etree

from riftbook.diagnostics import Diagnostic, Span
from riftbook.markup import cleaning
from riftbook.markup.scanner import Word, split, words
from riftbook.project import Source
from riftbook.records import replace

_SHOWN = 6
"""How many of the lost words a message tells."""

_COMPARED = 4_000_000
"""Pairs of words that may be compared before a coarser comparison has to do."""


def lost(
    source: Source,
    own: Mapping[str, list[str]],
    body: etree._Element,
    notes: Mapping[str, etree._Element],
) -> list[Diagnostic]:
    """Report the words of a file that are not in what was made of it.

    Args:
        source: The file.
        own: The words that the second reading found in it, the body's under `""`.
        body: Its XHTML, the title still in it.
        notes: The XHTML of its notes by label.
    """
    found: list[Diagnostic] = []
    for label, expected in own.items():
        part = notes.get(label) if label else body
        made = expected if part is None else split(text_of(part))
        if made != expected:
            said = words(source.text, source.included)
            placed = [word for word in said if word.note == label]
            found.extend(_report(source.path, _missing(placed, made)))
    return found


def text_of(part: etree._Element) -> str:
    """The text of a tree in order, blocks parted by line ends."""
    pieces: list[str] = []
    _say(part, pieces, linked=False)
    return "".join(pieces)


def _say(element: etree._Element, pieces: list[str], *, linked: bool) -> None:
    """Say what stands in an element and behind it.

    Args:
        element: what is read.
        pieces: takes what is said.
        linked: whether it stands in the words of a link: a call of a note is printed behind them.
    """
    name, mark = element.tag.rpartition("}")[2], element.get("x-mark")
    before, behind = element.text or "", element.tail or ""
    if name == "x-item":
        # The words of a citation are printed by whoever resolves it.
        before, behind = f" {element.get('x-prefix')} {element.get('x-locator')} ", ""
    elif mark == "note-call" and linked:
        before = ""
    elif mark in {"reference", "note-call"}:
        # Its words are printed by whoever resolves it; they part those on its two sides.
        before = " "
    elif name not in cleaning.INLINE:
        before, behind = f"\n{before}", f"\n{behind}"
    pieces.append(before)
    for child in element.iterchildren(etree.Element):
        _say(child, pieces, linked=linked or name == "a")
    pieces.append(behind)


def _missing(expected: Sequence[Word], made: Sequence[str]) -> Iterable[Sequence[Word]]:
    """Runs of the expected words that are not there in their order."""
    wanted = [word.text for word in expected]
    first = _alike(wanted, made)
    last = _alike(wanted[first:][::-1], made[first:][::-1])
    wanted, made = wanted[first : len(wanted) - last], made[first : len(made) - last]
    if len(wanted) * len(made) > _COMPARED:
        yield from _fewer(expected[first:], wanted, made)
        return
    matcher = SequenceMatcher(None, wanted, made, autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind in {"delete", "replace"}:
            yield expected[first + start : first + end]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def _fewer(
    expected: Sequence[Word], wanted: Sequence[str], made: Sequence[str]
) -> Iterable[Sequence[Word]]:
    """Words that are there less often than they should: for texts too long to compare in order."""
    left = Counter(made)
    for at, word in enumerate(wanted):
        left[word] -= 1
        if left[word] < 0:
            yield expected[at : at + 1]


def _report(path: str, runs: Iterable[Sequence[Word]]) -> Iterable[Diagnostic]:
    for run in runs:
        shown = " ".join(word.text for word in run[:_SHOWN])
        more = f" … ({len(run)} words)" if len(run) > _SHOWN else ""
        first = run[0]
        place = Span(path=first.path or path, line=first.line, column=first.column)
        yield Diagnostic(
            code="M011",
            span=replace(place, length=len(first.text)),
            message=f"these words would be lost: “{shown}”{more}",
            hint="write the passage in a simpler way, with empty lines between its parts",
        )
