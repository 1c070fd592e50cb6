"""Who said it: the last line of a quotation, where it alone begins with a dash."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.lines import Line

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

NAME = "attribution"
_DASH = re.compile(r"[ \t]*(?:[—―–]|--{1,2}(?!-))[ \t\u00a0]*(?=[^\s-])")
_ENDS = re.compile(r"(?:[.!?…][\"'”’»)\]*_]*|\\| {2})\s*$")
"""A line that ends a sentence, or that is broken by hand."""


def find(reader: "Reader", quotation: Element) -> None:
    """Make an attribution of the end of a quotation, where it is one.

    In talk every line may begin with a dash, so that only a lone one counts: as a paragraph of its
    own, or as the last line below the end of a sentence. The style prints the dash again.
    """
    paragraphs = list(_paragraphs(quotation))
    if not paragraphs or quotation[-1] is not paragraphs[-1]:
        return
    last = paragraphs[-1]
    dashed = [
        (each, at)
        for each in paragraphs
        for at, line in enumerate(_lines(reader, each))
        if _DASH.match(line.text)
    ]
    if len(dashed) != 1 or dashed[0][0] is not last:
        return
    at, lines = dashed[0][1], _lines(reader, last)
    ends = at == len(lines) - 1 and _ENDS.search(lines[at - 1].text) is not None
    if at > 0 and ends and "class" not in last.attrib:
        quotation.remove(last)
        reader.leaf(quotation, "p", lines[:at], _text(lines[:at]))
        _add(reader, quotation, lines[at:])
    elif at == 0 and len(quotation) > 1:
        quotation.remove(last)
        _add(reader, quotation, lines)


def _paragraphs(quotation: Element) -> Iterator[Element]:
    return (each for each in quotation if each.tag == "p" and "x-leaf" in each.attrib)


def _lines(reader: "Reader", paragraph: Element) -> Sequence[Line]:
    return reader.slices[int(paragraph.get("x-slice", ""))]


def _text(lines: Sequence[Line]) -> str:
    """What stands above, whose last line is broken by nothing any more."""
    text = "\n".join(line.text.lstrip(" \t") for line in lines).strip()
    return text.removesuffix("\\")


def _add(reader: "Reader", quotation: Element, lines: Sequence[Line]) -> None:
    dash = _DASH.match(lines[0].text)
    assert dash is not None
    pieces = [lines[0].after(dash.end()), *lines[1:]]
    reader.leaf(quotation, "p", pieces).set("class", NAME)
