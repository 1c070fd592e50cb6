"""Attributes in braces, as Pandoc writes them: ``{#id .class key=value}``."""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from riftbook.language.scripts import runs_left
from riftbook.markup.labels import normal
from riftbook.records import Value, field

PATTERN = r"""\{(?:[^{}"'\\]|\\.|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<=\w)')*\}"""
"""A group of attributes with its braces, as a regular expression."""

RESERVED = frozenset(
    (
        "caption-label", "citation", "decorative", "endnote", "endnotes", "footnote", "footnotes",
        "generated", "index", "line-number", "marker", "math", "missing", "note-call", "note-list",
        "note-number", "note-page", "notes-group", "reference", "section-number", "term",
        "verse-number",
    )
)  # fmt: skip
"""Classes by which riftbook knows its own elements: no author's element may have them."""

_SYNTAX = {
    "x-picture": frozenset(("decorative",)),
    **dict.fromkeys(("span", "mark", "u", "kbd"), frozenset(("index", "term"))),
}
"""The elements on which some of them are the author's to write."""

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}="']+)
      | \.(?P<class>[^\s{}.#="'][^\s{}#="']*)
      | (?P<key>[A-Za-z_:][\w:.-]*)=
        (?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s{}"'][^\s{}]*|)
      | =(?P<raw>[A-Za-z0-9]+)
      | (?P<dash>-)
    )(?=[\s#.]|$)""",
    re.VERBOSE,
)
_TRAILING = re.compile(r"\s*(" + PATTERN + r")\s*$")
_KEPT = frozenset(("lang", "dir", "title", "start", "role"))


class Attributes(Value, kw_only=True):
    """What stood between the braces."""

    id: str = ""
    classes: tuple[str, ...] = ()
    pairs: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""
    """``html`` of ``{=html}``."""

    def put(self, element: Element) -> None:
        """Give an element the id, the classes and those pairs that HTML knows."""
        if self.id:
            element.set("id", self.id)
        taken = RESERVED - _SYNTAX.get(element.tag, frozenset())
        free = [name for name in self.classes if name not in taken]
        if free:
            before = element.get("class", "").split()
            element.set("class", " ".join(dict.fromkeys((*before, *free))))
        if len(free) < len(self.classes):
            element.set("x-taken", " ".join(name for name in self.classes if name in taken))
        for key, value in self.pairs.items():
            if key in _KEPT:
                element.set(key, value)
            elif key == "short-caption":
                element.set("x-short-caption", value)
        if runs_left(self.pairs.get("lang", "")):
            element.attrib.setdefault("dir", "rtl")


def parse(text: str) -> Attributes | None:
    """Read ``{…}``; None where it is not a group of attributes but text."""
    inner = text.strip()[1:-1].removeprefix(":").strip()
    if not inner:
        return None
    found = Attributes()
    identifier, raw = found.id, found.raw
    classes: list[str] = []
    pairs: dict[str, str] = {}
    at = 0
    while at < len(inner):
        match = _ITEM.match(inner, at)
        if match is None:
            if inner[at:].isspace():
                break
            return None
        at = match.end()
        identifier = match["id"] or identifier
        raw = match["raw"] or raw
        if match["class"]:
            classes.append(match["class"])
        elif match["dash"]:
            classes.append("unnumbered")
        elif match["key"]:
            pairs[match["key"]] = _unquoted(match["value"])
    return Attributes(id=normal(identifier), classes=tuple(classes), pairs=pairs, raw=raw)


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]:
        return re.sub(r"""\\(["'\\])""", r"\1", value[1:-1])
    return value


def trailing(text: str) -> tuple[str, Attributes]:
    """Part the attributes at the end of a line from the text before them."""
    match = _TRAILING.search(text) if text.rstrip().endswith("}") else None
    found = parse(match[1]) if match else None
    if match is None or found is None:
        return text, Attributes()
    return text[: match.start()], found
