"""What WeasyPrint works out anew for every line, remembered for its style."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from riftbook.records import Record, field
from riftbook.typeset.engine import boxes

# isort: split
from weasyprint.layout import inline as _inline

_RESOLVED = (
    *(f"{name}_{side}" for name in ("margin", "padding") for side in ("left", "right")),
    *(f"{name}_{side}" for name in ("margin", "padding") for side in ("top", "bottom")),
    *(f"border_{side}_width" for side in ("top", "right", "bottom", "left")),
    *(f"{bound}{size}" for bound in ("", "min_", "max_") for size in ("width", "height")),
)
"""The attributes of a box that ``resolve_percentages`` sets."""

_their_strut = _inline.strut
_their_resolving = _inline.resolve_percentages


class Remembered(Record):
    """What was worked out while a division is laid out, under the identity of a style.

    A style is held with what was worked out of it, so that no other takes its identity.
    """

    struts: dict[int, tuple[Any, tuple[float, float]]] = field(default_factory=dict)
    resolved: dict[tuple[int, object, object], tuple[Any, dict[str, Any]]] = field(
        default_factory=dict
    )

    def strut(self, style: Any) -> tuple[float, float]:
        """The height and baseline of a line without words, in pixels."""
        known = self.struts.get(id(style))
        if known is None:
            known = self.struts[id(style)] = (style, _their_strut(style))
        return known[1]

    def resolve(self, box: Any, containing_block: Any) -> None:
        """Set the lengths of a box in its containing block: a box, or width and height."""
        if isinstance(containing_block, boxes.Box):
            size = (containing_block.width, containing_block.height)
        else:
            size = containing_block
        key = (id(box.style), *size)
        known = self.resolved.get(key)
        if known is not None:
            box.__dict__.update(known[1])
            return
        _their_resolving(box, containing_block)
        if box.style["border_collapse"] != "collapse":  # there borders depend on the neighbours
            self.resolved[key] = (box.style, {name: box.__dict__[name] for name in _RESOLVED})


@contextmanager
def styles_remembered() -> Iterator[None]:
    """Let WeasyPrint lay out lines this way.

    Not blocks: the styles of some change while they are laid out.
    """
    memory = Remembered()
    before = _inline.strut, _inline.resolve_percentages
    _inline.strut = memory.strut
    _inline.resolve_percentages = memory.resolve
    try:
        yield
    finally:
        _inline.strut, _inline.resolve_percentages = before
