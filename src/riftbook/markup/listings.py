"""Code becomes lines and tokens, once the text is put together.

Each line of a block of code is a ``<span class="line">``, with a line feed between two of them, so
that the text of the block stays what it was; a token is a span of one of `highlighting.CLASSES`.
"""

from collections.abc import Sequence

from lxml import etree

from riftbook.markup.assembly import XHTML
from riftbook.markup.highlighting import Token, tokens

_CODE, _PRE, _SPAN = (f"{{{XHTML}}}{name}" for name in ("code", "pre", "span"))
LANGUAGE = "x-language"
"""Carries the language of code from where it is read to here."""
HIGHLIGHTED = "x-highlighted"
"""On a block: which of its lines are highlighted, counted from 1."""


def set_lines(root: etree._Element) -> None:
    """Divide all code below an element into lines and tokens."""
    for block in root.iter(_PRE):
        _divide(block)
    for code in root.iter(_CODE):
        language = code.get(LANGUAGE)
        if language and not len(code):
            text, code.text = code.text or "", None
            _fill(code, tokens(text, language))


def _divide(block: etree._Element) -> None:
    alone = len(block) == 1 and not (block.text or "").strip() and block[0].tag == _CODE
    holder = block[0] if alone and not (block[0].tail or "").strip() else block
    if len(holder):
        return  # HTML of the author's, with elements of its own
    if not holder.text:
        return
    text, holder.text = holder.text.removesuffix("\n"), None
    chosen = frozenset(block.get(HIGHLIGHTED, "").split())
    for number, row in enumerate(_rows(tokens(text, block.get(LANGUAGE, ""))), 1):
        line = etree.SubElement(holder, _SPAN)
        line.set("class", "line highlighted" if str(number) in chosen else "line")
        line.tail = "\n"
        _fill(line, row)
    holder[-1].tail = None


def _rows(found: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each line; one that goes over lines is divided."""
    rows: list[list[Token]] = [[]]
    for kind, text in found:
        first, *more = text.split("\n")
        rows[-1].append((kind, first))
        rows.extend([(kind, part)] for part in more)
    return rows


def _fill(element: etree._Element, found: Sequence[Token]) -> None:
    for kind, text in found:
        if kind and text:
            token = etree.SubElement(element, _SPAN, {"class": kind})
            token.text = text
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text
