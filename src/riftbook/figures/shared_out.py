"""The author's picture files prepared by workers, into the cache, where there are many."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from riftbook.cache import Cache
from riftbook.figures import raster
from riftbook.figures.lookup import find
from riftbook.figures.raster import RefusedError
from riftbook.figures.store import Pair, has, kept
from riftbook.model import FigureUse
from riftbook.project import File, Project
from riftbook.workers import Workers
from riftbook.workers.shares import helped

_ALONE = 4
"""Pictures that are prepared sooner than workers begin."""


def prepared(file: File, store: Cache) -> Pair:
    """The copies of a picture file, from the cache or made.

    Raises:
        RefusedError: it is no picture that we take.
    """
    kind = raster.check_kind(file.path, file.data)
    return kept(store, (file.digest,), lambda: raster.prepare(file.data, kind))


def share_out(uses: Iterable[FigureUse], project: Project, store: Cache, workers: Workers) -> None:
    """Let workers prepare the picture files that the cache does not have.

    What is wrong with a picture is told by whoever asks for it next.
    """
    found = (
        find(use.figure.source, use.path, use.figure.span, project.files)[0]
        for use in uses
        if not use.figure.kind
    )
    files = {file.digest: file for file in found if file is not None and raster.kind_of(file.data)}
    unknown = [file for file in files.values() if not has(store, (file.digest,))]
    weights = [1.0] * len(unknown)
    tuple(helped(workers, _share, unknown, weights, common=store, least=_ALONE))


def _share(store: Cache, files: Sequence[File]) -> tuple[None, ...]:
    for file in files:
        with suppress(RefusedError):
            prepared(file, store)
    return ()
