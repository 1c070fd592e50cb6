"""Page numbers judged by the length of the text, before anything is set."""

from collections.abc import Iterator, Mapping

from riftbook.editions.print.pieces import Job
from riftbook.typeset.folios import folio


def estimate(job: Job, characters: float) -> Mapping[str, str]:
    """Where anchors will stand, judged by the length of the text before them.

    Args:
        job: the pieces.
        characters: that one page holds.
    """
    folios: dict[str, str] = {}
    number = 1.0
    for piece in job.pieces:
        number = 1.0 if piece.restarts else float(int(number + 0.999))
        text = piece.xhtml.decode("utf-8")
        for part, anchor in _anchored(text):
            folios.setdefault(anchor, folio(int(number + part / characters), piece.numerals))
        number += max(len(text) / characters, 1.0)
    return folios


def _anchored(text: str) -> Iterator[tuple[int, str]]:
    at = text.find(' id="')
    while at >= 0:
        end = text.find('"', at + 5)
        yield at, text[at + 5 : end]
        at = text.find(' id="', end)
