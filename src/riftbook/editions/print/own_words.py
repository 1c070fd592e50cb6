"""What the layouts print of their own, so that the comparison of words knows it."""

from collections.abc import Iterable, Mapping

from lxml import etree

from riftbook.editions.print.pieces import STAND_IN, Piece

_COUNTED = frozenset({"missing", "note-call", "note-number"})
"""The text has these, or the sources do: they stay under the comparison's own rules."""


def own_words(pieces: Iterable[Piece], folios: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The texts of elements with ``class="generated"``, by division.

    Args:
        pieces: the divisions as they were laid out.
        folios: anchor to the folio that is printed where it is asked for; the stand-in is
            printed where there is none.
    """
    return {
        piece.division: tuple(_texts(etree.fromstring(piece.xhtml), folios)) for piece in pieces
    }


def _texts(root: etree._Element, folios: Mapping[str, str]) -> Iterable[str]:
    for place in root.iterfind(".//*[@data-folio]"):
        place.text = folios.get(place.get("data-folio", ""), STAND_IN)
    for node in root.iter(etree.Element):
        classes = frozenset(node.get("class", "").split())
        if "generated" in classes and not classes & _COUNTED:
            parts = tuple(map(str, node.itertext()))
            yield "".join(parts)
            yield " ".join(parts)  # a line break parts words too
