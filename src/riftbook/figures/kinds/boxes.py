"""`boxes`: a white, a gray and a black box, and the square of readable and shown."""

from typing import ClassVar

from riftbook.figures.boxes_art import ARROW, DIAL, LARGE_COG, SMALL_COG, TANGLE
from riftbook.figures.canvas import INK, PAPER, SPOT, Canvas, Easel
from riftbook.figures.grid import Grid, threshold
from riftbook.figures.hatching import ART, hatch
from riftbook.figures.options import Reader
from riftbook.records import Value

_ROOMS = ((True, True), (True, False), (False, True), (False, False))
"""Readable and shown, in reading order."""
_LETTERS = " #o"
_WIDE, _BOX_HIGH = 32, 34
"""Art pixels."""
_BREAK = 26
"""Cells between the boxes' names and the heads of the square; a dotted rule runs midway."""


class Example(Value, kw_only=True):
    """A system that stands in one of the four rooms."""

    name: str
    readable: bool
    shown: bool


class Boxes(Value, kw_only=True):
    """Options of the boxes."""

    kind: ClassVar[str] = "boxes"
    least: ClassVar[int] = 236
    reflows: ClassVar[bool] = True

    examples: tuple[Example, ...]

    @classmethod
    def read(cls, options: Reader) -> "Boxes":
        """``examples = [{ name, readable, shown }]``, 1 to 8 of them."""
        return cls(
            examples=tuple(
                Example(
                    name=table.text("name"),
                    readable=table.flag("readable", None),
                    shown=table.flag("shown", None),
                )
                for table in options.tables("examples", 8)
            )
        )

    def texts(self) -> tuple[str, ...]:
        """All lettering that comes from the options."""
        return tuple(example.name for example in self.examples)

    def describe(self) -> str:
        """The long description where the author gives none."""
        rooms = "; ".join(
            f"{', '.join(names) or 'nothing'}: {'readable' if readable else 'unreadable'} and"
            f" {'shown' if shown else 'hidden'}"
            for readable, shown in _ROOMS
            for names in [self._names(readable, shown)]
        )
        return (
            "Three boxes: the white one open with every cog in view, the gray one half open, its"
            " works running on into shade, the black one closed but for two dials. Below, a square"
            f" of four rooms. {rooms}."
        )

    def compose(self, easel: Easel) -> Canvas:
        """Draw the three boxes in a row and the square below them."""
        width = easel.measure // ART * ART
        face = easel.face
        boxes = _BOX_HIGH * ART + 5 + face.cap
        top = boxes + _BREAK
        lines = max(sum(len(lines) for lines in self._room(easel, width, *room)) for room in _ROOMS)
        high = lines * face.pitch + 26
        grid = Grid(width, top + face.pitch + 4 + 2 * high, PAPER)
        canvas = Canvas(grid, easel.colours, face, unit=easel.unit, margin=6)
        _three_boxes(canvas, width)
        for x in range(0, width, 2 * ART):
            grid.fill(x, (boxes + _BREAK // 2 + 1) // ART * ART, ART, ART, INK)
        self._square(canvas, easel, top, high)
        return canvas

    def _names(self, readable: bool, shown: bool) -> list[str]:
        return [e.name for e in self.examples if (e.readable, e.shown) == (readable, shown)]

    def _room(self, easel: Easel, width: int, readable: bool, shown: bool) -> list[tuple[str, ...]]:
        room = (width - _side(easel)) // 2 - 18
        return [easel.face.wrap(name, room) for name in self._names(readable, shown)]

    def _square(self, canvas: Canvas, easel: Easel, top: int, high: int) -> None:
        face, grid = canvas.face, canvas.grid
        side = _side(easel)
        room = (grid.width - side) // 2 // ART * ART
        side = grid.width - 2 * room
        for column, word in enumerate(("shown", "hidden")):
            x = side + column * room + room // 2
            canvas.text(x, top + face.cap, word, align="centre")
        top += face.pitch + 2
        for row, word in enumerate(("readable", "unreadable")):
            canvas.text(0, top + row * high + high // 2 + face.cap // 2, word)
        for number, (readable, shown) in enumerate(_ROOMS):
            x, y = side + number % 2 * room, top + number // 2 * high
            hatch(grid, (x, y, room, high), (not readable, not shown), dark=not readable)
            grid.frame(x, y, room, high, INK, ART)
            _plaques(canvas, (x, y, room, high), self._room(easel, grid.width, readable, shown))


def _side(easel: Easel) -> int:
    return easel.face.width("unreadable") + 5


def _plaques(canvas: Canvas, room: tuple[int, int, int, int], names: list[tuple[str, ...]]) -> None:
    """The names of a room, each on a plate of paper so that hatching does not cross it."""
    x, y, width, high = room
    face = canvas.face
    lines = [line for name in names for line in name]
    if not lines:
        return
    wide = (max(face.width(line) for line in lines) + 12) // ART * ART
    deep = len(lines) * face.pitch + 4
    left, upper = x + (width - wide) // 2 // ART * ART, y + (high - deep) // 2 // ART * ART
    canvas.grid.fill(left, upper, wide, deep, PAPER)
    canvas.grid.frame(left, upper, wide, deep, INK, ART)
    for number, line in enumerate(lines):
        baseline = upper + 4 + face.cap + number * face.pitch
        canvas.text(left + wide // 2, baseline, line, align="centre")


def _three_boxes(canvas: Canvas, width: int) -> None:
    """White, gray and black; what goes into the black one and comes out is all one sees."""
    arrow = 7 * ART
    room = (width - 3 * _WIDE * ART - 2 * arrow) // 2
    lefts = (0, _WIDE * ART + room, width - _WIDE * ART - arrow)
    for left, word, draw in zip(lefts, ("white", "gray", "black"), _DRAWN, strict=True):
        art = Grid(_WIDE, _BOX_HIGH, PAPER)
        draw(art)
        x = left // ART * ART
        _stamp(canvas.grid, art, x, 0)
        foot = _BOX_HIGH * ART + 5 + canvas.face.cap
        canvas.text(x + (_WIDE - 4) * ART // 2, foot, word, align="centre")
    black = lefts[-1] // ART * ART
    for x in (black - arrow + ART // 2, black + _WIDE * ART + ART):
        _stamp_sprite(canvas.grid, ARROW, x, 17 * ART)


def _stamp(grid: Grid, art: Grid, x: int, y: int) -> None:
    for down in range(art.height):
        for across in range(art.width):
            grid.fill(x + across * ART, y + down * ART, ART, ART, art.get(across, down))


def _stamp_sprite(grid: Grid, rows: tuple[str, ...], x: int, y: int) -> None:
    for down, row in enumerate(rows):
        for across, letter in enumerate(row):
            if letter != ".":
                grid.fill(x + across * ART, y + down * ART, ART, ART, _LETTERS.index(letter))


def _case(art: Grid, open_to: int) -> None:
    """A box seen a little from above and from the right; its front is cut away to a column."""
    art.frame(0, 6, 28, 28, INK)
    for x in range(1, open_to):
        if x % 3 == 0:
            art.set(x, 6, PAPER)
            art.set(x, 33, PAPER)
    for y in range(7, 33):
        if open_to and y % 3 == 0:
            art.set(0, y, PAPER)
            art.set(27, y, INK if open_to < 28 else PAPER)
    for near, far in (((0, 6), (4, 2)), ((27, 6), (31, 2)), ((27, 33), (31, 29))):
        art.line(near, far, INK)
    art.fill(4, 2, 28, 1, INK)
    art.fill(31, 2, 1, 28, INK)


def _white(art: Grid) -> None:
    """Every part in view: two cogs that mesh, a lever, a belt."""
    _case(art, 28)
    art.sprite(2, 9, LARGE_COG, _LETTERS)
    art.sprite(12, 19, SMALL_COG, _LETTERS)
    art.line((18, 17), (23, 10), INK)
    art.fill(22, 8, 3, 3, SPOT)
    art.fill(16, 17, 5, 1, INK)


def _gray(art: Grid) -> None:
    """Half a wall gone: the recipe can be read, the works run on into a tangle and shade."""
    _case(art, 13)
    art.sprite(2, 9, LARGE_COG, _LETTERS)
    for row, length in enumerate((8, 6, 9, 5)):
        art.fill(3, 24 + 2 * row, length, 1, INK)
    for y in range(7, 33):
        edge = 14 + (y % 4 > 1)
        for x in range(edge, 27):
            tone = 0.25 + 0.65 * (x - edge) / 13
            art.set(x, y, INK if tone > threshold(x, y) else PAPER)
        art.set(edge, y, INK)
    _shade_sides(art, 0.4, 16)
    art.sprite(16, 13, TANGLE, _LETTERS)


def _black(art: Grid) -> None:
    """Closed: two dials and a row of switches are all there is to see and to turn."""
    _case(art, 0)
    art.fill(0, 6, 28, 28, INK)
    _shade_sides(art, 0.8, 0)
    art.sprite(3, 9, DIAL, _LETTERS)
    art.sprite(16, 15, DIAL, _LETTERS)
    for at in range(4):
        art.fill(4 + 3 * at, 24, 1, 6, PAPER)
        art.fill(3 + 3 * at, (25, 28, 26, 24)[at], 3, 1, SPOT if at == 1 else PAPER)


def _shade_sides(art: Grid, tone: float, start: int) -> None:
    """Darken lid and side from a column on."""
    for y in range(3, 33):
        for x in range(1, 31):
            lid = y < 6 and max(6 - y, start) < x < 33 - y
            side = x > 27 and 33 - x < y < 60 - x
            if (lid or side) and tone > threshold(x, y):
                art.set(x, y, INK)


_DRAWN = (_white, _gray, _black)
