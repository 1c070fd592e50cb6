"""Gradients written in finer units, so that every PDF reader shows them.

WeasyPrint draws a gradient as a tiling pattern whose cell has the size of the gradient's box in
the gradient's own units. Poppler, which many Linux readers stand on, rounds that cell: a gradient
measured by the box of its shape has a cell of 1 × 1 and vanishes. The same gradient in units a
thousand times finer, with a transform that brings them back, looks alike everywhere.
"""

from collections.abc import Mapping
from types import MappingProxyType
from xml.etree.ElementTree import Element

from riftbook.figures.vector import SVG, XLINK

FINER = 1000
"""How many of the new units make one of the old."""

_LINEAR = MappingProxyType({"x1": "0", "y1": "0", "x2": "100%", "y2": "0"})
_RADIAL = MappingProxyType({"cx": "50%", "cy": "50%", "r": "50%"})
_PLACES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {f"{{{SVG}}}linearGradient": _LINEAR, f"{{{SVG}}}radialGradient": _RADIAL}
)
"""Each gradient's places and what they are when not given (SVG 1.1, 13.2)."""
_FOCUS = ("fx", "fy", "fr")


def refine(root: Element) -> int:
    """Rewrite the gradients of a drawing.

    Returns:
        How many are left as they are because a place is given in a length with a unit.
    """
    gradients = [element for element in root.iter() if element.tag in _PLACES]
    return sum(not _refined(gradient) for gradient in gradients)


def _refined(gradient: Element) -> bool:
    given = {place: gradient.get(place) for place in (*_PLACES[gradient.tag], *_FOCUS)}
    inherits = gradient.get(f"{{{XLINK}}}href") is not None
    user = gradient.get("gradientUnits") == "userSpaceOnUse"
    finer: dict[str, str] = {}
    for place, value in given.items():
        wanted = value if value is not None or inherits else _PLACES[gradient.tag].get(place)
        if wanted is None:
            continue
        number = _number(wanted, user)
        if number is None:
            return False
        finer[place] = f"{number * FINER:.12g}"
    for place, value in finer.items():
        gradient.set(place, value)
    own = gradient.get("gradientTransform", "")
    if own or not inherits:
        gradient.set("gradientTransform", f"{own} scale({1 / FINER:g})".strip())
    return True


def _number(text: str, user: bool) -> float | None:
    """A place as a number; a share of the drawing is none, a share of the box is."""
    share = text.strip().endswith("%")
    try:
        number = float(text.strip().rstrip("%"))
    except ValueError:
        return None
    if share and user:
        return None
    return number / 100 if share else number
