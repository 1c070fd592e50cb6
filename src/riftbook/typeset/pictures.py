"""Vector pictures that stand in many places are drawn once and repeated.

WeasyPrint reads the paths of a picture anew wherever it stands: the arrows before turned lines of
code, above all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.records import Record, Value, field

# isort: split
from weasyprint.images import SVGImage

_OTHERS = ("XObject", "Pattern", "Shading")
"""Resources that have numbers of their own on each page."""

_their_draw = SVGImage.draw


class _Drawing(Value):
    picture: Any
    operators: list[Any]
    opacities: dict[str, Any]
    """Under names that say what they are."""


class _Pictures(Record):
    """The pictures of a division, under their identity and size."""

    drawn: dict[tuple[int, float, float], _Drawing] = field(default_factory=dict)

    def draw(self, picture: Any, stream: Any, width: float, height: float, style: Any) -> None:
        key = (id(picture), width, height)
        states = stream._resources["ExtGState"]
        known = self.drawn.get(key)
        if known is not None:
            stream.stream.extend(known.operators)
            states.update(known.opacities)
            return
        begin, before, others = len(stream.stream), set(states), _others(stream)
        _their_draw(picture, stream, width, height, style)
        operators = stream.stream[begin:]
        added = {name: state for name, state in states.items() if name not in before}
        named = all(name[0] in "aA" for name in added) and others == _others(stream)
        if operators and not before and named and b"BT" not in operators:
            self.drawn[key] = _Drawing(picture, operators, added)


def _others(stream: Any) -> list[int]:
    return [len(stream._resources[name]) for name in _OTHERS]


@contextmanager
def pictures_drawn_once() -> Iterator[None]:
    """Let WeasyPrint draw vector pictures this way."""
    pictures = _Pictures()

    def draw(picture: Any, stream: Any, width: float, height: float, style: Any) -> None:
        pictures.draw(picture, stream, width, height, style)

    SVGImage.draw = draw
    try:
        yield
    finally:
        SVGImage.draw = _their_draw
