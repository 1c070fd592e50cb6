"""Elements of a tree found by libxml2, so that Python need not look at each of them."""

from collections.abc import Callable, Sequence
from typing import cast

from lxml import etree

_XHTML = "http://www.w3.org/1999/xhtml"


def finder(condition: str) -> Callable[[etree._Element], Sequence[etree._Element]]:
    """What finds the elements of a tree, the root with them, for which an XPath holds.

    Args:
        condition: XPath 1.0; XHTML's names begin with ``x:``.
    """
    path = etree.XPath(f"descendant-or-self::*[{condition}]", namespaces={"x": _XHTML})
    return cast(Callable[[etree._Element], Sequence[etree._Element]], path)
