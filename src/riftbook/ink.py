"""Which characters of an XHTML tree are a block's own, and their ordinals.

Both editions begin with the same elements, whose blocks carry ``data-b``. A block's own text is
what `SourceBlock.text` holds: nested blocks are blocks of their own; generated words, citations
(set from the references) and what the press puts into notes beside their blocks are not the
manuscript's. Such words still have a position: that of the next own character.
"""

from collections.abc import Iterator
from typing import Generic, Protocol, Self, TypeVar

from riftbook.places import inked
from riftbook.records import Record, Value

BLOCK = "data-b"
"""The attribute that holds a block's id."""
HIDDEN = "data-ink"
"""On an element out of which own characters were taken: how many."""
_NOT_OWN = frozenset({"generated", "citation"})
_NOTE = "footnote"


class Element(Protocol):
    """An element of lxml or of ElementTree."""

    @property
    def tag(self) -> object:
        """The name; no string for comments and processing instructions."""

    @property
    def text(self) -> str | None:
        """The text before the first child."""

    @property
    def tail(self) -> str | None:
        """The text behind the element."""

    def get(self, key: str, /) -> str | None:
        """An attribute."""

    def __iter__(self) -> Iterator[Self]:
        """The children."""


E = TypeVar("E", bound=Element)


class Stretch(Value, Generic[E]):
    """One run of text in the tree."""

    block: str
    """The block's id; `""` outside blocks."""
    begin: int
    """The ordinal of its first ink character; not its own, that of the next own one."""
    own: bool
    holder: E
    """The element in which it stands."""
    behind: E | None
    """The child behind which it stands, as its `tail`; None for the holder's `text`."""
    text: str


class _Count(Record):
    """A block being counted."""

    block: str
    ink: int = 0


def stretches(root: E) -> list[Stretch[E]]:
    """Every run of text below an element that leaves ink, in the order of the document."""
    found: list[Stretch[E]] = []
    _walk(root, _Count(""), False, found)
    return found


def _walk(node: E, count: _Count, own: bool, found: list[Stretch[E]]) -> None:
    block, classes = node.get(BLOCK), node.get("class")
    if block:
        count, own = _Count(block), True
    elif classes:
        names = classes.split()
        if _NOTE in names:
            count, own = _Count(""), False
        elif own and not _NOT_OWN.isdisjoint(names):
            own = False
    if node.text:
        _add(node.text, node, None, count, own, found)
    for child in node:
        if isinstance(child.tag, str):
            _walk(child, count, own, found)
            count.ink += int(child.get(HIDDEN) or 0)
        if child.tail:
            _add(child.tail, node, child, count, own, found)


def _add(
    text: str,
    holder: E,
    behind: E | None,
    count: _Count,
    own: bool,
    found: list[Stretch[E]],
) -> None:
    ink = len(inked(text))
    if ink:
        found.append(Stretch(count.block, count.ink, own, holder, behind, text))
        if own:
            count.ink += ink
