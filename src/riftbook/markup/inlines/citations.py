"""Citations, ``[see @key, p. 3; -@other]`` and ``@key``, and references, ``@fig:id``."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.construct import Bracket, Construct
from riftbook.markup.labels import is_reference, normal

if TYPE_CHECKING:
    from riftbook.markup.text import Text

KEY = r"(?:\{[^{}\s]+\}|[^\W]\w*(?:[:.#$%&+?~/-]+\w+)*)"
NARRATIVE = (
    rf"(?<![\w@./\\\x03-])(?P<minus>-?)@(?P<key>{KEY})"
    r"(?P<locator>[ ]\[[^\[\]@^]+\](?![(\[{]))?"
)
"""A citation or reference in running text."""

_ITEM = re.compile(
    rf"(?P<prefix>(?:[^@]|(?<=\w)@)*?)(?<![\w@./])(?P<minus>-?)@(?P<key>{KEY})(?P<suffix>.*)$",
    re.DOTALL,
)


def reference(key: str, source: str) -> Element:
    """The empty element that stands for a reference."""
    return Element(
        "span",
        {"class": "reference", "x-mark": "reference", "x-target": normal(key), "x-src": source},
    )


def _citation(source: str, items: list[re.Match[str]], narrative: bool) -> Element:
    element = Element("span", {"class": "citation", "x-mark": "citation", "x-src": source})
    if narrative:
        element.set("x-narrative", "")
    for item in items:
        found = item.groupdict()
        child = Element("x-item", {"x-key": found["key"].strip("{}"), "x-source": found["key"]})
        child.set("x-prefix", " ".join((found.get("prefix") or "").split()))
        child.set("x-locator", _locator(found.get("suffix") or found.get("locator") or ""))
        if found["minus"]:
            child.set("x-suppress", "")
        element.append(child)
    return element


def _locator(suffix: str) -> str:
    return " ".join(suffix.strip().strip("[]").lstrip(",").split())


def narrative(match: re.Match[str]) -> Element:
    """What ``@key`` in running text becomes, the locator in brackets behind it included."""
    key = match["key"].strip("{}")
    if is_reference(key):
        element = reference(key, f"@{match['key']}")
        element.tail = match["locator"]
        return element
    return _citation(match[0], [match], True)


def _bracket(text: "Text", bracket: Bracket) -> tuple[Element, int] | None:
    if bracket.lead or "@" not in bracket.inner:
        return None
    inner = text.source(bracket.inner)
    items = [_ITEM.match(part) for part in inner.split(";")]
    found = [item for item in items if item]
    if len(found) != len(items):
        return None
    if all(is_reference(item["key"]) for item in found):
        return _references(found, f"[{inner}]"), bracket.end
    return _citation(f"[{inner}]", found, False), bracket.end


def _references(items: list[re.Match[str]], source: str) -> Element:
    """``[@fig:a; @fig:b]``: the references without the brackets."""
    group = Element("x-group", {"x-src": source})
    for item in items:
        if len(group):
            group[-1].tail = ", "
        group.append(reference(item["key"], f"@{item['key']}"))
    return group


CONSTRUCT = Construct(name="citation", bracket=_bracket)
