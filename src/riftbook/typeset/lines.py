"""The lines of the pages, read off WeasyPrint's layout tree, which is private.

A text box of the tree knows its element but not which part of the element's text it prints.
The boxes of one element stand in the order of its text, whatever is moved, floated or set as a
note; so each element's characters are handed out to its boxes one after the other. What is
printed again, such as the head of a table on its next page, finds none left.
"""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from riftbook.ink import stretches
from riftbook.places import inked
from riftbook.records import Record, Value, field, replace
from riftbook.sheets import Line
from riftbook.typeset.engine import AbsolutePlaceholder, boxes

POINTS = 0.75
"""Points in a CSS pixel."""
_FIGURE = "data-figure"
_TURNED = "turned-sheet"
"""The class of what the edition turns."""


class Printed(Value):
    """What stands on one page."""

    lines: tuple[Line, ...]
    opening: str
    """The figure with which the page begins; `""` for none."""


class _Supply(Record):
    """The ink characters of one element's own text nodes, and how many are printed already."""

    block: str
    own: bool
    text: str = ""
    ordinals: list[int] = field(default_factory=list)
    used: int = 0
    fitted: bool = False


class _Part(Record):
    """What one line prints of one block, in CSS pixels."""

    block: str
    begin: int
    end: int
    lead: int
    left: float
    right: float


def read_lines(pages: Sequence[object]) -> Iterator[Printed]:
    """The lines of every page of one division, in order."""
    reader: _Reader | None = None
    for page in pages:
        box = page._page_box  # type: ignore[attr-defined]
        reader = reader or _Reader(box.children[0].element)
        yield reader.page(box)


class _Reader:
    """One division being read."""

    def __init__(self, root: Element) -> None:
        self._supplies: dict[int, _Supply] = {}
        self._shown: set[str] = set()
        self._lines: list[Line] = []
        self._opening = ""
        self._initial: Line | None = None
        for stretch in stretches(root):
            supply = self._supplies.setdefault(
                id(stretch.holder), _Supply(stretch.block, stretch.own)
            )
            ink = inked(stretch.text)
            begin, own = stretch.begin, stretch.own
            supply.text += ink
            supply.ordinals += range(begin, begin + len(ink)) if own else [begin] * len(ink)

    def page(self, box: boxes.PageBox) -> Printed:
        """Read one page: the text, then its notes."""
        self._lines, self._opening, self._initial = [], "", None
        self._walk(box.children[0], False)
        for child in box.children[1:]:
            if isinstance(child, boxes.FootnoteAreaBox):
                self._walk(child, True)
        return Printed(tuple(self._lines), self._opening)

    def _walk(self, box: boxes.Box, note: bool, afloat: bool = False) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if is_turned(box):
            before = len(self._lines)
            for child in box.children:
                self._walk(child, note, afloat)
            self._lines[before:] = [_turned(line, box) for line in self._lines[before:]]
            return
        if isinstance(box, boxes.LineBox):
            self._line(box, note, afloat)
            return
        if box.element is not None and box.element.get(_FIGURE):
            self._figure(box.element.get(_FIGURE, ""))
        afloat = afloat or box.is_floated()
        for child in getattr(box, "children", ()):
            self._walk(child, note, afloat)

    def _figure(self, figure: str) -> None:
        """Keep a figure that begins the page; the rest of one begun before is no beginning."""
        if figure not in self._shown:
            self._shown.add(figure)
            self._opening = self._opening or ("" if self._lines else figure)

    def _line(self, line: boxes.LineBox, note: bool, afloat: bool) -> None:
        """Add the lines of a line box: one for each block that has a part in it."""
        parts: list[_Part] = []
        floats: list[boxes.Box] = []
        self._collect(line, parts, floats)
        for box in floats:
            self._walk(box, note)
        known = [part for part in parts if part.block] or parts
        for part in known:
            self._add(_made(part, line, note), afloat)

    def _add(self, line: Line, afloat: bool) -> None:
        """Add a line; an initial, which floats, is the beginning of the line behind it.

        Words of our own that float, as the number of a line of verse does, are none.
        """
        if afloat and line.begin == line.end and line.lead:
            return
        initial, self._initial = self._initial, line if afloat else None
        if initial and not afloat and (initial.block, initial.end) == (line.block, line.begin):
            width = line.x + line.width - initial.x
            line = replace(line, begin=initial.begin, x=initial.x, width=width)
            self._lines.pop()
        self._lines.append(line)

    def _collect(self, box: boxes.Box, parts: list[_Part], floats: list[boxes.Box]) -> None:
        for child in box.children:
            if isinstance(child, boxes.TextBox):
                self._take(child, parts)
            elif isinstance(child, AbsolutePlaceholder) or child.is_floated():
                floats.append(child)
            elif hasattr(child, "children"):
                self._collect(child, parts, floats)

    def _take(self, box: boxes.TextBox, parts: list[_Part]) -> None:
        """Hand the next characters of its element out to a text box."""
        pseudo = "::" in box.element_tag and not box.element_tag.endswith("::first-letter")
        supply = self._supplies.get(id(box.element))
        text = inked(box.text)
        if pseudo or supply is None or not text:
            return
        _fit(supply, box)
        length = _own_length(text, box, supply)
        ordinals = supply.ordinals[supply.used : supply.used + length]
        supply.used += length
        if ordinals:
            self._extend(_part_of(supply.block, ordinals[0], parts), supply, ordinals, box)

    def _extend(
        self, part: _Part, supply: _Supply, ordinals: Sequence[int], box: boxes.TextBox
    ) -> None:
        if supply.own:
            part.begin = ordinals[0] if part.end < 0 else min(part.begin, ordinals[0])
            part.end = max(part.end, ordinals[-1] + 1)
        elif part.end < 0:
            part.lead += len(ordinals)
        part.left = min(part.left, box.position_x)
        part.right = max(part.right, box.position_x + box.width)


