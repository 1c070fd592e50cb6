"""The one place where the order of a build is written: book folder → finished files.

project → manuscript → resolve → figures → editions → checks → publish. A stage that finds
errors lets the ones that stand on it rest: a page set from a broken text would only repeat them.
"""

# Annotations are not evaluated, because a build that has nothing to do loads no model of a book.
from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from riftbook import manifest
from riftbook.cache import Cache, place
from riftbook.run import Progress, Publication, Run

if TYPE_CHECKING:
    from riftbook.editions.print import Printed
    from riftbook.locate import Answer
    from riftbook.model import Artefact, Artwork, Resolution
    from riftbook.project import Project
    from riftbook.sheets import Sheets

EDITIONS = ("print", "ereader")
"""The names of the editions, in the order in which they are made."""


def build(  # noqa: PLR0913
    root: Path,
    *,
    editions: Sequence[str] = EDITIONS,
    out: Path | None = None,
    draft: bool = False,
    strict: bool = False,
    cached: bool = True,
    jobs: int | None = None,
    ready: Callable[[], None] = lambda: None,
    progress: Progress = lambda _: None,
) -> Publication:
    """Make editions of the book in a folder and write them, all or none.

    Args:
        root: the folder that holds book.toml.
        editions: which to make, names of `EDITIONS`.
        out: where to write; `dist/` in the book folder when None.
        draft: show broken references on the page, write ``<slug>-draft.*``.
        strict: let a warning keep the build from writing, as an error does.
        cached: whether anything that was made before will do.
        jobs: how many workers there may be; as the machine allows when None.
        ready: called before anything is made; what it raises ends the build.
        progress: told each stage's name.

    Returns:
        What was found and what was written; nothing is written when there are errors.
    """
    asked = manifest.Asked(
        root=root.resolve(),
        editions=tuple(edition for edition in EDITIONS if edition in editions),
        out=out,
        draft=draft,
        strict=strict,
    )
    outcome = manifest.recall(Cache(place(asked.root)), asked) if cached else None
    if outcome is not None:
        progress("nothing has changed")
        return Publication(
            report=outcome.report, paths=outcome.paths, written=True, pages=outcome.pages
        )
    ready()
    with _running(asked.root, cached, jobs, progress, draft=draft, strict=strict) as run:
        return _built(asked, run)


def check(
    root: Path,
    *,
    strict: bool = False,
    cached: bool = True,
    jobs: int | None = None,
    progress: Progress = lambda _: None,
) -> Publication:
    """Make both editions and compare them with the manuscript, writing nothing."""
    with _running(root, cached, jobs, progress, strict=strict) as run:
        project, _ = _make(root, EDITIONS, run)
    files = project.files if project is not None else None
    return Publication(report=run.report(), files=files, pages=run.pages)


def locate(
    root: Path, query: str, *, progress: Progress = lambda _: None
) -> tuple[Publication, Answer | None]:
    """Find a phrase, a page or a line in both editions and the manuscript, writing nothing.

    What is sought is said as `riftbook.locate.locate` tells; the answer is None where the book
    cannot be set.
    """
    from riftbook.editions import ereader
    from riftbook.locate import locate as answer
    from riftbook.positions import Positions

    with _running(root, True, None, progress) as run:
        project, resolution, artworks = _read(root, run)
        files = project.files if project is not None else None
        if project is not None and resolution is not None:
            _set_pages(resolution, artworks, project, run)
    publication = Publication(report=run.report(), files=files, pages=run.pages)
    if project is None or resolution is None or run.printed is None:
        return publication, None
    sheets = run.printed.sheets
    marks = sheets if project.settings.epub.pages else None
    return publication, answer(
        query,
        Positions(sheets, resolution),
        resolution,
        lambda places: ereader.places_of(places, resolution, artworks, project, marks),
    )


@contextmanager
def _running(
    root: Path,
    cached: bool,
    jobs: int | None,
    progress: Progress,
    *,
    draft: bool = False,
    strict: bool = False,
) -> Iterator[Run]:
    """A run with its cache and its workers, who go when it ends."""
    from riftbook.workers import Workers

    cache = Cache.open(root) if cached else Cache.fresh()
    with Workers(jobs) as workers:
        yield Run(
            draft=draft, strict=strict, progress=progress, cache=cache, workers=workers,
            whole=not cached,
        )  # fmt: skip
    cache.sweep()


