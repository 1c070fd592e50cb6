"""Words that an edition lacks, has besides or has elsewhere, told with their places in files."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from riftbook.checks.comparison import Difference, Passage, Stream, compare
from riftbook.diagnostics import Diagnostic, Span
from riftbook.markup.scanner import Word, streams, words
from riftbook.project import Included, Source
from riftbook.records import Value

_SHOWN = 12
"""Words of a passage that a message shows."""


class Edition(Value, kw_only=True):
    """How an edition is spoken of, and the codes for what it lacks."""

    name: str
    missing: str
    fold: bool
    """Whether case counts for nothing: styles set capitals on the page."""


PRINT = Edition(name="print edition", missing="D010", fold=True)
EREADER = Edition(name="EPUB", missing="D011", fold=False)


class Extract(Value, kw_only=True):
    """Words of one file that stand in an edition one after the other."""

    source: Source
    labels: tuple[str, ...]
    """`""` for its text, and those of its notes, in the order of the edition."""


class _Own(Value):
    """A word of the manuscript."""

    path: str
    word: Word


def tell(
    edition: Edition,
    extracts: Sequence[Extract],
    printed: Stream,
    allowed: frozenset[str],
    page: Callable[[int], int] | None = None,
) -> Iterator[Diagnostic]:
    """Every difference between what should stand in a text and what does.

    Args:
        edition: the edition.
        extracts: what should stand there, one after the other; at least one.
        printed: what does.
        allowed: words that may stand there besides.
        page: from a place in what was read to the page's position from 0; None without pages.
    """
    if _agrees(edition, extracts, printed, allowed):
        return
    own = [each for extract in extracts for each in _words(extract)]
    check = _Check(edition, extracts[0].source.path, own)
    texts = [each.word.text.casefold() if edition.fold else each.word.text for each in own]
    difference = compare(texts, printed, allowed, _openings(own))
    yield from check.lost(difference)
    for passage in difference.added:
        yield check.extra(passage)
    for at, here in difference.meaningless:
        offset = printed.offsets[here] if here < len(printed.offsets) else 0
        yield check.meaningless(at, page(offset) + 1 if page else 0)


def _agrees(
    edition: Edition, extracts: Sequence[Extract], printed: Stream, allowed: frozenset[str]
) -> bool:
    """Whether nothing differs: to see that, no word's place need be known."""
    own = [
        word
        for extract in extracts
        for label in extract.labels
        for word in _spelled(extract.source.text, extract.source.included).get(label, ())
    ]
    texts = [word.casefold() for word in own] if edition.fold else own
    return compare(texts, printed, allowed) == Difference()


@lru_cache(maxsize=1)
def _spelled(text: str, included: tuple[Included, ...]) -> Mapping[str, list[str]]:
    return streams(text, included)


def _words(extract: Extract) -> Iterable[_Own]:
    source = extract.source
    streams = _streams(source.text, source.included)
    return (
        _Own(word.path or source.path, word)
        for label in extract.labels
        for word in streams.get(label, ())
    )


@lru_cache(maxsize=1)
def _streams(text: str, included: tuple[Included, ...]) -> Mapping[str, list[Word]]:
    """The words of a file, its notes apart: each is asked for right after the other."""
    found: dict[str, list[Word]] = {}
    for word in words(text, included):
        found.setdefault(word.note, []).append(word)
    return found


def _openings(own: Sequence[_Own]) -> frozenset[int]:
    """The words behind an empty line, or at the beginning of a file's."""
    pairs = enumerate(pairwise(own), 1)
    behind = (
        at
        for at, (before, here) in pairs
        if here.path != before.path or here.word.line > before.word.line + 1
    )
    return frozenset((0, *behind))


class _Check(Value):
    """One text being compared in one edition."""

    edition: Edition
    path: str
    own: Sequence[_Own]

    def lost(self, difference: Difference) -> Iterator[Diagnostic]:
        for passage in difference.missing:
            instead = f"; it has {_quoted(passage.instead)} there" if passage.instead else ""
            yield Diagnostic(
                code=self.edition.missing,
                span=self._span(passage),
                message=f"the {self.edition.name} lacks {self._written(passage)}{instead}",
                hint="look above it for an HTML tag that is not closed, and in the layouts",
            )
        for passage in difference.displaced:
            yield Diagnostic(
                code="D012",
                span=self._span(passage),
                message=f"the {self.edition.name} has {self._written(passage)} in another place",
                hint="look for a layout or a style that moves it",
            )

    def extra(self, passage: Passage) -> Diagnostic:
        return Diagnostic(
            code="D014",
            span=self._span(passage),
            message=f"the {self.edition.name} has {_quoted(passage.words)} here, "
            "which the manuscript does not have",
            hint='give the element of the layout that prints it class="generated", or take it out',
        )

    def meaningless(self, at: int, page: int) -> Diagnostic:
        return Diagnostic(
            code="D013",
            span=self._span(Passage(at, at + 1, ())),
            message=f"a glyph of page {page} of the PDF does not say which character it is",
            hint="replace the character, or use a font that has it",
        )

    def _span(self, passage: Passage) -> Span:
        if not self.own:
            return Span(path=self.path)
        own = self.own[min(passage.begin, len(self.own) - 1)]
        word = own.word
        return Span(path=own.path, line=word.line, column=word.column, length=len(word.text))

    def _written(self, passage: Passage) -> str:
        return _quoted([each.word.text for each in self.own[passage.begin : passage.end]])


def _quoted(passage: Sequence[str]) -> str:
    """A passage as a message shows it, the middle of a long one left out."""
    if len(passage) <= _SHOWN:
        return f"“{' '.join(passage)}”"
    half = _SHOWN // 2
    return f"“{' '.join(passage[:half])} … {' '.join(passage[-half:])}” ({len(passage)} words)"
