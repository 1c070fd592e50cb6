"""`chapter-vignette`: a small landscape of the rift above a chapter's title.

72 × 24 art pixels in ink and spot. All of them are one country seen at different hours: the
bank on the left is steep and walled, the one on the right is low and lived in; what changes
is how wide the gap is, what crosses it, what stands in the sky and how many lights burn.
"""

from math import sqrt
from typing import ClassVar

from riftbook.figures.canvas import INK, PAPER, SPOT, Canvas, Easel
from riftbook.figures.grid import Grid, chance, threshold, wave
from riftbook.figures.options import Reader
from riftbook.records import Value

WIDTH, HEIGHT = 72, 24
_GROUND = 15
_SUN = ("..ooo..", ".ooooo.", "ooooooo", "ooooooo", "ooooooo", ".ooooo.", "..ooo..")
_MOON = ("..ooo..", ".ooo...", "ooo....", "ooo....", "ooo....", ".ooo..o", "..oooo.")
_BIRD = ("#.#", ".#.")
_TOWER = ("#.#.#", "#####", ".###.", ".#o#.", ".###.", ".###.", ".#.#.", ".#.#.")
_HOUSES = (
    ("..#..", ".###.", "#####", "#o##.", "####."),
    (".#.", "###", "#o#", "###"),
    ("...#.", "#####", "##o##", "#####"),
)
_TREE = (".#.", "###", "###", ".#.", ".#.")


class ChapterVignette(Value, kw_only=True):
    """Options of the vignette: it has none but its seed."""

    kind: ClassVar[str] = "chapter-vignette"
    least: ClassVar[int] = 72
    reflows: ClassVar[bool] = False

    @classmethod
    def read(cls, options: Reader) -> "ChapterVignette":
        """Nothing to read."""
        return cls()

    def describe(self) -> str:
        """The long description where the author gives none."""
        return "A small landscape in pixels: two banks, the rift between them, and a few lights."

    def texts(self) -> tuple[str, ...]:
        """No lettering."""
        return ()

    def compose(self, easel: Easel) -> Canvas:
        """Draw the country as the seed has it."""
        grid = Grid(WIDTH, HEIGHT, PAPER)
        country = _Country(grid=grid, seed=easel.seed)
        country.draw()
        return Canvas(grid, easel.colours, easel.face, unit=easel.width / WIDTH)


