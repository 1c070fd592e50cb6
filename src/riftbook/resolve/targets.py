"""Every id of the book: what may be referred to and linked to, and what it is called in print."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from riftbook.diagnostics import Diagnostic, Span
from riftbook.language import KIND_OF_ROLE, Words, numbered
from riftbook.model import Book, Division, Label, Title
from riftbook.model.marks import Figure, Heading, Listing, TableMark
from riftbook.records import Value
from riftbook.resolve.anchors import Anchors, allot, is_book_wide, targets_of
from riftbook.resolve.numbering import Numbers


class Targets(Value, kw_only=True):
    """All ids and where they stand."""

    labels: Mapping[str, Label]
    """Ids that are unique in the book, of figures, tables, headings and titles."""
    divisions: Mapping[str, Label]
    """Division id, and plain id of a title, to what a reference to the division prints."""
    anchors: Anchors
    places: Mapping[str, tuple[tuple[str, str], ...]]
    """The author's id to (division id, anchor) of everything that has it."""
    called: Mapping[str, str]
    """Anchor to what a reference to it prints: ``section 2.1``, “Forks”; not all have words."""
    slugs: Mapping[tuple[str, str], str]
    """(division id, `slug` of a heading) to its anchor: links by the heading's words."""


def slug(text: str) -> str:
    """A heading's letters and digits alone, for ids that other programs derive from it.

    Pandoc, Quarto and GitHub differ in what they do with blanks and punctuation, and agree in
    letters and digits.
    """
    return "".join(character for character in text.casefold() if character.isalnum())


def find_targets(
    book: Book, numbers: Mapping[str, Numbers], words: Words
) -> tuple[Targets, tuple[Diagnostic, ...]]:
    """Collect every id of the book; report those that are used twice."""
    anchors = allot(book, numbers)
    labels: dict[str, Label] = {}
    for place, division in enumerate(book.divisions):
        for label in _labels(division, place, numbers[division.id], anchors, words):
            labels.setdefault(label.id, label)
    places: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for (division_id, identifier), anchor in anchors.ids.items():
        places[identifier].append((division_id, anchor))
    targets = Targets(
        labels=labels,
        divisions=_divisions(book, numbers, anchors, words),
        anchors=anchors,
        places={identifier: tuple(found) for identifier, found in places.items()},
        called=dict(_words_of_anchors(book, numbers, anchors, words)),
        slugs=_slugs(book, anchors),
    )
    return targets, tuple(_used_twice(book))


def _used_twice(book: Book) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Span] = {}
    for division in book.divisions:
        for target in targets_of(division):
            scope = "" if is_book_wide(target.id) else division.id
            if (scope, target.id) in first:
                yield _twice(target.id, target.span, first[scope, target.id])
            first.setdefault((scope, target.id), target.span)


def _twice(identifier: str, span: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        code="R001",
        span=span,
        message=f"the id “{identifier}” is used twice",
        hint=f"it stands first at {first}; give one of the two another name",
        related=(first,),
    )


def _labels(
    division: Division, place: int, numbers: Numbers, anchors: Anchors, words: Words
) -> Iterator[Label]:
    for within, (identifier, kind, number, text) in _named(division, numbers, words):
        if is_book_wide(identifier):
            yield Label(
                id=identifier,
                kind=kind,
                number=number,
                text=text,
                division=division.id,
                anchor=anchors.ids.get((division.id, identifier), division.id),
                place=(place, within),
            )


def _divisions(
    book: Book, numbers: Mapping[str, Numbers], anchors: Anchors, words: Words
) -> Mapping[str, Label]:
    """What has a title, by the name of its file and by its title's id."""
    found: dict[str, Label] = {}
    for place, division in enumerate(book.divisions):
        if division.title is not None:
            _, kind, number, text = _title(division, division.title, numbers[division.id], words)
            label = Label(
                id=division.id,
                kind=kind,
                number=number,
                text=text,
                division=division.id,
                anchor=anchors.titles[division.id],
                place=(place, 0),
            )
            found[division.id] = label
            found.setdefault(division.title.label or division.id, label)
    return found


def _named(
    division: Division, numbers: Numbers, words: Words
) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    """The id, the kind, the number and the printed words of what may have an id; its place too."""
    if division.title is not None:
        yield 0, _title(division, division.title, numbers, words)
    for place, mark in enumerate(division.fragment.marks, 1):
        number = numbers.marks.get(mark.id, "")
        match mark:
            case Figure():
                yield place, (mark.label, "fig", number, _called("fig", number, words))
            case TableMark():
                yield place, (mark.label, "tbl", number, _called("tbl", number, words))
            case Listing():
                yield place, (mark.label, "lst", number, _called("lst", number, words))
            case Heading():
                text = _called("sec", number, words, mark.text)
                yield place, (mark.label, "sec", number, text)
            case _:
                pass


def _title(
    division: Division, title: Title, numbers: Numbers, words: Words
) -> tuple[str, str, str, str]:
    kind = KIND_OF_ROLE.get(division.role, "chap")
    return title.label, kind, numbers.called, _called(kind, numbers.called, words, title.text)


def _words_of_anchors(
    book: Book, numbers: Mapping[str, Numbers], anchors: Anchors, words: Words
) -> Iterator[tuple[str, str]]:
    for division in book.divisions:
        for _, (identifier, _, _, text) in _named(division, numbers[division.id], words):
            anchor = anchors.ids.get((division.id, identifier))
            if anchor is not None and text:
                yield anchor, text
        if division.title is not None:
            *_, text = _title(division, division.title, numbers[division.id], words)
            yield anchors.titles[division.id], text
        elif division.role in words.roles:
            yield anchors.titles[division.id], words.quoted(words.roles[division.role])


def _called(kind: str, number: str, words: Words, title: str = "") -> str:
    """``figure 4.1``, which no line break parts; without a number the title in quotation marks."""
    if number:
        return numbered(words.nouns[kind].one, number)
    return words.quoted(title) if title else ""


def _slugs(book: Book, anchors: Anchors) -> Mapping[tuple[str, str], str]:
    slugs: dict[tuple[str, str], str] = {}
    for division in book.divisions:
        if division.title is not None:
            slugs[division.id, slug(division.title.text)] = anchors.titles[division.id]
        for mark in division.fragment.marks:
            if isinstance(mark, Heading):
                anchor = anchors.headings[division.id, mark.id]
                slugs.setdefault((division.id, slug(mark.text)), anchor)
    return {place: anchor for place, anchor in slugs.items() if place[1]}
