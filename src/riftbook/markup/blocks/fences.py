"""Fenced blocks: code, generated figures, and ``{=html}``."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup import attributes
from riftbook.markup.attributes import Attributes
from riftbook.markup.blocks import generated, html
from riftbook.markup.construct import Construct
from riftbook.markup.inlines.characters import plain
from riftbook.markup.lines import Line, joined

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_OPEN = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*?)[ \t]*$")
_CLOSE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*$")
_INFO = re.compile(r"(?P<language>[^\s{]*)[ \t]*(?P<attributes>" + attributes.PATTERN + ")?$")
_QUARTO = re.compile(r"\{(?P<language>[A-Za-z][\w-]*)(?P<rest>[^}]*)\}$")


def is_fence(text: str) -> bool:
    """Whether a line opens a fence."""
    return _OPEN.match(text) is not None


def track(fence: str, text: str) -> str:
    """The fence that is open after a line, where `fence` was open before it; `""` for none."""
    if not fence:
        match = _OPEN.match(text)
        return match[2] if match else ""
    match = _CLOSE.match(text)
    closed = match and match[1][0] == fence[0] and len(match[1]) >= len(fence)
    return "" if closed else fence


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    match = _OPEN.match(lines[at].text)
    if match is None:
        return 0
    fence, end = match[2], at + 1
    while end < len(lines) and track(fence, lines[end].text):
        end += 1
    inner = [line.without(min(line.indent, len(match[1]))) for line in lines[at + 1 : end]]
    if end == len(lines):
        reader.problem(
            "M004",
            lines[at],
            f"the fence “{fence}” opened here never closes, so all the text after it is code",
            f"close it with a line of “{fence}”",
        )
    _add(reader, parent, lines[at], match[3], inner)
    return min(end + 1, len(lines)) - at


def _add(
    reader: "Reader", parent: Element, opening: Line, info: str, inner: Sequence[Line]
) -> None:
    language, found = _information(info)
    if "figure" in found.classes and "kind" in found.pairs:
        generated.add(reader, parent, opening, found, inner)
    elif found.raw in {"html", "html4", "html5", "xhtml", "epub"}:
        html.add(reader, parent, inner)
    elif found.raw:
        reader.problem(
            "M021",
            opening,
            f"this block is meant for {found.raw} and is left out of both editions",
            "say it in Markdown, or as {=html}",
        )
    else:
        if "caption" in found.pairs:
            reader.problem(
                "M026",
                opening,
                "the caption of this code is not printed",
                "write it as a paragraph before or after the code",
            )
        pre = SubElement(parent, "pre")
        reader.place(pre, [opening])
        _fill(reader, pre, language, found, inner)


def _fill(
    reader: "Reader", pre: Element, language: str, found: Attributes, inner: Sequence[Line]
) -> None:
    classes = tuple(name for name in found.classes if name != language)
    Attributes(id=found.id, classes=classes).put(pre)
    code = reader.literal(pre, "code", inner, joined(inner) + "\n" if inner else "")
    if language:
        code.set("class", f"language-{plain(language)}")


def _information(info: str) -> tuple[str, Attributes]:
    quarto = _QUARTO.match(info)
    if quarto:
        found = attributes.parse("{" + quarto["rest"] + "}")
        return quarto["language"], found or Attributes()
    match = _INFO.match(info)
    if match is None:
        return next(iter(info.split()), ""), Attributes()
    found = attributes.parse(match["attributes"]) if match["attributes"] else None
    if found is None:
        return match["language"], Attributes()
    language = match["language"] or next(iter(found.classes), "")
    return "" if language == "figure" else language, found


CONSTRUCT = Construct(name="fence", block=_read, opens=is_fence)
