"""The keys of book.toml as JSON Schema, for editors."""

from riftbook.project.configuration import BOOK_TOML
from riftbook.project.keys import TABLES, TEXT_OR_TABLE, Key


def json_schema() -> dict[str, object]:
    """The schema of book.toml (JSON Schema, draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "book.toml",
        "description": "The configuration of a riftbook book.",
        **_table(BOOK_TOML),
    }


def _table(keys: tuple[Key, ...]) -> dict[str, object]:
    schema: dict[str, object] = {
        "type": "object",
        "properties": {key.name: _key(key) for key in keys},
        "additionalProperties": False,
    }
    required = [key.name for key in keys if key.required]
    return schema | ({"required": required} if required else {})


def _key(key: Key) -> dict[str, object]:
    schema = dict(key.shape.schema)
    if key.keys and key.shape is TABLES:
        schema["items"] = _table(key.keys)
    elif key.keys and key.shape is TEXT_OR_TABLE:
        schema["anyOf"] = [{"type": "string"}, _table(key.keys)]
    elif key.keys:
        schema |= _table(key.keys)
    if key.choices:
        schema["enum"] = list(key.choices)
    if key.default is not None:
        schema["default"] = key.default
    return schema | {"description": key.about}
