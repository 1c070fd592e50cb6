"""The YAML block at the head of a chapter: text only, no aliases, no tags, no key twice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from riftbook.diagnostics import Diagnostic, Span
from riftbook.model import ROLES
from riftbook.project import rules
from riftbook.project.keys import closest
from riftbook.records import Value, field

if TYPE_CHECKING:
    import yaml

KEYS: Mapping[str, str] = {
    "title": "The division's title, where no heading says it.",
    "short-title": "The title for running heads.",
    "role": "What kind of division this is: preface, chapter, appendix …",
    "unnumbered": "true for a chapter without a number.",
    "language": "Its language, where it differs from the book's.",
}
"""Key to what it is for."""

BRACKETS = 50
"""More than these, and the YAML reader would take very long over a block that is none."""

_KEY_LINE = re.compile(r"""\s*(#|["']?[\w-]+["']?\s*:(\s|$))""")


class FrontMatter(Value, kw_only=True):
    """The block's right keys, and the text without the block."""

    text: str
    """The whole file with empty lines in place of the block."""
    values: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Key to where its value stands."""


def split(text: str, path: str) -> tuple[FrontMatter, tuple[Diagnostic, ...]]:
    """Take the front matter off a chapter.

    A block begins on the first line with ``---`` and a line that looks like ``key:`` under it,
    and ends with ``---`` or ``...``; any other ``---`` is the manuscript's.
    """
    lines = text.split("\n")
    if len(lines) < 2 or lines[0].rstrip() != "---" or not _KEY_LINE.match(lines[1]):
        return FrontMatter(text=text), ()
    ends = (number for number, line in enumerate(lines) if number and line.rstrip() in _FENCES)
    end = next(ends, 0)
    if not end:
        return FrontMatter(text=text), (_unclosed(path),)
    reading = _Reading(path)
    values = reading.values("\n".join(lines[1:end]))
    rest = "\n".join(["" for _ in lines[: end + 1]] + lines[end + 1 :])
    front = FrontMatter(text=rest, values=values, spans=reading.spans)
    return front, tuple(reading.found)


_FENCES = ("---", "...")


def _unclosed(path: str) -> Diagnostic:
    return Diagnostic(
        code="P018",
        span=Span(path=path, length=3),
        message="the front matter is not closed",
        hint="put a line “---” after its last key",
    )


class _Reading:
    """One block, with what is wrong in it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []
        self.spans: dict[str, Span] = {}

    def values(self, block: str) -> dict[str, str]:
        """The right keys and their values."""
        import yaml

        if block.count("[") + block.count("{") > BRACKETS:
            self._add("P018", Span(path=self.path, line=2), "too many brackets", _LINES)
            return {}
        try:
            self._forbidden(block)
            root = yaml.compose(block, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            if not self.found:
                self._malformed(error)
            return {}
        except (yaml.YAMLError, RecursionError):
            self._add("P018", Span(path=self.path, line=2), "this is no front matter", _LINES)
            return {}
        if not isinstance(root, yaml.MappingNode):
            if root is not None:
                self._add("P018", self._span(root), "this is no list of keys", _LINES)
            return {}
        right: dict[str, str] = {}
        for key, value in root.value:
            self._pair(key, value, right)
        return right

    def _forbidden(self, block: str) -> None:
        """Tell every anchor, alias and tag."""
        import yaml

        kinds = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)
        for token in yaml.scan(block, Loader=yaml.SafeLoader):
            if isinstance(token, kinds):
                span = self._span(token)
                self._add("P018", span, "front matter has no anchors, aliases or tags", _QUOTES)

    def _pair(self, key: yaml.Node, value: yaml.Node, right: dict[str, str]) -> None:
        import yaml

        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in KEYS:
            meant = closest(name, KEYS)
            hint = f"did you mean “{meant}”?" if meant else f"the keys are {', '.join(KEYS)}"
            self._add("P003", self._span(key), f"no key is called “{name}” in front matter", hint)
        elif name in self.spans:
            self._add("P018", self._span(key), f"“{name}” stands twice", "keep one of the two")
        elif not isinstance(value, yaml.ScalarNode):
            self.spans[name] = self._span(value)
            self._add("P004", self._span(value), f"“{name}” must be text", f"write {name}: text")
        else:
            self.spans[name] = self._span(value)
            hint = _complaint(name, value.value)
            if hint:
                message = f"“{name}” cannot be “{value.value}”"
                self._add("P006", self._span(value), message, hint)
            else:
                right[name] = value.value.strip()

    def _malformed(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        span = Span(path=self.path, line=line + 2, column=column + 1)
        message = f"this is no front matter: {error.problem or error.context}"
        self._add("P018", span, message, _QUOTES)

    def _span(self, node: yaml.Node | yaml.Token) -> Span:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return Span(
            path=self.path, line=start.line + 2, column=start.column + 1, length=max(length, 1)
        )

    def _add(self, code: str, span: Span, message: str, hint: str) -> None:
        self.found.append(Diagnostic(code=code, span=span, message=message, hint=hint))


_LINES = "write one “key: value” a line"
_QUOTES = 'put the value between quotation marks: title: "One: a beginning"'


def _complaint(name: str, value: str) -> str:
    """What is wrong with a value, as a hint."""
    if name == "role" and value not in ROLES:
        return role_hint(value)
    if name == "unnumbered" and value not in {"true", "false"}:
        return "write true or false"
    if name == "language":
        return rules.language(value)
    return ""


def role_hint(value: str) -> str:
    """What an author may have meant by an unknown role."""
    meant = closest(value, ROLES)
    return f"did you mean “{meant}”?" if meant else "the roles are " + ", ".join(ROLES)
