"""Page numbers judged by the length of the text, before everything is set."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil

from riftbook.editions.print.keeping import Kept
from riftbook.editions.print.pieces import Job, Piece
from riftbook.typeset.folios import folio

_SLACK, _SHARE = 3, 0.08
"""By how many pages, and by which part of all that come before it, an estimate may be wrong."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """Where anchors will most likely stand."""

    folios: Mapping[str, str]
    unsure: frozenset[str] = field(default=frozenset())
    """Those whose page number may as well have another count of digits."""


def estimate(job: Job, characters: float, kept: Mapping[str, Kept] | None = None) -> Estimate:
    """Judge where anchors will stand by the length of the text before them.

    Args:
        job: the pieces.
        characters: that one page holds.
        kept: the divisions that are set already; they are not judged but counted.
    """
    folios: dict[str, str] = {}
    unsure: set[str] = set()
    pages, number, guessed = 0, 1, 0
    for piece in job.pieces:
        if piece.side and (piece.side == "recto") != (pages % 2 == 0):
            pages, number = pages + 1, number + 1
        if piece.restarts:
            number, guessed = 1, 0
        known = (kept or {}).get(piece.division)
        places = _counted(known) if known else _judged(piece, characters)
        for page, anchor in places:
            folios.setdefault(anchor, folio(number + page, piece.numerals))
            if _may_differ(number + page, guessed + (0 if known else page)):
                unsure.add(anchor)
        length = known.pages if known else ceil(len(piece.xhtml) / characters) or 1
        guessed += 0 if known else length
        pages, number = pages + length, number + length
    return Estimate(folios, frozenset(unsure))


def _may_differ(number: int, guessed: int) -> bool:
    """Whether a page number, so many pages of which are guessed, may have another digit."""
    if not guessed:
        return False
    slack = _SLACK + int(guessed * _SHARE)
    return len(str(max(number - slack, 1))) != len(str(number + slack))


def _counted(kept: Kept) -> Iterator[tuple[int, str]]:
    """The anchors of a division that is set, and their pages from 0."""
    for page, anchors in enumerate(kept.anchors):
        for anchor in anchors:
            yield page, anchor


def _judged(piece: Piece, characters: float) -> Iterator[tuple[int, str]]:
    text = piece.xhtml.decode("utf-8")
    at = text.find(' id="')
    while at >= 0:
        end = text.find('"', at + 5)
        yield int(at / characters), text[at + 5 : end]
        at = text.find(' id="', end)
