"""What was found on the pages, told with the line of the manuscript."""

from collections.abc import Iterable, Iterator, Mapping

from riftbook.diagnostics import Diagnostic, Span
from riftbook.model import Resolution, ResolvedDivision, ResolvedNote
from riftbook.places import SourceBlock, home, offset_of
from riftbook.records import replace
from riftbook.typeset import Finding
from riftbook.workers import Ended


def tell(
    findings: Iterable[Finding], page: Mapping[str, str], resolution: Resolution
) -> Iterator[Diagnostic]:
    """The findings as diagnostics, each with the best place known.

    Args:
        findings: of the typesetter.
        page: anchor to folio.
        resolution: the book.
    """
    by_id = {resolved.division.id: resolved for resolved in resolution.divisions}
    for finding in findings:
        division, block = home(finding.division, finding.block)
        yield Diagnostic(
            code=finding.code,
            span=_span(replace(finding, block=block), by_id.get(division)),
            message=finding.message,
            hint=finding.hint,
        )
    for resolved in resolution.divisions:
        for note in resolved.notes:
            yield from _strayed(note, resolved, page)


def _span(finding: Finding, resolved: ResolvedDivision | None) -> Span:
    if finding.path:
        return Span(path=finding.path, line=finding.line, column=finding.column)
    if resolved is None:
        return Span(path="book.toml")
    return _block_span(finding.block, resolved, finding.ink)


def _block_span(block: str, resolved: ResolvedDivision, ink: int = 0) -> Span:
    blocks: Mapping[str, SourceBlock] = {b.id: b for b in resolved.division.fragment.blocks}
    if block in blocks:
        return blocks[block].span(offset_of(blocks[block].text, ink) if ink else 0)
    return Span(path=resolved.division.path or "book.toml")  # riftbook prints it itself


def _strayed(
    note: ResolvedNote, resolved: ResolvedDivision, page: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """A note belongs on the page of its call."""
    call, foot = page.get(f"{note.anchor}-call"), page.get(note.anchor)
    if call is not None and foot is not None and call != foot:
        block = note.xhtml.partition(b'data-b="')[2].partition(b'"')[0].decode()
        yield Diagnostic(
            code="S013",
            span=_block_span(block, resolved),
            message=f"note {note.number} is called on page {call} and stands on page {foot}",
            hint="a shorter note, or its call in another line, keeps them together",
        )


def tell_end(ended: Ended) -> Diagnostic:
    """The limit that the pages came to."""
    return Diagnostic(
        code="S020",
        span=Span(path=""),
        message=f"the pages could not be set: {ended}",
        hint="look for a very large table or picture; a book in smaller divisions takes less",
    )


def tell_font(message: str) -> Diagnostic:
    """What was said while a font was cut to what the book uses of it."""
    return Diagnostic(
        code="S001",
        span=Span(path=""),
        message=f"a font of the book is not as it should be: {message}",
        hint="try another file of the font; if it came with riftbook, please report this",
    )
