"""Tables as the press wants them: whole where they are short, turned where they are wide.

The rules and the air of a table add up to whole lines, so its parts say where its head ends and
how many rules it has; `style.css` does the sums.
"""

import math
from collections.abc import Iterator

from lxml import etree

from riftbook.theme import Theme

XHTML = "{http://www.w3.org/1999/xhtml}"
FIGURE = "\N{FIGURE SPACE}"
SHORT = 12
"""Rows of a table that is kept on one page."""
HIGH = 0.5
"""The share of a page from which on a row may be divided."""
GAP = 0.75
"""Ems between two columns, as the style sheet has it."""
SLACK = 0.2
"""Points that a turned page leaves free, so that rounding cannot push it off."""
WIDE = "landscape"
"""The class of a table that is turned."""


def set_tables(root: etree._Element, theme: Theme) -> None:
    """Make every table of a text printable.

    Args:
        root: the text.
        theme: for the size of the text block, which a turned table fills.
    """
    for table in list(root.iter(f"{XHTML}table")):
        _complete(table)
        _set_widths(table)
        _set_head(table)
        _keep_spans(table)
        _fill_up(table)
        if WIDE in table.get("class", "").split():
            _turn(table, theme)
        elif not _divide_rows(table, theme) and sum(1 for _ in table.iter(f"{XHTML}tr")) <= SHORT:
            _add_class(table, "short")


def _divide_rows(table: etree._Element, theme: Theme) -> bool:
    """Let rows that may be as high as a page go on over pages; whether there are any.

    A row that is kept together and has no room below the head loses the head.
    """
    rows = list(table.iter(f"{XHTML}tr"))
    columns = max((sum(_span(cell, "colspan") for cell in row) for row in rows), default=1)
    most = HIGH * theme.page.depth / theme.leading
    high = [row for row in rows if any(_lines(cell, columns, theme) > most for cell in row)]
    for row in high:
        _add_class(row, "high")
    return bool(high)


def _lines(cell: etree._Element, columns: int, theme: Theme) -> float:
    """The lines of a cell where all columns are as wide: rather too many than too few."""
    width = columns * theme.size / 2 / theme.page.measure
    texts = (str(text) for text in cell.itertext())
    blocks = sum(1 for child in cell.iter() if child.tag in _BLOCKS)
    return sum(len(text) * width + text.count("\n") for text in texts) + blocks


_BLOCKS = frozenset(f"{XHTML}{name}" for name in ("p", "li", "br", "div", "dt", "dd", "tr"))


def room_for(element: etree._Element, theme: Theme) -> float:
    """The width in points that a block has: the measure, or what its columns have of it.

    Columns whose widths nobody has said count as equally wide.
    """
    cell = next(element.iterancestors(f"{XHTML}td", f"{XHTML}th"), None)
    if cell is None:
        return theme.page.measure
    table = next(cell.iterancestors(f"{XHTML}table"))
    placed = [each for group in table if group.tag in _GROUPS for each in _ends(group)]
    width = max(column for _, _, column, _ in placed)
    begin = next(begins[cell] for _, begins, _, _ in placed if cell in begins)
    said = [float(each.get("width", "0").rstrip("%")) for each in table.iter(f"{XHTML}col")]
    shares = (said or [100 / width] * width)[begin : begin + _span(cell, "colspan")]
    whole = theme.page.depth if WIDE in table.get("class", "").split() else theme.page.measure
    return sum(shares) / 100 * whole - GAP * theme.size


def _fill_up(table: etree._Element) -> None:
    """Make blanks that stand for figures as wide as these are: not every font's figure space is."""
    for pad in table.iter(f"{XHTML}span"):
        if "pad" in pad.get("class", "").split() and pad.text:
            figures = pad.text.count(FIGURE)
            pad.set("style", f"padding-right: {figures}ch")
            pad.text = pad.text.replace(FIGURE, "")


