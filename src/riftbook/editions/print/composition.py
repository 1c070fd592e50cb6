"""The book set: divisions by the workers, all that can be at once, until every folio holds.

A division is set without knowing where in the book it will stand; only those whose pages depend
on their place wait for it. What was set before comes from the cache.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial

from riftbook.cache import Cache
from riftbook.cache import key as cache_key
from riftbook.editions.print.estimate import Estimate
from riftbook.editions.print.keeping import Kept, Store
from riftbook.editions.print.pieces import (
    PAD,
    Job,
    Piece,
    asked,
    heads_with_folios,
    open_folio,
    with_folios,
)
from riftbook.editions.print.program import program
from riftbook.editions.print.setting import Order, Press, set_division
from riftbook.records import Record, Value, field, replace
from riftbook.typeset import Copy
from riftbook.typeset.folios import folio
from riftbook.workers import Workers

PASSES = 8
"""Folios settle in two or three; a book that does not in eight is a fault of ours."""
FREE = 3
"""Passes in which a printed folio may become shorter; after them its room only grows."""


class Standing(Value, kw_only=True):
    """A set division and its place in the book."""

    division: str
    kept: Kept
    recto: bool
    folio: int
    numerals: str
    blank: bool = False
    placed: bool = False
    """Whether it was set for this place and fits no other."""

    def labels(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The folio of each page, and the anchors there."""
        for at, anchors in enumerate(self.kept.anchors):
            yield folio(self.folio + at, self.numerals), anchors


class Composition(Value, kw_only=True):
    """The book on its pages."""

    standings: tuple[Standing, ...]
    folios: Mapping[str, str]
    """Anchor to the folio of the page on which it stands."""
    store: Store
    press: Press


Folios = Mapping[str, str]
Guess = Callable[[Mapping[str, Kept]], Estimate]
"""From the divisions that are set already to where anchors will stand."""


def compose(job: Job, cache: Cache, workers: Workers, guess: Guess) -> Composition:
    """Set the book.

    Args:
        job: the pieces and what they are set with.
        cache: where set divisions are kept.
        workers: who sets them.
        guess: where anchors will stand, as far as the manuscript alone lets it be known: no build
            before this one has a say in it. It saves passes; where folios can be right in two
            ways it is what decides.

    Raises:
        Ended: a worker came to a limit.
    """
    press = Press(
        styles=job.styles,
        faces=job.faces,
        resources={**job.resources, **job.pictures},
        language=job.colophon.language,
        hyphenation=job.hyphenation,
        cache=cache,
        epoch=job.colophon.epoch,
    )
    setting = _Setting(job=job, press=press, workers=workers, store=Store(cache=cache))
    standings, folios = setting.settle(guess)
    return Composition(standings=standings, folios=folios, store=setting.store, press=press)