def _built(asked: manifest.Asked, run: Run) -> Publication:
    """Make what is asked for, write it, and remember what that came to."""
    from riftbook.project.folder import CONFIGURATION, FOLDERS

    before = manifest.look(asked.root, (CONFIGURATION, *FOLDERS))
    if "print" in asked.editions:
        _warm(run)
    project, artefacts = _make(asked.root, asked.editions, run)
    paths: Mapping[str, Path] = {}
    if project is not None and artefacts and not run.failed:
        paths = _publish(project, artefacts, asked.out, run)
    publication = Publication(
        report=run.report(),
        paths=paths,
        files=project.files if project is not None else None,
        written=bool(paths),
        pages=run.pages,
    )
    if before is not None and publication.written:
        _remember(asked, before, publication)
    return publication


def _warm(run: Run) -> None:
    """Have a worker ready when there are pages to set, and this process when they are set."""
    from riftbook import checks
    from riftbook.editions.print.setting import prepare

    run.workers.warm(prepare, 1)
    run.workers.meanwhile(checks.load)


def _remember(asked: manifest.Asked, before: manifest.Before, publication: Publication) -> None:
    from riftbook.publish import standing

    files = publication.files
    own = (path for path in files or () if not path.startswith("@"))
    manifest.keep(
        Cache.open(asked.root),
        asked,
        before,
        {path: files[path].digest for path in own} if files else {},
        manifest.Outcome(
            report=publication.report, paths=publication.paths, pages=publication.pages
        ),
        standing(tuple(publication.paths.values())),
    )


def _make(
    root: Path, editions: Sequence[str], run: Run
) -> tuple[Project | None, tuple[Artefact, ...]]:
    """Everything up to finished editions in memory."""
    project, resolution, artworks = _read(root, run)
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


def _read(root: Path, run: Run) -> tuple[Project | None, Resolution | None, Mapping[str, Artwork]]:
    """The book in a folder, read and resolved; no resolution where something stands in its way."""
    from riftbook.project.loading import load

    run.progress("reading")
    project, found = load(root, source_date_epoch=os.environ.get("SOURCE_DATE_EPOCH"))
    run.note(found)
    if project is None:
        return None, None, {}
    run.ignores = project.settings.check.ignores
    resolution, artworks = _prepare(project, run)
    return project, None if run.failed else resolution, artworks


def _prepare(project: Project, run: Run) -> tuple[Resolution, Mapping[str, Artwork]]:
    """The manuscript as a resolved book, and its pictures."""
    from riftbook.markup import Conversion

    run.progress("reading the manuscript")
    conversion = Conversion(project.sources, run.cache, run.workers)
    if conversion.busy:
        _meanwhile(project, run)
    from riftbook.figures import prepare
    from riftbook.fonts import check_coverage
    from riftbook.manuscript import read
    from riftbook.resolve import resolve

    book, found = read(project, conversion)
    run.note(found)
    resolution, found = resolve(book, project.files)
    run.note(found)
    run.note(check_coverage(book, project, run.cache))
    run.progress("drawing the figures")
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
    from riftbook.checks import check_joining, check_pages, check_pdf
    from riftbook.editions import print as edition

    printed = _set_pages(resolution, artworks, project, run)
    if printed is None or not printed.sound:
        return
    run.progress("comparing the pages with the manuscript")
    run.note(check_pages(project, resolution, printed, run.workers))
    run.progress("joining the pages")
    artefact, found = edition.bind(printed, run.workers)
    run.note(found)
    run.note(check_joining(project, artefact.data, printed))
    if run.whole:
        run.progress("comparing the PDF with the manuscript")
        run.note(check_pdf(project, resolution, artefact.data, printed.sheets))
    yield artefact


def _set_pages(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project, run: Run
) -> Printed | None:
    """Set the print edition; its pages stay with the run."""
    from riftbook.editions import print as edition

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
        _set_pages(resolution, artworks, project, run)
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


def _publish(
    project: Project, artefacts: Sequence[Artefact], out: Path | None, run: Run
) -> Mapping[str, Path]:
    from riftbook.publish import draft_name, publish

    run.progress("writing")
    named = [replace(a, name=draft_name(a.name)) if run.draft else a for a in artefacts]
    paths, found = publish(project.root, named, manuscript_digest=project.files.own, out=out)
    run.note(found)
    return paths