class _Country(Value, kw_only=True):
    grid: Grid
    seed: int

    def pick(self, number: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`, the same for the same seed."""
        return low + int(chance(self.seed, 100, number) * (high - low + 1))

    @property
    def left(self) -> int:
        return self.pick(1, 20, 30)

    @property
    def right(self) -> int:
        return self.left + self.pick(2, 14, 22)

    def draw(self) -> None:
        self._sky()
        self._far()
        self._bank(right=False)
        self._bank(right=True)
        self._crossing()
        self._settle()

    def _sky(self) -> None:
        for number in range(self.pick(9, 2, 4)):
            self._cloud(number)
        x = self.pick(3, self.left + 2, self.right - 8)
        y = self.pick(4, 1, 11)
        for bird in range(self.pick(5, 0, 3)):
            at = self.pick(30 + bird, 34, 66), self.pick(40 + bird, 1, 6)
            if not x - 6 < at[0] < x + 11:
                self.grid.fill(at[0] - 1, at[1] - 1, 5, 4, PAPER)
                self.grid.sprite(*at, _BIRD, " #o")
        self.grid.fill(x - 2, y, 11, 7, PAPER)
        self.grid.fill(x, y - 2, 7, 11, PAPER)
        self.grid.sprite(x, y, _MOON if self.pick(10, 0, 3) == 0 else _SUN, " #o")

    def _cloud(self, number: int) -> None:
        """A long flat cloud: full below, thin above."""
        x, y = self.pick(70 + number, -6, WIDTH - 6), self.pick(80 + number, 2, 5)
        length = self.pick(90 + number, 9, 18)
        for row, (start, end, tone) in enumerate(
            ((0.0, 1.0, 1.0), (0.1, 0.85, 0.5), (0.25, 0.6, 0.25))
        ):
            left = x + round(start * length)
            self.grid.tone((left, y - row, round((end - start) * length), 1), INK, tone)

    def _far(self) -> None:
        """What is seen through the gap: pale hills, then the dark of the depth."""
        for x in range(self.left - 4, self.right + 5):
            top = _GROUND + 2 - round(wave(self.seed + 3, x, 6) * 2)
            for y in range(top, HEIGHT):
                depth = max(0.0, (y - _GROUND - 1) / (HEIGHT - _GROUND - 2))
                tone = 0.16 + 0.8 * sqrt(depth)
                self.grid.set(x, y, INK if tone > threshold(x, y) else PAPER)

    def _top(self, x: int, right: bool) -> int:
        inward = x - self.right if right else self.left - x
        swell = wave(self.seed + 5 + right, inward, 9) * min(1.0, inward / 12)
        return _GROUND - round(swell * (3 if right else 5))

    def _bank(self, right: bool) -> None:
        for y in range(_GROUND - 6, HEIGHT):
            down = max(0, y - _GROUND)
            ledge = round(wave(self.seed + 7 + right, down, 2.5) * 3 + down * 0.3) if down else 0
            columns = range(self.right - ledge, WIDTH) if right else range(self.left + ledge + 1)
            for x in columns:
                if y >= self._top(x, right):
                    self.grid.set(x, y, INK)
            if y > _GROUND:
                self.grid.set(self.right - ledge - 1 if right else self.left + ledge + 1, y, PAPER)
        self._strata(right)

    def _strata(self, right: bool) -> None:
        for y in range(_GROUND + 2, HEIGHT - 1, 3):
            for x in range(WIDTH):
                inside = self.grid.get(x, y) == INK and (x > self.right if right else x < self.left)
                if inside and chance(self.seed, 11, (x + 2 * y) // 5, y) < 0.42:
                    self.grid.set(x, y, PAPER)

    def _crossing(self) -> None:
        kind = self.pick(6, 0, 3)
        span = self.right - self.left
        built = span if kind in (0, 1) else self.pick(7, 5, span - 5)
        for at in range(built + 1):
            x, part = self.right - at, at / span
            sag = round(3.2 * 4 * part * (1 - part)) if kind == 1 else 0
            self.grid.set(x, _GROUND + sag, INK)
            if kind == 1:
                if at % 3 == 0:
                    self.grid.set(x, _GROUND + sag - 1, INK)
                self.grid.set(x, _GROUND + sag - 2, INK if at % 3 == 0 or sag else PAPER)
                continue
            for down in range(1, round(1 + 4 * (2 * part - 1) * (2 * part - 1))):
                self.grid.set(x, _GROUND + down, INK)
        if kind > 1:
            end = self.right - built
            self.grid.fill(end, _GROUND - 4, 1, 4, INK)
            self.grid.set(end, _GROUND - 5, SPOT)

    def _settle(self) -> None:
        x = self.left - 5 - self.pick(8, 1, 4)
        base = min(self._top(x, False), self._top(x + 4, False))
        self.grid.fill(x - 1, base - len(_TOWER) - 1, len(_TOWER[0]) + 2, len(_TOWER) + 1, PAPER)
        self._stand(x, base, _TOWER)
        x, number = self.right + 4, 0
        while x < WIDTH - 5:
            shape = (*_HOUSES, _TREE)[self.pick(50 + number, 0, 3)]
            self._stand(x, max(self._top(x, True), self._top(x + 2, True)), shape)
            x += len(shape[0]) + self.pick(60 + number, 0, 3)
            number += 1

    def _stand(self, x: int, base: int, shape: tuple[str, ...]) -> None:
        y = base - len(shape)
        for down, row in enumerate(shape):
            for across, letter in enumerate(row):
                if letter != ".":
                    self.grid.set(x + across, y + down, SPOT if letter == "o" else INK)
