"""Where each character of a block's text came from: the text aligned with its slice of source.

Words are matched first, in order, and the characters inside them one by one; what lies between
two words (punctuation that was made typographic, spaces, line ends) is fitted in between. Few
blocks are ever asked for a place, so that nothing is aligned before one is.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import overload

from riftbook.markup.lines import Line
from riftbook.markup.scanner.inline import print_of
from riftbook.markup.scanner.spelling import HIDDEN, WORD, spelled
from riftbook.places import Run
from riftbook.records import Collection, Value


class Aligned(Collection, Sequence[Run]):
    """The runs of a block's final text, aligned with its source when first asked for.

    They are in order of offset, the first at 0. A character that stands nowhere in the slice,
    such as a generated one, has the place of what it stands next to.
    """

    text: str
    """The text content of the block's element."""
    lines: tuple[Line, ...]
    """The slice of the manuscript, in order."""
    references: frozenset[str] = frozenset()
    """The file's labels of link definitions, so that they are not taken for text."""
    verbatim: bool = False
    """Whether the slice is code, in which nothing is markup."""

    @overload
    def __getitem__(self, at: int) -> Run: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Run]: ...
    def __getitem__(self, at: int | slice) -> Run | Sequence[Run]:
        """A run, or several."""
        return _aligned(self)[at]

    def __len__(self) -> int:
        """How many runs there are."""
        return len(_aligned(self))


@lru_cache(maxsize=64)
def _aligned(block: Aligned) -> tuple[Run, ...]:
    if not block.lines:
        return (Run(offset=0, line=1, column=1),)
    unmarked = _unmarked(block.text, block.lines)
    if unmarked:
        return unmarked
    source = "\n".join(line.text for line in block.lines)
    shown = source if block.verbatim else print_of(source, block.references)
    return _runs(_positions(block.text, shown), _Ruler(block.lines))


def _unmarked(text: str, pieces: Sequence[Line]) -> tuple[Run, ...]:
    """The runs of text that stands in the file just as it is printed; none for other text."""
    bodies = [piece.text.strip() for piece in pieces]
    if text != "\n".join(bodies):
        return ()
    runs: list[Run] = []
    at = 0
    for piece, body in zip(pieces, bodies, strict=True):
        lead = len(piece.text) - len(piece.text.lstrip())
        runs.append(Run(offset=at, line=piece.line, column=piece.column + lead))
        at += len(body) + 1
    return tuple(runs)


class _Found(Value):
    word: str
    begin: int
    end: int


def _words(text: str) -> list[_Found]:
    return [_Found(spelled(m[0]), m.start(), m.end()) for m in WORD.finditer(text)]


def _positions(text: str, shown: str) -> list[int]:
    """For each character of `text` its offset in `shown`; never going back."""
    positions: list[int] = []
    at, there = 0, 0
    for word, origin in _pairs(_words(text), _words(shown)):
        positions += _between(text[at : word.begin], shown, there, origin.begin)
        positions += _inside(text[word.begin : word.end], shown, origin)
        at, there = word.end, origin.end
    positions += _between(text[at:], shown, there, len(shown))
    return positions


def _pairs(words: list[_Found], origins: list[_Found]) -> Iterator[tuple[_Found, _Found]]:
    """The words that are the same on both sides, in order."""
    left, right = [found.word for found in words], [found.word for found in origins]
    if left == right:
        yield from zip(words, origins, strict=True)
        return
    same = _in_step(left, right)
    yield from zip(words[:same], origins[:same], strict=True)
    matcher = SequenceMatcher(None, left[same:], right[same:], autojunk=False)
    for match in matcher.get_matching_blocks():
        for step in range(match.size):
            yield words[same + match.a + step], origins[same + match.b + step]


def _in_step(left: list[str], right: list[str]) -> int:
    """How many words are the same from the beginning on."""
    pairs = zip(left, right, strict=False)
    return next(
        (at for at, (one, other) in enumerate(pairs) if one != other), min(len(left), len(right))
    )


def _inside(word: str, shown: str, origin: _Found) -> list[int]:
    """The characters of a word; where composition changed their number the last one repeats."""
    own = [at for at in range(origin.begin, origin.end) if shown[at] != HIDDEN]
    return [own[min(at, len(own) - 1)] for at in range(len(word))]


def _between(text: str, shown: str, begin: int, end: int) -> list[int]:
    """The characters between two words: each goes to the next of its kind, if there is one.

    A space does not jump over the sign behind it: some languages add one before a sign.
    """
    positions: list[int] = []
    at = begin
    for kind, sign in _with_signs(text):
        reach = range(at, min(end, at + _REACH))
        found = next((here for here in reach if _kind(shown[here]) in {kind, sign}), -1)
        if found < 0 or _kind(shown[found]) != kind:
            # Nothing like it in the source: it stands where the reading has come to.
            positions.append(max(min(at, end - 1), begin) if end > begin else max(begin - 1, 0))
        else:
            positions.append(found)
            at = found + 1
    return positions


def _with_signs(text: str) -> list[tuple[str, str]]:
    """The kind of each character and that of the next sign, itself or behind a space."""
    found: list[tuple[str, str]] = []
    sign = " "
    for character in reversed(text):
        kind = _kind(character)
        sign = sign if kind == " " else kind
        found.append((kind, sign))
    return found[::-1]


_REACH = 200
"""How far a character between two words is looked for: keeps the work linear."""

_KINDS = {
    **dict.fromkeys("‘’‚“”„«»‹›'\"", '"'),
    **dict.fromkeys("‐‑‒–—−-", "-"),
    **dict.fromkeys("….", "."),
}


def _kind(character: str) -> str:
    """What may stand for what: any quotation mark for any other, a line end for a space."""
    return " " if character.isspace() else _KINDS.get(character, character)


class _Ruler:
    """Turns offsets in the joined slice into lines and columns."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.starts = [0]
        for line in lines[:-1]:
            self.starts.append(self.starts[-1] + len(line.text) + 1)

    def place(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.starts, offset) - 1
        line = self.lines[index]
        # A line end belongs to the line's last character: a caret never leaves its line.
        within = min(offset - self.starts[index], max(len(line.text) - 1, 0))
        return line.line, line.column + within


def _runs(positions: list[int], ruler: _Ruler) -> tuple[Run, ...]:
    if not positions:
        line, column = ruler.place(0)
        return (Run(offset=0, line=line, column=column),)
    runs: list[Run] = []
    expected = (0, 0)
    for offset, position in enumerate(positions):
        place = ruler.place(position)
        if place != expected:
            runs.append(Run(offset=offset, line=place[0], column=place[1]))
        expected = (place[0], place[1] + 1)
    return tuple(runs)
