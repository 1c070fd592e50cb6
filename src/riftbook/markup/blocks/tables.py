"""Pipe tables, and the line ``Table: caption {#tbl:id}`` before or after a table."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup import attributes
from riftbook.markup.attributes import Attributes
from riftbook.markup.blocks.captions import caption_end, past_blank
from riftbook.markup.blocks.table_building import Cell, build
from riftbook.markup.blocks.table_form import Form, form_of, standing
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.markup.reader import running
from riftbook.records import replace

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CAPTION = re.compile(r" {0,3}(?:[Tt]able:|:)[ \t]+(?=\S)")
WIDE = 72
"""Characters of a row from which on the line of dashes says the widths, as Pandoc has it."""
_TOKEN = re.compile(r"\\.|`+|\|")


def starts(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first of a pipe table, which its second line tells."""
    if at + 1 >= len(lines) or "|" not in lines[at].text or lines[at].indent > 3:
        return False
    rule = lines[at + 1].text
    return "-" in rule and "|" in rule and _RULE.match(rule) is not None


def caption_before(reader: "Reader", lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int]:
    """The caption that begins on a line and where its table would begin."""
    end = caption_end(reader, lines, at, _CAPTION)
    return lines[at:end] if end else (), past_blank(lines, end) if end else at


def caption_after(reader: "Reader", lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int]:
    """The caption that follows a table which ends at a line, and where that ends."""
    start = past_blank(lines, at)
    end = caption_end(reader, lines, start, _CAPTION)
    return (lines[start:end], end) if end else ((), at)


def add(
    reader: "Reader",
    parent: Element,
    caption: Sequence[Line],
    line: Line,
    own: Attributes | None = None,
) -> tuple[Element, Form]:
    """Add a table with its caption, which holds its id and classes, and read its form.

    Args:
        reader: the file being read.
        parent: where it is added.
        caption: the lines of the caption; none where there is none.
        line: the first of the table's own.
        own: attributes that stand in that line.
    """
    table = SubElement(parent, "table", {"x-mark": "table"})
    reader.place(table, [line])
    found, place = own or Attributes(), line
    if own:
        own.put(table)
    if caption:
        match = _CAPTION.match(caption[0].text)
        inner = [caption[0].after(match.end() if match else 0), *caption[1:]]
        text, more = attributes.trailing(running(inner))
        more.put(table)
        if more.pairs:
            found, place = replace(found, pairs={**found.pairs, **more.pairs}), caption[-1]
        reader.place(table, inner)
        if text.strip():
            reader.leaf(table, "caption", inner, text.strip())
    return table, form_of(reader, place, found)


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    caption, start = caption_before(reader, lines, at)
    if not starts(lines, start):
        return 0
    end = start + 2
    while end < len(lines) and not lines[end].blank and "|" in lines[end].text:
        end += 1
    after = end
    if not caption:
        caption, after = caption_after(reader, lines, end)
    table, form = add(reader, parent, caption, lines[start])
    rule = _cells(lines[start + 1])
    header = _cells(lines[start])
    rows = [_row(reader, _cells(line), len(rule)) for line in lines[start + 2 : end]]
    titled = any(cell.text for cell in header) or not rows
    if titled:
        rows.insert(0, _row(reader, header, len(rule)))
    form = standing(form, head=1 if titled else 0, sides=[_side(cell.text) for cell in rule])
    if not form.shares and any(len(line.text) > WIDE for line in lines[start:end]):
        form = replace(form, shares=tuple(float(cell.text.count("-")) for cell in rule))
    build(reader, table, rows, form)
    return after - at


def _side(rule: str) -> str:
    if rule.endswith(":"):
        return "align-center" if rule.startswith(":") else "align-right"
    return "align-left" if rule.startswith(":") else ""


def _cells(line: Line) -> list[Line]:
    """The cells of a row; a bar that is escaped or in code divides nothing."""
    row = line.stripped()
    if row.text.startswith("|"):
        row = row.after(1)
    cells: list[Line] = []
    at = 0
    for end in (*_bars(row.text), len(row.text)):
        cells.append(row.cut(at, end).stripped())
        at = end + 1
    if len(cells) > 1 and not cells[-1].text:
        cells.pop()
    return cells


def _bars(text: str) -> list[int]:
    """Where the bars stand that divide cells."""
    bars: list[int] = []
    tokens = list(_TOKEN.finditer(text))
    code = ""
    for number, token in enumerate(tokens):
        if token[0][0] == "`" and not code:
            later = any(other[0] == token[0] for other in tokens[number + 1 :])
            code = token[0] if later else ""
        elif token[0] == code:
            code = ""
        elif token[0] == "|" and not code:
            bars.append(token.start())
    return bars


def _row(reader: "Reader", cells: list[Line], width: int) -> list[Cell]:
    extra = cells[width:]
    if extra:
        reader.problem(
            "M009",
            extra[0],
            f"this row has {len(cells)} cells and the table {width} columns",
            "write \\| for a bar that belongs to the text, or add a column to the line of dashes",
        )
    row: list[Cell] = []
    for number in range(width):
        pieces = cells[number : number + 1]
        if number == width - 1:
            pieces = pieces + extra
        text = " ".join(piece.text.replace("\\|", "|") for piece in pieces)
        row.append(Cell(lines=tuple(pieces or cells[-1:]), text=text))
    return row


CONSTRUCT = Construct(name="table", block=_read)
