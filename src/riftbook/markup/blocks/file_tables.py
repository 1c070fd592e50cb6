"""Tables of separated values: a fence ``{.table file="assets/x.csv" #tbl:id caption="…"}``.

Rows may stand between the fences too, behind those of the file or instead of one. Their cells
are running text, as in a pipe table.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup import attributes
from riftbook.markup.attributes import Attributes
from riftbook.markup.blocks import fences, tables
from riftbook.markup.blocks.separated_rows import Record, records, separator
from riftbook.markup.blocks.table_building import Cell, Rows, build
from riftbook.markup.blocks.table_form import standing
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.records import replace

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

CLASS = "table"
_OPEN = re.compile(
    r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<attributes>" + attributes.PATTERN + r")[ \t]*$"
)
_FILE = ("file", "source", "include")
_NO = frozenset(("false", "no", "0"))
_SIGNS = {"tab": "\t", r"\t": "\t", "comma": ",", "semicolon": ";"}


def opens(text: str) -> bool:
    """Whether a line opens a table of values that may have a caption before it."""
    match = _OPEN.match(text)
    found = attributes.parse(match["attributes"]) if match else None
    return found is not None and CLASS in found.classes and not found.pairs.get("caption")


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    caption, start = tables.caption_before(reader, lines, at)
    match = _OPEN.match(lines[start].text) if start < len(lines) else None
    found = attributes.parse(match["attributes"]) if match else None
    if match is None or found is None or CLASS not in found.classes:
        return 0
    said = found.pairs.get("caption", "")
    if said and caption:
        return 0
    end = start + 1
    while end < len(lines) and fences.track(match["fence"], lines[end].text):
        end += 1
    if end == len(lines):
        return 0
    after = end + 1
    if not (caption or said):
        caption, after = tables.caption_after(reader, lines, end + 1)
    own = Attributes(
        id=found.id, classes=tuple(c for c in found.classes if c != CLASS), pairs=found.pairs
    )
    table, form = tables.add(reader, parent, caption, lines[start], own)
    if said:
        _caption(reader, table, lines[start], said)
    head = 0 if found.pairs.get("header", "").lower() in _NO else 1
    rows = _rows(reader, lines[start], found, lines[start + 1 : end])
    if form.head is None and not rows:
        head = 0
    build(reader, table, rows, standing(form, head=head))
    return after - at


def _caption(reader: "Reader", table: Element, opening: Line, caption: str) -> None:
    at = max(opening.text.find(caption), 0)
    reader.leaf(table, "caption", [opening.cut(at, at + len(caption))], caption)


def _rows(reader: "Reader", opening: Line, found: Attributes, inner: Sequence[Line]) -> Rows:
    """The rows of the file and of the fence, all of one length."""
    said = found.pairs.get("delimiter", "")
    sign = _SIGNS.get(said, said)
    told: list[Record] = []
    whole = True
    for lines in (_file(reader, opening, found), inner):
        part, unclosed = records(lines, sign or separator(lines))
        told.extend(part)
        if unclosed is not None:
            whole = False
            reader.problem(
                "M030",
                unclosed,
                "the quotation mark before this value is never closed",
                'close it with ", and write "" for a quotation mark inside',
            )
    width = max((len(record.fields) for record in told), default=0)
    for record in told[1:] if whole else ():
        if len(record.fields) != len(told[0].fields):
            reader.problem(
                "M029",
                record.line,
                f"this row has {len(record.fields)} values and the first {len(told[0].fields)}",
                "put values that hold the separator into quotation marks, or leave fields empty",
            )
    return [_row(record, width) for record in told]


def _file(reader: "Reader", opening: Line, found: Attributes) -> Sequence[Line]:
    name = next((found.pairs[key] for key in _FILE if key in found.pairs), "")
    if not name:
        return ()
    lines = reader.file(name)
    if lines is None:
        at = max(opening.text.find(name), 0)
        reader.problem(
            "M028",
            reader.span(opening.after(at), len(name)),
            f"there is no file “{name[:60]}” in the book",
            "put the file into assets/ and write its path, such as assets/prices.csv",
        )
    return lines or ()


def _row(record: Record, width: int) -> list[Cell]:
    cells = [Cell(lines=field.lines, text=field.text) for field in record.fields]
    empty = replace(cells[-1], lines=(record.fields[-1].lines[-1].cut(0, 0),), text="")
    return cells + [empty] * (width - len(cells))


CONSTRUCT = Construct(name="table of values", block=_read)
