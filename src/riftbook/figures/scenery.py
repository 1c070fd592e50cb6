"""The landscape of the rift in eight colours, for the banner and the cover.

Light comes from one place, the sun just gone down behind the gap: what faces the gap has a
rim of ember, what turns from it is night. Everything is placed from the scene's size, so
that the banner (96 × 32) and the cover's lower part come from the same hand.
"""

from math import hypot, sqrt

from riftbook.figures.grid import Grid, chance, threshold, wave
from riftbook.figures.sprites import (
    CRANE,
    FLAG,
    GATEHOUSE,
    HOUSES,
    KEEPER,
    MOON,
    PALETTE_LETTERS,
    TOLL,
    TURRET,
)
from riftbook.records import Value

NIGHT, DEEP, VIOLET, ROSE, EMBER, AMBER, LAMP, STONE = range(8)

DUSK = ("#17111f", "#2b2140", "#523463", "#94465f", "#c2410c", "#f09a38", "#ffe9b0", "#6f5a70")
"""The colours in the order of their names; ember is the spot colour of `essay`."""


FALL = 0.23
"""How far below the banks the horizon lies, in widths of the gap."""


class Scene(Value, kw_only=True):
    """Where things stand, in cells."""

    width: int
    height: int
    ground: int
    """The row on which both banks and the bridge's deck lie."""
    left: int
    """The column of the left bank's edge."""
    right: int
    """The column at which the right bank begins."""
    seed: int
    bridge: float = 0.5
    """How far the bridge has come, 0 to 1, from the right bank."""
    rails: bool = False
    toll: bool = False

    @property
    def gap(self) -> int:
        """The width of the rift at the top."""
        return self.right - self.left


def landscape(scene: Scene) -> Grid:
    """Draw a scene."""
    grid = Grid(scene.width, scene.height, DEEP)
    _sky(grid, scene)
    _stars(grid, scene)
    _far_ranges(grid, scene)
    _depth(grid, scene)
    _hill(grid, scene)
    _cliff(grid, scene, right=False)
    _cliff(grid, scene, right=True)
    _bridge(grid, scene)
    _village(grid, scene)
    _gate(grid, scene)
    return grid


def _sky(grid: Grid, scene: Scene) -> None:
    """Bands of dusk, dithered into each other, bent up around the glow in the gap."""
    bands = (DEEP, VIOLET, ROSE, EMBER, AMBER)
    centre = (scene.left + scene.right) / 2
    for y in range(scene.ground + round(scene.gap * FALL) + 2):
        for x in range(scene.width):
            rise = max(0.0, 1 - abs(x - centre) / (scene.width * 0.62))
            depth = (y + 1) / (scene.ground + 1)
            tone = depth * sqrt(sqrt(depth)) * (2.1 + 1.9 * rise * sqrt(sqrt(rise)))
            step = min(int(tone), len(bands) - 1)
            up = step + 1 < len(bands) and tone - step > threshold(x, y)
            grid.set(x, y, bands[step + int(up)])


