"""`Book` → `Resolution`: every number, reference, citation and link of the book known.

The order: numbers first, then the targets that carry them, then each division's XHTML is
rewritten once.
"""

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from riftbook.diagnostics import Diagnostic, Span
from riftbook.language import words
from riftbook.markup.scanner import split
from riftbook.model import (
    ROLES,
    Book,
    Division,
    FigureUse,
    Resolution,
    ResolvedDivision,
    ResolvedNote,
)
from riftbook.model.marks import Figure, Heading
from riftbook.project import Files
from riftbook.records import replace
from riftbook.resolve.alternatives import captions_in_words, with_references
from riftbook.resolve.anchors import note_anchor
from riftbook.resolve.bibliography import PATH, read_bibliography
from riftbook.resolve.citations import cited
from riftbook.resolve.contents import captions, contents, in_words, lists, sections
from riftbook.resolve.links import destinations
from riftbook.resolve.numbering import Numbers, counted_kind, number
from riftbook.resolve.openers import call_by_number, label
from riftbook.resolve.parts import holders
from riftbook.resolve.rewriting import Rewriting, Rewritten, Surroundings, rewrite
from riftbook.resolve.targets import find_targets


def resolve(book: Book, files: Files) -> tuple[Resolution, tuple[Diagnostic, ...]]:
    """Resolve a whole book.

    Args:
        book: the manuscript.
        files: the inputs; the references are read from them.

    Returns:
        The resolution, complete even where something is wrong: what could not be found stands
        in the text as an element of class ``missing``. And what is wrong.
    """
    numbers = number(book)
    book = call_by_number(book, numbers)
    own = book.metadata.language
    around, wrong = _surroundings(book, numbers, files, own)
    by_language = {own: around} | {
        other: _surroundings(book, numbers, files, other)[0]
        for other in dict.fromkeys(division.language for division in book.divisions)
        if other not in {"", own}
    }
    works = [
        _rewriting(division, by_language[division.language or own]) for division in book.divisions
    ]
    held = holders(book.divisions)
    made = [_resolved(work, held.get(work.division.id, "")) for work in works]
    resolved = tuple(division for division, _ in made)
    resolution = Resolution(
        metadata=book.metadata,
        divisions=resolved,
        labels=around.places.targets.labels,
        contents=contents(resolved),
        figures=tuple(use for _, uses in made for use in uses),
        generated_words=frozenset().union(*(division.generated for division in resolved)),
        lists=lists(resolved),
    )
    found = tuple(problem for work in works for problem in work.found)
    return resolution, (*wrong, *found, *_empty_lists(resolution))


def _empty_lists(resolution: Resolution) -> Iterator[Diagnostic]:
    """The lists for which the book has nothing."""
    names = {"fig": "figure", "tbl": "table", "lst": "listing"}
    for each in resolution.divisions:
        kind = ROLES[each.division.role].lists
        if kind and not resolution.lists.get(kind):
            yield Diagnostic(
                code="R020",
                span=Span(path=each.division.path or "book.toml"),
                message=f"no {names[kind]} of the book has a number, so its list is empty",
                hint=f"give each {names[kind]} a caption, or take the list out",
            )


def _surroundings(
    book: Book, numbers: Mapping[str, Numbers], files: Files, language: str
) -> tuple[Surroundings, tuple[Diagnostic, ...]]:
    """What divisions in one language are resolved against: they print that language's words."""
    spoken = words(language)
    targets, used_twice = find_targets(book, numbers, spoken)
    references = files.get(PATH)
    bibliography, unreadable = read_bibliography(
        references.data if references else None, spoken, cited(book)
    )
    around = Surroundings(
        words=spoken,
        numbers=numbers,
        places=destinations(book, targets),
        bibliography=bibliography,
    )
    return around, (*used_twice, *unreadable)


def _rewriting(division: Division, around: Surroundings) -> Rewriting:
    marks = {mark.id: mark for mark in division.fragment.marks}
    return Rewriting(division=division, around=around, marks=marks)


def _resolved(work: Rewriting, part: str) -> tuple[ResolvedDivision, tuple[FigureUse, ...]]:
    """A division and its figures."""
    division, numbers = work.division, work.numbers
    title = division.title
    anchors = work.around.places.targets.anchors
    # The heading that the layout sets carries the title's anchor; nothing inside may repeat it.
    work.anchored.add(anchors.titles[division.id])
    title_xhtml = rewrite(title.xhtml, work).xhtml if title is not None else b""
    if title is not None and b'"reference' in title_xhtml:
        division = replace(division, title=replace(title, text=in_words(title_xhtml)))
    body = rewrite(division.fragment.xhtml, work)
    headings = [mark for mark in division.fragment.marks if isinstance(mark, Heading)]
    before = label(division, numbers, work.around.words)
    work.generated.append(before)
    notes = _notes(work)
    roots = tuple(e.root for e in (body, *notes.values()) if e.root is not None)
    resolved = ResolvedDivision(
        division=division,
        number=numbers.printed,
        label=before,
        anchor=anchors.titles[division.id],
        title_xhtml=title_xhtml,
        xhtml=body.xhtml,
        notes=tuple(_note(label, text, work) for label, text in notes.items()),
        sections=sections(division.id, headings, anchors.headings, numbers.marks, body.root),
        generated=frozenset(word for text in work.generated for word in split(text)),
        part=part,
        captions=captions(
            division.id,
            {mark.id: kind for mark in division.fragment.marks if (kind := counted_kind(mark))},
            anchors.headings,
            numbers.marks,
            {m.id: text for m in division.fragment.marks if (text := getattr(m, "short", ""))},
            roots,
        ),
    )
    return resolved, tuple(_figures(division, roots))


def _notes(work: Rewriting) -> Mapping[str, Rewritten]:
    """The notes that are called, rewritten, by their labels in the order of their calls."""
    bodies: Mapping[str, bytes] = {note.label: note.xhtml for note in work.division.fragment.notes}
    return {label: rewrite(bodies[label], work) for label in work.numbers.notes}


def _note(label: str, text: Rewritten, work: Rewriting) -> ResolvedNote:
    number = work.numbers.notes[label]
    return ResolvedNote(
        anchor=note_anchor(work.division.id, number),
        number=number,
        xhtml=text.xhtml,
        calls=work.called[label],
    )


def _figures(division: Division, roots: Sequence[etree._Element]) -> Iterator[FigureUse]:
    figures = [mark for mark in division.fragment.marks if isinstance(mark, Figure)]
    captions = captions_in_words(roots) if figures else {}
    for mark in figures:
        yield FigureUse(
            key=f"{division.id}/{mark.id}",
            division=division.id,
            path=division.path,
            figure=with_references(mark, captions),
        )
