"""The first word of a line of code: it begins on the line's own row, however long it is.

A line may break behind its number and its indent. Were a long word taken to the next row there,
its own would be empty, and the mark of what has turned over would stand before its beginning.
"""

import re
from collections.abc import Iterator

from lxml import etree

_BEGINNING = re.compile(r"(\s*)(\S*)")


def begin_words(line: etree._Element) -> None:
    """Put the first word of a line into elements ``first-word``, which break anywhere.

    Args:
        line: what holds the words, with their number as its first element if they have one.
    """
    begun = False
    for holder, behind in list(_texts(line)):
        text = (holder.text if behind is None else behind.tail) or ""
        blanks, word = _groups(text)
        if begun and blanks:
            return
        if word:
            _set_apart(holder, behind, blanks, word, text)
            begun = True
        if len(blanks) + len(word) < len(text):
            return


def _groups(text: str) -> tuple[str, str]:
    found = _BEGINNING.match(text)
    assert found is not None
    return found[1], found[2]


def _texts(node: etree._Element) -> Iterator[tuple[etree._Element, etree._Element | None]]:
    """The runs of text in a line but its number: what holds each, and what it stands behind."""
    yield node, None
    for child in node.iterchildren(etree.Element):
        if "line-number" not in child.get("class", "").split():
            yield from _texts(child)
        yield node, child


def _set_apart(
    holder: etree._Element, behind: etree._Element | None, blanks: str, word: str, text: str
) -> None:
    apart = etree.Element("{http://www.w3.org/1999/xhtml}span", {"class": "first-word"})
    apart.text, apart.tail = word, text[len(blanks) + len(word) :] or None
    if behind is None:
        holder.text = blanks or None
        holder.insert(0, apart)
    else:
        behind.tail = blanks or None
        behind.addnext(apart)
