"""D010 to D014: the words of the manuscript are in both editions, in order."""

import re
from collections.abc import Iterator, Mapping, Sequence

from riftbook.checks.collation import compare_columns, printable, words_of
from riftbook.checks.comparison import stream
from riftbook.checks.differences import EREADER, Extract, tell
from riftbook.checks.documents import parse, texts
from riftbook.checks.epub import Examined
from riftbook.checks.survey import NOTHING, digest
from riftbook.diagnostics import Diagnostic
from riftbook.markup.scanner import streams
from riftbook.model import Resolution, ResolvedDivision
from riftbook.model.marks import Figure
from riftbook.project import Project, Source
from riftbook.records import Value
from riftbook.resolve.endnotes import ROLE, arrange
from riftbook.sheets import Sheets


class Expected(Value, kw_only=True):
    """What a division of the print edition should say."""

    division: ResolvedDivision
    """As that edition has it."""
    body: tuple[Extract, ...]
    notes: tuple[Extract, ...] = ()
    """At the foot of its pages."""


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
    held = _holding(examined)
    anchors = frozenset(note.anchor for each in resolution.divisions for note in each.notes)
    for division, source in pairs(project, resolution):
        path = _document_of(division, examined)
        labels = notes_of(division, source)
        own = [note.anchor for note in division.notes]
        places = {"": path, **{anchor: held.get(anchor, "") for anchor in own}}
        if _agrees(division, _own(division, source), labels, _said(places, examined)):
            continue
        read = {
            there: texts(parse(examined.held[there]), anchors)
            for there in set(places.values())
            if there
        }
        for label, where in _paired(("", *labels), ("", *own)):
            said = read.get(places.get(where, ""), {}).get(where, "")
            extract = Extract(source=source, labels=(label,))
            found += tell(EREADER, (extract,), stream(said, fold=False), _added(division))
    return tuple(found)


def _paired(labels: Sequence[str], anchors: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Labels with the ids of their notes; one that was called in vain has none."""
    for number, label in enumerate(labels):
        yield label, anchors[number] if number < len(anchors) else "?"


def _holding(examined: Examined) -> Mapping[str, str]:
    """The id of each note to the document in which it stands."""
    return {
        anchor: path
        for path in reversed(examined.spine)
        if path in examined.documents
        for anchor in examined.documents[path].said
        if anchor
    }


def _said(places: Mapping[str, str], examined: Examined) -> Mapping[str, str]:
    """What was noted of the words at some places, each with its document."""
    return {
        where: examined.documents[path].said.get(where, NOTHING)
        for where, path in places.items()
        if path
    }


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
    for expected in expectations(project, resolution):
        own = expected.division.division.id
        allowed = printable(own_words_of(expected.division), sheets.generated.get(own, ()))
        columns_ = printed.get(own, (None, None))
        found += compare_columns(expected.body, expected.notes, allowed, columns_)
    return tuple(found)


def expectations(project: Project, resolution: Resolution) -> Iterator[Expected]:
    """What each division of the print edition should say, of those that have words of a file."""
    sources = {source.path: source for source in project.sources}
    where = project.settings.print.notes
    noted = [
        Extract(source=source, labels=tuple(notes_of(division, source)))
        for division, source in pairs(project, resolution)
        if where == "book" and division.notes
    ]
    for division in arrange(resolution, where).divisions:
        path = division.division.path
        body = noted if where == "book" and division.division.role == ROLE else []
        if path:
            source = sources[path]
            labels = tuple(notes_of(division, source)) if where != "book" else ()
            behind = labels if where == "chapter" else ()
            body = [Extract(source=source, labels=("", *behind)), *body]
            foot = () if behind or not labels else (Extract(source=source, labels=labels),)
            yield Expected(division=division, body=tuple(body), notes=foot)
        elif body:
            yield Expected(division=division, body=tuple(body))


def own_words_of(division: ResolvedDivision) -> frozenset[str]:
    """Words that an edition may have beside those of the file: labels, numbers, citations."""
    return division.generated | _added(division)


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
    return words_of(texts)


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