def _stars(grid: Grid, scene: Scene) -> None:
    for y in range(scene.ground // 2):
        for x in range(scene.width):
            if chance(scene.seed, 1, x, y) < 0.026 * (1 - y / (scene.ground / 2)):
                bright = chance(scene.seed, 2, x, y) < 0.4
                grid.set(x, y, LAMP if bright else STONE)
    grid.sprite(round(scene.width * 0.73), 2 + scene.height // 20, MOON, PALETTE_LETTERS)


def _far_ranges(grid: Grid, scene: Scene) -> None:
    """Two ranges far away, seen through the gap: the nearer the darker."""
    fall = round(scene.gap * FALL)
    for number, (colour, height) in enumerate(((ROSE, 4.2), (VIOLET, 2.2))):
        for x in range(scene.width):
            rise = wave(scene.seed + number, x, 6 - number) * height
            for y in range(scene.ground + fall + number - round(rise), scene.height):
                grid.set(x, y, colour)


def _depth(grid: Grid, scene: Scene) -> None:
    """The gap: mist that thins into night, and one glint of water far below."""
    start = scene.ground + round(scene.gap * FALL)
    ladder = (VIOLET, DEEP, NIGHT)
    for y in range(start, scene.height):
        for x in range(scene.left - 8, scene.right + 8):
            tone = (y - start) / (scene.height - start) * 2.5
            tone += 0.5 * (wave(scene.seed + y // 3, x, 6) - 0.5)
            step = min(max(int(tone), 0), 2)
            darker = step < 2 and tone - step > threshold(x, y)
            grid.set(x, y, ladder[step + int(darker)])
    centre = (scene.left + scene.right) // 2
    for down, at, length in ((2, -1, 6), (1, 1, 4)):
        grid.fill(centre + at - length // 2, scene.height - down, length, 1, VIOLET)


def _hill(grid: Grid, scene: Scene) -> None:
    """The right bank climbs away from the edge."""
    for x in range(scene.right, scene.width):
        for y in range(hill_top(scene, x), scene.ground + 1):
            grid.set(x, y, DEEP)


def hill_top(scene: Scene, x: int) -> int:
    """The row of the ground on the right bank at a column."""
    part = max(0.0, (x - scene.right - scene.gap * 0.32) / (scene.width - scene.right))
    rise = sqrt(part) * sqrt(sqrt(part)) * scene.gap * 0.5
    return scene.ground - round(rise)


def _edge(scene: Scene, y: int, right: bool) -> int:
    """The column of a cliff's face: it overhangs a little, then steps back and narrows."""
    down = y - scene.ground
    if down < 2:
        ledge = 0
    else:
        ledge = round(wave(scene.seed + 40 + right, down, 3) * 3.6 - 2.2) + round(down * 0.26)
    return scene.right - ledge if right else scene.left + ledge


def _cliff(grid: Grid, scene: Scene, right: bool) -> None:
    """A cliff: strata that dip towards the gap, cracks, and a lit face."""
    for y in range(scene.ground, scene.height):
        edge = _edge(scene, y, right)
        columns = range(edge, scene.width) if right else range(edge + 1)
        for x in columns:
            inward = x - edge if right else edge - x
            grid.set(x, y, _rock(scene, x, y, inward, right))


def _rock(scene: Scene, x: int, y: int, inward: int, right: bool) -> int:
    """The colour of rock: rim, lit face, then night with seams."""
    down = y - scene.ground
    light = 1 - down / (scene.height - scene.ground)
    if down == 0:
        return EMBER if inward < 2 else STONE if chance(scene.seed, 3, x // 2) < 0.6 else VIOLET
    bed = y + round(inward * 0.08 + wave(scene.seed + 50 + right, x, 11) * 1.6)
    layer = chance(scene.seed, 5, bed // 2, right)
    reach = (2.2 + 4.2 * layer) * (0.35 + light)
    if inward == 0:
        return EMBER if light > 0.5 else VIOLET
    if inward < reach * 0.45:
        return STONE if light > 0.3 else VIOLET
    if inward < reach or (inward < reach + 2 and threshold(x, y) < 0.5):
        return VIOLET if light > 0.3 else DEEP
    seam = bed % 4 == 0 and chance(scene.seed, 6, (x + 3 * bed) // 5, bed) < 0.5
    flake = chance(scene.seed, 16, x, y) < 0.03
    return DEEP if seam or flake else NIGHT


def _bridge(grid: Grid, scene: Scene) -> None:
    """The deck, its arch and the posts between, as far as they are built."""
    reach = round(scene.gap * scene.bridge)
    y = scene.ground
    for at in range(reach + 1):
        x = scene.right - at
        grid.set(x, y, STONE)
        grid.set(x, y + 1, NIGHT)
        depth = _arch(scene, at)
        for down in range(2, depth):
            if down == depth - 1 or at % 4 == 0:
                grid.set(x, y + down, NIGHT)
    for at in range(3):
        grid.set(scene.left + at, y, STONE)
        grid.fill(scene.left + at, y + 1, 1, 3 - at, NIGHT)
    if scene.bridge < 1 and reach:
        x = scene.right - reach
        grid.sprite(x - 5, y - 9, CRANE, PALETTE_LETTERS)
    if scene.rails:
        _rails(grid, scene, reach)
    if scene.toll and scene.bridge >= 1:
        grid.sprite(scene.right - 7, y - 7, TOLL, PALETTE_LETTERS)


def _arch(scene: Scene, at: int) -> int:
    """How many rows the arch hangs below the deck, `at` cells from the right bank."""
    part = at / scene.gap
    return round(3 + 5 * (2 * part - 1) ** 2)


def _rails(grid: Grid, scene: Scene, reach: int) -> None:
    for at in range(reach + 1):
        x = scene.right - at
        grid.set(x, scene.ground - 2, NIGHT)
        if at % 3 == 0:
            grid.set(x, scene.ground - 1, NIGHT)
        if at % 9 == 4:
            grid.fill(x, scene.ground - 4, 1, 4, NIGHT)
            grid.set(x, scene.ground - 5, LAMP)


def _village(grid: Grid, scene: Scene) -> None:
    """Houses in two rows, those on the hill behind those below; the crowd at the edge."""
    square = scene.right + round(scene.gap * 0.42)
    _row_of_houses(grid, scene, square + 3, far=True)
    for x in range(square, scene.width):
        for y in range(hill_top(scene, x) + 1, scene.ground):
            if chance(scene.seed, 14, x, y) < 0.24:
                grid.set(x, y, (LAMP, AMBER, AMBER, EMBER)[int(chance(scene.seed, 15, x, y) * 4)])
    _row_of_houses(grid, scene, square, far=False)
    _crowd(grid, scene, square)


def _row_of_houses(grid: Grid, scene: Scene, x: int, *, far: bool) -> None:
    number = 100 if far else 0
    while x < scene.width:
        house = HOUSES[int(chance(scene.seed, 8, number) * len(HOUSES))]
        last = x + len(house[0]) - 1
        base = max(hill_top(scene, x), hill_top(scene, last)) if far else scene.ground - 1
        rows = tuple(row.replace("S", "V") for row in house) if far else house
        grid.sprite(x, base - len(house) + 1, rows, PALETTE_LETTERS)
        x = last + 1 + int(chance(scene.seed, 9, number) * (2 if far else 4))
        number += 1


def _crowd(grid: Grid, scene: Scene, end: int) -> None:
    """People side by side from the first house to the end of what is built."""
    built = round(scene.gap * scene.bridge)
    start = scene.right - built + 7 if 0 < scene.bridge < 1 else scene.right
    for x in range(end - 2, start, -2):
        if chance(scene.seed, 10, x) < 0.9:
            tall = 2 + (chance(scene.seed, 11, x) < 0.3)
            grid.fill(x, scene.ground - tall, 1, tall, NIGHT)
            if chance(scene.seed, 12, x) < 0.6:
                grid.set(x, scene.ground - tall - 1, LAMP)


def _gate(grid: Grid, scene: Scene) -> None:
    """The keeper's gatehouse with its wall, lamp and flag."""
    width = len(GATEHOUSE[0])
    x = scene.left - width - 3
    y = scene.ground - len(GATEHOUSE)
    for column in range(x + 1):
        top = scene.ground - 5 - (column % 4 < 2)
        for row in range(top, scene.ground):
            seam = row % 2 == 0 and (column + row) % 5 == 0
            grid.set(column, row, DEEP if seam or row == top else NIGHT)
    for row in range(y + 4):
        for column in range(x - 2, x + width + 2):
            if grid.get(column, row) in (LAMP, STONE):
                grid.set(column, row, DEEP)
    grid.sprite(x - 15, scene.ground - len(TURRET), TURRET, PALETTE_LETTERS)
    _halo(grid, (x + width + 1, scene.ground - 5), 5)
    grid.sprite(x, y, GATEHOUSE, PALETTE_LETTERS)
    grid.sprite(x + 2, y - len(FLAG), FLAG, PALETTE_LETTERS)
    grid.sprite(x + width + 1, scene.ground - len(KEEPER), KEEPER, PALETTE_LETTERS)


def _halo(grid: Grid, centre: tuple[int, int], radius: int) -> None:
    for y in range(centre[1] - radius, centre[1] + radius + 1):
        for x in range(centre[0] - radius, centre[0] + radius + 1):
            tone = 1 - hypot(x - centre[0], y - centre[1]) / radius
            if tone > threshold(x, y) and grid.get(x, y) in (DEEP, VIOLET, ROSE):
                grid.set(x, y, EMBER)
