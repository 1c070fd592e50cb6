"""`spectrum`: software from white to black, power rising above it, understanding falling below."""

from math import sqrt
from typing import ClassVar

from riftbook.figures.canvas import INK, PAPER, SPOT, Canvas, Easel
from riftbook.figures.flags import Flag, place
from riftbook.figures.grid import Grid
from riftbook.figures.hatching import ART, hatch
from riftbook.figures.lettering import Typeface
from riftbook.figures.options import Reader
from riftbook.records import Value

_POWER, _BAR, _UNDERSTANDING = 52, 26, 46
_GAP = 6
_SWATCH = 28
_LEAD, _TRAIL = 2, 20
_DARK = 0.7
"""The tone from which hatching is paper on ink."""
_HALF = 28
"""The most that a hatched stretch reaches to each side of its point."""
_BLACK = {"unreadable": (True, False), "hidden": (False, True), "both": (True, True)}


class Point(Value, kw_only=True):
    """A program on the bar."""

    name: str
    at: float
    """0 white, 1 black."""
    black: str = ""
    """``unreadable``, ``hidden``, ``both`` or `""`."""


class Spectrum(Value, kw_only=True):
    """Options of the spectrum."""

    kind: ClassVar[str] = "spectrum"
    least: ClassVar[int] = 220
    reflows: ClassVar[bool] = True

    points: tuple[Point, ...]

    @classmethod
    def read(cls, options: Reader) -> "Spectrum":
        """``points = [{ name, at, black? }]``, 1 to 12 of them."""
        points = [
            Point(
                name=table.text("name"),
                at=table.number("at", None, 0, 1),
                black=table.choice("black", tuple(_BLACK)),
            )
            for table in options.tables("points", 12)
        ]
        return cls(points=tuple(sorted(points, key=lambda point: point.at)))

    def texts(self) -> tuple[str, ...]:
        """All lettering that comes from the options."""
        return tuple(point.name for point in self.points)

    def describe(self) -> str:
        """The long description where the author gives none."""
        reasons = {
            "": "",
            "unreadable": " (black because unreadable)",
            "hidden": " (black because hidden)",
            "both": " (black because unreadable and because hidden)",
        }
        names = ", ".join(point.name + reasons[point.black] for point in self.points)
        return (
            "A bar runs from white at the left to black at the right. Above it a line for power"
            " rises, below it a line for understanding falls. On the bar, from left to right: "
            f"{names}."
        )

    def compose(self, easel: Easel) -> Canvas:
        """Draw bar, curves, names and legend, one below the other.

        Where the names do not fit beside their poles, the poles bear numbers and the names
        stand in a list, each with a piece of its stretch of the bar.
        """
        width = easel.measure // ART * ART
        face = easel.face
        flags = self._flags(face, width, [point.name for point in self.points])
        numbers = [str(number) for number in range(1, len(self.points) + 1)]
        listed = not flags
        flags = flags or self._flags(face, width, numbers)
        pitch = face.pitch + 2
        line = face.cap + 9
        names = _POWER + _BAR + _UNDERSTANDING + 3 * _GAP
        end = names + (max((flag.row for flag in flags), default=0) + 1) * pitch + 8
        legend = end + (len(numbers) * line + 10 if listed else 4)
        canvas = Canvas(
            Grid(width, legend + 2 * line - 3, PAPER),
            easel.colours,
            face,
            unit=easel.unit,
            margin=6,
        )
        _power(canvas, width)
        _understanding(canvas, width, _POWER + _BAR + 2 * _GAP)
        for flag in flags:
            _fly(canvas, flag, names, pitch)
        self._bar(canvas, width, _POWER + _GAP)
        _words(canvas, _POWER + _BAR + 2 * _GAP)
        if listed:
            self._list(canvas, end, line)
        _legend(canvas, legend, line)
        return canvas

    def _flags(self, face: Typeface, width: int, names: list[str]) -> tuple[Flag, ...]:
        stops = [
            (_column(point.at, width), face.width(name), name)
            for point, name in zip(self.points, names, strict=True)
        ]
        return place(stops, width)

    def _list(self, canvas: Canvas, top: int, pitch: int) -> None:
        """The names by number, each with its shade."""
        face, width = canvas.face, canvas.grid.width
        high = face.cap + 6
        left = _SWATCH + 6 + face.width(str(len(self.points))) + 6
        for number, point in enumerate(self.points):
            y = top + number * pitch
            tone = _tone(_column(point.at, width), width)
            canvas.grid.tone((0, y, _SWATCH, high), INK, tone, ART)
            if point.black:
                hatch(canvas.grid, (0, y, _SWATCH, high), _BLACK[point.black], dark=tone > _DARK)
            canvas.grid.frame(0, y, _SWATCH, high, INK, ART)
            canvas.text(left - 6, y + high - 3, str(number + 1), align="right")
            canvas.text(left, y + high - 3, point.name)

    def _bar(self, canvas: Canvas, width: int, top: int) -> None:
        """The bar in greys, its black ones hatched by their reasons."""
        grid = canvas.grid
        for x in range(0, width, ART):
            grid.tone((x, top, ART, _BAR), INK, _tone(x, width), ART)
        for left, right, black in self._stretches(width):
            dark = _tone(left, width) > _DARK
            hatch(grid, (left, top, right - left, _BAR), _BLACK[black], dark)
            grid.fill(left, top, ART, _BAR, PAPER)
        grid.frame(0, top, width, _BAR, INK, ART)

    def _stretches(self, width: int) -> list[tuple[int, int, str]]:
        """Left, right and reason of each hatched stretch: half the way to its neighbours."""
        columns = [0, *(_column(point.at, width) for point in self.points), width]
        stretches = []
        for number, point in enumerate(self.points, 1):
            before, here, after = columns[number - 1 : number + 2]
            left = max((before + here) // 2, here - _HALF)
            right = width if number == len(self.points) else (here + after) // 2
            right = min(right, here + _HALF)
            if point.black:
                stretches.append((left // ART * ART, right // ART * ART, point.black))
        return stretches


def _tone(x: int, width: int) -> float:
    """How dark the bar is at a column."""
    return min(1.0, x / (width * 0.84))


def _column(at: float, width: int) -> int:
    """Where a point stands; white and black go on a little beyond the first and the last."""
    return round(_LEAD + at * (width - _LEAD - _TRAIL)) // ART * ART + ART // 2


def power(part: float) -> float:
    """The rising line, 0 to 1."""
    return 0.08 + 0.86 * part * sqrt(part) * sqrt(sqrt(part))


def understanding(part: float) -> float:
    """The falling line, 0 to 1."""
    return 0.06 + 0.88 * (1 - part) * sqrt(1 - part)


def _power(canvas: Canvas, width: int) -> None:
    last = _POWER
    for x in range(0, width, ART):
        top = (_POWER - round(power(x / width) * (_POWER - 6))) // ART * ART
        canvas.grid.tone((x, top, ART, _POWER + 2 - top), SPOT, 0.26, ART)
        canvas.grid.fill(x, top, ART, max(2 * ART, last - top + ART), SPOT)
        last = top


def _understanding(canvas: Canvas, width: int, top: int) -> None:
    last = 0
    for x in range(0, width, ART):
        level = _level(x, width)
        upper = min(last + ART, level) if x else level
        canvas.grid.tone((x, top + level, ART, _UNDERSTANDING - level), INK, 0.14, ART)
        canvas.grid.fill(x, top + upper, ART, level - upper + 2 * ART, INK)
        last = level


def _level(x: int, width: int) -> int:
    """How far below its field's top the line of understanding runs at a column."""
    return round((1 - understanding(x / width)) * _UNDERSTANDING) // ART * ART


def _fly(canvas: Canvas, flag: Flag, top: int, pitch: int) -> None:
    """A mark at the bar, and a dotted pole from the line of understanding to a mark at the name.

    Between bar and line nothing is drawn, so that the line's name stands clear.
    """
    cap = canvas.face.cap
    foot = top + flag.row * pitch + pitch - 2
    end = foot if flag.beside else foot - cap - 3
    canvas.grid.fill(flag.x - 1, _POWER + _BAR + _GAP, ART, _GAP, INK)
    field = _POWER + _BAR + 2 * _GAP
    start = field + _level(flag.x, canvas.grid.width) + 2 * ART
    canvas.grid.fill(flag.x - 1 - ART, start, 3 * ART, field + _UNDERSTANDING - start, PAPER)
    for y in range(start, end, 2 * ART):
        canvas.grid.fill(flag.x - 1, y, ART, ART, INK)
    canvas.grid.fill(flag.x - 1, end - cap, ART, cap, INK)
    canvas.text(flag.left, foot, flag.text)


def _words(canvas: Canvas, top: int) -> None:
    face = canvas.face
    canvas.text(0, face.cap + 14, "power", SPOT)
    width = face.width("understanding")
    x = canvas.grid.width - width
    canvas.text(x, top + face.cap + 8, "understanding")


def _legend(canvas: Canvas, top: int, pitch: int) -> None:
    """The two hatchings and what they stand for."""
    high = canvas.face.cap + 6
    for row, (words, reasons) in enumerate(list(_BLACK.items())[:2]):
        y = top + row * pitch
        hatch(canvas.grid, (0, y, _SWATCH, high), reasons, dark=True)
        canvas.text(_SWATCH + 6, y + high - 3, f"black because {words}")
