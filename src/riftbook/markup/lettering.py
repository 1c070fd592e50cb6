"""Keys of a keyboard, each one by itself, and small capitals for words that are all capitals."""

import re

from lxml import etree

from riftbook.markup.assembly import XHTML

_KEYS = re.compile(r"\s*\+\s*(?=[^\s+])")


def settle(root: etree._Element) -> None:
    """Part combinations of keys and tell which small capitals stand for capitals."""
    for key in list(root.iter(f"{{{XHTML}}}kbd")):
        _part(key)
    for span in root.iter(f"{{{XHTML}}}span"):
        classes = span.get("class", "").split()
        if "smallcaps" in classes and "".join(map(str, span.itertext())).isupper():
            span.set("class", " ".join((*classes, "all-small")))


def _part(combination: etree._Element) -> None:
    """Make ``Ctrl+C`` two keys with a plus between them (HTML, 4.5.19)."""
    text = combination.text or ""
    joints = [match for match in _KEYS.finditer(text) if match.start() > 0]
    if len(combination) or not joints:
        return
    classes = combination.get("class", "").split()
    combination.set("class", " ".join(dict.fromkeys((*(c for c in classes if c != "kbd"), "keys"))))
    combination.text = None
    at = 0
    for begin, end in ((match.start(), match.end()) for match in joints):
        key = etree.SubElement(combination, f"{{{XHTML}}}kbd")
        key.text, key.tail, at = text[at:begin], text[begin:end], end
    etree.SubElement(combination, f"{{{XHTML}}}kbd").text = text[at:]
