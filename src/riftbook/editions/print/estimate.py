"""Page numbers judged by the length of the text, before everything is set."""

import re
from collections.abc import Iterator, Mapping
from math import ceil

from riftbook.editions.print.keeping import Kept
from riftbook.editions.print.pieces import Job, Piece
from riftbook.records import Value, field
from riftbook.typeset.folios import folio

_SLACK, _SHARE = 3, 0.35
"""By how many pages, and by which part of all that are guessed, an estimate may be wrong."""
_BEGINS = re.compile(rb'<(?:p|li|tr|h[1-6]|dt|dd)\b|class="line[ "]')
"""What begins a line, and so leaves another unfinished."""
_UNFINISHED = 1 / 72
"""Half a line, in pages."""
_AIR = 1.25
"""What headings, captions, pictures and ends of chapters add to a page of plain text."""


class Estimate(Value):
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
    kept = kept or {}
    lengths = _lengths(job, characters, kept)
    folios: dict[str, str] = {}
    unsure: set[str] = set()
    pages, number, guessed = 0, 1, 0
    for piece in job.pieces:
        if piece.side and (piece.side == "recto") != (pages % 2 == 0):
            pages, number = pages + 1, number + 1
        if piece.restarts:
            number, guessed = 1, 0
        known = kept.get(piece.division)
        length = known.pages if known else ceil(lengths[piece.division]) or 1
        places = _counted(known) if known else _judged(piece, lengths[piece.division])
        for page, anchor in places:
            folios.setdefault(anchor, folio(number + page, piece.numerals))
            if _may_differ(number + page, guessed + (0 if known else page)):
                unsure.add(anchor)
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


def _judged(piece: Piece, pages: float) -> Iterator[tuple[int, str]]:
    text = piece.xhtml.decode("utf-8")
    at = text.find(' id="')
    while at >= 0:
        end = text.find('"', at + 5)
        yield int(pages * at / len(text)), text[at + 5 : end]
        at = text.find(' id="', end)


def _size(xhtml: bytes) -> int:
    """Bytes of text, those of tags left out."""
    first, *others = xhtml.split(b"<")
    return len(first) + sum(len(each) - each.find(b">") - 1 for each in others)


def _lengths(job: Job, characters: float, kept: Mapping[str, Kept]) -> Mapping[str, float]:
    """The pages that each division will fill, set right by those of which it is known."""
    judged = {
        piece.division: _size(piece.xhtml) / characters * _AIR
        + len(_BEGINS.findall(piece.xhtml)) * _UNFINISHED * _AIR
        for piece in job.pieces
    }
    real = sum(each.pages for each in kept.values())
    guessed = sum(judged[division] for division in kept)
    rate = real / guessed if guessed > _SLACK else 1.0
    return {division: length * rate for division, length in judged.items()}