class _Setting(Record, kw_only=True):
    """The setting of one book."""

    job: Job
    press: Press
    workers: Workers
    store: Store
    asked: frozenset[str] = frozenset()
    """The anchors whose folios are printed."""
    exact: frozenset[str] = frozenset()
    """The divisions in which folios have to be set as they are."""
    base: str = ""
    known: dict[str, Kept] = field(default_factory=dict)
    filled: dict[tuple[str, tuple[str, ...]], bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asked = frozenset().union(*map(asked, self.job.pieces))
        self.exact = frozenset(p.division for p in self.job.pieces if heads_with_folios(p))
        self.base = _base(self.job)

    def settle(self, guess: Guess) -> tuple[tuple[Standing, ...], Folios]:
        """Set what is not set until the folios printed are those of the pages."""
        folios = self._begin(guess)
        self._set_all(folios)
        for number in range(PASSES):
            standings = tuple(self._stand(folios))
            found: Folios = {
                anchor: label
                for standing in reversed(standings)
                for label, anchors in reversed(tuple(standing.labels()))
                for anchor in anchors
            }
            if number >= FREE:
                found = {a: label.rjust(len(folios.get(a, "")), PAD) for a, label in found.items()}
            if self._same(folios, found):
                return standings, {a: label.lstrip(PAD) for a, label in found.items()}
            folios = found
            self._set_all(folios)
        raise RuntimeError(f"the folios have not settled in {PASSES} passes")

    def _begin(self, guess: Guess) -> Folios:
        """Set what prints no number that is unsure or has to be exact; judge again by its pages."""
        first = guess({})
        waiting = {piece.division for piece in self.job.pieces if asked(piece) & first.unsure}
        if not waiting and not self.exact:
            return first.folios
        self._set_all(first.folios, waiting)
        orders = {piece.division: self._order(piece, first.folios) for piece in self.job.pieces}
        kept = {
            name: self.known[order.key] for name, order in orders.items() if order.key in self.known
        }
        return guess({name: each for name, each in kept.items() if not each.unmovable}).folios

    def _set_all(self, folios: Folios, waiting: Set[str] = frozenset()) -> None:
        """Set all that can be set without knowing its place, save what still waits."""
        free = (p for p in self.job.pieces if p.division not in self.exact | waiting)
        self._set([self._order(piece, folios) for piece in free])

    def _same(self, before: Folios, now: Folios) -> bool:
        exact = self.exact or any(kept.unmovable for kept in self.known.values())
        shown = (lambda label: label) if exact else open_folio
        return all(shown(before.get(a, "")) == shown(now.get(a, "")) for a in self.asked)

    def _order(self, piece: Piece, folios: Folios, place: Copy | None = None) -> Order:
        """How a piece is to be set: for any place, or for the one given."""
        xhtml = piece.xhtml
        if piece.lists_folios:
            shown = {a: open_folio(folios[a]) for a in self.asked if a in folios}
            xhtml = with_folios(xhtml, folios if place else shown)
        copy = place or Copy(
            division=piece.division, xhtml=b"", folio=1, recto=True, numerals=piece.numerals,
            movable=True,
        )  # fmt: skip
        return self._ordered(replace(copy, xhtml=xhtml))

    def _ordered(self, copy: Copy) -> Order:
        where = "" if copy.movable else f"{copy.folio} {copy.recto}"
        kind = "blank" if copy.blank else "text"
        name = cache_key("forme", self.base, copy.xhtml, copy.division, copy.numerals, kind, where)
        return Order(key=name, copy=copy)

    def _set(self, orders: Iterable[Order]) -> None:
        """Have set what is neither known nor kept."""
        missing = []
        for order in {order.key: order for order in orders}.values():
            if order.key in self.known:
                continue
            kept = self.store.head(order.key)
            if kept is None:
                missing.append(order)
            else:
                self.known[order.key] = kept
        if missing:
            for name in tuple(self.known):
                self.workers.meanwhile(partial(self.store.forme_if_set, name))
        weights = [float(len(order.copy.xhtml)) for order in missing]
        done = self.workers.each(set_division, missing, common=self.press, weights=weights)
        for at, data in done:
            key = missing[at].key
            self.known[key] = self.store.hold(key, data)

    def _stand(self, folios: Folios) -> Iterator[Standing]:
        """Give every piece its place."""
        pages, number, numerals = 0, 1, ""
        for piece in self.job.pieces:
            recto = pages % 2 == 0
            if piece.side and (piece.side == "recto") != recto:
                yield self._blank(piece, number, recto, numerals or piece.numerals)
                pages, number, recto = pages + 1, number + 1, not recto
            number = 1 if piece.restarts else number
            numerals = piece.numerals
            standing = self._standing(piece, folios, number, recto)
            yield standing
            pages, number = pages + standing.kept.pages, number + standing.kept.pages

    def _standing(self, piece: Piece, folios: Folios, number: int, recto: bool) -> Standing:
        order = self._order(piece, folios)
        if piece.division in self.exact or self.known[order.key].unmovable:
            place = Copy(
                division=piece.division, xhtml=b"", folio=number, recto=recto,
                numerals=piece.numerals,
            )  # fmt: skip
            order = self._order(piece, folios, place)
            self._set([order])
        return Standing(
            division=piece.division,
            kept=self.known[order.key],
            recto=recto,
            folio=number,
            numerals=piece.numerals,
            placed=not order.copy.movable,
        )

    def _blank(self, piece: Piece, number: int, recto: bool, numerals: str) -> Standing:
        copy = Copy(
            division="", xhtml=self.job.blank, folio=1, recto=True, numerals=numerals,
            blank=True, movable=True,
        )  # fmt: skip
        order = self._ordered(copy)
        self._set([order])
        if self.known[order.key].unmovable:
            order = self._ordered(replace(copy, folio=number, recto=recto, movable=False))
            self._set([order])
        return Standing(
            division=piece.division,
            kept=self.known[order.key],
            recto=recto,
            folio=number,
            numerals=numerals,
            blank=True,
        )


def _base(job: Job) -> str:
    """The digest of all that every division is set with."""
    styles = [part for style in job.styles for part in (style.path, style.text)]
    faces = [str(face) for face in job.faces]
    resources = [
        part for path in sorted(job.resources) for part in (path, _digest(job.resources[path]))
    ]
    said = (job.colophon.language, repr(job.hyphenation), *styles, *faces, *resources)
    return cache_key(program(), *said)


def _digest(data: bytes) -> str:
    return cache_key(data)


def pages_of(standings: Sequence[Standing]) -> int:
    """How many pages there are."""
    return sum(standing.kept.pages for standing in standings)
