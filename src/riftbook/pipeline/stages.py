"""The stages of a build in their order, from the book folder to finished files."""

# Annotations are not evaluated, because a build that has nothing to do loads no model of a book.
from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from riftbook.records import replace
from riftbook.run import Run

if TYPE_CHECKING:
    from riftbook.editions.print.edition import Printed
    from riftbook.model import Artefact, Artwork, Resolution
    from riftbook.project import Project
    from riftbook.sheets import Sheets

_AT_ONCE = 50_000
"""Characters: a worker that is loading still takes so many; for more we would wait for it."""
EDITIONS = ("print", "ereader")
"""The names of the editions, in the order in which they are made."""


def make(
    root: Path, editions: Sequence[str], run: Run
) -> tuple[Project | None, tuple[Artefact, ...]]:
    """Everything up to finished editions in memory."""
    project, resolution, artworks = read(root, run)
    if project is None or resolution is None:
        return project, ()
    made = [
        artefact
        for edition in EDITIONS
        if edition in editions
        for artefact in _MAKERS[edition](resolution, artworks, project, run)
    ]
    if set(editions) == set(EDITIONS) and not run.failed:
        run.note(run.unused_ignores())
    return project, tuple(made)


def read(root: Path, run: Run) -> tuple[Project | None, Resolution | None, Mapping[str, Artwork]]:
    """The book in a folder, read and resolved; no resolution where something stands in its way."""
    from riftbook.project.loading import load

    run.progress("reading")
    project, found = load(root, source_date_epoch=os.environ.get("SOURCE_DATE_EPOCH"))
    run.note(found)
    if project is None:
        return None, None, {}
    run.ignores = project.settings.check.ignores
    if run.prints:
        from riftbook.typeset import hyphenation

        run.workers.warm(partial(hyphenation.load, project.languages, run.cache), 1)
        _warm_styles(project, run)
    resolution, artworks = _prepare(project, run)
    return project, None if run.failed else resolution, artworks


def _warm_styles(project: Project, run: Run) -> None:
    """Let a worker read the styles of the pages while this process reads the manuscript."""
    from riftbook.editions.print import setting
    from riftbook.editions.print.page_css import stylesheets

    texts = [style.text for style in stylesheets(project)]
    if sum(map(len, texts)) < _AT_ONCE:
        run.workers.warm(partial(setting.read_styles, texts), 1)


def _prepare(project: Project, run: Run) -> tuple[Resolution, Mapping[str, Artwork]]:
    """The manuscript as a resolved book, and its pictures."""
    from riftbook.markup import Conversion

    run.progress("reading the manuscript")
    conversion = Conversion(project.sources, run.cache, run.workers)
    if conversion.busy:
        _meanwhile(project, run)
    from riftbook.figures import Preparing, prepare
    from riftbook.fonts import check_coverage
    from riftbook.manuscript import read
    from riftbook.resolve import resolve

    book, found = read(project, conversion)
    run.note(found)
    pictures = Preparing(book, project, run.cache, run.workers)
    resolution, found = resolve(book, project.files)
    run.note(found)
    run.note(check_coverage(book, project, run.cache))
    run.progress("drawing the figures")
    pictures.finished()
    artworks, found = prepare(resolution, project, run.cache)
    run.note(found)
    return resolution, artworks


def _meanwhile(project: Project, run: Run) -> None:
    """What does not depend on the manuscript, while workers convert it."""
    import riftbook.editions.ereader  # noqa: F401  # it takes as long as a chapter to load
    from riftbook.figures import draw_ahead
    from riftbook.fonts import check_faces

    check_faces(project.theme.faces, project.files, run.cache)
    draw_ahead(project, run.cache)


def _print(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project, run: Run
) -> Iterable[Artefact]:
    from riftbook.editions.print.edition import tell_end
    from riftbook.workers import Ended

    try:
        yield from _bound(resolution, artworks, project, run)
    except Ended as ended:
        run.note((tell_end(ended),))


def _bound(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project, run: Run
) -> Iterable[Artefact]:
    from riftbook.checks import check_joining, check_pages, check_pdf, load
    from riftbook.editions.print import edition

    printed = set_pages(resolution, artworks, project, run)
    if printed is None or not printed.sound:
        return
    run.progress("joining the pages")
    run.workers.warm(load, 1)  # who has set pages compares them next
    faces, found = edition.cast(printed, run.workers)
    run.note(found)
    bound = cache(partial(edition.bind, printed, faces))
    run.workers.meanwhile(bound)  # the pages are joined while workers compare what was set anew
    run.note(check_pages(project, resolution, printed, run.workers))
    artefact = bound()
    run.note(check_joining(project, artefact.data, printed))
    if run.whole:
        run.progress("comparing the PDF with the manuscript")
        run.note(check_pdf(project, resolution, artefact.data, printed.sheets))
    yield artefact


def set_pages(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project, run: Run
) -> Printed | None:
    """Set the print edition; its pages stay with the run."""
    from riftbook.editions.print import edition

    run.progress("setting the pages")
    run.printed, found = edition.typeset(resolution, artworks, project, run.cache, run.workers)
    run.note(found)
    run.pages = run.printed.pages if run.printed is not None else 0
    return run.printed


def _page_marks(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project, run: Run
) -> Sheets | None:
    """The printed pages that the EPUB marks; None where it marks none."""
    if not project.settings.epub.pages:
        return None
    if run.printed is None and not run.failed:
        set_pages(resolution, artworks, project, run)
    return run.printed.sheets if run.printed is not None else None


def _ereader(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project, run: Run
) -> Iterable[Artefact]:
    from riftbook.checks import check_epub, noticing
    from riftbook.editions import ereader as edition

    sheets = _page_marks(resolution, artworks, project, run)
    run.progress("binding the EPUB")
    artefact, found = edition.produce(
        resolution, artworks, project, sheets, store=run.cache, workers=run.workers,
        finished=noticing(resolution, run.cache),
    )  # fmt: skip
    run.note(found)
    if artefact is not None:
        run.progress("comparing the EPUB with the manuscript")
        run.note(check_epub(project, resolution, artefact.data, run.cache, run.workers))
        yield artefact


_MAKERS = {"print": _print, "ereader": _ereader}


def publish_all(
    project: Project, artefacts: Sequence[Artefact], out: Path | None, run: Run
) -> Mapping[str, Path]:
    """Write finished editions, all or none: edition to file."""
    from riftbook.publish import draft_name, publish

    run.progress("writing")
    named = [replace(a, name=draft_name(a.name)) if run.draft else a for a in artefacts]
    paths, found = publish(project.root, named, manuscript_digest=project.files.own, out=out)
    run.note(found)
    return paths
