"""The author's picture files prepared by workers, into the cache, where there are many."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from riftbook.cache import Cache
from riftbook.figures import raster
from riftbook.figures.lookup import find
from riftbook.figures.raster import RefusedError
from riftbook.figures.store import Pair, has, kept
from riftbook.model import Book
from riftbook.model.marks import Figure
from riftbook.project import File, Project
from riftbook.workers import Ended, Workers
from riftbook.workers.shares import shares

_ALONE = 4
"""Pictures that are prepared sooner than workers begin."""


def prepared(file: File, store: Cache) -> Pair:
    """The copies of a picture file, from the cache or made.

    Raises:
        RefusedError: it is no picture that we take.
    """
    kind = raster.check_kind(file.path, file.data)
    return kept(store, (file.digest,), lambda: raster.prepare(file.data, kind))


class Preparing:
    """The author's picture files on their way into the cache, while others go on with the book."""

    def __init__(
        self, book: Book, project: Project, store: Cache, workers: Workers | None = None
    ) -> None:
        """Begin: let workers prepare the picture files that the cache does not have.

        What is wrong with a picture is told by whoever asks for it next.

        Args:
            book: the manuscript; its marks say what is wanted.
            project: the book folder's files.
            store: where the copies go.
            workers: who helps.
        """
        files = {
            file.digest: file
            for division in book.divisions
            for mark in division.fragment.marks
            if isinstance(mark, Figure) and not mark.kind
            if (file := find(mark.source, division.path, mark.span, project.files)[0]) is not None
            if raster.kind_of(file.data)
        }
        unknown = [file for file in files.values() if not has(store, (file.digest,))]
        self._coming: Iterator[object] = iter(())
        if workers and workers.count > 1 and len(unknown) >= _ALONE:
            given = shares(unknown, [1.0] * len(unknown), workers.count)
            self._coming = workers.each(_share, given, common=store)

    def finished(self) -> None:
        """Wait for the workers; what one did not come to is left to whoever asks for it."""
        with suppress(Ended):
            for _ in self._coming:
                pass


def _share(store: Cache, files: Sequence[File]) -> None:
    for file in files:
        with suppress(RefusedError):
            prepared(file, store)