def _add_class(element: etree._Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _complete(table: etree._Element) -> None:
    """Rows outside a body get one, as the HTML parser would give it them."""
    rows = [child for child in table if child.tag == f"{XHTML}tr"]
    if rows:
        body = etree.Element(f"{XHTML}tbody")
        rows[0].addprevious(body)
        body.extend(rows)


def _set_widths(table: etree._Element) -> None:
    for column in table.iter(f"{XHTML}col"):
        width = column.get("width")
        if width:
            del column.attrib["width"]
            column.set("style", f"width: {width}")


def _set_head(table: etree._Element) -> None:
    """Tell the cells at the foot of the head, and those with a rule of their own above others."""
    head = table.find(f"{XHTML}thead")
    if head is None:
        return
    rows = list(head)
    spanners = 0
    for number, row in enumerate(rows):
        found = False
        for cell in row:
            if number + _span(cell, "rowspan") >= len(rows):
                _add_class(cell, "last")
            elif _span(cell, "colspan") > 1:
                _add_class(cell, "spanner")
                found = True
        if found:
            _add_class(row, "spanned")
            spanners += 1
    if spanners:
        lines = 1 if spanners == 1 else spanners
        head.set("style", f"--spanners: {spanners}; --head-lines: {lines}")


def _keep_spans(table: etree._Element) -> None:
    """Rows that a cell goes over stay on one page; the last cell of a row may not be the edge's."""
    placed = [each for group in table if group.tag in _GROUPS for each in _ends(group)]
    width = max((column for _, _, column, _ in placed), default=0)
    for row, _, column, goes_on in placed:
        if goes_on:
            _add_class(row, "held")
        if column < width and len(row):
            _add_class(row[-1], "inside")


def _ends(
    group: etree._Element,
) -> Iterator[tuple[etree._Element, dict[etree._Element, int], int, bool]]:
    """Each row, where its cells begin, the column behind the last, whether one goes on below."""
    over: dict[int, int] = {}
    for row in group:
        over = {column: rows - 1 for column, rows in over.items() if rows > 1}
        column = 0
        begins: dict[etree._Element, int] = {}
        for cell in row:
            while column in over:
                column += 1
            begins[cell] = column
            across = range(column, column + _span(cell, "colspan"))
            over.update(dict.fromkeys(across, _span(cell, "rowspan")))
            column = across.stop
        yield row, begins, column, any(rows > 1 for rows in over.values())


_GROUPS = frozenset(f"{XHTML}{name}" for name in ("thead", "tbody", "tfoot"))


def _span(cell: etree._Element, key: str) -> int:
    return int(cell.get(key, "1"))


def _turn(table: etree._Element, theme: Theme) -> None:
    """Give a table a page of its own, on which it stands turned, its head on the left.

    The book is turned clockwise to read it, on left-hand and on right-hand pages alike.
    """
    page, sheet = etree.Element(f"{XHTML}div"), etree.Element(f"{XHTML}div")
    room = theme.page.depth - _room_for_notes(table, theme)
    page.set("class", "turned-page")
    page.set("style", f"height: {room - SLACK:g}pt")
    sheet.set("class", "turned-sheet")
    turn = f"transform: translateY({room:g}pt) rotate(-90deg)"
    sheet.set("style", f"width: {room:g}pt; height: {theme.page.measure:g}pt; {turn}")
    parent = table.getparent()
    assert parent is not None
    page.tail, table.tail = table.tail, None
    parent.replace(table, page)
    page.append(sheet)
    sheet.append(table)


def _room_for_notes(table: etree._Element, theme: Theme) -> float:
    """What notes take at the foot, where they stand upright: rather too much than too little."""
    characters = [
        len("".join(map(str, note.itertext())))
        for note in table.iter(f"{XHTML}span")
        if "footnote" in note.get("class", "").split()
    ]
    line = theme.page.measure / (theme.size / 2)
    lines = sum(math.ceil(length / line) for length in characters)
    return (lines + 1) * theme.leading if lines else 0.0
