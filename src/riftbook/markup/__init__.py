"""Markdown → fragments: text, marks, notes, and where every character came from."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from riftbook.project import Source
from riftbook.workers.shares import shares

if TYPE_CHECKING:
    from riftbook.cache import Cache
    from riftbook.markup.store import Converted
    from riftbook.workers import Workers

_SHARES = 3
"""For each worker: who is done early takes another, and what comes early is read meanwhile."""
_ALONE = 40_000
"""Characters of manuscript that are converted sooner than workers begin."""


def convert(source: Source) -> "Converted":
    """Read one file of the manuscript; see `riftbook.markup.conversion`.

    Python-Markdown is loaded with the first call, so that the scanner can be had without it.
    """
    from riftbook.markup.conversion import convert as read

    return read(source)


class Conversion:
    """The files of a manuscript on their way to fragments."""

    def __init__(
        self,
        sources: Sequence[Source],
        store: "Cache | None" = None,
        workers: "Workers | None" = None,
    ) -> None:
        """Begin: ask the cache for each file, and workers for those that it does not know.

        Args:
            sources: the files.
            store: the book's cache; nothing is kept where there is none.
            workers: who helps when there is much to convert.
        """
        from riftbook.markup.store import known

        self._sources, self._store = sources, store
        found = [known(store, source) if store else None for source in sources]
        self._made = {at: made for at, made in enumerate(found) if made is not None}
        unknown = [(at, source) for at, source in enumerate(sources) if at not in self._made]
        lengths = [len(source.text) for _, source in unknown]
        self.busy = bool(workers and workers.count > 1 and len(unknown) > 1)
        self.busy = self.busy and sum(lengths) > _ALONE
        """Whether workers are at it, so that there is time for other things."""
        self._coming: Iterator[tuple[int, tuple[tuple[int, bytes], ...]]] = iter(())
        if self.busy and workers:
            import riftbook.markup.conversion  # noqa: F401  # the workers have it as we have it

            given = shares(unknown, lengths, workers.count * _SHARES)
            self._coming = workers.each(_converted, given, common=store)

    def finished(self) -> "tuple[Converted, ...]":
        """What became of every file, in order; waits for the workers."""
        from riftbook.markup.store import keep, unpack
        from riftbook.workers import Ended

        with suppress(Ended):  # what a worker did not finish is converted here
            for _, share in self._coming:
                for at, data in share:
                    self._made[at] = unpack(data, self._sources[at].path)
        for at, source in enumerate(self._sources):
            if at not in self._made:
                self._made[at] = convert(source)
                if self._store:
                    keep(self._store, source, self._made[at])
        return tuple(self._made[at] for at in range(len(self._sources)))


def _converted(
    store: "Cache | None", sources: Sequence[tuple[int, Source]]
) -> tuple[tuple[int, bytes], ...]:
    """What conversion makes of a share of the files, in the form in which the cache keeps it."""
    from riftbook.markup.store import keep, pack

    made = [(at, source, convert(source)) for at, source in sources]
    return tuple((at, keep(store, source, m) if store else pack(m)) for at, source, m in made)
