"""Pipe tables, and the line ``Table: caption {#tbl:id}`` before or after a table."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup import attributes
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line
from riftbook.markup.reader import running

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CAPTION = re.compile(r" {0,3}(?:[Tt]able:|:)[ \t]+(?=\S)")
_TOKEN = re.compile(r"\\.|`+|\|")


def starts(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first of a pipe table, which its second line tells."""
    if at + 1 >= len(lines) or "|" not in lines[at].text or lines[at].indent > 3:
        return False
    rule = lines[at + 1].text
    return "-" in rule and "|" in rule and _RULE.match(rule) is not None


def caption_end(reader: "Reader", lines: Sequence[Line], at: int) -> int:
    """Behind the caption that begins on a line; 0 where none does."""
    if at >= len(lines) or not _CAPTION.match(lines[at].text):
        return 0
    at += 1
    while at < len(lines) and not (lines[at].blank or reader.interrupts(lines[at])):
        at += 1
    return at


def _past_blank(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and lines[at].blank:
        at += 1
    return at


def caption_before(reader: "Reader", lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int]:
    """The caption that begins on a line and where its table would begin."""
    end = caption_end(reader, lines, at)
    return lines[at:end] if end else (), _past_blank(lines, end) if end else at


def caption_after(reader: "Reader", lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int]:
    """The caption that follows a table which ends at a line, and where that ends."""
    start = _past_blank(lines, at)
    end = caption_end(reader, lines, start)
    return (lines[start:end], end) if end else ((), at)


def add(reader: "Reader", parent: Element, caption: Sequence[Line], line: Line) -> Element:
    """Add a table with its caption, which holds its id and classes."""
    table = SubElement(parent, "table", {"x-mark": "table"})
    reader.place(table, [line])
    if caption:
        match = _CAPTION.match(caption[0].text)
        inner = [caption[0].after(match.end() if match else 0), *caption[1:]]
        text, found = attributes.trailing(running(inner))
        found.put(table)
        reader.place(table, inner)
        if text.strip():
            reader.leaf(table, "caption", inner, text.strip())
    return table


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
    table = add(reader, parent, caption, lines[start])
    sides = [_side(cell.text) for cell in _cells(lines[start + 1])]
    header = _cells(lines[start])
    if any(cell.text for cell in header):
        _row(reader, SubElement(table, "thead"), header, sides, "th")
    body = SubElement(table, "tbody") if end > start + 2 else table
    for line in lines[start + 2 : end]:
        _row(reader, body, _cells(line), sides, "td")
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
        cells.append(Line(row.line, row.column + at, row.text[at:end]).stripped())
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


def _row(
    reader: "Reader", parent: Element, cells: list[Line], sides: Sequence[str], tag: str
) -> None:
    extra = cells[len(sides) :]
    if extra:
        reader.problem(
            "M009",
            extra[0],
            f"this row has {len(cells)} cells and the table {len(sides)} columns",
            "write \\| for a bar that belongs to the text, or add a column to the line of dashes",
        )
    row = SubElement(parent, "tr")
    for number, side in enumerate(sides):
        pieces = cells[number : number + 1]
        if number == len(sides) - 1:
            pieces = pieces + extra
        text = " ".join(piece.text.replace("\\|", "|") for piece in pieces)
        cell = reader.leaf(row, tag, pieces or cells[-1:], text)
        if side:
            cell.set("class", side)
        if tag == "th":
            cell.set("scope", "col")


CONSTRUCT = Construct(name="table", block=_read)
