"""The structure tree while pages are read: what stands where, by the HTML elements."""

from xml.etree.ElementTree import Element as Html

from riftbook.records import Record, Value, field, replace
from riftbook.typeset.nodes import Node


class Place(Value, kw_only=True):
    """Where the text of an HTML element goes."""

    node: Node
    block: Html | None
    """The nearest block, whose loose text makes a paragraph of its own."""
    language: str
    item: Node | None = None
    """The list item, or the note, that a label in it belongs to."""
    link: Node | None = None
    """The link, when it is a part of one."""
    says: str = ""
    """What that link says."""
    unread: bool = False
    """Whether it is decoration."""

    def running(self) -> Node:
        """The element that running text goes into."""
        return self.node.home(self.block, self.language)


class Tree(Record, kw_only=True):
    """The tree of one run of pages, while it grows."""

    language: str
    """Of the document as a whole."""
    root: Node
    tables: list[Node] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)
    called: set[Html] = field(default_factory=set)
    """The elements that the pages set as notes."""
    callers: dict[Html, Node] = field(default_factory=dict)
    """For each note, what it is called in."""
    places: dict[Html, Place] = field(default_factory=dict)
    parents: dict[Html, Html] = field(default_factory=dict)
    levels: list[int] = field(default_factory=list)
    """The levels of the headings that the last one stands below, and its own."""
    orders: dict[Html, int] = field(default_factory=dict)
    """The place of each element in the source."""

    @classmethod
    def of(cls, language: str) -> "Tree":
        """A tree that begins with the Document."""
        return cls(language=language, root=Node("Document", language, -1))

    def know(self, document: Html) -> None:
        """Learn who stands below whom in an HTML document, once."""
        if document in self.orders:
            return
        self.levels = []
        for order, element in enumerate(document.iter(), len(self.orders)):
            self.orders[element] = order
            self.parents.update((child, element) for child in element)

    def outermost(self, document: Html) -> Place:
        """Where a document stands."""
        return Place(node=self.root, block=document, language=self.language)

    def make(self, kind: str, element: Html, above: Place) -> Node:
        """A block."""
        home = above.node.admitting(kind, above.block, above.language)
        return home.add(Node(kind, above.language, self.orders[element]))

    def inline(self, kind: str, element: Html, above: Place) -> Place:
        """An element in running text; code in code says nothing new."""
        home = above.running()
        if kind == home.kind == "Code":
            return above
        node = home.add(Node(kind, above.language, self.orders[element]))
        return replace(above, node=node)
