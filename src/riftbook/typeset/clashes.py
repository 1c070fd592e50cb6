"""What is printed over other text or past the edge of the sheet, told with its place."""

from collections.abc import Iterator, Mapping, Sequence, Set
from math import hypot
from typing import Any

from riftbook.sheets import Line, Sheet
from riftbook.typeset.captured import Furniture
from riftbook.typeset.overprinting import Area, Text, crossed, leaves, meet, meetings, moved, texts
from riftbook.typeset.values import Finding

POINTS = 0.75
"""Points in a CSS pixel."""
_NEAR = 1.0
"""Points within which two baselines are one."""
_QUOTED = 32
"""Characters of a line that are told, at the most."""

_BESIDE = (
    "shorten the longest word, or allow a break with &#8203;; in a table, give the column "
    "more room with widths="
)
_NOTE = "shorten the note or what stands above it, or move the note into the text"
_ABOVE = (
    "the style puts lines where others stand: give them a larger line-height, or take a negative "
    "margin or a position back"
)
_MARGIN = "let the style keep the text between its margins, away from running heads and folios"
_HEADS = 'give the heading a short form for the running head: {short="…"}'
_OFF = (
    "shorten the longest word or code line, or allow a break with &#8203;; look for a margin or "
    "a position in the style that moves it there"
)


def clashes(page: Any, sheet: Sheet, margins: Mapping[str, Furniture]) -> Iterator[Finding]:
    """What is printed over something else on one page, each block once.

    Args:
        page: WeasyPrint's page box.
        sheet: the same page as a value.
        margins: what its margins will hold, by side; empty where they are part of the page.
    """
    found = texts(page)
    told: set[str] = set()
    for finding in (*_over_text(found, sheet), *_outside(found, page, sheet, margins)):
        if (key := f"{finding.code} {finding.block}") not in told:
            told.add(key)
            yield finding


def heads(sheets: Sequence[Sheet], margins: Sequence[Mapping[str, Furniture]]) -> Iterator[Finding]:
    """Running heads that are too long, each once.

    Args:
        sheets: of one division.
        margins: what the margins of each of them will hold, by side.
    """
    told: set[str] = set()
    for sheet, sides in zip(sheets, margins, strict=False):
        trim = (0.0, 0.0, sheet.width / POINTS, sheet.height / POINTS)
        for code, words in (said for each in sides.values() for said in _too_long(each, trim)):
            if words not in told:
                told.add(words)
                yield _finding(code, words, _HEADS, sheet, None)


def _too_long(furniture: Furniture, trim: Area) -> Iterator[tuple[str, str]]:
    for ink in furniture.inks:
        if leaves(ink.area, trim):
            yield "S015", f"the running head {_quoted(ink.words)} runs past the edge of the sheet"
            return
    for one, other in crossed(furniture.inks):
        head, over = _quoted(other.words), _quoted(one.words)
        yield "S014", f"in the margin, {head} is printed over {over}"


def _over_text(found: Sequence[Text], sheet: Sheet) -> Iterator[Finding]:
    for first, second in meetings(found):
        here, there = _nearest(first, sheet), _nearest(second, sheet)
        words = f"{_quoted(second.box.text)} on page {{page}} is printed over "
        hint = _hint(first, second, {each.note for each in (here, there) if each})
        yield _finding("S014", f"{words}{_quoted(first.box.text)}", hint, sheet, there or here)


def _hint(first: Text, second: Text, notes: Set[bool]) -> str:
    """What may be done about two texts, of which both, one or none stand in notes."""
    if first.margin or second.margin:
        return _HEADS if first.margin and second.margin else _MARGIN
    if len(notes) > 1:
        return _NOTE
    apart = abs(first.start[1] - second.start[1]) * POINTS
    return _BESIDE if apart < _NEAR else _ABOVE


def _outside(
    found: Sequence[Text], page: Any, sheet: Sheet, margins: Mapping[str, Furniture]
) -> Iterator[Finding]:
    """What leaves the text block, and then the sheet or comes upon what stands in the margins."""
    left, top = page.content_box_x(), page.content_box_y()
    block = (left, top, left + page.width, top + page.height)
    trim = _trim(page)
    for text in found:
        if not leaves(text.area, block):
            continue
        if leaves(text.core, trim):
            words = f"{_quoted(text.box.text)} runs past the edge of page {{page}}"
            hint = _HEADS if text.margin else _OFF
            yield _finding("S015", words, hint, sheet, _nearest(text, sheet))
        for head in _met(text.core, left, margins):
            words = f"{_quoted(text.box.text)} on page {{page}} is printed over {_quoted(head)}"
            yield _finding("S014", f"{words} in the margin", _MARGIN, sheet, _nearest(text, sheet))


def _trim(page: Any) -> Area:
    return 0.0, 0.0, page.margin_width(), page.margin_height()


def _met(core: Area, left: float, margins: Mapping[str, Furniture]) -> Iterator[str]:
    """The words in the margins that a text comes upon, on either side of the opening."""
    for furniture in margins.values():
        here = moved(core, furniture.margin / POINTS - left)
        yield from (ink.words for ink in furniture.inks if meet(here, ink.area))


def _finding(code: str, message: str, hint: str, sheet: Sheet, line: Line | None) -> Finding:
    return Finding(
        code=code,
        message=message,
        hint=hint,
        division=sheet.division,
        block="" if line is None else line.block,
        ink=0 if line is None else line.begin,
    )


def _line_of(text: Text, sheet: Sheet) -> Line | None:
    """The line of the manuscript's words in which a text stands; None for words of our own."""
    x, y = (value * POINTS for value in text.start)
    size = text.box.style["font_size"] * POINTS
    near = []
    for line in sheet.lines:
        across = (line.x - x) if line.upwards else (line.baseline - y)
        along = (line.baseline - y) if line.upwards else (x - line.x)
        if line.block and abs(across) <= size and -_NEAR <= along <= line.width + _NEAR:
            near.append((round(abs(across), 1), along, line))
    return min(near, key=lambda each: each[:2])[-1] if near else None


def _nearest(text: Text, sheet: Sheet) -> Line | None:
    """The line in which a text stands, or next to which words of our own do."""
    if text.margin:
        return None
    line = _line_of(text, sheet)
    if line is not None:
        return line
    x, y = (value * POINTS for value in text.start)
    lines = (line for line in sheet.lines if line.block)
    return min(lines, key=lambda each: hypot(each.x - x, each.baseline - y), default=None)


def _quoted(words: str) -> str:
    """The first words of a line, as they are told; no words are those of a folio."""
    text = " ".join(words.split())
    if not text:
        return "the folio"
    if len(text) <= _QUOTED:
        return f"“{text}”"
    return f"“{text[:_QUOTED].rsplit(' ', 1)[0]} …”"
