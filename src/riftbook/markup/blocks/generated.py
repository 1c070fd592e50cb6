"""Generated figures: a fence ``{.figure kind="…" #fig:id caption="…" alt="…"}`` of TOML."""

import re
import tomllib
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.diagnostics import Span
from riftbook.markup.attributes import Attributes
from riftbook.markup.lines import Line, joined

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_END = re.compile(r"\(at end of document\)$")


def add(
    reader: "Reader", parent: Element, opening: Line, found: Attributes, inner: Sequence[Line]
) -> None:
    """Add the figure: its TOML is checked here and read again when the mark is made."""
    figure = SubElement(parent, "figure")
    classes = tuple(name for name in found.classes if name != "figure")
    pairs = {key: value for key, value in found.pairs.items() if key == "short-caption"}
    Attributes(id=found.id, classes=classes, pairs=pairs).put(figure)
    reader.place(figure, [opening])
    figure.set("x-mark", "figure")
    figure.set("x-kind", found.pairs["kind"])
    figure.set("x-line", str(opening.line + 1))
    figure.set("x-toml", _checked(reader, opening, inner))
    figure.set("x-width", found.pairs.get("width", ""))
    image = SubElement(figure, "img")
    if "alt" in found.pairs:
        figure.set("x-alt", found.pairs["alt"])
        image.set("alt", found.pairs["alt"])
    if "caption" in found.pairs:
        caption = found.pairs["caption"]
        at = max(opening.text.find(caption), 0)
        piece = Line(opening.line, opening.column + at, opening.text[at : at + len(caption)])
        reader.leaf(figure, "figcaption", [piece], caption)


def _checked(reader: "Reader", opening: Line, inner: Sequence[Line]) -> str:
    source = joined(inner)
    try:
        tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        reader.problem(
            "F029",
            _place(reader, opening, inner, str(error)),
            f"the TOML of this figure cannot be read: {_PLACE.sub('', str(error)).strip()}",
            'each line is a name = value; text stands in "straight quotes"',
        )
        return ""
    return source


def _place(reader: "Reader", opening: Line, inner: Sequence[Line], message: str) -> Span:
    match = _PLACE.search(message)
    if match and int(match[1]) <= len(inner):
        line = inner[int(match[1]) - 1]
        return Span(path=reader.path, line=line.line, column=line.column + int(match[2]) - 1)
    return reader.span(inner[-1] if inner else opening)
