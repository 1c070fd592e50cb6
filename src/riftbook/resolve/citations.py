"""`Citation` → what it prints: (Levy, 1984, p. 3; Raymond, 1999), in a sentence Levy (1984)."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import groupby

from riftbook.diagnostics import Diagnostic
from riftbook.model import Book
from riftbook.model.marks import Citation, CitationItem
from riftbook.records import Value
from riftbook.resolve.bibliography import PATH, Bibliography, Work
from riftbook.resolve.references import meant


def cited(book: Book) -> frozenset[str]:
    """The keys of the works that a book cites."""
    return frozenset(
        item.key
        for division in book.divisions
        for mark in division.fragment.marks
        if isinstance(mark, Citation)
        for item in mark.items
    )


class Piece(Value):
    """A stretch of a printed citation."""

    text: str
    written: bool = False
    """Whether the words are the manuscript's own: “see”, “p. 3”."""


def cite(
    citation: Citation, bibliography: Bibliography
) -> tuple[tuple[Piece, ...], tuple[Diagnostic, ...]]:
    """What a citation prints; a work that is not there prints its key behind question marks."""
    works = bibliography.works
    diagnostics = tuple(
        _unknown(item, bibliography) for item in citation.items if item.key not in works
    )
    pieces: list[Piece] = [] if citation.narrative else [Piece("(")]
    for position, item in enumerate(citation.items):
        pieces += [Piece("; ")] if position else []
        pieces += _narrative(item, works) if citation.narrative else _bracketed(item, works)
    pieces += [] if citation.narrative else [Piece(")")]
    return tuple(_joined(pieces)), diagnostics


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours that are both the manuscript's, or both not, as one."""
    for written, group in groupby(pieces, key=lambda piece: piece.written):
        yield Piece("".join(piece.text for piece in group), written=written)


def _bracketed(item: CitationItem, works: Mapping[str, Work]) -> Iterator[Piece]:
    work = works.get(item.key)
    if item.prefix.strip():
        yield Piece(f"{item.prefix.strip()} ", written=True)
    if work is None:
        yield Piece(f"??{item.key}")
    else:
        yield Piece(work.year if item.suppress_author else f"{work.authors}, {work.year}")
    yield from _locator(item)


def _narrative(item: CitationItem, works: Mapping[str, Work]) -> Iterator[Piece]:
    work = works.get(item.key)
    if work is None:
        yield Piece(f"??{item.key}")
        return
    yield Piece(f"{work.authors} ({work.year}")
    yield from _locator(item)
    yield Piece(")")


def _locator(item: CitationItem) -> Iterator[Piece]:
    if item.locator.strip():
        yield Piece(", ")
        yield Piece(item.locator.strip(), written=True)


def _unknown(item: CitationItem, bibliography: Bibliography) -> Diagnostic:
    near = get_close_matches(item.key, bibliography.keys, n=1)
    reference = meant(item.key)
    if reference == item.key:
        hint = f"give works and things of this book brackets of their own: [@{reference}]"
    elif reference:
        hint = f"did you mean @{reference}? that is how a thing of this book is named"
    elif not bibliography.present:
        hint = f"the book has no {PATH}; put its references there as CSL-JSON"
    else:
        hint = f"did you mean @{near[0]}?" if near else f"add the work to {PATH}"
    return Diagnostic(
        code="R007",
        span=item.span,
        message=f"no work in the references has the key “{item.key}”",
        hint=hint,
    )
