"""XHTML bytes and markup: parsing without entities or network, serialising for both parsers."""

import re

from lxml import etree
from markupsafe import Markup

from riftbook.markup.finding import finder

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
     "source", "track", "wbr"}
)  # fmt: skip


_closed = finder("not(node())")
"""Elements without content, which XML would close at once."""


_ACTING = re.compile(
    rb"<(?:[^\s<>/:]+:)?(?:script|iframe|object|embed|form|audio|video|base)[\s/>]"
)
_HANDLER = re.compile(rb" on[^\s<>\"'=]*=", re.IGNORECASE)


def may_act(xhtml: bytes) -> bool:
    """Whether a document may hold an element that acts by itself, or an attribute with a script.

    Nearly none does, and then its elements need not be asked one by one.

    Args:
        xhtml: as `serialise` writes it.
    """
    return _HANDLER.search(xhtml) is not None or _ACTING.search(xhtml) is not None


def inner(xhtml: bytes) -> Markup:
    """The markup inside a root element; the root itself is left out."""
    if not xhtml:
        return Markup("")
    root = etree.fromstring(xhtml, parser())
    whole = serialise(root).decode()
    return Markup(whole[whole.index(">") + 1 : whole.rindex("</")])


def serialise(root: etree._Element) -> bytes:
    """XHTML that an HTML parser reads alike: only void elements close themselves."""
    for element in _closed(root):
        if etree.QName(element).localname not in _VOID:
            element.text = ""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["epub"])
    return etree.tostring(root, encoding="utf-8", with_tail=False)


def parser() -> etree.XMLParser:
    """A parser that expands no entity, loads nothing and takes long chapters."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
