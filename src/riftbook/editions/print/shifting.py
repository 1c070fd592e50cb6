"""Raised and lowered text: the font's own small figures and letters, or smaller ones of its others.

A font that has superiors often has only figures. Text of which one character is missing would
stand on the line in full size, so all of it is then made smaller and shifted.
"""

from collections.abc import Iterable, Mapping

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
FEATURES: Mapping[str, str] = {"sup": "sups", "sub": "subs"}
"""Elements, and the OpenType features that set them."""


def scale(roots: Iterable[etree._Element], drawn: Mapping[str, frozenset[int]]) -> None:
    """Mark what the font has no characters of that kind for.

    Args:
        roots: title and text.
        drawn: for each feature, the code points that the face of the text has in it.
    """
    for root in roots:
        for shifted in root.iter(*(f"{XHTML}{name}" for name in FEATURES)):
            feature = FEATURES[etree.QName(shifted).localname]
            text = "".join(map(str, shifted.itertext()))
            if any(ord(sign) not in drawn[feature] for sign in text if not sign.isspace()):
                shifted.set("class", f"{shifted.get('class', '')} scaled".strip())
