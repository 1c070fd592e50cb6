"""The picture before it is a picture: a grid of cells, each the index of a colour.

Greys and glows are made by ordered dithering alone: Bayer's 4 × 4 matrix (B. E. Bayer, "An
optimum method for two-level rendition of continuous-tone pictures", 1973).
"""

from collections.abc import Iterator

BAYER = (
    (0, 8, 2, 10),
    (12, 4, 14, 6),
    (3, 11, 1, 9),
    (15, 7, 13, 5),
)
"""The order in which the cells of a 4 × 4 square fill as a tone darkens."""

Box = tuple[int, int, int, int]
"""Left, top, width and height in cells."""

_MASK = (1 << 64) - 1


def threshold(x: int, y: int) -> float:
    """The tone, above 0 and below 1, from which the cell at (x, y) is filled."""
    return (BAYER[y & 3][x & 3] + 0.5) / 16


def chance(seed: int, *place: int) -> float:
    """A number from 0 up to 1 that depends on the seed and the place only (SplitMix64)."""
    state = seed & _MASK
    for part in place:
        state = (state ^ (part & _MASK)) + 0x9E3779B97F4A7C15 & _MASK
        state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        state = (state ^ state >> 27) * 0x94D049BB133111EB & _MASK
        state ^= state >> 31
    return (state >> 11) / (1 << 53)


def wave(seed: int, x: float, length: float) -> float:
    """A smooth line through chance heights, 0 to 1, one every `length` cells."""
    step = int(x // length)
    part = x / length - step
    part = part * part * (3 - 2 * part)
    return chance(seed, step) * (1 - part) + chance(seed, step + 1) * part


class Grid:
    """A rectangle of cells; drawing outside of it is cut off."""

    __slots__ = ("cells", "height", "width")

    def __init__(self, width: int, height: int, colour: int = 0) -> None:
        """A grid filled with one colour."""
        self.width = width
        self.height = height
        self.cells = bytearray([colour]) * (width * height)

    def get(self, x: int, y: int) -> int:
        """The colour at (x, y), or -1 outside."""
        if 0 <= x < self.width and 0 <= y < self.height:
            return self.cells[y * self.width + x]
        return -1

    def set(self, x: int, y: int, colour: int) -> None:
        """Fill one cell."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self.cells[y * self.width + x] = colour

    def fill(self, x: int, y: int, width: int, height: int, colour: int) -> None:
        """Fill a rectangle."""
        for row in range(y, y + height):
            for column in range(x, x + width):
                self.set(column, row, colour)

    def frame(self, x: int, y: int, width: int, height: int, colour: int, rule: int = 1) -> None:
        """Draw a rectangle's border, `rule` cells thick, inside its edge."""
        self.fill(x, y, width, rule, colour)
        self.fill(x, y + height - rule, width, rule, colour)
        self.fill(x, y, rule, height, colour)
        self.fill(x + width - rule, y, rule, height, colour)

    def tone(self, box: Box, colour: int, tone: float, cell: int = 1) -> None:
        """Dither a colour over a rectangle: `tone` 0 leaves it, 1 fills it."""
        left, top, width, height = box
        for row in range(0, height, cell):
            for column in range(0, width, cell):
                x, y = left + column, top + row
                if tone > threshold(x // cell, y // cell):
                    self.fill(x, y, min(cell, width - column), min(cell, height - row), colour)

    def line(
        self, start: tuple[int, int], end: tuple[int, int], colour: int, cell: int = 1
    ) -> None:
        """A line of `cell` × `cell` blocks (Bresenham's algorithm)."""
        for x, y in _steps(start, end):
            self.fill(x * cell, y * cell, cell, cell, colour)

    def sprite(
        self, x: int, y: int, rows: tuple[str, ...], letters: str, mirror: bool = False
    ) -> None:
        """Set a small picture written as rows of letters; a letter not in `letters` is clear."""
        for down, row in enumerate(rows):
            for across, letter in enumerate(reversed(row) if mirror else row):
                if letter in letters:
                    self.set(x + across, y + down, letters.index(letter))

    def rows(self, letters: str) -> tuple[str, ...]:
        """The grid as rows of letters, the inverse of `sprite`."""
        text = "".join(letters[colour] for colour in self.cells)
        return tuple(text[at : at + self.width] for at in range(0, len(text), self.width))


def _steps(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    (x, y), (last_x, last_y) = start, end
    dx, dy = abs(last_x - x), -abs(last_y - y)
    step_x, step_y = (1 if x < last_x else -1), (1 if y < last_y else -1)
    error = dx + dy
    while True:
        yield x, y
        if (x, y) == (last_x, last_y):
            return
        doubled = 2 * error
        if doubled >= dy:
            error += dy
            x += step_x
        if doubled <= dx:
            error += dx
            y += step_y
