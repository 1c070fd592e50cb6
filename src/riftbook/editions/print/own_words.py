"""What the layouts print of their own, so that the comparison of words knows it."""

from collections.abc import Iterable, Mapping

from lxml import etree

from riftbook.editions.print.composition import Piece

_COUNTED = frozenset({"missing", "note-call", "note-number"})
"""The text has these, or the sources do: they stay under the comparison's own rules."""


def own_words(pieces: Iterable[Piece]) -> Mapping[str, tuple[str, ...]]:
    """The texts of elements with ``class="generated"``, by division."""
    return {piece.division: tuple(_texts(etree.fromstring(piece.xhtml))) for piece in pieces}


def _texts(root: etree._Element) -> Iterable[str]:
    for node in root.iter(etree.Element):
        classes = frozenset(node.get("class", "").split())
        if "generated" in classes and not classes & _COUNTED:
            parts = tuple(map(str, node.itertext()))
            yield "".join(parts)
            yield " ".join(parts)  # a line break parts words too
