"""`Citation` → what it prints: (Levy, 1984, p. 3; Raymond, 1999), in a sentence Levy (1984)."""

from collections.abc import Iterator
from difflib import get_close_matches

from riftbook.diagnostics import Diagnostic
from riftbook.model import Book
from riftbook.model.marks import Citation, CitationItem
from riftbook.resolve.bibliography import PATH, Bibliography, Work


def cited(book: Book) -> frozenset[str]:
    """The keys of the works that a book cites."""
    return frozenset(
        item.key
        for division in book.divisions
        for mark in division.fragment.marks
        if isinstance(mark, Citation)
        for item in mark.items
    )


def cite(citation: Citation, bibliography: Bibliography) -> tuple[str, tuple[Diagnostic, ...]]:
    """The words of a citation; a work that is not there prints its key behind question marks."""
    works = bibliography.works
    diagnostics = tuple(
        _unknown(item, bibliography) for item in citation.items if item.key not in works
    )
    if citation.narrative:
        text = "; ".join(_narrative(item, works.get(item.key)) for item in citation.items)
    else:
        parts = [", ".join(_parts(item, works.get(item.key))) for item in citation.items]
        text = f"({'; '.join(parts)})"
    return text, diagnostics


def _parts(item: CitationItem, work: Work | None) -> Iterator[str]:
    lead = f"{item.prefix.strip()} " if item.prefix.strip() else ""
    if work is None:
        yield f"{lead}??{item.key}"
    elif item.suppress_author:
        yield f"{lead}{work.year}"
    else:
        yield f"{lead}{work.authors}"
        yield work.year
    if item.locator.strip():
        yield item.locator.strip()


def _narrative(item: CitationItem, work: Work | None) -> str:
    if work is None:
        return f"??{item.key}"
    locator = f", {item.locator.strip()}" if item.locator.strip() else ""
    return f"{work.authors} ({work.year}{locator})"


def _unknown(item: CitationItem, bibliography: Bibliography) -> Diagnostic:
    near = get_close_matches(item.key, bibliography.keys, n=1)
    if not bibliography.present:
        hint = f"the book has no {PATH}; put its references there as CSL-JSON"
    else:
        hint = f"did you mean @{near[0]}?" if near else f"add the work to {PATH}"
    return Diagnostic(
        code="R007",
        span=item.span,
        message=f"no work in the references has the key “{item.key}”",
        hint=hint,
    )
