"""Where a key stands in the TOML of a generated figure, for pointing at it.

The values come parsed from markup; here only positions are looked for, in the author's own
lines. A key that cannot be found falls back on the nearest thing around it that can.
"""

import re

from riftbook.diagnostics import Span
from riftbook.records import Value

Path = tuple[str | int, ...]
"""Keys and, inside an array of tables, numbers from 0: ``("points", 3, "name")``."""

_STRINGS = re.compile(
    r'"""(?:\\.|[^\\])*?"""' r"|'''.*?'''" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'" r"|\#[^\n]*",
    re.DOTALL,
)


class OptionsText(Value, kw_only=True):
    """The lines between the fences of a figure."""

    path: str
    """The manuscript file."""
    line: int
    """The file's line on which the text begins."""
    text: str
    fence: Span
    """The fence itself: where a key is missing altogether."""

    def span(self, path: Path) -> Span:
        """Where the key at the end of `path` stands, or the nearest thing around it."""
        text = _STRINGS.sub(_blank, self.text)
        start, end, found = 0, len(text), None
        for at, step in enumerate(path):
            if isinstance(step, int):
                region = _table(text, start, end, str(path[at - 1]), step)
                if region is None:
                    break
                start, end = region
                found = (start, 1)
            else:
                match = _key(text, start, end, step)
                if match is None:
                    break
                found = (match.start("key"), len(step))
                start = start if match["table"] else match.start("key")
        return self.fence if found is None else self._at(*found)

    def _at(self, offset: int, length: int) -> Span:
        before = self.text[:offset]
        return Span(
            path=self.path,
            line=self.line + before.count("\n"),
            column=offset - (before.rfind("\n") + 1) + 1,
            length=length,
        )


def _blank(match: re.Match[str]) -> str:
    """Spaces as long as the match, its line ends kept."""
    return re.sub(r"[^\n]", " ", match[0])


def _key(text: str, start: int, end: int, key: str) -> re.Match[str] | None:
    name = re.escape(key)
    pattern = rf"(?<![\w.-])(?:(?P<table>\[\[?)\s*)?(?P<key>{name})(?=\s*[=\]])"
    return re.compile(pattern).search(text, start, end)


def _table(text: str, start: int, end: int, key: str, number: int) -> tuple[int, int] | None:
    """The region of the table `number` of an array: ``[[key]]`` or the braces after the key."""
    headers = list(re.compile(rf"\[\[\s*{re.escape(key)}\s*\]\]").finditer(text, 0, end))
    if headers:
        bounds = [header.start() for header in headers] + [end]
        return (bounds[number], bounds[number + 1]) if number < len(headers) else None
    braces = list(re.compile(r"\{[^{}]*\}").finditer(text, start, end))
    return braces[number].span() if number < len(braces) else None
