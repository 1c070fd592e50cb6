"""What a generated figure is drawn on: a grid, its colours, and lettering to come."""

from __future__ import annotations

from math import ceil
from typing import Literal

from riftbook.figures.grid import Grid
from riftbook.figures.lettering import Typeface
from riftbook.figures.pillow import Image, ImageDraw
from riftbook.records import Record, Value, field

PPI = 300
"""Pixels an inch that every generated picture has at least in print."""

Align = Literal["left", "centre", "right"]

PAPER, INK, SPOT = range(3)
"""The colours of a diagram."""


class Easel(Value, kw_only=True):
    """What a figure is drawn with: its edition's measure, the theme's colours and face."""

    measure: int
    """The width that a diagram may take, in cells of one point."""
    width: float
    """The width of the measure in points, for art that fills it exactly."""
    colours: tuple[str, str, str]
    """Paper, ink and spot as ``#rrggbb``."""
    face: Typeface
    seed: int

    @property
    def unit(self) -> float:
        """Points a cell of a diagram; 1 wherever the measure is wide enough."""
        return self.width / self.measure


class Lettering(Value):
    """A line of text in a face of outlines."""

    x: int
    y: int
    text: str
    colour: int
    times: int


class Canvas(Record):
    """A picture being drawn."""

    grid: Grid
    colours: tuple[str, ...]
    """What the grid's numbers stand for, ``#rrggbb``."""
    face: Typeface
    unit: float = 1.0
    """Points a cell."""
    margin: int = 0
    """Cells of paper around the e-reader copy, so that it stands well on a dark page."""
    lettering: list[Lettering] = field(default_factory=list)

    def text(self, x: int, y: int, text: str, colour: int = INK, align: Align = "left") -> None:
        """Set a line of text with its baseline on the lower edge of row `y` - 1."""
        self.large((x, y), text, colour, align=align)

    def large(
        self,
        place: tuple[int, int],
        text: str,
        colour: int,
        *,
        times: int = 1,
        tracking: int = 0,
        align: Align = "left",
    ) -> None:
        """Set a line at a whole multiple of the face's size, letters `tracking` closer or wider."""
        width = self.face.width(text, times, tracking)
        x, y = place
        x -= {"left": 0, "centre": width // 2, "right": width}[align]
        if not self.face.pixel:
            self.lettering.append(Lettering(x, y, text, colour, times))
            return
        for letter, start in self._starts(text, tracking):
            for across, down in self.face.cells(letter):
                left, top = x + (start + across) * times, y + down * times
                self.grid.fill(left, top, times, times, colour)

    def _starts(self, text: str, tracking: int) -> list[tuple[str, int]]:
        if not tracking:
            return [(text, 0)]
        return [
            (letter, self.face.width(text[:at]) + tracking * at) for at, letter in enumerate(text)
        ]

    def pixels_a_cell(self) -> int:
        """The whole number of pixels a cell takes in print so that `PPI` is reached."""
        return ceil(PPI * self.unit / 72 - 1e-9)

    def image(self, pixels: int, margin: int = 0) -> Image.Image:
        """The finished picture.

        Args:
            pixels: how many a cell takes, both ways.
            margin: cells of paper (colour 0) to leave around.
        """
        grid = self.grid
        art = Image.frombytes("P", (grid.width, grid.height), bytes(grid.cells))
        size = ((grid.width + 2 * margin) * pixels, (grid.height + 2 * margin) * pixels)
        image = Image.new("P", size, 0)
        image.putpalette(
            [int(colour[at : at + 2], 16) for colour in self.colours for at in (1, 3, 5)]
        )
        enlarged = art.resize((grid.width * pixels, grid.height * pixels), Image.Resampling.NEAREST)
        image.paste(enlarged, (margin * pixels, margin * pixels))
        draw = ImageDraw.Draw(image)
        draw.fontmode = "1"
        for run in self.lettering:
            at = ((run.x + margin) * pixels, (run.y + margin) * pixels)
            font = self.face.font(pixels * run.times)
            draw.text(at, run.text, fill=run.colour, font=font, anchor="ls")
        return image
