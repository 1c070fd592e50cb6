"""Places of the manuscript looked up in the documents while these are made."""

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from riftbook.editions.ereader.cfi import cfi
from riftbook.editions.ereader.parts import Document
from riftbook.editions.ereader.points import Point, Text
from riftbook.places import Place, elsewhere, ink_before
from riftbook.positions import Blocks
from riftbook.records import Value


class Found(Value, kw_only=True):
    """A place in the EPUB."""

    path: str
    """Its document."""
    cfi: str
    """Its EPUB Canonical Fragment Identifier."""


class Search:
    """What is sought and what has been found; shown one document after the other."""

    def __init__(self, sought: Iterable[Place], blocks: Blocks) -> None:
        """Look for places of some blocks."""
        self._blocks = blocks
        self._sought = tuple(sought)
        self._points: dict[Place, tuple[str, Point]] = {}

    def look(self, division: str, root: etree._Element) -> None:
        """Find places in the document of a division, which may hold notes of others."""
        text = Text(root)
        for place in self._sought:
            own = place.division == division
            block = place.block if own else elsewhere(place.division, place.block)
            if not text.holds(block):
                continue
            ink = ink_before(self._blocks[place.division, place.block].text, place.offset)
            point = text.character(block, ink)
            if point is not None:
                self._points[place] = division, point

    def found(self, documents: Sequence[Document]) -> Mapping[Place, Found]:
        """What was found, now that the order of the documents is known."""
        spine = {document.division: at for at, document in enumerate(documents)}
        return {
            place: Found(
                path=documents[spine[division]].path,
                cfi=cfi(spine[division], point),
            )
            for place, (division, point) in self._points.items()
        }
