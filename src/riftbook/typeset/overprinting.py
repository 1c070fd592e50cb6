"""Text printed over other text, or off the sheet, found by where its letters stand.

A box of WeasyPrint's is as high as its line, whatever is printed in it. What counts is the core
of a text: the room that its letters take, less a tenth of their size on every side. Accents that
touch what stands above them, and letters that lean over the next, are no fault; cores that meet
are. How high letters are is measured only where text may meet for all that is known of its size.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.records import Record

# isort: split
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from riftbook.typeset.engine import AbsolutePlaceholder, boxes
from riftbook.typeset.values import Ink

_RISE, _FALL = 0.8, 0.3
"""Ems above and below the baseline that letters may take, before they are measured."""
_SLACK = 0.1
"""Ems less on every side."""

Area = tuple[float, float, float, float]
"""Left, top, right and lower edge, in CSS pixels from the upper left corner of the page."""


class Text(Record, kw_only=True):
    """A text box as it stands on its page."""

    box: Any
    matrix: Any
    """How it is turned or moved with what it stands in; None for not at all."""
    order: int
    """Its place in the order of reading."""
    area: Area
    """Its core, before it is measured."""
    margin: bool = False
    """Whether it stands in a margin box, as running heads do."""
    measured: Area | None = None

    @property
    def core(self) -> Area:
        """Its core, measured when first asked for."""
        if self.measured is None:
            self.measured = _measured(self.box, self.matrix)
        return self.measured

    @property
    def start(self) -> tuple[float, float]:
        """Where its baseline begins on the page."""
        return _placed(self.matrix, self.box.position_x, _baseline(self.box))


def texts(root: Any) -> list[Text]:
    """What is painted of the text below a box, in the order of reading.

    Text that stands aslant is left out: it takes less room than any upright area around it.
    """
    found: list[Text] = []
    waiting = [(root, None, False)]
    while waiting:
        box, matrix, margin = waiting.pop()
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox):
            style = box.style
            if box.text.strip() and style["visibility"] == "visible" and _is_upright(matrix):
                area = _assumed(box, style["font_size"], matrix)
                found.append(
                    Text(box=box, matrix=matrix, order=len(found), area=area, margin=margin)
                )
            continue
        own = box.transformation_matrix
        if own:
            matrix = own @ matrix if matrix else own
        margin = margin or isinstance(box, boxes.MarginBox)
        waiting.extend((each, matrix, margin) for each in reversed(getattr(box, "children", ())))
    return found


def meetings(found: Iterable[Text]) -> Iterator[tuple[Text, Text]]:
    """Texts of which one is printed over another, the earlier one first."""
    ordered = sorted(found, key=lambda text: text.area[1])
    for at, upper in enumerate(ordered):
        left, _, right, foot = upper.area
        for index in range(at + 1, len(ordered)):
            lower = ordered[index]
            area = lower.area
            if area[1] >= foot:
                break
            if area[0] < right and left < area[2] and meet(upper.core, lower.core):
                yield (upper, lower) if upper.order < lower.order else (lower, upper)


def meet(one: Area, other: Area) -> bool:
    """Whether two areas have room in common."""
    return (
        max(one[0], other[0]) < min(one[2], other[2])
        and max(one[1], other[1]) < min(one[3], other[3])
    )  # fmt: skip


def leaves(area: Area, room: Area) -> bool:
    """Whether something of an area lies outside another one."""
    return (
        area[0] < room[0] or area[1] < room[1] or area[2] > room[2] or area[3] > room[3]
    )  # fmt: skip


def inks(margins: Iterable[Any], folios: Set[int]) -> tuple[Ink, ...]:
    """What stands in margin boxes, as values.

    Args:
        margins: the boxes.
        folios: the ids of the text boxes that say a page's number, whatever that will be.
    """
    return tuple(
        Ink(words="" if id(text.box) in folios else text.box.text.strip(), area=text.core)
        for margin in margins
        for text in texts(margin)
    )


def crossed(margins: Sequence[Ink]) -> Iterator[tuple[Ink, Ink]]:
    """Texts of the margins of which one is printed over another."""
    return (pair for pair in combinations(margins, 2) if meet(pair[0].area, pair[1].area))


def moved(area: Area, across: float) -> Area:
    """An area further to the right."""
    return area[0] + across, area[1], area[2] + across, area[3]


def _baseline(box: Any) -> float:
    baseline: float = box.position_y + box.baseline
    return baseline


def _assumed(box: Any, size: float, matrix: Any) -> Area:
    left, baseline, less = box.position_x, box.position_y + box.baseline, _SLACK * size
    area = (
        left + less, baseline - _RISE * size + less,
        left + box.width - less, baseline + _FALL * size - less,
    )  # fmt: skip
    return _turned(area, matrix) if matrix else area


def _measured(box: Any, matrix: Any) -> Area:
    """The core of a text: as wide as its letters, and no wider than the room they were given."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    ink = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ink, ffi.NULL)
    layout.deactivate()
    left, top, width, height = (
        value * FROM_UNITS for value in (ink.x, ink.y, ink.width, ink.height)
    )
    x, baseline, less = box.position_x, _baseline(box), _SLACK * box.style["font_size"]
    area = (
        x + max(left, 0) + less, baseline + top + less,
        x + min(left + width, box.width) - less, baseline + top + height - less,
    )  # fmt: skip
    return _turned(area, matrix) if matrix else area


def _is_upright(matrix: Any) -> bool:
    """Whether lines run along an edge of the page."""
    if matrix is None:
        return True
    a, b, c, d = (abs(float(value)) for value in matrix.values[:4])
    slight = 1e-6 * max(a, b, c, d)
    return max(b, c) <= slight or max(a, d) <= slight


def _turned(area: Area, matrix: Any) -> Area:
    (a, b), (c, d) = _placed(matrix, *area[:2]), _placed(matrix, *area[2:])
    # Room that is narrower than its slack has none, and gets none by being turned.
    if area[0] >= area[2] or area[1] >= area[3]:
        return a, b, a, b
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _placed(matrix: Any, x: float, y: float) -> tuple[float, float]:
    if matrix is None:
        return x, y
    x, y = matrix.transform_point(x, y)
    return x, y
