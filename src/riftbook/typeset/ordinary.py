"""What WeasyPrint works out by general rules, the short way for boxes that are ordinary.

Nearly every box of a book stands in normal flow, has lengths that are numbers or none, and neither
ground nor rounded corners. Each of these questions is asked many times for every box of a page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from riftbook.records import Record, field
from riftbook.typeset.engine import AbsolutePlaceholder, boxes

# isort: split
from weasyprint.css.properties import Dimension
from weasyprint.draw.color import get_color
from weasyprint.layout import background as _background
from weasyprint.layout import block as _block
from weasyprint.layout import inline as _inline
from weasyprint.layout import table as _table
from weasyprint.layout.percent import adjust_box_sizing

_LEFT_RIGHT = ("margin_left", "margin_right", "padding_left", "padding_right")
_TOP_BOTTOM = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_CORNERS = tuple(
    f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")
)
_SQUARE = dict.fromkeys(_CORNERS, (0, 0))
_NO_RADIUS = (0, "px")

_their_resolving = _block.resolve_percentages
_their_background = _background.layout_box_backgrounds
_their_avoiding = _inline.avoid_collisions
_their_descendants = boxes.Box.descendants
_their_flow = boxes.Box.is_in_normal_flow


def resolve(box: Any, containing_block: Any) -> None:
    """Set the lengths of a box in its containing block: a box, or width and height."""
    if isinstance(containing_block, boxes.Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    style = box.style
    used = _lengths(style, width, height)
    if used is None or style["border_collapse"] == "collapse" or isinstance(box, boxes.PageBox):
        _their_resolving(box, containing_block)
        return
    box.__dict__.update(used)
    for name in _BORDERS:
        box.__dict__[name] = style[name]
    if style["box_sizing"] != "content-box":
        adjust_box_sizing(box, "width")
        adjust_box_sizing(box, "height")


def _lengths(style: Any, width: Any, height: Any) -> dict[str, Any] | None:
    """The used lengths of a box, in pixels; None where one of them has to be computed."""
    used: dict[str, Any] = {}
    for name in (*_LEFT_RIGHT, *_TOP_BOTTOM, "width", "min_width", "max_width"):
        value = style[name]
        if type(value) is Dimension:
            used[name] = width * value.value / 100 if value.unit == "%" else value.value
        elif value == "auto":
            used[name] = 0 if name == "min_width" else "auto"
        else:
            return None
    for name in ("height", "min_height", "max_height"):
        value = style[name]
        if type(value) is Dimension and value.unit != "%":
            used[name] = value.value
        elif value == "auto":
            used[name] = 0 if name == "min_height" else "auto"
        else:
            return None
    return used


def is_in_normal_flow(box: Any) -> bool:
    """Whether a box stands where the text before it ends (CSS Positioned Layout 3, 2)."""
    style = box.style
    if style["float"] == "none" and style["position"] == "static":
        return True
    flows: bool = _their_flow(box)
    return flows


def descendants(box: Any, placeholders: bool = False) -> Iterator[Any]:
    """A box and all that is in it, each before its children."""
    if placeholders:
        return _their_descendants(box, placeholders)  # type: ignore[no-any-return]
    found, open_ = [], [box]
    while open_:
        each = open_.pop()
        found.append(each)
        if isinstance(each, boxes.Box):
            open_.extend(reversed(each.children))
    return iter(found)


def avoid_collisions(context: Any, box: Any, containing_block: Any, outer: bool = True) -> Any:
    """Where a line stands beside what floats: the arguments and the answer are WeasyPrint's."""
    if (
        isinstance(box, boxes.LineBox)
        and not context.excluded_shapes
        and containing_block.style["direction"] == "ltr"
        and box.margin_left == box.margin_right == box.margin_top == 0
    ):
        left = containing_block.content_box_x()
        return left, box.position_y, left + containing_block.width - left
    return _their_avoiding(context, box, containing_block, outer)


class Grounds(Record):
    """Lays out what stands behind the boxes of a division."""

    bare: dict[int, tuple[Any, bool]] = field(default_factory=dict)
    """Whether nothing is drawn behind a box, under the identity of its style; with that style."""

    def lay(
        self, page: Any, box: Any, get_image: Any, layout_children: bool = True, style: Any = None
    ) -> None:
        """Lay out the grounds of a box and of all in it: the arguments are WeasyPrint's."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if layout_children:
            for child in box.all_children():
                self.lay(page, child, get_image)
        if style is None and box is not page and self._is_bare(box.style):
            box.background = None
            box.__dict__.update(_SQUARE)
        else:
            _their_background(page, box, get_image, layout_children=False, style=style)

    def _is_bare(self, style: Any) -> bool:
        known = self.bare.get(id(style))
        if known is None:
            known = self.bare[id(style)] = (style, _is_bare(style))
        return known[1]


def _is_bare(style: Any) -> bool:
    return (
        style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and all(_NO_RADIUS in style[corner] for corner in _CORNERS)
        and not style["box_shadow"]
        and all(kind == "none" for kind, _ in style["background_image"])
        and (style["visibility"] == "hidden" or get_color(style, "background_color").alpha == 0)
    )


@contextmanager
def ordinary_boxes_known() -> Iterator[None]:
    """Let WeasyPrint deal with ordinary boxes this way."""
    _block.resolve_percentages = _table.resolve_percentages = resolve
    boxes.Box.is_in_normal_flow = is_in_normal_flow
    boxes.Box.descendants = descendants
    _inline.avoid_collisions = avoid_collisions
    _background.layout_box_backgrounds = Grounds().lay
    try:
        yield
    finally:
        _block.resolve_percentages = _table.resolve_percentages = _their_resolving
        boxes.Box.is_in_normal_flow = _their_flow
        boxes.Box.descendants = _their_descendants
        _inline.avoid_collisions = _their_avoiding
        _background.layout_box_backgrounds = _their_background
