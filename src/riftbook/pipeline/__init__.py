"""The one place where the order of a build is written: book folder → finished files.

project → manuscript → resolve → figures → editions → checks → publish. A stage that finds
errors lets the ones that stand on it rest: a page set from a broken text would only repeat them.
"""

# Annotations are not evaluated, because a build that has nothing to do loads no model of a book.
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from riftbook import manifest
from riftbook.cache import Cache, place
from riftbook.pipeline.stages import EDITIONS as EDITIONS
from riftbook.pipeline.stages import make, publish_all, read, set_pages
from riftbook.run import Progress, Publication, Run

if TYPE_CHECKING:
    from riftbook.diagnostics import Diagnostic
    from riftbook.editions.print.edition import Printed as Printed
    from riftbook.locate import Answer
    from riftbook.model import Artefact as Artefact
    from riftbook.model import Artwork as Artwork
    from riftbook.model import Resolution as Resolution
    from riftbook.project import Project as Project
    from riftbook.sheets import Sheets as Sheets


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
        editions: which to make, names of `EDITIONS`; their order does not matter.
        out: where to write; `dist/` in the book folder when None.
        draft: show broken references on the page, write ``<slug>-draft.*``.
        strict: let a warning keep the build from writing, as an error does.
        cached: whether anything that was made before will do.
        jobs: how many workers there may be; as the machine allows when None.
        ready: called before anything is made; what it raises ends the build.
        progress: told each stage's name.

    Returns:
        What was found and what was written; nothing is written when there are errors.

    Raises:
        ValueError: no edition is asked for, or one that is none of `EDITIONS`.
    """
    asked = manifest.Asked(
        root=root.resolve(),
        editions=_known(editions),
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
        project, _ = make(root, EDITIONS, run)
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
        project, resolution, artworks = read(root, run)
        files = project.files if project is not None else None
        if project is not None and resolution is not None:
            set_pages(resolution, artworks, project, run)
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


def _known(editions: Sequence[str]) -> tuple[str, ...]:
    """The editions asked for, in the order in which they are made."""
    known = " and ".join(f'"{edition}"' for edition in EDITIONS)
    for name in editions:
        if name not in EDITIONS:
            raise ValueError(f"no edition is called {name!r}: there are {known}")
    if not editions:
        raise ValueError(f"no edition to make: there are {known}")
    return tuple(edition for edition in EDITIONS if edition in editions)


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
        run = Run(
            draft=draft, strict=strict, progress=progress, cache=cache, workers=workers,
            whole=not cached,
        )  # fmt: skip
        if cached and not cache.lasting:
            run.note((_keeping_nothing(root),))
        yield run
    cache.sweep()


def _keeping_nothing(root: Path) -> Diagnostic:
    """A word on a cache that cannot be used."""
    from riftbook.cache import VARIABLE
    from riftbook.diagnostics import Diagnostic, Span

    folder = place(root)
    shown = folder.relative_to(root) if folder.is_relative_to(root) else folder
    return Diagnostic(
        code="P031",
        span=Span(path=""),
        message=f"nothing can be kept for the next build: {shown.as_posix()} cannot be written",
        hint=f"let it be written, move what stands there, or set {VARIABLE} to another folder",
    )


def _built(asked: manifest.Asked, run: Run) -> Publication:
    """Make what is asked for, write it, and remember what that came to."""
    from riftbook.project.folder import CONFIGURATION, FOLDERS

    before = manifest.look(asked.root, (CONFIGURATION, *FOLDERS))
    if "print" in asked.editions:
        _warm(run)
    project, artefacts = make(asked.root, asked.editions, run)
    paths: Mapping[str, Path] = {}
    if project is not None and artefacts and not run.failed:
        paths = publish_all(project, artefacts, asked.out, run)
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

    run.prints = True
    run.workers.warm(_load, 1)
    run.workers.meanwhile(checks.load)


def _load() -> None:
    """Load what a worker needs to set divisions."""
    from riftbook.editions.print.setting import prepare

    prepare()


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
