"""The schema says of book.toml what the reader does."""

from collections.abc import Iterator
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st

from riftbook.diagnostics import Diagnostic, Span
from riftbook.project import toml
from riftbook.project.configuration import BOOK_TOML, THEME_TOML
from riftbook.project.keys import TABLES, Key
from riftbook.project.metadata import metadata
from riftbook.project.reader import read
from riftbook.project.schema import json_schema
from riftbook.project.settings import settings


def example(table: Key, key: Key) -> str:
    """A document with the example of one key."""
    return f"[{table.name}]\n{key.name} = {key.example}\n"


PLAIN = [
    (table, key)
    for table in (*BOOK_TOML, *THEME_TOML)
    for key in table.keys
    if key.shape is not TABLES and not key.keys and table.shape is not TABLES
]
"""The keys whose example is a value, each with its table."""


VALUES = [
    "1",
    "-1.5",
    "inf",
    "true",
    '""',
    '"a"',
    "'é;'",
    "[]",
    "[1]",
    '["a"]',
    "{}",
    "[{}]",
    '{a="b"}',
    '[{name="a"}]',
    "2026-11-23",
    "07:32:00",
    "1979-05-27T07:32:00Z",
    '"2026"',
    '"978-0-306-40615-7"',
    '"6x9"',
    '"10mm"',
    "300",
]
BY_NAME = attrgetter("name")


def wrong(table: Key, document: str) -> list[Diagnostic]:
    keys = BOOK_TOML if table in BOOK_TOML else THEME_TOML
    found = read(toml.parse(document, path="x.toml"), keys, path="x.toml")[1]
    return [diagnostic for diagnostic in found if diagnostic.code != "P005"]


@pytest.mark.parametrize(("table", "key"), PLAIN, ids=lambda key: key.name)
def test_every_example_can_be_written(table: Key, key: Key) -> None:
    assert wrong(table, example(table, key)) == []


@pytest.mark.parametrize("keys", [BOOK_TOML, THEME_TOML], ids=["book", "theme"])
@trials(max_examples=50)
@given(data=st.data())
def test_no_value_of_any_kind_is_a_crash(keys: tuple[Key, ...], data: st.DataObject) -> None:
    values = st.sampled_from(VALUES)
    lines = []
    for table in data.draw(st.lists(st.sampled_from(keys), unique_by=BY_NAME)):
        if data.draw(st.booleans()) or not table.keys:
            lines.insert(0, f"{table.name} = {data.draw(values)}")
        else:
            lines.append(f"[{table.name}]")
            chosen = data.draw(st.lists(st.sampled_from(table.keys), unique_by=BY_NAME))
            lines.extend(f"{key.name} = {data.draw(values)}" for key in chosen)
    document = toml.parse("\n".join(lines), path="x.toml")
    right, found = read(document, keys, path="x.toml")
    assert all(diagnostic.span.line <= len(lines) or not lines for diagnostic in found)
    if keys is BOOK_TOML:
        settings(right)
        metadata(right.table("book"), here=Span(path="x.toml"), source_date_epoch=None)


def test_the_schema_knows_every_key() -> None:
    schema = json_schema()
    tables = schema["properties"]
    assert isinstance(tables, dict)
    assert list(tables) == [table.name for table in BOOK_TOML]
    assert schema["required"] == ["book"]
    assert tables["asides"]["additionalProperties"] == {"type": "string"}
    for table in (table for table in BOOK_TOML if table.keys):
        shape = tables[table.name].get("items", tables[table.name])
        assert list(shape["properties"]) == [key.name for key in table.keys]
        assert shape["additionalProperties"] is False
    assert tables["book"]["required"] == ["title", "language"]
    assert tables["print"]["properties"]["paper"]["enum"] == ["white", "cream"]
    assert tables["check"]["properties"]["ignore"]["items"]["required"] == ["code", "reason"]


def test_every_key_says_what_it_is_for() -> None:
    def each(keys: tuple[Key, ...]) -> Iterator[Key]:
        for key in keys:
            yield key
            yield from each(key.keys)

    vague = [key.name for key in each((*BOOK_TOML, *THEME_TOML)) if not key.about.endswith(".")]
    assert vague == []
