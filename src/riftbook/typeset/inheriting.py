"""Computed values of properties that a rule says nothing of, the short way.

Most elements of a page, the coloured words of code above all, declare a few of some two hundred
properties. For each of the others WeasyPrint goes through all that could be declared; here the
value is taken from the parent, or is the initial one (CSS Cascading and Inheritance 4, 7.3).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there

# isort: split
from weasyprint import css as _css

_SPECIAL = {"display", "float", "position", "page"}
_SIDES = ("top", "right", "bottom", "left")
_PROPAGATED = "text_decoration_"


def _plain(key: str) -> bool:
    return key not in _SPECIAL and not key.startswith(_PROPAGATED)


_PHYSICAL = frozenset(_css.PHYSICAL_FUNCTIONS)
_LOGICAL = frozenset(
    logical(block="ttb", inline=inline)
    for logical in _css.PHYSICAL_FUNCTIONS.values()
    for inline in ("ltr", "rtl")
)
_INHERITED = frozenset(filter(_plain, _css.INHERITED)) - _PHYSICAL
_INITIAL = {
    key: value
    for key, value in _css.INITIAL_VALUES.items()
    if _plain(key) and key not in _css.INHERITED and key not in _css.INITIAL_NOT_COMPUTED
}

_LINES = {
    key: key.replace("width", "style")
    for key in ("outline_width", *(f"border_{side}_width" for side in _SIDES))
}
_UNDRAWN = frozenset({"none", "hidden"})
"""The styles of lines that have no width (CSS Backgrounds and Borders 3, 3.3)."""

_their_missing = _css.ComputedStyle.__missing__


def _missing(style: Any, key: str) -> object:
    """The computed value of a property that was not asked for before."""
    cascaded, parent = style.cascaded, style.parent_style
    if key not in cascaded and parent is not None:
        if key in _INHERITED:
            value = style[key] = parent[key]
            return value
        if key in _INITIAL and (key not in _PHYSICAL or _LOGICAL.isdisjoint(cascaded)):
            value = style[key] = _INITIAL[key]
            return value
        if key in _LINES and _LOGICAL.isdisjoint(cascaded) and style[_LINES[key]] in _UNDRAWN:
            style[key] = 0
            return 0
    return _their_missing(style, key)


@contextmanager
def values_inherited() -> Iterator[None]:
    """Let WeasyPrint compute values this way."""
    _css.ComputedStyle.__missing__ = _missing
    try:
        yield
    finally:
        _css.ComputedStyle.__missing__ = _their_missing
