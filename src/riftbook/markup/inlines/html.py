"""Tags of HTML in running text; comments, which are the author's notes and never printed."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.construct import Construct

if TYPE_CHECKING:
    from riftbook.markup.text import Text

TAG = (
    r"""(?:<[A-Za-z][A-Za-z0-9-]*+"""
    r"""(?:\s++[A-Za-z_:][\w:.-]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+\s*+/?>"""
    r"""|</[A-Za-z][A-Za-z0-9-]*+\s*+>)"""
)
"""One opening or closing tag."""


def token(source: str) -> Element:
    """A tag as an empty element, to be looked at when the tree is put together."""
    return Element("x-tag", {"x-src": source})


def _tag(text: "Text", match: re.Match[str]) -> Element:
    return token(match[0])


def _comment(text: "Text", match: re.Match[str]) -> Element:
    return text.literal(match[0], "")


CONSTRUCTS = (
    Construct(name="comment", pattern=r"<!--(?:>|->|.*?-->)", verbatim=_comment),
    Construct(name="tag", pattern=TAG, verbatim=_tag),
)
