"""The schema says of book.toml what the reader does."""

from collections.abc import Iterator

import pytest

from riftbook.diagnostics import Diagnostic
from riftbook.project import toml
from riftbook.project.configuration import BOOK_TOML, THEME_TOML
from riftbook.project.keys import TABLES, Key
from riftbook.project.reader import read
from riftbook.project.schema import json_schema


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


def wrong(table: Key, document: str) -> list[Diagnostic]:
    keys = BOOK_TOML if table in BOOK_TOML else THEME_TOML
    found = read(toml.parse(document, path="x.toml"), keys, path="x.toml")[1]
    return [diagnostic for diagnostic in found if diagnostic.code != "P005"]


@pytest.mark.parametrize(("table", "key"), PLAIN, ids=lambda key: key.name)
def test_every_example_can_be_written(table: Key, key: Key) -> None:
    assert wrong(table, example(table, key)) == []


def test_the_schema_knows_every_key() -> None:
    schema = json_schema()
    tables = schema["properties"]
    assert isinstance(tables, dict)
    assert list(tables) == [table.name for table in BOOK_TOML]
    assert schema["required"] == ["book"]
    for table in BOOK_TOML:
        assert list(tables[table.name]["properties"]) == [key.name for key in table.keys]
        assert tables[table.name]["additionalProperties"] is False
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
