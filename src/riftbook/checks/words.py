"""D010 to D014: the words of the manuscript are in both editions, in order."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from riftbook.checks.comparison import Difference, Passage, Stream, compare, stream
from riftbook.checks.documents import parse, texts
from riftbook.checks.epub import Examined
from riftbook.checks.survey import NOTHING, digest
from riftbook.diagnostics import Diagnostic, Span
from riftbook.markup.scanner import Word, split, streams, words
from riftbook.model import Resolution, ResolvedDivision
from riftbook.model.marks import Figure
from riftbook.project import Project, Source
from riftbook.sheets import Sheets

if TYPE_CHECKING:
    from riftbook.checks.columns import Column

_SHOWN = 12
"""Words of a passage that a message shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """How an edition is spoken of, and the codes for what it lacks."""

    name: str
    missing: str
    fold: bool
    """Whether case counts for nothing: styles set capitals on the page."""


_PRINT = Edition(name="print edition", missing="D010", fold=True)
_EREADER = Edition(name="EPUB", missing="D011", fold=False)


def compare_epub(
    project: Project, resolution: Resolution, examined: Examined
) -> tuple[Diagnostic, ...]:
    """Compare the manuscript's words with those of a finished EPUB.

    Where the digests agree, no word need be looked at.

    Args:
        project: The sources.
        resolution: What was made of them.
        examined: The EPUB.
    """
    found: list[Diagnostic] = []
    for division, source in pairs(project, resolution):
        path = _document_of(division, examined)
        labels = notes_of(division, source)
        said = examined.documents[path].said if path else {}
        if _agrees(division, _own(division, source), labels, said):
            continue
        anchors = [note.anchor for note in division.notes]
        read = texts(parse(examined.held[path]), frozenset(anchors)) if path else {}
        check = _Check(_EREADER, source, _added(division))
        found += check.body(stream(read.get("", ""), fold=False))
        found += check.notes(labels, [stream(read.get(a, ""), fold=False) for a in anchors])
    return tuple(found)


def _own(division: ResolvedDivision, source: Source) -> Mapping[str, str]:
    """The words of a file: those that its fragment brought along, if they were read in it."""
    fragment = division.division.fragment
    if fragment.digest == source.digest:
        return fragment.words
    own = streams(source.text, source.included)
    return {label: " ".join(found) for label, found in own.items()}


def _agrees(
    division: ResolvedDivision,
    own: Mapping[str, str],
    labels: Sequence[str],
    said: Mapping[str, str],
) -> bool:
    """Whether a document says the words of its file, and nothing else, body and notes."""
    expected = [own.get(label, "") for label in ("", *labels)]
    shown = [said.get(anchor, NOTHING) for anchor in ("", *(n.anchor for n in division.notes))]
    shown += [NOTHING] * (len(expected) - len(shown))
    return all(digest(words) == there for words, there in zip(expected, shown, strict=False))


def compare_pdf(
    project: Project, resolution: Resolution, data: bytes, sheets: Sheets
) -> tuple[Diagnostic, ...]:
    """Compare the manuscript's words with those of a finished PDF.

    Args:
        project: The sources.
        resolution: What was made of them.
        data: The PDF.
        sheets: Its pages: which division each belongs to, and where its regions are.
    """
    from riftbook.checks.columns import columns
    from riftbook.checks.pages import read_pages

    printed = columns(read_pages(data), sheets.sheets)
    found: list[Diagnostic] = []
    for division, source in pairs(project, resolution):
        layouts = sheets.generated.get(division.division.id, ())
        allowed = printable(own_words_of(division), layouts)
        columns_ = printed.get(division.division.id, (None, None))
        found += compare_columns(source, notes_of(division, source), allowed, columns_)
    return tuple(found)


def compare_columns(
    source: Source,
    labels: Sequence[str],
    allowed: frozenset[str],
    printed: "tuple[Column | None, Column | None]",
) -> list[Diagnostic]:
    """Compare one file's words with what its division prints.

    Args:
        source: the file.
        labels: of its notes, in the order in which they are printed.
        allowed: `printable` words.
        printed: its body and its notes; None for what was not printed.
    """
    found: list[Diagnostic] = []
    check = _Check(_PRINT, source, allowed)
    for column, expected in zip(printed, (check.own(""), check.own(*labels)), strict=True):
        said = "" if column is None else column.text
        light = () if column is None else column.light
        shown = stream(said, fold=True, light=light)
        page = column.page_at if column is not None else _nowhere
        found += check.told(expected, shown, page)
    return found


def own_words_of(division: ResolvedDivision) -> frozenset[str]:
    """Words that an edition may have beside those of the file: labels, numbers, citations."""
    return division.generated | _added(division)


def printable(own: frozenset[str], layouts: Iterable[str]) -> frozenset[str]:
    """Words that the print edition may have beside those of the file, in any case of letters."""
    return frozenset(word.casefold() for word in own | _words(layouts))


def _nowhere(offset: int) -> int:
    return 0


def pairs(project: Project, resolution: Resolution) -> Iterator[tuple[ResolvedDivision, Source]]:
    """The divisions that come from a file, with that file."""
    sources = {source.path: source for source in project.sources}
    for resolved in resolution.divisions:
        if resolved.division.path:
            yield resolved, sources[resolved.division.path]


