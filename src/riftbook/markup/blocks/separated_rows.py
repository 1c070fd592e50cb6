"""Rows of separated values (RFC 4180): each field knows where it stands in its file."""

from collections.abc import Sequence

from riftbook.markup.lines import Line
from riftbook.records import Value

SEPARATORS = (",", ";", "\t")
"""Those that are known without being said, the likeliest first."""


class Field(Value):
    """One value."""

    lines: tuple[Line, ...]
    text: str


class Record(Value):
    """One row."""

    line: Line
    """Its first line."""
    fields: tuple[Field, ...]


def separator(lines: Sequence[Line]) -> str:
    """What parts the fields: the sign that stands most often in the first line."""
    first = next((line.text for line in lines if not line.blank), "")
    bare = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=bare.count)


def records(lines: Sequence[Line], sign: str) -> tuple[tuple[Record, ...], Line | None]:
    """The rows, empty lines left out, and the quoted field that never closes.

    Args:
        lines: of the file.
        sign: what parts fields.
    """
    found: list[Record] = []
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        first, column = at, 0
        fields: list[Field] = []
        while column >= 0:
            field, at, column, closed = _field(lines, at, column, sign)
            fields.append(field)
            if not closed:
                return (*found, Record(lines[first], tuple(fields))), field.lines[0]
        found.append(Record(lines[first], tuple(fields)))
        at += 1
    return tuple(found), None


def _field(lines: Sequence[Line], at: int, column: int, sign: str) -> tuple[Field, int, int, bool]:
    """A field, where it ends, and whether its quotes are closed.

    The next one begins in the same line; at -1 for none.
    """
    text = lines[at].text
    if text[column : column + 1] != '"':
        end = text.find(sign, column)
        piece = lines[at].cut(column, len(text) if end < 0 else end).stripped()
        return Field((piece,), piece.text), at, end + 1 if end >= 0 else -1, True
    pieces: list[Line] = []
    begin = column + 1
    while at < len(lines):
        text = lines[at].text
        end = _closing(text, begin)
        pieces.append(lines[at].cut(begin, len(text) if end < 0 else end))
        if end >= 0:
            break
        at, begin = at + 1, 0
    said = "\n".join(piece.text for piece in pieces).replace('""', '"').strip()
    kept = tuple(piece for piece in pieces if not piece.blank) or (pieces[0],)
    if at == len(lines):
        return Field(kept, said), at - 1, -1, False
    after = text.find(sign, end)
    rest = lines[at].cut(end + 1, len(text) if after < 0 else after).stripped()
    if rest.text:
        kept, said = (*kept, rest), f"{said} {rest.text}"
    return Field(kept, said), at, after + 1 if after >= 0 else -1, True


def _closing(text: str, at: int) -> int:
    """Where the quote stands that closes a field; -1 for nowhere in this line."""
    at = text.find('"', at)
    while at >= 0 and text[at + 1 : at + 2] == '"':
        at = text.find('"', at + 2)
    return at
