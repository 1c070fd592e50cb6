"""The one adapter that reads WeasyPrint's layout tree, which is private, into frozen values."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

from riftbook.records import replace
from riftbook.sheets import Box, Sheet
from riftbook.typeset.captured import Furniture
from riftbook.typeset.clashes import clashes, heads
from riftbook.typeset.engine import AbsolutePlaceholder, boxes
from riftbook.typeset.folios import folio
from riftbook.typeset.lines import POINTS, Printed, is_turned, read_lines
from riftbook.typeset.values import Copy, Finding

TOLERANCE = 0.5
"""CSS pixels by which a box may stand out before it is told."""


def sheets(pages: Sequence[object], copy: Copy) -> tuple[Sheet, ...]:
    """The pages of one division as values."""
    read = zip(pages, read_lines(pages), strict=True)
    return tuple(_sheet(page, lines, copy, at) for at, (page, lines) in enumerate(read))


def _sheet(page: object, printed: Printed, copy: Copy, position: int) -> Sheet:
    box = page._page_box  # type: ignore[attr-defined]
    text = Box(
        x=box.content_box_x() * POINTS,
        y=box.content_box_y() * POINTS,
        width=box.width * POINTS,
        height=box.height * POINTS,
    )
    notes = _notes(box)
    return Sheet(
        division=copy.division,
        label=folio(copy.folio + position, copy.numerals),
        recto=box.page_type.side == "right",
        blank=copy.blank or (box.page_type.blank and notes is None),
        name=box.page_type.name or "",
        width=box.margin_width() * POINTS,
        height=box.margin_height() * POINTS,
        text=text,
        notes_top=notes.border_box_y() * POINTS if notes else text.y + text.height,
        anchors=tuple(page.anchors),  # type: ignore[attr-defined]
        lines=printed.lines,
        opening=printed.opening,
    )


def faults(
    pages: Sequence[object], read: Sequence[Sheet], furniture: Sequence[Mapping[str, Furniture]]
) -> Iterator[Finding]:
    """Text that overprints, runs off the page or over the measure.

    Args:
        pages: of one division.
        read: the same pages as values.
        furniture: the margins of each page by side; of pages that have their own, none.
    """
    for position, (page, sheet, margins) in enumerate(
        zip(pages, read, furniture or repeat({}), strict=False)
    ):
        for finding in _faults_of(page._page_box, sheet, margins):  # type: ignore[attr-defined]
            yield replace(finding, page=position)
    yield from heads(read, furniture)


def _faults_of(
    box: boxes.PageBox, sheet: Sheet, margins: Mapping[str, Furniture]
) -> Iterator[Finding]:
    """Each fault once: notes without room lie over the text, and lines off the sheet are wide."""
    crowded = tuple(_crowded_notes(box, sheet.division))
    clashing = () if crowded else tuple(clashes(box, sheet, margins))
    gone = {finding.block for finding in clashing if finding.code == "S015"}
    yield from crowded
    yield from clashing
    yield from (each for each in _overfull(box, sheet.division) if each.block not in gone)


def pushing_notes(pages: Sequence[boxes.PageBox]) -> Iterator[tuple[int, str]]:
    """Pages with calls whose notes stand on a later one, and the blocks at the foot of these."""
    notes = {anchor: number for number, page in enumerate(pages) for anchor in _notes_of(page)}
    calls = {f"{anchor}-call": anchor for anchor in notes}
    strays = set()
    for number, page in enumerate(pages) if notes else ():
        for box in page.children[0].descendants():
            anchor = box.element is not None and calls.get(box.element.get("id"))
            if anchor and notes[anchor] != number:
                strays.add(number)
    for number in sorted(strays):
        lines = list(_lines(pages[number].children[0]))
        if lines:
            yield number, _block_of(lines[-1])


def _crowded_notes(box: boxes.PageBox, division: str) -> Iterator[Finding]:
    notes = _notes(box)
    foot = box.content_box_y() + box.height
    top = notes.border_box_y() if notes else foot
    if notes and top < box.content_box_y() - TOLERANCE:
        yield Finding(
            code="S010",
            message="a note on page {page} is longer than the page",
            hint="shorten the note, divide it, or move it into the text; at the end of a chapter "
            'notes may be of any length: notes = "chapter" in [print]',
            division=division,
            block=_first_block(notes),
        )
        return
    for part in (*_lines(box.children[0]), *_pictures(box.children[0])):
        if part.position_y + part.margin_height() > top + TOLERANCE:
            over = "its notes" if notes else "the foot of the page"
            yield Finding(
                code="S011",
                message=f"text on page {{page}} runs into {over}",
                hint="shorten the note or the block that cannot be divided",
                division=division,
                block=_block_of(part),
            )
            return
    yield from _high_tables(box, division)


def _high_tables(box: boxes.PageBox, division: str) -> Iterator[Finding]:
    for frame in _turned(box):
        foot = frame.content_box_y() + frame.height
        for line in _lines(frame):
            if line.position_y + line.margin_height() > foot + TOLERANCE:
                yield Finding(
                    code="S011",
                    message="the turned table on page {page} is higher than its page",
                    hint="divide it into two tables, or let it stand upright, over pages",
                    division=division,
                    block=_block_of(line),
                )
                break


def _overfull(box: boxes.PageBox, division: str) -> Iterator[Finding]:
    told: set[str] = set()
    for frame in (box, *_turned(box)):
        edge = frame.content_box_x() + frame.width + TOLERANCE
        for line in _lines(frame):
            block = _block_of(line)
            over = (_right(line) - edge) * POINTS
            if over > 0 and block and block not in told:
                told.add(block)
                yield Finding(
                    code="S012",
                    message=f"a line on page {{page}} is {over:.1f} pt too wide",
                    hint=_hint(line),
                    division=division,
                    block=block,
                )


def _right(line: boxes.LineBox) -> float:
    words = [child for child in line.descendants() if isinstance(child, boxes.TextBox)]
    return max((w.position_x + w.width for w in words if w.text.strip()), default=0)


def _hint(line: boxes.LineBox) -> str:
    if line.element is not None and line.element.tag in {"td", "th"}:
        return "give its column more room with widths=, or the table a page with {.landscape}"
    return "shorten the longest word or code line, or allow a break with &#8203;"


def _notes(box: boxes.PageBox) -> boxes.FootnoteAreaBox | None:
    for child in box.children:
        if isinstance(child, boxes.FootnoteAreaBox) and child.children:
            return child
    return None


def _notes_of(box: boxes.PageBox) -> Iterator[str]:
    """The ids of the notes at the foot of a page."""
    area = _notes(box)
    for child in area.children if area else ():
        if child.element is not None and child.element.get("id"):
            yield child.element.get("id")


def _lines(box: boxes.Box) -> Iterator[boxes.LineBox]:
    """The lines of the text below a box; margin boxes are no text."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.MarginBox):
        return
    if isinstance(box, boxes.LineBox):
        yield box
        return
    for child in getattr(box, "children", ()):
        if not is_turned(child):
            yield from _lines(child)


def _turned(box: boxes.Box) -> Iterator[boxes.Box]:
    """The boxes that are turned on the page: they have edges of their own."""
    for child in getattr(box, "children", ()):
        if is_turned(child):
            yield child
        elif not isinstance(child, boxes.LineBox | AbsolutePlaceholder):
            yield from _turned(child)


def _pictures(box: boxes.Box) -> Iterator[boxes.Box]:
    """The pictures that are blocks of their own."""
    for child in getattr(box, "children", ()):
        if isinstance(child, boxes.BlockReplacedBox):
            yield child
        elif not isinstance(child, boxes.LineBox | AbsolutePlaceholder):
            yield from _pictures(child)


def _block_of(part: boxes.Box) -> str:
    element = part.element
    if element is not None and element.get("data-b"):
        return str(element.get("data-b"))
    return _first_block(part)


def _first_block(box: boxes.Box) -> str:
    for child in box.descendants() if hasattr(box, "descendants") else ():
        if child.element is not None and child.element.get("data-b"):
            return str(child.element.get("data-b"))
    return ""
