"""Blocks of HTML in the manuscript, by CommonMark's rules; the cleaner looks at them later."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from riftbook.markup.construct import Construct
from riftbook.markup.inlines.html import TAG, token
from riftbook.markup.lines import Line, joined

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option"
    "|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_LITERAL = re.compile(r" {0,3}<(script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_BLOCK = re.compile(rf" {{0,3}}</?(?:{_BLOCKS})(?=[\s/>]|$)", re.IGNORECASE)
_ALONE = re.compile(rf" {{0,3}}{TAG}[ \t]*$")
_COMMENT = re.compile(r" {0,3}<!--")
_MARKDOWN = re.compile(r"""\smarkdown(?:=(?:"(?:1|block|span)"|'1'|1))?(?=[\s>])""")
_PIECE = re.compile(rf"<!--.*?-->|{TAG}", re.DOTALL)


def opens(text: str) -> bool:
    """Whether a line in a paragraph begins a block of HTML."""
    return bool(_LITERAL.match(text) or _BLOCK.match(text))


def _read(reader: "Reader", lines: Sequence[Line], at: int, parent: Element) -> int:
    text = lines[at].text
    if "<" not in text[:4]:
        return 0
    if _COMMENT.match(text):
        return _comment(reader, lines, at)
    literal = _LITERAL.match(text)
    if literal:
        close = f"</{literal[1].lower()}>"
        end = _until(lines, at, lambda line: close in line.lower()) or len(lines)
    elif _BLOCK.match(text) or _ALONE.match(text):
        end = _until(lines, at, lambda line: not line.strip()) or len(lines)
        if end < len(lines) or lines[end - 1].blank:
            end -= lines[end - 1].blank
        if _ALONE.match(text) and (_MARKDOWN.search(text) or text.lstrip().startswith("</")):
            end = at + 1
    else:
        return 0
    add(reader, parent, lines[at:end])
    return end - at


def _until(lines: Sequence[Line], at: int, last: Callable[[str], bool]) -> int:
    """The end of the lines up to the first that `last` holds for; 0 where there is none."""
    for position in range(at, len(lines)):
        if last(lines[position].text):
            return position + 1
    return 0


def _comment(reader: "Reader", lines: Sequence[Line], at: int) -> int:
    """Skip a comment, unless text follows on its last line: then it is a paragraph's."""
    end = _until(lines, at, lambda line: "-->" in line)
    if not end:
        reader.problem(
            "M018", lines[at], "the comment opened here never closes", "close it with -->"
        )
        return 0
    return 0 if lines[end - 1].text.partition("-->")[2].strip() else end - at


def add(reader: "Reader", parent: Element, lines: Sequence[Line]) -> None:
    """Add HTML as a row of tags and texts."""
    block = SubElement(parent, "x-html")
    reader.place(block, lines)
    source = joined(lines)
    at = 0
    for match in _PIECE.finditer(source):
        _text(block, source[at : match.start()])
        if not match[0].startswith("<!--"):
            block.append(token(match[0]))
        at = match.end()
    _text(block, source[at:])


def _text(block: Element, text: str) -> None:
    if text:
        SubElement(block, "x-text").text = AtomicString(text)


CONSTRUCT = Construct(name="html", block=_read, opens=opens)
