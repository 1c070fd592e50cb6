"""Gradients measured by the shape they fill, rewritten to the drawing's own measure.

PDF has no gradient that is measured by the box of a shape, and some viewers show such a
gradient empty. Where the box is plain to see (rectangles, circles, ellipses, polygons, lines)
the gradient gets it as a transform, one copy for each shape; otherwise a warning is due.
"""

import re
from copy import deepcopy
from xml.etree.ElementTree import Element

from riftbook.figures.vector import SVG, XLINK

_GRADIENTS = (f"{{{SVG}}}linearGradient", f"{{{SVG}}}radialGradient")
_PAINT = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")
_PLACES = ("x1", "y1", "x2", "y2", "cx", "cy", "r", "fx", "fy")

Box = tuple[float, float, float, float]
"""Left, top, width, height."""


def rewrite(root: Element) -> int:
    """Rewrite what can be rewritten.

    Returns:
        How many gradients are left that fill a shape whose box is not plain to see.
    """
    measured = {
        element.get("id", ""): element
        for element in root.iter()
        if element.tag in _GRADIENTS and element.get("gradientUnits") != "userSpaceOnUse"
    }
    if not measured:
        return 0
    left: set[str] = set()
    made: list[Element] = []
    painted = [
        (shape, name, gradient)
        for shape in root.iter()
        for name in ("fill", "stroke", "style")
        for gradient in _PAINT.findall(shape.get(name, ""))
        if gradient in measured
    ]
    for number, (shape, name, gradient) in enumerate(painted):
        box = _box(shape)
        if box is None or _inherits(measured[gradient]):
            left.add(gradient)
        else:
            made.append(_measured(measured[gradient], box, f"{gradient}-{number}"))
            _repaint(shape, name, gradient, f"{gradient}-{number}")
    if made:
        definitions = Element(f"{{{SVG}}}defs")
        definitions.extend(made)
        root.insert(0, definitions)
    return len(left) + _in_styles(root, measured)


def _repaint(shape: Element, attribute: str, old: str, new: str) -> None:
    value = shape.get(attribute, "")
    pattern = rf"url\(\s*['\"]?#{re.escape(old)}['\"]?\s*\)"
    shape.set(attribute, re.sub(pattern, f"url(#{new})", value))


def _in_styles(root: Element, measured: dict[str, Element]) -> int:
    """Gradients that a style sheet hands out: the shapes are not looked for."""
    sheets = "".join(style.text or "" for style in root.iter(f"{{{SVG}}}style"))
    return len(set(_PAINT.findall(sheets)) & set(measured))


def _inherits(gradient: Element) -> bool:
    """Whether attributes may come from another gradient."""
    return gradient.get(f"{{{XLINK}}}href") is not None and not len(gradient)


def _measured(gradient: Element, box: Box, name: str) -> Element:
    copy = deepcopy(gradient)
    copy.set("id", name)
    copy.set("gradientUnits", "userSpaceOnUse")
    left, top, width, height = box
    own = copy.get("gradientTransform", "")
    copy.set(
        "gradientTransform", f"matrix({width:g} 0 0 {height:g} {left:g} {top:g}) {own}".strip()
    )
    linear = copy.tag == _GRADIENTS[0]
    defaults = (
        {"x1": "0", "y1": "0", "x2": "1", "y2": "0"}
        if linear
        else dict.fromkeys(("cx", "cy", "r"), "0.5")
    )
    for place in _PLACES:
        value = copy.get(place, defaults.get(place))
        if value is not None:
            copy.set(place, f"{float(value[:-1]) / 100:g}" if value.endswith("%") else value)
    return copy


def _box(shape: Element) -> Box | None:
    """The box of a simple shape in its own coordinates; None for any other."""
    name = shape.tag.rpartition("}")[2]
    try:
        if name == "rect":
            return _positive(*(float(shape.get(k, "0")) for k in ("x", "y", "width", "height")))
        if name in {"circle", "ellipse"}:
            across = float(shape.get("r", shape.get("rx", "0")))
            down = float(shape.get("r", shape.get("ry", "0")))
            x, y = float(shape.get("cx", "0")), float(shape.get("cy", "0"))
            return _positive(x - across, y - down, 2 * across, 2 * down)
        if name in {"polygon", "polyline"}:
            numbers = [float(n) for n in re.findall(r"[-+.\deE]+", shape.get("points", ""))]
            xs, ys = numbers[::2], numbers[1::2]
            return _positive(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    except ValueError:
        return None
    return None


def _positive(left: float, top: float, width: float, height: float) -> Box | None:
    return (left, top, width, height) if width > 0 and height > 0 else None
