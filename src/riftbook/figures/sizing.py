"""How large a picture is printed.

Without a width a picture fills the measure, unless it would then have fewer pixels an inch than
the book asks for: it is then set at the size that has them, but not narrower than half the
measure, as long as that stays out of the range of errors. An inline picture without a width
stands in its line: 300 pixels an inch, no higher than the leading. Nothing is wider than the
measure or so high that no caption fits below it.
"""

import re

from riftbook.diagnostics import Diagnostic
from riftbook.geometry import points
from riftbook.model import CheckSettings
from riftbook.model.marks import Figure
from riftbook.records import Value
from riftbook.theme import Theme

CAPTION_LINES = 3
"""Lines of the page that are kept for a figure's caption."""

_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*%")


class Room(Value, kw_only=True):
    """What the page offers a picture, in points."""

    measure: float
    height: float
    leading: float

    @classmethod
    def of(cls, theme: Theme) -> "Room":
        """The room on a theme's page."""
        height = theme.page.depth - CAPTION_LINES * theme.leading
        return cls(measure=theme.page.measure, height=height, leading=theme.leading)


def width(figure: Figure, room: Room) -> tuple[float | None, tuple[Diagnostic, ...]]:
    """The width the author asks for, in points; None where there is none or it is no length."""
    written = figure.width.strip()
    if not written:
        return None, ()
    percent = _PERCENT.fullmatch(written)
    try:
        wide = float(percent[1]) / 100 * room.measure if percent else points(written)
    except ValueError:
        wide = 0.0
    if wide <= 0:
        found = Diagnostic(
            code="F014",
            span=figure.span,
            message=f"“{written}” is no width",
            hint="write width=60% of the measure, or a length such as width=8cm",
        )
        return None, (found,)
    if wide > room.measure + 0.01:
        found = Diagnostic(
            code="F015",
            span=figure.span,
            message=f"a width of {written} is wider than the text",
            hint=f"it is set {room.measure:.0f} points wide, as wide as the text: width=100%",
        )
        return room.measure, (found,)
    return wide, ()


def printed(
    pixels: tuple[float, float], asked: float | None, inline: bool, room: Room, check: CheckSettings
) -> tuple[float, float]:
    """Width and height in points.

    Args:
        pixels: the picture's width and height.
        asked: the width the author asks for.
        inline: whether it stands in a line of text.
        room: what the page offers.
        check: how many pixels an inch the book asks for.
    """
    across, down = pixels
    fine, least = across * 72 / check.ppi_warning, across * 72 / check.ppi_error
    wide = asked or min(room.measure, max(fine, min(least, room.measure / 2)))
    high = room.height
    if inline and asked is None:
        wide, high = min(across * 72 / 300, room.measure), room.leading
    elif inline:
        wide = asked or wide
    scale = min(1.0, high / (wide * down / across))
    return wide * scale, wide * scale * down / across


def resolution(
    figure: Figure, pixels: int, wide: float, check: CheckSettings
) -> tuple[Diagnostic, ...]:
    """Too few pixels an inch at the printed size, if they are."""
    ppi = pixels * 72 / wide
    if ppi >= check.ppi_warning - 0.5:
        return ()
    code = "F013" if ppi < check.ppi_error - 0.5 else "F012"
    needed = round(wide * check.ppi_warning / 72)
    largest = int(pixels * 72 / check.ppi_warning / 72 * 25.4)
    found = Diagnostic(
        code=code,
        span=figure.span,
        message=f"“{figure.source}” would be printed at {ppi:.0f} pixels an inch",
        hint=f"bring a picture {needed} pixels wide, or print it smaller: width={largest}mm",
    )
    return (found,)


def drawn(
    shape: tuple[float, float], asked: float | None, inline: bool, room: Room
) -> tuple[float, float]:
    """Width and height in points of a drawing without pixels; it fills the measure."""
    across, down = shape
    wide, high = asked or room.measure, room.height
    if inline and asked is None:
        wide, high = room.measure, room.leading
    scale = min(1.0, high / (wide * down / across))
    return wide * scale, wide * scale * down / across
