"""Columns of numbers: each cell is filled up so that all have their point under each other.

The numbers stand flush right, and what a fraction lacks beside the longest of its column is made
up for by blanks as wide as a figure and as a point. So no number is taken apart: a screen reader
reads one, and a reader who copies it has it whole.
"""

import re
from collections.abc import Iterator

from lxml import etree

from riftbook.language.numbers import ARABIC, decimal_sign
from riftbook.markup.assembly import XHTML
from riftbook.records import Value

FIGURE, POINT, JOINER = "\N{FIGURE SPACE}", "\N{PUNCTUATION SPACE}", "\N{WORD JOINER}"
"""The joiner keeps the blanks from being dropped at the end of the line."""
_COLUMN = "x-column"


class _Number(Value):
    """A cell and what its number has behind the point."""

    cell: etree._Element
    pointed: bool
    places: int


def align(root: etree._Element, language: str) -> None:
    """Fill up the cells of every column of numbers.

    Args:
        root: a text whose cells say their column.
        language: of the text, for the sign of its fractions.
    """
    for table in root.iter(f"{{{XHTML}}}table"):
        sign = table.get("x-decimal") or decimal_sign(language)
        columns: dict[str, list[_Number]] = {}
        for cell in _cells(table):
            columns.setdefault(cell.get(_COLUMN, ""), []).append(_number(cell, sign))
        for numbers in columns.values():
            _fill(numbers)


def _cells(table: etree._Element) -> Iterator[etree._Element]:
    """The cells of columns of numbers that hold text alone."""
    for cell in table.iter(f"{{{XHTML}}}td"):
        if cell.get(_COLUMN) and next(cell.iterancestors(f"{{{XHTML}}}table")) is table:
            yield cell


def _number(cell: etree._Element, sign: str) -> _Number:
    text = "".join(map(str, cell.itertext()))
    signs = f"{ARABIC}," if sign == ARABIC else sign
    parts = re.split(f"[{re.escape(signs)}]", text)
    last = re.match(r"\d+", parts[-1]) if len(parts) > 1 else None
    before = parts[-2][-1:].isdigit() or not parts[-2].strip("-+−–±<>≤≥ ") if last else False
    return _Number(cell, pointed=before, places=len(last[0]) if last and before else 0)


def _fill(numbers: list[_Number]) -> None:
    longest = max(number.places for number in numbers)
    for number in numbers:
        if number.places == longest:
            continue
        blanks = FIGURE * (longest - number.places)
        pad = etree.SubElement(number.cell, f"{{{XHTML}}}span", {"class": "pad generated"})
        pad.set("aria-hidden", "true")
        pad.text = f"{'' if number.pointed else POINT}{blanks}{JOINER}"
