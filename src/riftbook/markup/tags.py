"""The author's own HTML tags: opened, closed, cleaned, and what is taken out is told."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING

from lxml import etree

from riftbook.diagnostics import Span
from riftbook.markup import cleaning
from riftbook.markup.attributes import RESERVED
from riftbook.markup.inlines.characters import ENTITY, is_known
from riftbook.markup.locating import Locator
from riftbook.markup.troubles import TROUBLE
from riftbook.records import Record

if TYPE_CHECKING:
    from riftbook.markup.assembly import Assembler

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"""
)
_ENTITY = re.compile(ENTITY)
_IMPLIED = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tbody": {"tr", "td", "th", "thead", "tbody"},
    "tfoot": {"tr", "td", "th", "thead", "tbody"},
}
"""Opening a tag closes these, as in HTML."""

_OPTIONAL = frozenset(
    "p li dt dd tr td th thead tbody tfoot colgroup html body rp rt".split()  # noqa: SIM905
)
_FLOWING = cleaning.PHRASING - {"pre"}


class Open(Record):
    """An element that is being filled."""

    tag: str
    element: etree._Element
    """Where its content goes: its own element, or where it is hidden its parent's."""
    source: Span | None = None
    """Of the tag, where the author wrote it as HTML."""
    hidden: bool = False
    silent: bool = False
    """Its content goes nowhere."""


def take(assembler: "Assembler", source: str) -> None:
    """Open or close what a tag of the author's opens or closes."""
    match = _NAME.match(source)
    assert match is not None
    tag = match[1].lower()
    span = assembler.locator().find(source)
    if source.startswith("</"):
        _close(assembler, tag, span)
        return
    given: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(source, match.end()):
        value = next((v for v in found.groups()[1:] if v is not None), "")
        given.setdefault(found[1].lower(), unescape(value))
    classes = given.get("class", "").split()
    free = [name for name in classes if name not in RESERVED]
    if len(free) < len(classes):
        refuse_classes(assembler, span, [name for name in classes if name in RESERVED])
        given["class"] = " ".join(free)
        if not free:
            del given["class"]
    _open(assembler, tag, given, span, source.endswith("/>"))


def _open(
    assembler: "Assembler", tag: str, given: dict[str, str], span: Span, closed: bool
) -> None:
    end_implied(assembler, tag)
    attributes, removed = cleaning.attributes(tag, given)
    name = _name(assembler, tag)
    if name and not assembler.stack[-1].silent:
        for key in removed:
            refuse(assembler, span, tag, key, given[key])
        _check_spans(assembler, span, given, attributes)
    elif not assembler.stack[-1].silent:
        _refuse_element(assembler, tag, span)
    void = closed or tag in cleaning.VOID or tag in {"base", "embed", "input", "link", "meta"}
    if not name:
        _hide(assembler, tag, span, void)
        return
    if name == "img":
        attributes.update(_picture(given))
    if name != tag:
        _part_words(assembler, tag)
    opened = assembler.open(name, attributes, span)
    opened.tag = name if name == tag else f"{tag} as {name}"
    if not opened.hidden and ("id" in attributes or name in {"a", "img"}):
        opened.element.set("x-at", f"{span.line}:{span.column}:{span.length}")
        mark = {"a": "link", "img": "figure"}.get(name, "")
        if mark and (mark == "figure" or "href" in attributes):
            opened.element.set("x-mark", mark)
    if void:
        assembler.stack.pop()
    if name == "br":
        assembler.append("\n")


def _check_spans(
    assembler: "Assembler", span: Span, given: Mapping[str, str], kept: Mapping[str, str]
) -> None:
    """Tell where a cell's number of columns or rows was not possible."""
    for key in ("colspan", "rowspan"):
        if key in kept and kept[key] != given[key].strip().lstrip("0").zfill(1):
            assembler.reader.problem(
                "M025",
                span,
                f"{key}={given[key]} is not possible and is set to {kept[key]}",
                f"write a number from 1 to {cleaning.SPANNING}",
            )


def _picture(given: dict[str, str]) -> dict[str, str]:
    found = {"x-inline": "", "x-path": given.get("src", "")}
    if "alt" in given:
        found["x-alt"] = given["alt"]
    if given.get("width"):
        found["x-width"] = given["width"]
    return found


def end_implied(assembler: "Assembler", tag: str) -> None:
    """Close what the author left open and an element of this name closes, as in HTML."""
    closing = _IMPLIED.get(tag, set())
    if tag in cleaning.BLOCK:
        closing = closing | {"p"}
    while assembler.stack[-1].source is not None and assembler.stack[-1].tag in closing:
        assembler.stack.pop()


def make_room(assembler: "Assembler") -> None:
    """Let the author's inline tags around a block of Markdown be blocks too."""
    for open_ in reversed(assembler.stack):
        if open_.source is None:
            break
        name = etree.QName(open_.element)
        if not open_.hidden and name.localname in cleaning.INLINE - cleaning.TRANSPARENT:
            open_.element.tag = f"{{{name.namespace}}}div"


