"""The structure tree while it grows, element by element and page by page."""

from collections.abc import Iterator, Mapping
from typing import cast
from xml.etree.ElementTree import Element as Html

from riftbook.records import Record, field
from riftbook.typeset.structure import Annotation, Bounds, Cell, Content, Element

IMPLIED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("Document", "Part", "Art", "Sect", "Div", "BlockQuote"), ("P",)),
    "L": ("LI", "LBody"),
    "TOC": ("TOCI",),
    "Table": ("TBody", "TR", "TD"),
    **dict.fromkeys(("THead", "TBody", "TFoot"), ("TR", "TD")),
    "TR": ("TD",),
}
"""What has to stand between an element and text that is right below it."""
ADMITTED: Mapping[str, frozenset[str]] = {
    "L": frozenset({"L", "LI", "Caption"}),
    "TOC": frozenset({"TOC", "TOCI", "Caption"}),
    "Table": frozenset({"Caption", "THead", "TBody", "TFoot", "TR"}),
    **dict.fromkeys(("THead", "TBody", "TFoot"), frozenset({"TR"})),
    "TR": frozenset({"TH", "TD"}),
}
"""The only kinds that may stand right below these (ISO 32000-1, 14.8.4.3)."""
_MAY_BE_EMPTY = frozenset({"LBody", "TD", "TH"})


class Node(Record, eq=False):
    """An element that still grows."""

    kind: str
    language: str
    order: int
    """The place of its HTML element in the source."""
    parent: "Node | None" = None
    kids: "list[Node | Content | Annotation]" = field(default_factory=list)
    implied: tuple[str, ...] = ()
    """What has to stand between it and loose text."""
    loose: tuple[Html | None, "Node"] | None = None
    """For an element that was implied: the block whose text it holds, and where exactly."""
    alternate: str = ""
    actual_text: str = ""
    identifier: str = ""
    numbering: str = ""
    cell: Cell | None = None
    bounds: Bounds | None = None
    last: int = -1
    """The highest order of its kids."""

    def __post_init__(self) -> None:
        """Look up what loose text needs."""
        self.implied = self.implied or IMPLIED.get(self.kind, ())

    def add(self, kid: "Node") -> "Node":
        """Put a kid where it stands in the source: what is set late is still read in time."""
        kid.parent = self
        if kid.order >= self.last:
            self.kids.append(kid)
            self.last = kid.order
            return kid
        later = (
            place
            for place, other in enumerate(self.kids)
            if isinstance(other, Node) and other.order > kid.order
        )
        self.kids.insert(next(later), kid)
        return kid

    def leading(self, kind: str) -> "Node":
        """Its first kid, which is made if it is not of this kind."""
        first = self.kids[0] if self.kids else None
        if isinstance(first, Node) and first.kind == kind:
            return first
        kid = Node(kind, self.language, self.order, self)
        self.kids.insert(0, kid)
        return kid

    def home(self, block: Html | None, language: str) -> "Node":
        """Where running text goes that belongs to a block right below this element."""
        if not self.implied:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Node) and last.loose is not None and last.loose[0] is block:
            return last.loose[1]
        inner = self
        made = []
        for kind in self.implied:
            inner = inner.add(Node(kind, language, max(self.order, inner.last)))
            made.append(inner)
        made[0].loose = (block, inner)
        return inner

    def admitting(self, kind: str, block: Html | None, language: str) -> "Node":
        """Where a block of this kind goes that stands right below this element."""
        admitted = ADMITTED.get(self.kind)
        return self.home(block, language) if admitted and kind not in admitted else self

    def emptied(self) -> Iterator[Content]:
        """Take all content out, and say which it was."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.emptied()
            elif isinstance(kid, Content):
                yield kid
        self.kids = [kid for kid in self.kids if isinstance(kid, Node)]


def frozen(node: Node, language: str) -> Iterator[Element | Content | Annotation]:
    """A node as a value: nothing if it is empty, its kids if it is a link that leads nowhere.

    Args:
        node: complete.
        language: that of the element above.
    """
    kids: list[Element | Content | Annotation] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.extend(frozen(kid, node.language))
        else:
            kids.append(kid)
    if node.kind == "Link" and not any(isinstance(kid, Annotation) for kid in kids):
        yield from kids
    elif not _is_empty(node, kids):
        yield Element(
            kind=node.kind,
            kids=tuple(kids),
            language=node.language if node.language != language else "",
            alternate=node.alternate,
            actual_text=node.actual_text,
            identifier=node.identifier,
            numbering=node.numbering,
            cell=node.cell,
            bounds=node.bounds,
        )


def _is_empty(node: Node, kids: list[Element | Content | Annotation]) -> bool:
    if node.kind == "LI":
        return not any(cast(Element, kid).kids for kid in kids)
    return not kids and node.kind not in _MAY_BE_EMPTY