def is_turned(box: boxes.Box) -> bool:
    """Whether a box stands on the page turned, its head on the left."""
    element = getattr(box, "element", None)
    return element is not None and _TURNED in (element.get("class") or "").split()


def _turned(line: Line, box: boxes.Box) -> Line:
    """A line of a turned box where it stands on the page, running upwards."""
    left, top = box.content_box_x() * POINTS, box.content_box_y() * POINTS
    across, down = line.x - left, line.baseline - top
    foot = top + box.width * POINTS
    return replace(line, x=left + down, baseline=foot - across, upwards=True)


def _part_of(block: str, begin: int, parts: list[_Part]) -> _Part:
    for part in parts:
        if part.block == block:
            return part
    parts.append(_Part(block, begin, -1, 0, float("inf"), 0.0))
    return parts[-1]


def _fit(supply: _Supply, box: boxes.TextBox) -> None:
    """Where capitals are more letters than what they stand for (ß), count as is printed."""
    if supply.fitted or box.style["text_transform"] != "uppercase":
        return
    supply.fitted = True
    if len(supply.text.upper()) != len(supply.text):
        printed = [(c.upper(), k) for c, k in zip(supply.text, supply.ordinals, strict=True)]
        supply.text = "".join(letters for letters, _ in printed)
        supply.ordinals = [k for letters, k in printed for _ in letters]


def _own_length(text: str, box: boxes.TextBox, supply: _Supply) -> int:
    """How many characters of its element a box prints: all but a hyphen of the line end's."""
    hyphen: str = box.style["hyphenate_character"]
    length, end = len(text), supply.used + len(text)
    if text.endswith(hyphen) and supply.text[end - len(hyphen) : end] != hyphen:
        return length - len(hyphen)
    return length


def _made(part: _Part, line: boxes.LineBox, note: bool) -> Line:
    return Line(
        block=part.block,
        begin=part.begin,
        end=max(part.begin, part.end),
        lead=part.lead,
        baseline=(line.position_y + line.baseline) * POINTS,
        x=part.left * POINTS,
        width=(part.right - part.left) * POINTS,
        note=note,
    )
