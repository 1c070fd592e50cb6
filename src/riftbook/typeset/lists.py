"""Lists in the structure tree: items are LI, with Lbl and LBody (ISO 32000-1, 14.8.4.3.3)."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element as Html

from riftbook.records import replace
from riftbook.typeset.nodes import Node
from riftbook.typeset.placing import Place, Tree

_NUMBERINGS: Mapping[str, str] = {
    "circle": "Circle",
    "decimal": "Decimal",
    "decimal-leading-zero": "Decimal",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "lower-roman": "LowerRoman",
    "square": "Square",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "upper-roman": "UpperRoman",
}


def item(tree: Tree, element: Html, above: Place) -> Place:
    """An item of a list, or of the contents; its text goes into its body."""
    if above.node.kind == "TOC":
        return replace(above, node=tree.make("TOCI", element, above), block=element)
    if above.node.kind != "L":
        return replace(above, block=element)
    made = tree.make("LI", element, above)
    body = made.add(Node("LBody", above.language, made.order))
    return replace(above, node=body, block=element, item=made)


def term(tree: Tree, element: Html, above: Place) -> Place:
    """A term is the label of what is said of it; further terms stand beside the first."""
    if above.node.kind != "L":
        return replace(above, block=element)
    last = above.node.kids[-1] if above.node.kids else None
    if isinstance(last, Node) and len(last.kids) == 1:
        label = last.leading("Lbl")
        node = label.add(Node("Span", above.language, tree.orders[element]))
    else:
        made = tree.make("LI", element, above)
        node = made.add(Node("Lbl", above.language, made.order))
    return replace(above, node=node, block=element)


def definition(tree: Tree, element: Html, above: Place) -> Place:
    """What is said of a term; further definitions stand in the same body."""
    if above.node.kind != "L":
        return replace(above, block=element)
    last = above.node.kids[-1] if above.node.kids else None
    if not isinstance(last, Node):
        last = tree.make("LI", element, above)
    body = last.kids[-1] if last.kids else None
    if not isinstance(body, Node) or body.kind != "LBody":
        order = tree.orders[element]
        body = last.add(Node("LBody", above.language, order, implied=("P",)))
    return replace(above, node=body, block=element)


def marker(tree: Tree, element: Html, above: Place) -> Place:
    """The number or bullet of an item, written out."""
    if above.item is None:
        return above
    number_list(above.item, "", element.text or "")
    return replace(above, node=above.item.leading("Lbl"))


def number_list(item: Node, style: str, label: str) -> None:
    """Say how the list of an item is labelled (ISO 32000-1, table 347).

    Args:
        item: an LI, in a list.
        style: a counter style of CSS.
        label: what is printed; it tells where the standard has no name for the style.
    """
    if item.parent is not None and not item.parent.numbering:
        other = "Decimal" if label[:1].isalnum() else "Disc"
        item.parent.numbering = _NUMBERINGS.get(style, other)
