"""A parsed table and its keys → the values that are right, and a diagnostic for every other."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from riftbook.diagnostics import Diagnostic, Span
from riftbook.project.keys import PAIRS, TABLES, Key, Values, closest, is_text
from riftbook.project.toml import Content, Item


def read(
    document: Item, keys: tuple[Key, ...], *, path: str
) -> tuple[Values, tuple[Diagnostic, ...]]:
    """Check a whole document.

    Args:
        document: what `toml.parse` returned.
        keys: the tables and keys it may have.
        path: the file, for the message when a whole table is missing.
    """
    reading = _Reading(path, keys)
    right = reading.table(document, keys, name="")
    return Values(right), tuple(reading.found)


class _Reading:
    """One pass through a document, which collects what is wrong."""

    def __init__(self, path: str, keys: tuple[Key, ...]) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.homes = {inner.name: key.name for key in keys for inner in key.keys}

    def table(self, item: Item, keys: tuple[Key, ...], *, name: str) -> dict[str, Item]:
        """The keys of a table that are right."""
        known = {key.name: key for key in keys}
        right: dict[str, Item] = {}
        misspelt: set[str] = set()
        for found, value in item.table.items():
            if found not in known:
                misspelt.add(self._unknown(found, value, known, name))
                continue
            kept = self._value(known[found], value, name)
            if kept:
                right[found] = kept
        for key in keys:
            if key.name not in item.table and key.name not in misspelt:
                self._absent(key, item, name)
        return right

    def _value(self, key: Key, item: Item, name: str) -> Item | None:
        if not key.shape.accepts(item):
            self._wrong(key, item)
            return None
        full = f"{name}.{key.name}" if name else key.name
        if key.keys and isinstance(item.value, Mapping):
            return _with(item, self.table(item, key.keys, name=full))
        if key.keys and key.shape is TABLES:
            tables = (_with(each, self.table(each, key.keys, name=full)) for each in item.items)
            return _with(item, tuple(tables))
        if key.shape is PAIRS:
            pairs = item.table.items()
            right = {n: i for n, i in pairs if self._named(key, n, i)}
            return _with(item, {n: i for n, i in right.items() if self._possible(key, n, i)})
        return item if self._possible(key, key.name, item) else None

    def _possible(self, key: Key, name: str, item: Item) -> bool:
        complaint = self._complaint(key, item)
        if complaint:
            self._add("P006", item.span, f"“{name}” cannot be {_quoted(item)}", complaint)
        return not complaint

    def _named(self, key: Key, name: str, item: Item) -> bool:
        complaint = key.names(name) if key.names else ""
        if complaint:
            self._add("P006", item.key, f"“{name}” cannot be a name in [{key.name}]", complaint)
        return not complaint

    def _complaint(self, key: Key, item: Item) -> str:
        if key.choices and item.plain not in key.choices:
            meant = closest(str(item.plain), key.choices)
            choices = _listed(key.choices)
            return f"did you mean “{meant}”? {choices}" if meant else choices
        return key.rule(item.plain) if key.rule else ""

    def _unknown(self, found: str, item: Item, known: Iterable[str], name: str) -> str:
        """Tell an unknown key and return the one that was probably meant, or `""`."""
        kind = "key" if name or not item.table else "table"
        place = f" in [{name}]" if name else ""
        meant = closest(found, known)
        home = self.homes.get(found, "")
        if meant:
            hint = f"did you mean “{meant}”?"
        elif home and home != name:
            hint = f"“{found}” belongs in [{home}]"
        else:
            hint = f"{'the keys' if name else 'the tables'} are {', '.join(known)}"
        self._add("P003", item.key, f"no {kind} is called “{found}”{place}", hint)
        return meant

    def _wrong(self, key: Key, item: Item) -> None:
        inner = next((each for each in item.items if not is_text(each)), item)
        if key.shape is TABLES:
            inner = next((each for each in item.items if not each.table), item)
        self._add(
            "P004",
            inner.span,
            f"“{key.name}” must be {key.shape.phrase}, not {_kind(inner.value)}",
            f"write {key.name} = {key.example}" if not key.keys else f"write {key.example}",
        )

    def _absent(self, key: Key, item: Item, name: str) -> None:
        """A required key, or a whole table that has required keys, is not there."""
        if not key.required:
            return
        if key.keys:
            for inner in key.keys:
                if inner.required:
                    hint = f"add [{key.name}] with {inner.name} = {inner.example}"
                    here = Span(path=self.path)
                    self._add("P005", here, f"[{key.name}] has no “{inner.name}”", hint)
            return
        where = f"[{name}]" if name else "the file"
        hint = f"add {key.name} = {key.example}"
        self._add("P005", item.span, f"{where} has no “{key.name}”", hint)

    def _add(self, code: str, span: Span, message: str, hint: str) -> None:
        self.found.append(Diagnostic(code=code, span=span, message=message, hint=hint))


def _with(item: Item, value: Content) -> Item:
    return Item(value=value, span=item.span, key=item.key)


def _listed(choices: tuple[str, ...]) -> str:
    if len(choices) == 1:
        return f"only “{choices[0]}” is there"
    return "it is one of " + ", ".join(choices)


def _quoted(item: Item) -> str:
    return "empty" if item.plain == "" else f"“{item.plain}”"


def _kind(value: Content) -> str:
    """What a value is, in an author's words."""
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        (str, "text"),
        ((int, float), "a number"),
        ((date, datetime, time), "a date or a time"),
        (tuple, "a list"),
    )
    return next((spoken for kind, spoken in kinds if isinstance(value, kind)), "a table")