def _added(division: ResolvedDivision) -> frozenset[str]:
    """Words at the head of a division that its file does not have, and what drafts show instead.

    A draft prints the name of a picture that is missing.
    """
    marks = division.division.fragment.marks
    texts = [division.label, division.number]
    texts += [mark.source for mark in marks if isinstance(mark, Figure)]
    title = division.division.title
    if title is not None and not title.block:
        texts.append(title.text)
    return _words(texts)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in split(text))


def notes_of(division: ResolvedDivision, source: Source) -> list[str]:
    """The notes in the order in which they are printed, then those that were called in vain."""
    labels = [note.label for note in division.division.fragment.notes]
    called = re.findall(r"\[\^([^\]\s]+)\](?!:)", source.text)
    return labels + [label for label in dict.fromkeys(called) if label not in labels]


def _document_of(division: ResolvedDivision, examined: Examined) -> str:
    """The document of a division: the one of its name, else the one with its title's id."""
    named = f"/{division.division.id}.xhtml"
    there = [path for path in examined.spine if path in examined.documents]
    holding = (path for path in there if division.anchor in examined.documents[path].ids)
    return next((path for path in there if f"/{path}".endswith(named)), "") or next(holding, "")


class _Check:
    """One division being compared in one edition."""

    def __init__(self, edition: Edition, source: Source, allowed: frozenset[str]) -> None:
        self.edition = edition
        self.path = source.path
        self.allowed = allowed
        self.streams: Mapping[str, list[Word]] = _streams(source)

    def own(self, *labels: str) -> list[Word]:
        """The words of the body (`""`) or of notes, one note after the other."""
        return [word for label in labels for word in self.streams.get(label, ())]

    def body(self, printed: Stream) -> Iterator[Diagnostic]:
        yield from self.told(self.own(""), printed)

    def notes(self, labels: Sequence[str], printed: Sequence[Stream]) -> Iterator[Diagnostic]:
        for number, label in enumerate(labels):
            shown = printed[number] if number < len(printed) else stream("", fold=False)
            yield from self.told(self.own(label), shown)

    def told(
        self,
        own: Sequence[Word],
        printed: Stream,
        page: Callable[[int], int] | None = None,
    ) -> Iterator[Diagnostic]:
        """Every difference as a diagnostic at its place in the manuscript."""
        fold = self.edition.fold
        texts = [word.text.casefold() if fold else word.text for word in own]
        difference = compare(texts, printed, self.allowed, _openings(own))
        yield from self._lost(difference, own)
        for passage in difference.added:
            yield self._extra(passage, own)
        for at, here in difference.meaningless:
            offset = printed.offsets[here] if here < len(printed.offsets) else 0
            yield self._meaningless(own, at, page(offset) + 1 if page else 0)

    def _lost(self, difference: Difference, own: Sequence[Word]) -> Iterator[Diagnostic]:
        for passage in difference.missing:
            instead = f"; it has {_quoted(passage.instead)} there" if passage.instead else ""
            yield Diagnostic(
                code=self.edition.missing,
                span=self._span(own, passage),
                message=f"the {self.edition.name} lacks {_written(own, passage)}{instead}",
                hint="look above it for an HTML tag that is not closed, and in the layouts",
            )
        for passage in difference.displaced:
            yield Diagnostic(
                code="D012",
                span=self._span(own, passage),
                message=f"the {self.edition.name} has {_written(own, passage)} in another place",
                hint="look for a layout or a style that moves it",
            )

    def _extra(self, passage: Passage, own: Sequence[Word]) -> Diagnostic:
        return Diagnostic(
            code="D014",
            span=self._span(own, passage),
            message=f"the {self.edition.name} has {_quoted(passage.words)} here, "
            "which the manuscript does not have",
            hint='give the element of the layout that prints it class="generated", or take it out',
        )

    def _meaningless(self, own: Sequence[Word], at: int, page: int) -> Diagnostic:
        return Diagnostic(
            code="D013",
            span=self._span(own, Passage(at, at + 1, ())),
            message=f"a glyph of page {page} of the PDF does not say which character it is",
            hint="replace the character, or use a font that has it",
        )

    def _span(self, own: Sequence[Word], passage: Passage) -> Span:
        if not own:
            return Span(path=self.path)
        word = own[min(passage.begin, len(own) - 1)]
        path = word.path or self.path
        return Span(path=path, line=word.line, column=word.column, length=len(word.text))


def _streams(source: Source) -> Mapping[str, list[Word]]:
    found: dict[str, list[Word]] = {}
    for word in words(source.text, source.included):
        found.setdefault(word.note, []).append(word)
    return found


def _openings(own: Sequence[Word]) -> frozenset[int]:
    """The words behind an empty line."""
    pairs = enumerate(pairwise(own), 1)
    return frozenset((0, *(at for at, (before, word) in pairs if word.line > before.line + 1)))


def _written(own: Sequence[Word], passage: Passage) -> str:
    return _quoted([word.text for word in own[passage.begin : passage.end]])


def _quoted(passage: Sequence[str]) -> str:
    """A passage as a message shows it, the middle of a long one left out."""
    if len(passage) <= _SHOWN:
        return f"“{' '.join(passage)}”"
    half = _SHOWN // 2
    return f"“{' '.join(passage[:half])} … {' '.join(passage[-half:])}” ({len(passage)} words)"
