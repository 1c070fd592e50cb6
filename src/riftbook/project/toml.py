"""TOML with positions: each key and value knows its line and column.

Used for book.toml, theme.toml and the TOML inside a generated figure.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, cast

import spanned_toml
from spanned_toml._types import Spanned

from riftbook.diagnostics import Span
from riftbook.records import Value

Scalar = str | int | float | bool | datetime | date | time
Content = Scalar | tuple["Item", ...] | Mapping[str, "Item"]


class Item(Value, kw_only=True):
    """A value and where it stands."""

    value: Content
    span: Span
    """Of the value; of the header where a table has one."""
    key: Span
    """Of its key; of the value itself inside an array."""

    @property
    def table(self) -> Mapping[str, "Item"]:
        """The value as a table; empty when it is none."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def items(self) -> tuple["Item", ...]:
        """The value as an array; empty when it is none."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def plain(self) -> object:
        """The value without positions: dicts, lists and scalars."""
        if isinstance(self.value, Mapping):
            return {name: item.plain for name, item in self.value.items()}
        if isinstance(self.value, tuple):
            return [item.plain for item in self.value]
        return self.value


class MalformedError(ValueError):
    """The text is not TOML.

    Attributes:
        span: where.
        message: what is wrong, in an author's words.
        hint: what to do.
    """

    def __init__(self, span: Span, message: str, hint: str) -> None:
        """Keep the place beside the message."""
        super().__init__(message)
        self.span = span
        self.message = message
        self.hint = hint


_WORDS = (
    ("Cannot overwrite", "this key stands twice", "keep one of the two"),
    ("Cannot declare", "this table stands twice", "put all its keys under one heading"),
    ("Cannot redefine", "this table stands twice", "put all its keys under one heading"),
    ("Cannot mutate", "this table is already closed", "put all its keys in one place"),
    ("Expected '=' after", "a “=” is missing after the key", 'write key = "value"'),
    ("Illegal character '\\n'", "this text is not closed", "put a quotation mark at its end"),
    ("Unterminated string", "this text is not closed", "put quotation marks at its end"),
    ('Expected "\'"', "this text is not closed", "put a quotation mark at its end"),
    ("Expected \"'''\"", "this text is not closed", "put ''' at its end"),
    ("Unescaped '\\'", "a lone backslash", r"write \\ for a backslash"),
    ("Invalid value", "this is no value", 'text stands between quotation marks: key = "value"'),
    ("Expected newline", "something stands after the value", "one key and one value a line"),
    ("Unclosed array", "a comma or “]” is missing in this list", "close the list with “]”"),
    ("Unclosed inline table", "a comma or “}” is missing here", "close the table with “}”"),
    ("Expected ']", "a “]” is missing", "a table's heading is [name]"),
    ("Invalid statement", "no key can begin like this", 'write key = "value"'),
    ("Invalid initial character", "no key can begin like this", 'write key = "value"'),
    ("Invalid date", "there is no such date", "write year-month-day: 2026-11-23"),
)
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_STATEMENT = re.compile(r"\s*\[*\s*([^=\]\s]+)")
_WHOLE_STATEMENT = ("Cannot ",)


def parse(text: str, *, path: str, line: int = 1) -> Item:
    r"""Read a TOML document.

    Args:
        text: the document, newlines ``\n``.
        path: the file it stands in, for the spans.
        line: the line of that file on which the document begins.

    Raises:
        MalformedError: it is not TOML (TOML 1.0.0), or nested too deeply to be read.
    """
    ruler = _Ruler(text, path, line)
    try:
        document: Spanned[Any] = spanned_toml.loads(text)
        return ruler.item(document, key=slice(0, 0))
    except spanned_toml.TOMLDecodeError as error:
        raise _malformed(str(error), ruler) from None
    except RecursionError:
        raise MalformedError(ruler.span(slice(0, 0)), "nested too deeply", "") from None
    except ValueError as error:
        raise MalformedError(ruler.span(slice(0, 0)), str(error), "") from None


def _malformed(complaint: str, ruler: "_Ruler") -> MalformedError:
    found = _AT.search(complaint)
    said = complaint[: found.start()] if found else complaint
    span = ruler.at(int(found[1]), int(found[2]), 1) if found and found[1] else ruler.end()
    for start, message, hint in _WORDS:
        if said.startswith(start):
            whole = said.startswith(_WHOLE_STATEMENT)
            return MalformedError(ruler.statement(span) if whole else span, message, hint)
    return MalformedError(span, said[:1].lower() + said[1:], "see toml.io for how TOML is written")


class _Ruler:
    """Turns offsets into lines and columns."""

    def __init__(self, text: str, path: str, line: int) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.path = path
        self.first = line
        self.starts = [0]
        for content in self.lines:
            self.starts.append(self.starts[-1] + len(content) + 1)

    def span(self, where: slice) -> Span:
        row = bisect_right(self.starts, cast(int, where.start)) - 1
        return self.at(row + 1, where.start - self.starts[row] + 1, where.stop - where.start)

    def at(self, row: int, column: int, length: int) -> Span:
        """A span that ends with its line."""
        rest = len(self.lines[row - 1]) - column + 1
        return Span(
            path=self.path,
            line=row + self.first - 1,
            column=column,
            length=max(min(length, rest), 1),
        )

    def end(self) -> Span:
        """The last character that is no white space."""
        last = len(self.text.rstrip()) - 1
        return self.span(slice(max(last, 0), last + 1))

    def statement(self, span: Span) -> Span:
        """The key or heading at the start of a span's line."""
        row = span.line - self.first + 1
        match = _STATEMENT.match(self.lines[row - 1])
        return self.at(row, match.start(1) + 1, len(match[1])) if match else span

    def header(self, first_key: slice) -> slice:
        """The ``[[name]]`` above the first key of an array's table."""
        start = self.text.rfind("[[", 0, first_key.start)
        stop = self.text.find("]]", start)
        return slice(start, stop + 2) if 0 <= start < stop else first_key

    def item(self, spanned: Spanned[Any], key: slice) -> Item:
        """The item of a value, with everything inside it."""
        inner, where = spanned.inner(), spanned.span()
        if isinstance(inner, dict):
            if where.start == where.stop:
                where = key
            table = {str(name): self.item(item, name.span()) for name, item in inner.items()}
            return Item(value=table, span=self.span(where), key=self.span(key))
        if isinstance(inner, list):
            where = where if where.stop else key
            array = tuple(self.item(item, self.place(item, key)) for item in inner)
            return Item(value=array, span=self.span(where), key=self.span(key))
        return Item(value=cast(Scalar, inner), span=self.span(where), key=self.span(key))

    def place(self, member: Spanned[Any], key: slice) -> slice:
        """Where a member of an array stands; `key` is the array's."""
        if member.span().stop:
            return member.span()
        inner = member.inner()
        names = list(inner) if isinstance(inner, dict) else []
        return self.header(names[0].span()) if names else key
