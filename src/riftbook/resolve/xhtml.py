"""Small changes to an XHTML tree that lxml has no one call for."""

from lxml import etree

from riftbook.markup.finding import finder

XHTML = "http://www.w3.org/1999/xhtml"
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "source", "wbr"))
"""Elements that never have content: HTML, §13.1.2."""

BLOCKS = frozenset(
    (
        "caption",
        "dd",
        "div",
        "dt",
        "figcaption",
        "li",
        "p",
        "td",
        "th",
        *(f"h{n}" for n in range(2, 7)),
    )
)
"""Elements that hold a run of text; those whose text is generated alone carry no ``data-b``."""


_closed = finder("self::x:*[not(node())]")
"""Elements without content, which XML would close at once."""


def named(name: str) -> str:
    """An element's name as lxml writes it: with its namespace."""
    return f"{{{XHTML}}}{name}"


def local(node: etree._Element) -> str:
    """An element's name without its namespace."""
    return str(etree.QName(node).localname)


def classes(node: etree._Element) -> frozenset[str]:
    """An element's classes."""
    return frozenset((node.get("class") or "").split())


def text_of(node: etree._Element) -> str:
    """All text in an element."""
    return "".join(str(piece) for piece in node.itertext())


def element(name: str, text: str = "", **attributes: str) -> etree._Element:
    """An XHTML element; an attribute ends with ``_`` where Python reserves the word."""
    made = etree.Element(named(name))
    for attribute, value in attributes.items():
        made.set(attribute.rstrip("_").replace("_", "-"), value)
    made.text = text or None
    return made


def drop_attribute(node: etree._Element, name: str) -> None:
    """Take an attribute away, if it is there."""
    if name in node.attrib:
        del node.attrib[name]


def replace(node: etree._Element, made: etree._Element) -> None:
    """Put `made` in the place of `node`."""
    parent = node.getparent()
    if parent is not None:
        made.tail = node.tail
        parent.replace(node, made)


def leave_out(node: etree._Element, instead: str = "") -> None:
    """Take an element out, keep the text behind it, and put `instead` where it stood."""
    parent = node.getparent()
    if parent is None:
        return
    kept = instead + (node.tail or "")
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + kept
    else:
        parent.text = (parent.text or "") + kept
    parent.remove(node)


def first_inside(node: etree._Element, made: etree._Element) -> None:
    """Make `made` the first thing in `node`, a blank between it and the text there."""
    made.tail = f" {node.text or ''}"
    node.text = None
    node.insert(0, made)


def link_around(node: etree._Element) -> etree._Element | None:
    """The link in which an element stands: HTML allows no link in a link."""
    return next(node.iterancestors(named("a")), None)


def text_before(node: etree._Element) -> str:
    """The text of the element's block that stands before it, without note calls."""
    pieces: list[str] = []
    while node.get("data-b") is None and local(node) not in BLOCKS:
        for sibling in node.itersiblings(preceding=True):
            pieces.append(sibling.tail or "")
            if "note-call" not in classes(sibling):
                pieces.append(text_of(sibling))
        parent = node.getparent()
        if parent is None:
            break
        pieces.append(parent.text or "")
        node = parent
    return "".join(reversed(pieces))


def serialised(root: etree._Element) -> bytes:
    """UTF-8 without declaration, and no self-closed element that HTML would leave open."""
    for node in _closed(root):
        if local(node) not in VOID:
            node.text = ""
    return etree.tostring(root, encoding="utf-8", xml_declaration=False)
