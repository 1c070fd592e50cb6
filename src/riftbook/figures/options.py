"""A generated figure's options, read strictly: every mistake is told where it stands."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from riftbook.diagnostics import Diagnostic
from riftbook.figures.toml_places import OptionsText, Path


class Reader:
    """One table of options; what is asked of it is what it may hold."""

    def __init__(
        self,
        values: Mapping[str, object],
        text: OptionsText,
        found: list[Diagnostic],
        path: Path = (),
    ) -> None:
        """A reader that adds the problems it meets to `found`."""
        self._values = values
        self._text = text
        self._found = found
        self._path = path
        self._asked: list[str] = []

    def number(self, key: str, default: float | None, low: float, high: float) -> float:
        """A number from `low` to `high`; `default` None makes it required."""
        value = self._take(key, default is None)
        if value is None:
            return low if default is None else default
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if isinstance(value, int | float) and number and low <= value <= high:
            return float(value)
        self._wrong(key, value, f"a number from {low:g} to {high:g}")
        return low

    def flag(self, key: str, default: bool | None = False) -> bool:
        """True or false; `default` None makes it required."""
        value = self._take(key, default is None)
        if value is None:
            return bool(default)
        if not isinstance(value, bool):
            self._wrong(key, value, "true or false")
            return False
        return value

    def text(self, key: str) -> str:
        """A line of text, required and not empty."""
        value = self._take(key, required=True)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip() or "\n" in value:
            self._wrong(key, value, "a line of text in quotes")
            return ""
        return " ".join(value.split())

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """One of the allowed words, or `""` where none is given."""
        value = self._take(key, required=False)
        if value is None:
            return ""
        if value not in allowed:
            self._wrong(key, value, "one of " + ", ".join(f"“{word}”" for word in allowed))
            return ""
        return str(value)

    def tables(self, key: str, most: int) -> Iterator["Reader"]:
        """A list of one to `most` tables, required; each is finished when the next is taken."""
        value = self._take(key, required=True)
        if value is None:
            return
        well = isinstance(value, list | tuple) and all(isinstance(v, Mapping) for v in value)
        if not well or not isinstance(value, list | tuple) or not 1 <= len(value) <= most:
            self._wrong(key, value, f'a list of 1 to {most} tables like {{ name = "…" }}')
            return
        for number, table in enumerate(value):
            reader = Reader(table, self._text, self._found, (*self._path, key, number))
            yield reader
            reader.finish()

    def finish(self) -> None:
        """Report the options that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, 1)
                known = ", ".join(self._asked) or "none"
                self._tell(
                    "F031",
                    key,
                    f"this figure has no option “{key}”",
                    f"did you mean “{near[0]}”?" if near else f"its options are: {known}",
                )

    def _take(self, key: str, required: bool) -> object:
        self._asked.append(key)
        if key not in self._values and required:
            self._tell("F033", key, f"the figure needs “{key}”", f"add {key} = … to the block")
        return self._values.get(key)

    def _wrong(self, key: str, value: object, wanted: str) -> None:
        shown = f"“{value}”" if isinstance(value, str) else str(value).lower()
        shown = shown if len(shown) < 40 else "this"
        self._tell("F032", key, f"{shown} is no value for “{key}”", f"write {wanted}")

    def _tell(self, code: str, key: str, message: str, hint: str) -> None:
        span = self._text.span((*self._path, key))
        self._found.append(Diagnostic(code=code, span=span, message=message, hint=hint))
