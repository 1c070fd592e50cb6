"""`cover`: title, subtitle and author, in type alone or over the rift, as the theme has it."""

import re
from typing import ClassVar

from riftbook.figures.canvas import Canvas, Easel
from riftbook.figures.grid import Grid
from riftbook.figures.options import Reader
from riftbook.figures.scenery import AMBER, DEEP, DUSK, LAMP, STONE, Scene, landscape
from riftbook.records import Value

WIDTH, HEIGHT = 150, 240
"""Cells; ten pixels each make 1500 × 2400."""
PIXELS = 10

_EDGE = 10
_TITLE_HIGH = 100
_ART = 2
"""Cells an art pixel of the scene takes; the lettering stands on single cells."""


class Cover(Value, kw_only=True):
    """What stands on the cover."""

    kind: ClassVar[str] = "cover"
    least: ClassVar[int] = 96
    reflows: ClassVar[bool] = False

    title: str
    subtitle: str = ""
    authors: tuple[str, ...] = ()

    @classmethod
    def read(cls, options: Reader) -> "Cover":
        """``title``; the book's own cover is made from its metadata."""
        return cls(title=options.text("title"))

    def texts(self) -> tuple[str, ...]:
        """All lettering."""
        return tuple(filter(None, (self.title, self.subtitle, ", ".join(self.authors))))

    def describe(self) -> str:
        """The alternative text: what the cover says."""
        return ". ".join(self.texts())

    def compose(self, easel: Easel) -> Canvas:
        """The cover over the rift: the words stand in its sky and at its foot."""
        canvas = Canvas(_scene(easel.seed), DUSK, easel.face, unit=easel.width / WIDTH)
        face, room = canvas.face, WIDTH - 2 * _EDGE
        tight = -1 if face.pixel else 0
        foot = self._title(canvas)
        for number, line in enumerate(face.wrap(self.subtitle, room, 1, tight)):
            canvas.large((_EDGE, foot + (number + 1) * face.pitch), line, LAMP, tracking=tight)
        names = face.wrap(", ".join(self.authors), room, 1, tight)
        for number, line in enumerate(reversed(names)):
            baseline = HEIGHT - _EDGE - number * face.pitch
            canvas.large((_EDGE, baseline), line, LAMP, tracking=tight)
        return canvas

    def _title(self, canvas: Canvas) -> int:
        """Set the title as large as it goes; return the row below it.

        What the title has in brackets is set in amber.
        """
        face, room = canvas.face, WIDTH - 2 * _EDGE
        tracking = -1 if face.pixel else 0
        for times in (4, 3, 2, 1):
            lines = face.wrap(self.title, room, times, tracking)
            step = round(face.size * times * 0.94)
            fits = all(face.width(line, times, tracking) <= room for line in lines)
            if fits and len(lines) * step <= _TITLE_HIGH:
                break
        top = _EDGE + 4 + face.cap * times
        _hush(canvas, top - face.cap * times, len(lines) * step)
        for number, line in enumerate(lines):
            x = _EDGE - times + 1
            for part in re.findall(r"\([^()]*\)|[^()]+|[()]", line):
                colour = AMBER if part.startswith("(") else LAMP
                baseline = top + number * step
                canvas.large((x, baseline), part, colour, times=times, tracking=tracking)
                x += face.width(part, times, tracking) + tracking * times
        return top + (len(lines) - 1) * step + 5


def _hush(canvas: Canvas, top: int, high: int) -> None:
    """Put out the stars behind the title."""
    for y in range((top - 2) // _ART * _ART, top + high):
        for x in range(_EDGE - 2 * _ART, WIDTH - _EDGE + 2 * _ART):
            if canvas.grid.get(x, y) in {LAMP, STONE}:
                canvas.grid.set(x, y, DEEP)


def _scene(seed: int) -> Grid:
    """The banner's country in upright format, its cells doubled."""
    small = landscape(
        Scene(width=WIDTH // _ART, height=HEIGHT // _ART, ground=100, left=27, right=50, seed=seed)
    )
    grid = Grid(WIDTH, HEIGHT)
    for y in range(small.height):
        for x in range(small.width):
            grid.fill(x * _ART, y * _ART, _ART, _ART, small.get(x, y))
    return grid
