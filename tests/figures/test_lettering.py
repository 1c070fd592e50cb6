import pytest

from riftbook.figures.lettering import Typeface, missing
from riftbook.project.folder import packaged

FILES = packaged("essay") | packaged("classic")
DEPARTURE = FILES["@themes/essay/fonts/DepartureMono-Regular.otf"]
GARAMOND = FILES["@themes/classic/fonts/EBGaramond.ttf"]


@pytest.fixture(scope="module")
def departure():
    return Typeface(DEPARTURE, 9.5)


@pytest.fixture(scope="module")
def garamond():
    return Typeface(GARAMOND, 9.5)


def test_a_pixel_face_is_known_and_takes_its_own_size(departure, garamond):
    assert (departure.pixel, departure.size, departure.cap) == (True, 11, 8)
    assert (garamond.pixel, garamond.size) == (False, 9.5)


def test_the_cells_of_a_letter(departure):
    cells = set(departure.cells("Ab"))
    rows = ["".join("#" if (x, y) in cells else "." for x in range(14)) for y in range(-8, 0)]
    assert rows == [
        "...#....#.....",
        "..#.#...#.....",
        ".#...#..#.##..",
        ".#...#..##..#.",
        ".#####..#...#.",
        ".#...#..#...#.",
        ".#...#..##..#.",
        ".#...#..#.##..",
    ]


def test_widths_are_whole_cells_and_add_up(departure, garamond):
    assert departure.width("rift") == 4 * 7
    assert departure.width("rift", 3, -1) == 3 * (4 * 7 - 3)
    assert garamond.width("rift") < departure.width("rift")
    assert departure.width("") == 0


def test_wrapping_keeps_every_word(departure):
    text = "Open models, closed gates, and what Stable Diffusion taught us"
    lines = departure.wrap(text, 120)
    assert " ".join(lines) == text
    assert all(departure.width(line) <= 120 for line in lines)
    assert departure.wrap("unbreakableword x", 20) == ("unbreakableword", "x")


def test_characters_without_a_glyph_are_told_once():
    assert missing(DEPARTURE, "aשלש a") == ("ש", "ל")
    assert missing(GARAMOND, "Çedilla") == ()
