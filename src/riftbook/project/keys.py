"""The shape of a configuration: each key a row, from which reader, schema and reference come."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches

from riftbook.project.toml import Item
from riftbook.records import Value, field

Rule = Callable[[object], str]
"""A plain value to what is wrong with it, as a hint; `""` when nothing is."""


class Shape(Value, kw_only=True):
    """What a value may be."""

    phrase: str
    """In an author's words: ``a number``."""
    accepts: Callable[[Item], bool]
    schema: Mapping[str, object]
    """In JSON Schema (draft 2020-12)."""


class Key(Value, kw_only=True):
    """One key of a table."""

    name: str
    shape: Shape
    about: str
    """One sentence for the reference and for editors."""
    example: str
    """The value as TOML."""
    required: bool = False
    default: object = None
    choices: tuple[str, ...] = ()
    rule: Rule | None = None
    """Of the value; in a table of texts, of each of them."""
    names: Rule | None = None
    """Of the names in a table of texts."""
    keys: tuple["Key", ...] = ()
    """Of a table, or of each table of an array."""


def is_text(item: Item) -> bool:
    """Whether a value is text."""
    return isinstance(item.value, str)


def _is_number(item: Item) -> bool:
    return isinstance(item.value, int | float) and not isinstance(item.value, bool)


def _is_whole(item: Item) -> bool:
    return isinstance(item.value, int) and not isinstance(item.value, bool)


def _is_date(item: Item) -> bool:
    return is_text(item) or _is_whole(item) or isinstance(item.value, date | datetime)


def _is_list(item: Item) -> bool:
    return isinstance(item.value, tuple) and all(map(is_text, item.items))


def _is_table(item: Item) -> bool:
    return isinstance(item.value, Mapping)


def _is_tables(item: Item) -> bool:
    return isinstance(item.value, tuple) and all(map(_is_table, item.items))


_STRING: Mapping[str, object] = {"type": "string"}
_STRINGS: Mapping[str, object] = {"type": "array", "items": {"type": "string"}}

TEXT = Shape(phrase="text in quotation marks", accepts=is_text, schema=_STRING)
BOOLEAN = Shape(
    phrase="true or false",
    accepts=lambda item: isinstance(item.value, bool),
    schema={"type": "boolean"},
)
NUMBER = Shape(phrase="a number", accepts=_is_number, schema={"type": "number"})
WHOLE = Shape(phrase="a whole number", accepts=_is_whole, schema={"type": "integer"})
DATE = Shape(phrase="a date", accepts=_is_date, schema={"type": ["string", "integer"]})
LENGTH = Shape(
    phrase="a length such as 12pt",
    accepts=lambda item: is_text(item) or _is_number(item),
    schema={"type": ["string", "number"]},
)
SEED = Shape(
    phrase="text or a whole number",
    accepts=lambda item: is_text(item) or _is_whole(item),
    schema={"type": ["string", "integer"]},
)
LIST = Shape(phrase="a list of texts", accepts=_is_list, schema=_STRINGS)
TEXTS = Shape(
    phrase="text or a list of texts",
    accepts=lambda item: is_text(item) or _is_list(item),
    schema={"anyOf": [_STRING, _STRINGS]},
)
LISTS = Shape(
    phrase="a list of texts, or a table of such lists by language",
    accepts=lambda item: (
        _is_list(item) or (_is_table(item) and all(map(_is_list, item.table.values())))
    ),
    schema={"anyOf": [_STRINGS, {"type": "object", "additionalProperties": _STRINGS}]},
)
TABLE = Shape(phrase="a table", accepts=_is_table, schema={"type": "object"})
TABLES = Shape(
    phrase="a list of tables",
    accepts=_is_tables,
    schema={"type": "array", "items": {"type": "object"}},
)
PAIRS = Shape(
    phrase="a table of texts",
    accepts=lambda item: _is_table(item) and all(map(is_text, item.table.values())),
    schema={"type": "object", "additionalProperties": {"type": "string"}},
)
TEXT_OR_TABLE = Shape(
    phrase="text or a table",
    accepts=lambda item: is_text(item) or _is_table(item),
    schema={"anyOf": [_STRING, {"type": "object"}]},
)


class Values(Value):
    """The keys of one table that are there and right, with their places."""

    items: Mapping[str, Item] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        """Whether the key is there."""
        return name in self.items

    def get(self, name: str, default: object = None) -> object:
        """The plain value of a key, or a default."""
        return self.items[name].plain if name in self.items else default

    def text(self, name: str, default: str = "") -> str:
        """The value of a key as text, white space around it gone."""
        return str(self.get(name, default)).strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """The value of a key that is text or a list of texts."""
        value = self.get(name, ())
        return (value.strip(),) if isinstance(value, str) else tuple(map(str, _each(value)))

    def pairs(self, name: str) -> Mapping[str, str]:
        """The value of a key that is a table of texts."""
        item = self.items.get(name)
        return {key: str(value.plain) for key, value in item.table.items()} if item else {}

    def lists(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The value of a key that is a table of lists; a list by itself stands under `""`."""
        item = self.items.get(name)
        if item is None:
            return {}
        lists = item.table if isinstance(item.value, Mapping) else {"": item}
        return {key: tuple(str(each.plain) for each in inner.items) for key, inner in lists.items()}

    def tables(self, name: str) -> tuple["Values", ...]:
        """The tables of a key that is an array of tables."""
        item = self.items.get(name)
        return tuple(Values(each.table) for each in item.items) if item else ()

    def table(self, name: str) -> "Values":
        """The table of a key; an empty one when it is not there."""
        item = self.items.get(name)
        return Values(item.table if item else {})


def _each(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else ()


def closest(word: str, names: Iterable[str]) -> str:
    """The name that the author may have meant, or `""`."""
    near = get_close_matches(word.lower().replace("_", "-"), list(names), n=1, cutoff=0.6)
    return near[0] if near else ""
