"""Places in the tree of a content document, found by block and ink character."""

from lxml import etree

from riftbook.editions.ereader.parts import name
from riftbook.ink import BLOCK, Stretch, stretches
from riftbook.places import inked, offset_of
from riftbook.records import Value

SECTIONS = frozenset(map(name, ("article", "div", "main", "section")))


class Point(Value):
    """A place between the characters of a tree."""

    holder: etree._Element
    behind: etree._Element | None
    """The child whose tail it stands in; None for the holder's own text."""
    offset: int
    """Characters into that text."""
    apart: bool = False
    """Whether blocks stand on both sides of it."""


class Text:
    """The blocks of a document, with what is needed to find a character in them."""

    def __init__(self, root: etree._Element) -> None:
        """Read the document."""
        self.root = root
        self._stretches: dict[str, list[Stretch[etree._Element]]] = {}
        for stretch in stretches(root):
            self._stretches.setdefault(stretch.block, []).append(stretch)

    @property
    def start(self) -> Point:
        """Where the division begins: in its section, before everything."""
        body = self.root.find(name("body"))
        holder = self.root if body is None else body
        if len(holder) and holder[0].tag in SECTIONS:
            holder = holder[0]
        return Point(holder, None, 0, apart=True)

    def block(self, block: str) -> etree._Element | None:
        """The element of a block."""
        return next(self.root.iterfind(f".//*[@{BLOCK}='{block}']"), None)

    def figure(self, figure: str) -> etree._Element | None:
        """The element of a figure."""
        return next(self.root.iterfind(f".//*[@data-figure='{figure}']"), None)

    def holds(self, block: str) -> bool:
        """Whether anything of a block leaves ink here."""
        return block in self._stretches

    def character(self, block: str, ink: int, lead: int = 0) -> Point | None:
        """Where a character of a block stands; with `lead`, that many generated ones before it."""
        runs = self._stretches.get(block, [])
        for at, run in enumerate(runs):
            if run.own and run.begin <= ink < run.begin + len(inked(run.text)):
                led = lead and ink == run.begin
                return self._led(runs[:at], lead) if led else _in(run, ink - run.begin)
        return None

    def _led(self, before: list[Stretch[etree._Element]], lead: int) -> Point | None:
        """So many characters back into the generated words that stand before."""
        for run in reversed(before):
            ink = len(inked(run.text))
            if lead <= ink:
                return _in(run, ink - lead)
            lead -= ink
        return None


def _in(run: Stretch[etree._Element], ink: int) -> Point:
    return Point(run.holder, run.behind, offset_of(run.text, ink))


def before(node: etree._Element, *, apart: bool = False) -> Point:
    """The point right before an element."""
    parent, behind = node.getparent(), node.getprevious()
    assert parent is not None
    text = parent.text if behind is None else behind.tail
    return Point(parent, behind, len(text or ""), apart)
