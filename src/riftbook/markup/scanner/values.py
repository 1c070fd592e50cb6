"""Values parted by commas, semicolons or tabs: each is a text of its own."""

import re
from collections.abc import Iterator, Sequence

from riftbook.markup.scanner.lines import Line

_SIGNS = (",", ";", "\t")
_END = "\n"


def fields_of(lines: Sequence[Line], sign: str = "") -> Iterator[tuple[tuple[int, int], ...]]:
    """The ranges of every value, row by row; a quoted one may go over several lines.

    Args:
        lines: the rows.
        sign: what parts the values; `""` for the one that stands most often in the first row.
    """
    ranges: list[tuple[int, int]] = []
    quoted = False
    begin = -1
    for line, at, mark in _marks(lines, sign or _likeliest(lines)):
        begin = line.begin if begin < line.begin else begin
        place = line.begin + at
        if mark == '"':
            # A quotation mark in the middle of a bare value is a sign like any other.
            quoted = not quoted and (begin == place or line.text[at - 1] == '"')
            continue
        if mark == _END and quoted and line.blank:
            continue
        if mark == _END or not quoted:
            ranges.append((begin, place))
        if not quoted:
            yield tuple(ranges)
            ranges, begin = [], place + 1
    if ranges:
        yield tuple(ranges)


def _marks(lines: Sequence[Line], sign: str) -> Iterator[tuple[Line, int, str]]:
    """Every quotation mark, every sign between values and every line end."""
    token = re.compile(f'"|{re.escape(sign)}')
    for line in lines:
        yield from ((line, match.start(), match[0]) for match in token.finditer(line.text))
        yield line, len(line.text), _END


def _likeliest(lines: Sequence[Line]) -> str:
    first = next((line.text for line in lines if not line.blank), "")
    outside = re.sub(r'"[^"]*("|$)', "", first)
    return max(_SIGNS, key=outside.count)