def _name(assembler: "Assembler", tag: str) -> str:
    """The element that a tag becomes here; `""` for none."""
    if tag not in cleaning.INLINE and tag not in cleaning.BLOCK:
        return ""
    parents = [name.split(" as ")[-1] for name in assembler.parents()]
    if tag in cleaning.INLINE:
        return "span" if tag == "a" and "a" in parents else tag
    if parents[0] in cleaning.PHRASING:
        return "" if tag in cleaning.VOID else "span"
    if tag in cleaning.PARENTS and parents[0] not in cleaning.PARENTS[tag]:
        return "" if tag in cleaning.VOID else "div"
    return tag


def _hide(assembler: "Assembler", tag: str, span: Span, void: bool) -> None:
    if void:
        return
    around = assembler.stack[-1]
    silent = around.silent or tag in cleaning.REMOVED
    assembler.stack.append(Open(tag, around.element, span, hidden=True, silent=silent))


def _close(assembler: "Assembler", tag: str, span: Span) -> None:
    stack = assembler.stack
    for level in range(len(stack) - 1, -1, -1):
        if stack[level].source is None:
            break
        if stack[level].tag.split(" as ")[0] == tag:
            close_above(assembler, level)
            stack.pop()
            _part_words(assembler, tag)
            return
    _part_words(assembler, tag)
    if tag not in {"p", "br"} and not stack[-1].silent and tag not in cleaning.NEUTRAL:
        assembler.reader.problem(
            "M019",
            span,
            f"</{tag}> closes an element that is not open here",
            f"take it out, or open the element before it with <{tag}>",
        )


def _part_words(assembler: "Assembler", tag: str) -> None:
    """Keep words apart that a block stood between, where it cannot be a block."""
    if tag in cleaning.BLOCK and next(iter(assembler.parents())).split(" as ")[-1] in _FLOWING:
        assembler.append("\n")


def close_above(assembler: "Assembler", level: int) -> None:
    """Close every element above one, telling which of them the author left open."""
    while len(assembler.stack) > level + 1:
        left = assembler.stack.pop()
        tag = left.tag.split(" as ")[0]
        if left.source is None or tag in _OPTIONAL or (left.silent and not left.hidden):
            continue
        assembler.reader.problem(
            "M007",
            left.source,
            f"<{tag}> never closes",
            f"write </{tag}> where it ends",
        )


def refuse(assembler: "Assembler", span: Span | None, tag: str, name: str, value: str) -> None:
    """Tell that an attribute is taken out."""
    at = span or assembler.locator().at(0)
    if name in {"href", "src", "cite"}:
        assembler.reader.problem(
            "M022",
            at,
            f"the address “{value[:60]}” is taken out",
            "a book's links are https:, mailto: or relative",
        )
    elif name == "id":
        assembler.reader.problem(
            "M023",
            at,
            f"“{value[:60]}” cannot be an id",
            "an id begins with a letter and has letters, digits and : . - _ in it",
        )
    elif name == "lang":
        assembler.reader.problem(
            "M016",
            at,
            f"“{value[:60]}” names no language and is taken out",
            cleaning.written_as(value),
        )
    else:
        assembler.reader.problem(
            "M016",
            at,
            f"the attribute {name} of <{tag}> is taken out",
            "use a class, and say in the theme what it looks like",
        )


def refuse_classes(assembler: "Assembler", span: Span | None, names: Sequence[str]) -> None:
    """Tell that classes are riftbook's own."""
    for name in names:
        assembler.reader.problem(
            "M024",
            span or assembler.locator().at(0),
            f"the class “{name}” is riftbook's own and is taken out",
            f"choose another name; taken are {', '.join(sorted(RESERVED))}",
        )


def _refuse_element(assembler: "Assembler", tag: str, span: Span) -> None:
    if tag in cleaning.NEUTRAL:
        return
    gone = "with all that is in it" if tag in cleaning.REMOVED else "and its text kept"
    if tag in cleaning.INLINE or tag in cleaning.BLOCK:
        gone = "because it cannot stand here"
    assembler.reader.problem(
        "M016",
        span,
        f"<{tag}> is taken out, {gone}",
        "use a class, and say in the theme what it looks like"
        if tag in cleaning.LOOKS
        else "a book holds text and pictures; nothing in it runs or is fetched",
    )


def report_text(assembler: "Assembler", code: str, source: str) -> None:
    """Report a piece of running text that is wrong."""
    message, hint = TROUBLE[code]
    span = assembler.locator().find(source)
    assembler.reader.problem(code, span, message.format(source), hint.format(source))


def report_entities(assembler: "Assembler", text: str) -> None:
    """Report the names in a text of HTML that are no character's."""
    locator: Locator = assembler.locator()
    for match in _ENTITY.finditer(text):
        if not is_known(match[0]):
            message, hint = TROUBLE["M013"]
            span = locator.find(match[0])
            assembler.reader.problem("M013", span, message.format(match[0]), hint)
