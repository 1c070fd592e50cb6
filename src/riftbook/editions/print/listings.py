"""Code on the page: each line hangs by its own indent, behind its number if it has one."""

import re

from lxml import etree

from riftbook.editions.first_words import begin_words
from riftbook.theme import Theme

XHTML = "{http://www.w3.org/1999/xhtml}"
HANG = 2
"""Characters by which the rest of a long line stands in from its beginning."""
NUMBER_GAP = 2
"""Characters between the number of a line and the line; the style sheet says the same."""
CHARACTER = 0.5
"""Of the leading: how wide a character of code is at most."""
STAND_IN = 5
"""Characters by which whatever holds a block of code may set it in, at most."""
SPARE = 2
"""Characters by which a theme may set all code in."""
_FULL = frozenset({"section", "figure"})
"""What sets nothing in that it holds."""
_BLANKS = re.compile(r"(^ +|  +)")


def set_code(root: etree._Element, theme: Theme) -> None:
    """Prepare every block of code for lines that turn over.

    Else the rest of a long line would stand in the first column, and so look like a statement.

    Args:
        root: the text of a division.
        theme: for the measure, and for the size of its type.
    """
    widest = int(theme.page.measure / (theme.leading * CHARACTER))
    for block in root.iter(f"{XHTML}pre"):
        fitting = _fitting(block, widest)
        lines = [span for span in block.iter(f"{XHTML}span") if "line" in _classes(span)]
        numbers = [line[0] for line in lines if len(line) and "line-number" in _classes(line[0])]
        digits = max((len(number.text or "") for number in numbers), default=0)
        for number in numbers:
            number.set("style", f"width: {digits}ch")
        for line in lines:
            line.tail = None
            _hang(line, digits + NUMBER_GAP if digits else 0, fitting)


def _fitting(block: etree._Element, widest: int) -> int:
    """How many characters stand on a line of the block for certain."""
    held = [etree.QName(holder).localname for holder in block.iterancestors(etree.Element)][:-1]
    if "td" in held or "th" in held:
        return 0
    return widest - STAND_IN * len([name for name in held if name not in _FULL])


def _hang(line: etree._Element, room: int, fitting: int) -> None:
    """Set a line behind room for its number; what may turn over gets room for a mark."""
    first = line[0] if room else None
    shown = "".join(map(str, line.itertext()))[len("" if first is None else first.text or "") :]
    stands = room + len(shown) - len(shown.lstrip())
    hang = stands + HANG
    if not shown.strip() or (shown.isascii() and room + len(shown) <= fitting - SPARE):
        line.set("style", f"padding-left: {hang}ch; text-indent: -{hang}ch")
        return
    turning = etree.Element(f"{XHTML}span", {"class": "turning"})
    turning.set("style", f"padding-left: {HANG}ch; text-indent: -{hang}ch")
    turning.text, line.text = line.text, None
    turning.extend(list(line))
    _keep_blanks(turning)
    if stands + len(shown.split()[0]) > fitting - SPARE:
        begin_words(turning)
    line.append(turning)
    line.set("class", f"{line.get('class')} long")
    line.set("style", f"padding-left: {stands}ch")


def _keep_blanks(turning: etree._Element) -> None:
    """Say of indents and of several blanks in a row that they stay.

    A single one is then an ordinary space. WeasyPrint lets ordinary spaces hang over the end of a
    line, but finds no room for those that it must keep, and would begin the next line too early.
    """
    opens = True
    for node in list(turning.iter(etree.Element)):
        if "line-number" not in _classes(node):
            opens = _part(node, None, opens)
    for node in [each for each in turning.iter(etree.Element) if each is not turning]:
        if "blanks" not in _classes(node):
            _part(node.getparent(), node, "line-number" in _classes(node))


def _part(holder: etree._Element | None, behind: etree._Element | None, opens: bool) -> bool:
    """Put the blanks of one run of text into elements; whether the line still has not begun."""
    assert holder is not None
    text = (holder.text if behind is None else behind.tail) or ""
    pieces = _BLANKS.split(text) if opens else re.split(r"(  +)", text)
    at = 0 if behind is None else holder.index(behind) + 1
    if behind is None:
        holder.text = pieces[0] or None
    else:
        behind.tail = pieces[0] or None
    for offset, (blanks, rest) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
        kept = etree.Element(f"{XHTML}span", {"class": "blanks"})
        kept.text, kept.tail = blanks, rest or None
        holder.insert(at + offset, kept)
    return opens and not text


def _classes(node: etree._Element) -> frozenset[str]:
    return frozenset(node.get("class", "").split())
