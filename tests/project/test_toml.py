"""TOML with positions."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riftbook.project import toml

DOCUMENT = """# a comment
top = 1
[one]
"quoted key" = [1, "zwei", {three = 3}]
deep.er = 'x'

[[list]]
a = 1
[[list]]
b = '''
two
lines'''
[[list]]
"""


def place(item: toml.Item) -> tuple[int, int, int]:
    return item.span.line, item.span.column, item.span.length


def test_values_know_their_places() -> None:
    table = toml.parse(DOCUMENT, path="x.toml").table
    assert place(table["top"]) == (2, 7, 1)
    assert (table["top"].key.line, table["top"].key.column) == (2, 1)
    assert place(table["one"]) == (3, 2, 3)
    array = table["one"].table["quoted key"]
    assert [place(item) for item in array.items] == [(4, 17, 1), (4, 20, 6), (4, 28, 11)]
    assert place(table["one"].table["deep"].table["er"]) == (5, 11, 3)
    assert table["top"].span.path == "x.toml"


def test_tables_of_an_array_know_their_headings() -> None:
    first, second, empty = toml.parse(DOCUMENT, path="x.toml").table["list"].items
    assert place(first) == (7, 1, 8)
    assert place(second) == (9, 1, 8)
    assert empty.table == {}
    assert place(second.table["b"]) == (10, 5, 3)


def test_a_document_inside_a_file() -> None:
    item = toml.parse("kind = 1\nsize = 2\n", path="a.md", line=40).table["size"]
    assert (item.span.line, item.span.column) == (41, 8)
    with pytest.raises(toml.MalformedError) as caught:
        toml.parse("kind = 1\nsize\n", path="a.md", line=40)
    assert (caught.value.span.line, caught.value.span.column) == (41, 5)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a = b", 1, 5, "this is no value"),
        ("a = 1\nb = 2\na = 3", 3, 1, "this key stands twice"),
        ("[a]\n[b]\n[a]\n", 3, 2, "this table stands twice"),
        ("a = 'x", 1, 6, "this text is not closed"),
        ('a = "x\nb = 1', 1, 7, "this text is not closed"),
        ('a = """x\n', 1, 8, "this text is not closed"),
        (r'a = "\x"', 1, 8, "a lone backslash"),
        ("a 1", 1, 3, "a “=” is missing after the key"),
        ("a = 1 b = 2", 1, 7, "something stands after the value"),
        ("a = [1\nb = 2", 2, 1, "a comma or “]” is missing in this list"),
        ("a = {b = 1\n", 1, 11, "a comma or “}” is missing here"),
        ("[a\n", 1, 3, "a “]” is missing"),
        ('a = "\0"', 1, 6, "illegal character '\\x00'"),
        ("= 1", 1, 1, "no key can begin like this"),
        ("a = 2026-02-30", 1, 5, "there is no such date"),
        ("a = {b = 1}\na.c = 1\n", 2, 1, "this table is already closed"),
        ("x = " + "[" * 5000, 1, 1, "nested too deeply"),
    ],
)
def test_mistakes_in_an_authors_words(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(toml.MalformedError) as caught:
        toml.parse(text, path="x.toml")
    error = caught.value
    assert (error.message, error.span.line, error.span.column) == (message, line, column)


@given(st.text(alphabet=st.sampled_from("ab=[]{}\"'\\#,.\n 1-:TZtrue\t\x01é"), max_size=40))
def test_any_text_is_read_or_refused_with_a_place_inside_it(text: str) -> None:
    lines = text.split("\n")
    try:
        plain = toml.parse(text, path="x.toml").plain
    except toml.MalformedError as error:
        span = error.span
    else:
        assert repr(plain) == repr(tomllib.loads(text))
        return
    assert 1 <= span.line <= len(lines)
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1
