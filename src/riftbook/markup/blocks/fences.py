"""Fenced blocks: code with the line ``Listing: caption``, generated figures, and ``{=html}``."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from riftbook.markup import attributes
from riftbook.markup.attributes import Attributes
from riftbook.markup.blocks import generated, html, listing
from riftbook.markup.blocks.captions import caption_end, past_blank
from riftbook.markup.construct import Construct
from riftbook.markup.lines import Line

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
    caption, start = _caption_before(reader, lines, at)
    match = _OPEN.match(lines[start].text)
    if match is None:
        return 0
    fence, end = match[2], start + 1
    while end < len(lines) and track(fence, lines[end].text):
        end += 1
    inner = [line.without(min(line.indent, len(match[1]))) for line in lines[start + 1 : end]]
    if end == len(lines):
        reader.problem(
            "M004",
            lines[start],
            f"the fence “{fence}” opened here never closes, so all the text after it is code",
            f"close it with a line of “{fence}”",
        )
    after = min(end + 1, len(lines))
    if _is_code(match[3]) and not caption:
        caption, after = _caption_after(reader, lines, after)
    _add(reader, parent, lines[start], match[3], inner, caption)
    return after - at


def _caption_before(reader: "Reader", lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int]:
    """The caption that begins on a line, and where its code does."""
    end = caption_end(reader, lines, at, listing.CAPTION)
    start = past_blank(lines, end) if end else len(lines)
    match = _OPEN.match(lines[start].text) if start < len(lines) else None
    return (lines[at:end], start) if match and _is_code(match[3]) else ((), at)


def _caption_after(reader: "Reader", lines: Sequence[Line], at: int) -> tuple[Sequence[Line], int]:
    """The caption that follows code, and where it ends; before more code it belongs to that."""
    start = past_blank(lines, at)
    end = caption_end(reader, lines, start, listing.CAPTION)
    following = past_blank(lines, end) if end else len(lines)
    if not end or (following < len(lines) and is_fence(lines[following].text)):
        return (), at
    return lines[start:end], end


def _is_code(info: str) -> bool:
    """Whether a fence holds code, and no figure, and nothing raw."""
    _, found = _information(info)
    return not found.raw and not ("figure" in found.classes and "kind" in found.pairs)


def _add(
    reader: "Reader",
    parent: Element,
    opening: Line,
    info: str,
    inner: Sequence[Line],
    caption: Sequence[Line],
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
        fence = listing.Fence(
            opening=opening, language=language, found=found, inner=inner, caption=caption
        )
        listing.add(reader, parent, fence)


def _information(info: str) -> tuple[str, Attributes]:
    """The language of a fence and its attributes.

    ``rust,ignore`` is Rust, with a word for another program.
    """
    quarto = _QUARTO.match(info)
    if quarto:
        found = attributes.parse("{" + quarto["rest"] + "}")
        return quarto["language"], found or Attributes()
    match = _INFO.match(info)
    if match is None:
        return next(iter(info.split()), "").partition(",")[0], Attributes()
    found = attributes.parse(match["attributes"]) if match["attributes"] else None
    language = match["language"].partition(",")[0]
    if found is None:
        return language, Attributes()
    language = language or listing.language_of(found.classes)
    return "" if language == "figure" else language, found


CONSTRUCT = Construct(name="fence", block=_read, opens=is_fence)
