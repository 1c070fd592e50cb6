from itertools import pairwise

from riftbook.figures.grid import BAYER, Grid, chance, wave

LETTERS = ".#o"


def test_bayer_fills_sixteen_steps_each_once():
    assert sorted(step for row in BAYER for step in row) == list(range(16))


def test_tone_is_dithered_without_grey():
    grid = Grid(8, 4)
    grid.tone((0, 0, 8, 4), 1, 0.25)
    assert grid.rows(LETTERS) == ("#.#.#.#.", "........", "#.#.#.#.", "........")
    grid.tone((0, 0, 8, 4), 1, 0.5)
    assert grid.rows(LETTERS) == ("#.#.#.#.", ".#.#.#.#", "#.#.#.#.", ".#.#.#.#")
    grid.tone((0, 0, 8, 4), 1, 1.0)
    assert set("".join(grid.rows(LETTERS))) == {"#"}


def test_tone_in_larger_cells_is_cut_at_the_edge_of_its_box():
    grid = Grid(5, 2)
    grid.tone((0, 0, 5, 2), 1, 1.0, 2)
    assert grid.rows(LETTERS) == ("#####", "#####")


def test_sprites_keep_what_is_clear_and_can_be_mirrored():
    grid = Grid(4, 2, 0)
    grid.sprite(0, 0, ("#o", "o "), LETTERS.replace(".", " "))
    grid.sprite(2, 0, ("#o", "xx"), ".#o", mirror=True)
    assert grid.rows(LETTERS) == ("#oo#", "o...")


def test_lines_frames_and_what_lies_outside():
    grid = Grid(6, 4)
    grid.frame(0, 0, 6, 4, 1)
    grid.line((0, 0), (5, 3), 2)
    grid.set(9, 9, 1)
    assert grid.rows(LETTERS) == ("o#####", "#oo..#", "#..oo#", "#####o")
    assert grid.get(-1, 0) == grid.get(0, 4) == -1


def test_chance_depends_on_seed_and_place_only():
    values = [chance(7, x, y) for x in range(40) for y in range(40)]
    assert values == [chance(7, x, y) for x in range(40) for y in range(40)]
    assert min(values) >= 0
    assert max(values) < 1
    assert 0.45 < sum(values) / len(values) < 0.55
    assert chance(8, 1, 2) != chance(7, 1, 2)


def test_waves_are_smooth():
    heights = [wave(3, x / 8, 5) for x in range(400)]
    assert max(abs(a - b) for a, b in pairwise(heights)) < 0.06
