"""Places of the manuscript looked up in the documents while these are made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from riftbook.editions.ereader.cfi import cfi
from riftbook.editions.ereader.parts import Document
from riftbook.editions.ereader.points import Point, Text
from riftbook.places import Place, ink_before
from riftbook.positions import Blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
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
        self._sought: dict[str, list[Place]] = {}
        self._points: dict[Place, Point] = {}
        for place in sought:
            self._sought.setdefault(place.division, []).append(place)

    def look(self, division: str, root: etree._Element) -> None:
        """Find the places of a division in its document."""
        if division not in self._sought:
            return
        text = Text(root)
        for place in self._sought[division]:
            ink = ink_before(self._blocks[place.division, place.block].text, place.offset)
            point = text.character(place.block, ink)
            if point is not None:
                self._points[place] = point

    def found(self, documents: Sequence[Document]) -> Mapping[Place, Found]:
        """What was found, now that the order of the documents is known."""
        spine = {document.division: at for at, document in enumerate(documents)}
        return {
            place: Found(
                path=documents[spine[place.division]].path,
                cfi=cfi(spine[place.division], point),
            )
            for place, point in self._points.items()
        }
