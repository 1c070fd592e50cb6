"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riftbook.project import File
from riftbook.project.text import decode, readable


def read(data: bytes) -> tuple[str, list[tuple[str, int, int]]]:
    text, found = decode(File.of("a.md", data))
    return text, [(d.code, d.span.line, d.span.column) for d in found]


@pytest.mark.parametrize("data", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r"])
def test_one_kind_of_newline(data: bytes) -> None:
    assert read(data) == ("a\nb\n", [])


def test_a_byte_order_mark_is_left_out() -> None:
    assert read(b"\xef\xbb\xbf# One\n") == ("# One\n", [("P012", 1, 1)])
    assert read("a\ufeffb".encode()) == ("a\ufeffb", [])


@pytest.mark.parametrize(
    ("data", "place", "hint"),
    [
        ("naïve“".encode("cp1252"), (1, 3), "Windows-1252"),
        ("é\r\n日本é".encode() + b"x\xff", (2, 5), "Windows-1252"),
        (b"a\x81\x8d", (1, 2), "Latin-1"),
        ("# One\n".encode("utf-16"), (1, 1), "UTF-16"),
        ("# One\n".encode("utf-16-be"), (1, 1), "UTF-16-BE"),
    ],
)
def test_what_is_not_utf8_is_told_and_read_all_the_same(
    data: bytes, place: tuple[int, int], hint: str
) -> None:
    text, found = decode(File.of("a.md", data))
    assert [(d.code, d.span.line, d.span.column) for d in found] == [("P011", *place)]
    assert f"looks like {hint}:" in found[0].hint
    assert "\0" not in text


def test_a_wrong_byte_does_not_hide_the_text() -> None:
    assert read("café\n".encode("cp1252"))[0] == "café\n"


def test_control_characters_become_spaces_and_one_a_line_is_told() -> None:
    text, found = read(b"a\x00b\x02\nok\tok\n\xc2\x85\x7f")
    assert text == "a b \nok\tok\n  "
    assert found == [("P013", 1, 2), ("P013", 3, 1)]


@given(st.text())
def test_columns_hold(text: str) -> None:
    data = text.encode("utf-8", "replace")
    decoded, _ = decode(File.of("a.md", data))
    shown = readable(data).split("\n")
    assert [len(line) for line in decoded.split("\n")] == [len(line) for line in shown]


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    text, found = decode(File.of("a.md", data))
    lines = text.split("\n")
    assert all(1 <= d.span.line <= len(lines) for d in found)
    assert not any(c < " " and c not in "\t\n" for c in text)
