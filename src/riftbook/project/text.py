"""Bytes to text: UTF-8 or a diagnostic, one kind of newline, no control characters."""

import re
from collections.abc import Iterator

from riftbook.diagnostics import Diagnostic, Span
from riftbook.project.files import File

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32), 127))
"""Those of ASCII, but for tab, line feed and carriage return."""
_NAMES = {"\x00": "NUL", "\x0b": "vertical tab", "\x0c": "form feed", "\x1b": "escape"}


def newlines(text: str) -> str:
    r"""The text with ``\n`` for every ``\r\n`` and ``\r``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def readable(data: bytes) -> str:
    """The text as `decode` sees it, wrong bytes shown as U+FFFD: for excerpts."""
    return newlines(data.removeprefix(BYTE_ORDER_MARK).decode("utf-8", "replace"))


def decode(file: File, *, controls: bool = True) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file.

    What is not UTF-8 is read by the likeliest encoding, so that later stages can go on; control
    characters become spaces, so that columns hold.

    Args:
        file: any text file of the book.
        controls: whether to look for control characters.
    """
    data = file.data
    found: list[Diagnostic] = []
    if data.startswith(BYTE_ORDER_MARK):
        data = data.removeprefix(BYTE_ORDER_MARK)
        found.append(_byte_order_mark(file.path))
    encoding = _sixteen_bits(data)
    try:
        text = newlines(data.decode(encoding or "utf-8"))
        offset = 0
    except UnicodeDecodeError as error:
        offset = 0 if encoding else error.start
        encoding = encoding or _eight_bits(data)
        text = newlines(data.decode(encoding, "replace"))
    if encoding:
        found.append(_not_utf8(file.path, data, offset, encoding))
    if controls and _may_control(data) and _CONTROL.search(text):
        found.extend(() if encoding else _controls(file.path, text))
        text = _CONTROL.sub(" ", text)
    return text, tuple(found)


def _may_control(data: bytes) -> bool:
    """Whether bytes may hold control characters; those of plain text do not, and are many."""
    return not data.isascii() or len(data.translate(None, _CONTROLS)) < len(data)


def _byte_order_mark(path: str) -> Diagnostic:
    return Diagnostic(
        code="P012",
        span=Span(path=path),
        message="the file begins with a byte-order mark",
        hint="save it as “UTF-8”, not as “UTF-8 with BOM”; the mark is left out",
    )


def _sixteen_bits(data: bytes) -> str:
    """The name of a UTF-16 encoding when the bytes look like one, else `""`."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4096]
    if len(sample) < 4 or sample.count(0) < len(sample) // 4:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _eight_bits(data: bytes) -> str:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _not_utf8(path: str, data: bytes, offset: int, encoding: str) -> Diagnostic:
    before = newlines(data[:offset].decode("utf-8")) if offset else ""
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    spoken = {"cp1252": "Windows-1252", "latin-1": "Latin-1"}.get(encoding, encoding.upper())
    return Diagnostic(
        code="P011",
        span=Span(path=path, line=line, column=column),
        message=f"the file is not UTF-8: byte 0x{data[offset]:02x}",
        hint=f"it looks like {spoken}: open it as that and save it as UTF-8",
    )


def _controls(path: str, text: str) -> Iterator[Diagnostic]:
    """One diagnostic for each line that has control characters."""
    for number, line in enumerate(text.split("\n"), 1):
        match = _CONTROL.search(line)
        if match:
            name = _NAMES.get(match[0])
            called = f"U+{ord(match[0]):04X}" + (f" ({name})" if name else "")
            yield Diagnostic(
                code="P013",
                span=Span(path=path, line=number, column=match.start() + 1),
                message=f"a control character: {called}",
                hint="delete it; it prints nothing and books cannot hold it",
            )
