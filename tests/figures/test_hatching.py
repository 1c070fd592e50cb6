from riftbook.figures.grid import Grid
from riftbook.figures.hatching import hatch


def drawn(reasons, dark):
    """Every second row and column: an art pixel is two cells each way."""
    grid = Grid(20, 10)
    hatch(grid, (0, 0, 20, 10), reasons, dark)
    rows = grid.rows(".#o")
    assert all(a == b for a, b in zip(rows[::2], rows[1::2], strict=True))
    return tuple(row[::2] for row in rows[::2])


def test_unreadable_slants_one_way_and_hidden_the_other():
    assert drawn((True, False), False) == (
        "#....#....",
        "....#....#",
        "...#....#.",
        "..#....#..",
        ".#....#...",
    )
    assert drawn((False, True), False) == (
        "#....#....",
        ".#....#...",
        "..#....#..",
        "...#....#.",
        "....#....#",
    )


def test_both_cross_and_dark_turns_the_colours():
    light, dark = drawn((True, True), False), drawn((True, True), True)
    assert dark == tuple(row.translate({35: ".", 46: "#"}) for row in light)
    assert light == ("#....#....", ".#..#.#..#", "..##...##.", "..##...##.", ".#..#.#..#")


def test_without_a_reason_there_is_no_hatching():
    assert set("".join(drawn((False, False), False))) == {"."}
