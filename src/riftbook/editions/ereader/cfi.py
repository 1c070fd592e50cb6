"""A place in a content document → its EPUB Canonical Fragment Identifier (EPUB CFI 1.1)."""

from lxml import etree

from riftbook.editions.ereader.points import Point

SPINE = 6
"""The step to the spine: the third element of the package document (EPUB CFI 1.1 §2.3)."""
_SPECIAL = "^[](),;="


def cfi(position: int, point: Point) -> str:
    """The identifier of a character.

    Args:
        position: of its document in the spine, from 0.
        point: in the tree of the document, which has all elements of the finished one.
    """
    behind, units = point.behind, _units(point.holder, point.behind, point.offset)
    while behind is not None and isinstance(behind, etree._Comment | etree._ProcessingInstruction):
        behind = behind.getprevious()  # comments part no text
        units += _units(point.holder, behind, None)
    before = 0 if behind is None else _number(behind)
    steps = "".join(reversed([_step(node) for node in _way(point.holder)]))
    return f"epubcfi(/{SPINE}/{2 * (position + 1)}!{steps}/{2 * before + 1}:{units})"


def _way(node: etree._Element) -> list[etree._Element]:
    """An element and what it stands in, the root left out."""
    return [each for each in (node, *node.iterancestors()) if each.getparent() is not None]


def _step(node: etree._Element) -> str:
    """An even number, and the id that lets a reader find its way when the text has changed."""
    identifier = node.get("id", "")
    for sign in _SPECIAL:
        identifier = identifier.replace(sign, f"^{sign}")
    return f"/{2 * _number(node)}" + (f"[{identifier}]" if identifier else "")


def _number(node: etree._Element) -> int:
    """Which element of its parent it is, from 1."""
    return 1 + sum(1 for _ in node.itersiblings(etree.Element, preceding=True))


def _units(holder: etree._Element, behind: etree._Element | None, end: int | None) -> int:
    """The UTF-16 code units of a text up to an offset (EPUB CFI 1.1 §3.1.4)."""
    text = (holder.text if behind is None else behind.tail) or ""
    return len(text[:end].encode("utf-16-le")) // 2
