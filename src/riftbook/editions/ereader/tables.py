"""Tables for screens of any width: what each header heads, widths, and cells that can be stacked.

On a narrow screen the style sheet sets the cells of a row below each other, each behind the words
of its column. That takes a table's nature from it in browsers, so its roles are said (WAI-ARIA
1.2, 5.4): a screen reader still finds rows and columns.
"""

from collections.abc import Sequence

from lxml import etree

from riftbook.editions.ereader.parts import name

STACKED, WHOLE = "stacked", "unstacked"
"""Classes by which an author says whether a table is stacked on a narrow screen."""
COLUMNS = 4
"""A table of so many columns is stacked unless its author says otherwise."""
BROAD, MANY = "broad", 8
"""The class, and the number of columns, from which on a table is stacked on tablets too."""
LABEL = "data-label"
_GROUPS = frozenset(map(name, ("thead", "tbody", "tfoot")))
_ROLES = {
    "table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup",
    "tr": "row", "td": "cell",
}  # fmt: skip


def set_table(table: etree._Element) -> None:
    """Make a table fit for screens."""
    _scope(table)
    _set_widths(table)
    head = [row for group in table.iter(name("thead")) for row in group]
    rows = [row for group in table if group.tag in _GROUPS for row in group]
    labels = [_words(cell) for cell in head[0]] if len(head) == 1 else []
    classes = table.get("class", "").split()
    wanted = STACKED in classes or (len(labels) >= COLUMNS and WHOLE not in classes)
    if wanted and labels and _is_plain(rows, len(labels)):
        _stack(table, [row for row in rows if row not in head], labels)
        if len(labels) >= MANY:
            table.set("class", _with(table, BROAD))
    elif STACKED in classes:
        table.set("class", " ".join(each for each in classes if each != STACKED))


def _scope(table: etree._Element) -> None:
    """Say of each heading cell what it heads; an empty one heads nothing."""
    for cell in list(table.iter(name("th"))):
        if not "".join(map(str, cell.itertext())).strip() and not len(cell):
            cell.tag = name("td")
            if "scope" in cell.attrib:
                del cell.attrib["scope"]
        elif cell.get("scope") is None:
            in_head = any(above.tag == name("thead") for above in cell.iterancestors())
            cell.set("scope", "col" if in_head else "row")


def _set_widths(table: etree._Element) -> None:
    for column in table.iter(name("col")):
        width = column.get("width")
        if width:
            del column.attrib["width"]
            column.set("style", f"width:{width}")
            table.set("class", _with(table, "shared"))


def _with(element: etree._Element, added: str) -> str:
    return " ".join(dict.fromkeys((*element.get("class", "").split(), added)))


def _is_plain(rows: Sequence[etree._Element], columns: int) -> bool:
    """Whether every row has one cell for each column, and no cell a table of its own."""
    return all(
        len(row) == columns
        and not any(cell.get("colspan") or cell.get("rowspan") for cell in row)
        and next(row.iter(name("table")), None) is None
        for row in rows
    )


def _words(cell: etree._Element) -> str:
    """What a cell says, without its notes."""
    pieces = [cell.text or ""]
    for child in cell:
        if "note-call" not in (child.get("class") or "").split():
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def _stack(table: etree._Element, rows: Sequence[etree._Element], labels: Sequence[str]) -> None:
    table.set("class", _with(table, STACKED))
    for element in (table, *table.iterdescendants(*map(name, _ROLES))):
        element.set("role", _ROLES[etree.QName(element).localname])
    for heading in table.iter(name("th")):
        heading.set("role", "rowheader" if heading.get("scope") == "row" else "columnheader")
    for row in rows:
        for cell, label in zip(row, labels, strict=True):
            if label and "".join(map(str, cell.itertext())).strip():
                cell.set(LABEL, label)
