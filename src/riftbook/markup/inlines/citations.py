"""Citations, ``[see @key, p. 3; -@other]`` and ``@key``, and references, ``@fig:id``."""

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup.construct import Bracket, Construct
from riftbook.markup.labels import is_reference, normal

if TYPE_CHECKING:
    from riftbook.markup.text import Text

KEY = r"(?:\{[^{}\s]+\}|[^\W]\w*(?:(?:(?!&#?\w+;)[:.#$%&+?~/-])+\w+)*)"
"""In braces whatever it is; else letters, digits and single signs between them, no entity."""
_THING = rf"(?=\{{?(?:(?:fig|tbl|sec|eq|lst)[:-]|(?:part|chap|page):)\w){KEY}"
"""A key that names a thing of the book and not a work."""
_FREE = r"(?<![\w@./\\\x03-])(?P<minus>-?)"
_BEHIND = rf"(?<=[/-])(?=@{_THING})"
"""A dash or a stroke may stand before a reference, whatever is before that."""
NARRATIVE = (
    rf"(?:{_FREE}|{_BEHIND})@(?P<key>{KEY})(?P<more>(?:(?:--?|–|/)@{_THING})*)"
    r"(?P<locator>[ ]\[[^\[\]@^]+\](?![(\[{]))?"
)
"""A citation or reference in running text, with the references that hang on it by a sign."""
_THROUGH = re.compile(rf"(?:--?|–)(?P<minus>)@(?P<key>{_THING})")
"""What makes a range of a reference and the one before it."""
_FURTHER = re.compile(rf"(?:(?<![\w@.\\-])(?P<minus>-?)|{_BEHIND})@(?P<key>{_THING})")

_ITEM = re.compile(
    rf"(?P<prefix>(?:[^@]|(?<=\w)@)*?)(?<![\w@./])(?P<minus>-?)@(?P<key>{KEY})(?P<suffix>.*)$",
    re.DOTALL,
)

_NESTED = re.compile(r"\[[^\]]*@")
"""A bracket inside a bracket names what is in it."""


def reference(match: re.Match[str]) -> Element:
    """The empty element that stands for a reference; ``-@`` leaves its word out."""
    element = Element("span", {"class": "reference", "x-mark": "reference"})
    element.set("x-target", normal(match["key"].strip("{}")))
    element.set("x-src", f"@{match['key']}")
    if match["minus"]:
        element.set("x-bare", "")
    return element


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
    named = _is_reference(match)
    if not (named or match["more"]):
        return _citation(match[0], [match], True)
    element = reference(match) if named else _citation(f"@{match['key']}", [match], True)
    if match["more"]:
        group = Element("x-group", {"x-src": match[0]})
        group.append(element)
        _go_on(group, match["more"])
        element = group
    element.tail = match["locator"]
    return element


def _go_on(group: Element, text: str) -> None:
    """What follows a reference: others, which may make ranges with it, and words."""
    at = 0
    while match := _THROUGH.match(text, at) or _FURTHER.search(text, at):
        named = reference(match)
        if match.re is _THROUGH and group[-1].get("x-mark") == "reference":
            named.set("x-joined", "through")
            if "x-bare" in group[-1].attrib:
                named.set("x-bare", "")
        else:
            group[-1].tail = text[at : match.start("key") - 1 - len(match["minus"] or "")]
        group.append(named)
        at = match.end()
    group[-1].tail = text[at:]


def _is_reference(match: re.Match[str]) -> bool:
    return is_reference(match["key"].strip("{}"))


def _bracket(text: "Text", bracket: Bracket) -> tuple[Element, int] | None:
    if bracket.lead or "@" not in bracket.inner:
        return None
    source = text.source(bracket.inner)
    named = [] if _NESTED.search(bracket.inner) else _items(bracket.inner)
    if named and all(map(_is_reference, named)):
        return _references(named, f"[{source}]"), bracket.end
    items = _items(source)
    return (_citation(f"[{source}]", items, False), bracket.end) if items else None


def _items(inner: str) -> list[re.Match[str]]:
    """The works or things named in a bracket; none if a part of it names nothing."""
    items = [_ITEM.match(part) for part in inner.split(";")]
    found = [item for item in items if item]
    return found if len(found) == len(items) else []


def _references(items: list[re.Match[str]], source: str) -> Element:
    """``[see @fig:a; @fig:b, left]``: the references and the words with them, without brackets.

    References with no words between them are named together.
    """
    group = Element("x-group", {"x-src": source})
    group.text = items[0]["prefix"].lstrip()
    behind = ""
    for item in items:
        named = reference(item)
        if len(group):
            before = item["prefix"].strip()
            if behind or before:
                group[-1].tail = f"{behind}; {before} " if before else f"{behind}; "
            else:
                named.set("x-joined", "")
        group.append(named)
        _go_on(group, item["suffix"].rstrip())
        behind = group[-1].tail or ""
    return group


CONSTRUCT = Construct(name="citation", bracket=_bracket)
