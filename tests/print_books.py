"""Books taken as far as their printed pages, for tests that look at those."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riftbook.cache import Cache
from riftbook.diagnostics import Diagnostic
from riftbook.editions.print import edition
from riftbook.editions.print.job import make_job
from riftbook.editions.print.pieces import Job
from riftbook.editions.print.setting import set_division
from riftbook.figures import prepare
from riftbook.manuscript import read
from riftbook.markup import Conversion
from riftbook.model import Artwork, Resolution
from riftbook.project import Project, load
from riftbook.resolve import resolve
from riftbook.workers import Workers

ROOT = Path(__file__).parents[1]
BOOKS = sorted(path.name for path in (ROOT / "tests/books").iterdir() if path.is_dir())


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A book that is ready to be set."""

    project: Project
    resolution: Resolution
    artworks: Mapping[str, Artwork]

    def job(self) -> Job:
        cache = Cache.open(self.project.root)
        job, failed = make_job(self.resolution, self.artworks, self.project, cache)
        assert not failed
        return job


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A book that is set and bound."""

    printed: edition.Printed
    found: tuple[Diagnostic, ...]
    pdf: bytes


class Watched(Workers):
    """Workers that write down which divisions they were given to set."""

    def __init__(self) -> None:
        super().__init__(1)
        self.given: list[str] = []

    def each(self, work: Any, arguments: Any, **more: Any) -> Any:
        if work is set_division:
            self.given += [order.copy.division for order in arguments]
        return super().each(work, arguments, **more)


def prepared(root: Path) -> Prepared:
    project, _ = load(root, source_date_epoch="1700000000")
    assert project is not None
    cache = Cache.open(root)
    book, _ = read(project, Conversion(project.sources, cache))
    resolution, _ = resolve(book, project.files)
    artworks, _ = prepare(resolution, project, cache)
    return Prepared(project=project, resolution=resolution, artworks=artworks)


def finished(book: Prepared, cache: Path | None = None, *, workers: int = 1) -> Finished:
    """The book, set with what a cache folder holds; without one, with what the run has set.

    A worker takes as long to begin as most sample books to be set; that their number makes no
    difference has tests of its own.
    """
    store = Cache.open(book.project.root) if cache is None else Cache(cache)
    with Workers(workers) as hands:
        printed, found = edition.typeset(book.resolution, book.artworks, book.project, store, hands)
        assert printed is not None, found
        faces, more = edition.cast(printed, hands)
        artefact = edition.bind(printed, faces)
    return Finished(printed=printed, found=(*found, *more), pdf=artefact.data)
