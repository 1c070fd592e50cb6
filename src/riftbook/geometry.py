"""Lengths, trims and the grid: all in PostScript points (1/72 inch), the unit of PDF."""

import re
from collections.abc import Mapping
from types import MappingProxyType

INCH = 72.0
MILLIMETRE = INCH / 25.4

UNITS: Mapping[str, float] = MappingProxyType(
    {
        "pt": 1.0,
        "in": INCH,
        "mm": MILLIMETRE,
        "cm": 10 * MILLIMETRE,
        "pc": 12.0,
        "px": INCH / 96,
    }
)
"""Unit to points; ``px`` is the CSS pixel, 1/96 inch."""

LARGEST = 14400.0
"""Points: the longest side that a PDF reader must accept (ISO 32000-1, Annex C)."""


def _inches(width: float, height: float) -> tuple[float, float]:
    return width * INCH, height * INCH


def _millimetres(width: float, height: float) -> tuple[float, float]:
    return width * MILLIMETRE, height * MILLIMETRE


TRIMS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "a4": _millimetres(210, 297),
        "a5": _millimetres(148, 210),
        "a6": _millimetres(105, 148),
        "b5": _millimetres(176, 250),
        "b6": _millimetres(125, 176),
        "5x8": _inches(5, 8),
        "5.06x7.81": _inches(5.06, 7.81),
        "5.25x8": _inches(5.25, 8),
        "5.5x8.5": _inches(5.5, 8.5),
        "6x9": _inches(6, 9),
        "6.14x9.21": _inches(6.14, 9.21),
        "6.69x9.61": _inches(6.69, 9.61),
        "7x9": _inches(7, 9),
        "7x10": _inches(7, 10),
        "7.44x9.69": _inches(7.44, 9.69),
        "7.5x9.25": _inches(7.5, 9.25),
        "8x10": _inches(8, 10),
        "8.25x6": _inches(8.25, 6),
        "8.25x8.25": _inches(8.25, 8.25),
        "8.5x8.5": _inches(8.5, 8.5),
        "8.5x11": _inches(8.5, 11),
        "8.27x11.69": _inches(8.27, 11.69),
    }
)
"""Name to width and height in points: the ISO sizes (ISO 216), then those of KDP, in inches."""

_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*([a-z]+)\s*", re.IGNORECASE)


def points(length: str | float) -> float:
    """A length in points.

    Args:
        length: a number with its unit, ``148mm``, ``5.5in``, ``8 cm``; a bare number is points.

    Raises:
        ValueError: it is no length, or has a unit that is not in `UNITS`.
    """
    if not isinstance(length, str):
        return float(length)
    match = _LENGTH.fullmatch(length)
    if not match or match[2].lower() not in UNITS:
        raise ValueError(f"no length: {length!r}")
    return float(match[1]) * UNITS[match[2].lower()]


def spoken(length: float, unit: str = "pt") -> str:
    """A length in points as text in a unit, ``148mm``, with at most three decimals.

    Raises:
        KeyError: the unit is not in `UNITS`.
    """
    return f"{length / UNITS[unit]:.3f}".rstrip("0").rstrip(".") + unit


def trim(size: str) -> tuple[float, float]:
    """Width and height in points of a trim.

    Args:
        size: a name of `TRIMS` in any case, ``6x9``, or two lengths, ``148mm x 210mm``; the sign
            between them may be ``x`` or ``×``.

    Raises:
        ValueError: it is neither, or a side is not between one inch and `LARGEST`.
    """
    name = re.sub(r"\s*[x×]\s*", "x", size.strip().lower())
    if name in TRIMS:
        return TRIMS[name]
    width, _, height = name.partition("x")
    sides = points(width), points(height)
    if not all(INCH <= side <= LARGEST for side in sides):
        raise ValueError(f"no size for a book: {size!r}")
    return sides


def lines(depth: float, leading: float) -> int:
    """How many lines of a leading stand in a depth; a thousandth of a line is forgiven."""
    return int(depth / leading + 0.001)


def on_grid(depth: float, leading: float) -> float:
    """The smallest whole number of lines, in points, that holds a depth."""
    whole = lines(depth, leading)
    return (whole if whole * leading >= depth - 0.001 * leading else whole + 1) * leading


def off_grid(position: float, leading: float) -> float:
    """How far a position stands from the nearest line of the grid, in points, never negative."""
    rest = position % leading
    return min(rest, leading - rest)
