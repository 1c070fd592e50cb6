"""What a fenced div is and holds: title and attribution, stanzas, speeches."""

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.attributes import RESERVED, Attributes
from riftbook.markup.blocks import attributions, line_blocks
from riftbook.markup.lines import Line
from riftbook.model.passages import OWN, PASSAGES, Passage, named
from riftbook.records import replace

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

TITLE = "passage-title"
_HEADING = re.compile("h[1-6]$")
_SPAN = re.compile(r" *\[.*\]\{[^{}]*\.attribution\b[^{}]*\} *$")
"""A paragraph that will turn out to be an attribution."""
_HARD_BREAK = re.compile(r"(?:\\| {2,})$")
_ALIKE = 0.82
"""How alike a name must be to one of `PASSAGES` to be taken for a slip."""


def kind_of(found: Attributes, own: Mapping[str, str]) -> Passage | None:
    """The kind of passage that a div is; None for one that riftbook knows nothing of.

    Args:
        found: all that stood behind its colons.
        own: the names of the book's own asides.
    """
    known = named(found.classes)
    if known is not None:
        return known
    if not own.keys().isdisjoint(found.classes) or "title" in found.pairs:
        return OWN
    return PASSAGES["extract"] if "attribution" in found.pairs else None


def read(
    reader: "Reader", passage: Passage, found: Attributes, lines: Sequence[Line], parent: Element
) -> None:
    """Read a passage.

    Args:
        reader: of the file.
        passage: its kind.
        found: all that stood behind its colons.
        lines: the line that opens it and those that it holds.
        parent: where it is added.
    """
    element = SubElement(parent, passage.element)
    reader.place(element, [lines[0]])
    pairs = {key: value for key, value in found.pairs.items() if key not in _PRINTED}
    classes = tuple(dict.fromkeys((*_first(passage, found), *found.classes)))
    replace(found, classes=classes, pairs=pairs).put(element)
    _written(reader, element, lines[0], found.pairs, "title")
    reader.read(lines[1:], element)
    _take_heading(element)
    if passage.name in _ATTRIBUTED:
        attributions.find(reader, element)
    _SHAPES.get(passage.name, _as_it_is)(reader, element)
    _written(reader, element, lines[0], found.pairs, "attribution")
    _mark(reader, passage, classes, element)
    if len(element) == 0:
        reader.problem(
            "M061",
            lines[0],
            f"this {passage.name} has no text",
            "write its text between the two lines of colons, or take both out",
        )


def tell_slip(reader: "Reader", found: Attributes, opening: Line) -> None:
    """Tell a name that no passage has and that is almost one's."""
    for name in found.classes:
        near = get_close_matches(name, PASSAGES, n=1, cutoff=_ALIKE)
        if near and name not in {f"{near[0]}s", *RESERVED}:
            reader.problem(
                "M062",
                opening,
                f"no passage is called “{name}”",
                f"did you mean ::: {near[0]}? a name of your own should be less like it",
            )


_PRINTED = ("title", "attribution")
"""Pairs whose values are text of the book."""
_ATTRIBUTED = frozenset({"epigraph", "extract", "pull-quote", "verse"})
_ELEMENTS = {"title": ("p", TITLE), "attribution": ("p", attributions.NAME)}


def _first(passage: Passage, found: Attributes) -> tuple[str, ...]:
    """The class that a kind's style goes by; an aside of the book's own gets it later."""
    return () if passage is OWN else (passage.name,)


def _written(
    reader: "Reader", element: Element, opening: Line, pairs: Mapping[str, str], key: str
) -> None:
    """Add the text of ``title="…"`` or ``attribution="…"``."""
    value = pairs.get(key, "")
    if value.strip():
        at = opening.text.find(value, opening.text.find(f"{key}="))
        piece = Line(opening.line, opening.column + at, value)
        tag, name = _ELEMENTS[key]
        reader.leaf(element, tag, [piece], value).set("class", name)


def _take_heading(element: Element) -> None:
    """A heading that a passage begins with is its title, and no section's."""
    first = element[0] if len(element) else None
    if first is not None and _HEADING.match(first.tag):
        first.tag = "p"
        first.attrib.pop("x-short", None)
        first.set("class", TITLE)


def _mark(reader: "Reader", passage: Passage, classes: Sequence[str], element: Element) -> None:
    """Carry what becomes a mark."""
    if passage.element == "aside":
        element.set("x-mark", "aside")
        element.set("x-kind", passage.name)
        label = next((reader.asides[name] for name in classes if name in reader.asides), "")
        element.set("x-label", label)
    elif passage.name == "verse" and "numbered" in classes:
        element.set("x-mark", "verse")


def _as_it_is(reader: "Reader", element: Element) -> None:
    """What a passage holds needs nothing more."""


def _verse(reader: "Reader", element: Element) -> None:
    """The lines of paragraphs are lines of verse; blocks that follow each other are stanzas."""
    for at, child in enumerate(list(element)):
        if child.tag != "p" or child.get("class") in {TITLE, attributions.NAME}:
            continue
        lines = reader.slices[int(child.get("x-slice", ""))]
        if not _SPAN.match(lines[0].text):
            element[at] = _stanza(reader, lines)
    line_blocks.join(element)


def _stanza(reader: "Reader", lines: Sequence[Line]) -> Element:
    block = Element("div", {"class": "line-block"})
    for line in lines:
        kept = Line(line.line, line.column, _HARD_BREAK.sub("", line.text))
        line_blocks.add(reader, block, [kept], kept.indent)
    return block


def _dialogue(reader: "Reader", element: Element) -> None:
    """Each term of a definition list is a speaker; with what they say it is a speech."""
    for speeches in element.iter("dl"):
        speech: Element | None = None
        for child in list(speeches):
            if speech is None or (child.tag == "dt" and speech[-1].tag != "dt"):
                speech = Element("div", {"class": "speech"})
                speeches.insert(list(speeches).index(child), speech)
            speeches.remove(child)
            speech.append(child)
            if child.tag == "dt":
                child.set("class", "speaker")
                child.tail = "\n"


_SHAPES: Mapping[str, Callable[["Reader", Element], None]] = {
    "dialogue": _dialogue,
    "verse": _verse,
}
