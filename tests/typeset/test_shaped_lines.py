"""Lines end where WeasyPrint ends them, and are drawn as it draws them."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from print_books import ROOT, prepared
from riftbook.editions.print.pieces import Job
from riftbook.typeset import Copy, drawing, glyphs, measuring
from riftbook.typeset.compositor import Compositor

BOOKS = ("classic-novella", "everyday-markdown", "german-notes", "page-references", "scripts")


@pytest.fixture(scope="module")
def jobs() -> list[Job]:
    return [prepared(ROOT / "tests/books" / book).job() for book in BOOKS]


def compositor(job: Job) -> Compositor:
    resources: Mapping[str, bytes] = {**job.resources, **job.pictures}
    return Compositor(styles=job.styles, faces=job.faces, resources=resources)


def copies(job: Job) -> list[Copy]:
    return [
        Copy(
            division=piece.division, xhtml=piece.xhtml, folio=1, recto=True,
            numerals=piece.numerals, movable=True,
        )
        for piece in job.pieces
        if not piece.lists_folios
    ]  # fmt: skip


def plainly(line: measuring.Line) -> tuple[object, ...]:
    """A line without WeasyPrint's objects."""
    layout, *rest = line
    return (layout.text, *rest)


def test_a_line_found_by_measures_is_the_one_that_weasyprint_finds(
    jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    count: Counter[str] = Counter()
    found = measuring.Splitter._line

    def both(self: measuring.Splitter, measured: Any, text: str, *how: Any) -> Any:
        line = found(self, measured, text, *how)
        context, width, spacing = how
        if line is None:
            count["doubt"] += 1
            return None
        theirs = measuring._theirs(text, measured.style, context, width, spacing)
        assert plainly(line) == plainly(theirs)
        count["hyphenated" if line[0].text.endswith("‐") else "whole"] += 1
        return line

    monkeypatch.setattr(measuring.Splitter, "_line", both)
    for job in jobs:
        press = compositor(job)
        for copy in copies(job):
            press.set(copy)
    assert count["whole"] > 2 * count["doubt"]
    assert count["hyphenated"] > 0


def test_a_line_is_drawn_as_weasyprint_draws_it(
    jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    count: Counter[str] = Counter()

    known = glyphs._known

    def counted(stream: Any, line: Any) -> Any:
        parts = known(stream, line)
        count["shaped" if parts is None else "known"] += 1
        return parts

    monkeypatch.setattr(glyphs, "_known", counted)

    def both(stream: Any, box: Any, *how: Any) -> Any:
        before = len(stream.stream)
        state = dict(stream.__dict__)
        glyphs.draw_glyphs(stream, box, *how)
        ours = stream.stream[before:]
        del stream.stream[before:]
        stream.__dict__.update({name: value for name, value in state.items() if name != "stream"})
        pictures = glyphs._leave(stream, box, *how)
        assert ours == stream.stream[before:]
        count["lines"] += 1
        return pictures

    monkeypatch.setattr(drawing._draw.text, "draw_first_line", both)
    for job in jobs:
        press = compositor(job)
        for copy in copies(job):
            press.set(copy).document.write_pdf()  # type: ignore[attr-defined]
    assert count["lines"] > 50
    assert count["known"] > count["shaped"]
