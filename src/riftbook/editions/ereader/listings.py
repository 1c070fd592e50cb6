"""Code on a narrow screen: a line that turns over hangs behind its own indent, with a mark.

Lengths are ems, for not every reading system knows the width of a blank.
"""

from lxml import etree

from riftbook.editions.ereader.parts import name
from riftbook.editions.first_words import begin_words
from riftbook.markup.finding import finder

BLANK = 0.6
"""Of an em: how wide a blank is in a face for code."""
DIGIT = 0.65
"""Of an em: room for a digit, in wide faces too."""
DEEPEST = 24
"""Blanks: what is indented deeper turns over here, or a phone has no room for it."""
HANG = 2.0
"""Ems by which the rest of a line stands in; the style sheet says the same."""
GAP = 1.0
"""Ems between the number of a line and the line; the style sheet says the same."""
BAR, LEAD = 0.2, 0.7
"""Ems of the bar before highlighted lines, and of the room that all lines leave for it."""
SHORT = 10.0
"""Ems: a line that is no longer does not turn over, on a phone with large type either."""


_lines = finder("self::x:span[contains(@class, 'line')]")
_said = etree.XPath("string()")


def hang_lines(listing: etree._Element) -> None:
    """Set the lines of a block of code."""
    lines = [span for span in _lines(listing) if "line" in _classes(span)]
    numbers = [line[0] for line in lines if len(line) and "line-number" in _classes(line[0])]
    width = DIGIT * max((len(number.text or "") for number in numbers), default=0)
    for number in numbers:
        number.set("style", f"width:{width:.3g}em")
    barred = any("highlighted" in _classes(line) for line in lines)
    room = width + GAP if numbers else 0.0
    for line in lines:
        line.tail = None
        _end(line)
        _hang(line, room, LEAD if barred else 0.0)


def _hang(line: etree._Element, room: float, lead: float) -> None:
    shown = str(_said(line)).rstrip()
    numbered = room and len(line) and "line-number" in _classes(line[0])
    shown = shown[len(line[0].text or "") :] if numbered else shown
    blanks = min(len(shown) - len(shown.lstrip(" ")), DEEPEST)
    stands = room + BLANK * blanks
    before = stands + lead - (BAR if "highlighted" in _classes(line) else 0)
    if not shown or (shown.isascii() and room + BLANK * len(shown) <= SHORT):
        if before or stands:
            line.set("style", _style(before + HANG, stands + HANG))
        return
    turning = etree.Element(name("span"), {"class": "turning"})
    turning.text, line.text = line.text, None
    turning.extend(list(line))
    if stands + BLANK * len(shown.split()[0]) > SHORT:
        begin_words(turning)
    line.append(turning)
    line.set("class", f"{line.get('class')} long")
    if before or stands:
        line.set("style", f"padding-left:{before:.3g}em")
        turning.set("style", _style(HANG, stands + HANG))


def _style(padding: float, hang: float) -> str:
    return f"padding-left:{padding:.3g}em;text-indent:-{hang:.3g}em"


def _end(line: etree._Element) -> None:
    """End a line with a line feed, so that it is one where styles are not known."""
    if len(line):
        line[-1].tail = f"{line[-1].tail or ''}\n"
    else:
        line.text = f"{line.text or ''}\n"


def _classes(node: etree._Element) -> frozenset[str]:
    said = node.get("class", "") if isinstance(node.tag, str) else ""  # else a comment
    return frozenset(said.split())
