import pytest
from figure_books import picture

from riftbook.figures.sizing import Room, printed, resolution, width
from riftbook.model import CheckSettings

ROOM = Room(measure=288, height=420, leading=14)
CHECK = CheckSettings()


@pytest.mark.parametrize(
    ("pixels", "wide"),
    [
        ((1200, 600), 288),
        ((3000, 600), 288),
        ((900, 600), 216),
        ((400, 300), 144),
        ((200, 300), 96),
    ],
)
def test_without_a_width_it_fills_the_measure_as_far_as_its_pixels_go(pixels, wide):
    """1,200 pixels are 300 an inch over 288 points; half the measure; 150 an inch at the least."""
    size = printed(pixels, None, False, ROOM, CHECK)
    assert size[0] == pytest.approx(wide)
    assert size[1] == pytest.approx(wide * pixels[1] / pixels[0])


def test_no_picture_is_so_high_that_its_caption_has_no_room():
    size = printed((1200, 3600), None, False, ROOM, CHECK)
    assert size == pytest.approx((140, 420))
    assert printed((100, 400), 288, False, ROOM, CHECK) == pytest.approx((105, 420))


def test_in_a_line_it_is_no_higher_than_the_line():
    assert printed((300, 300), None, True, ROOM, CHECK) == pytest.approx((14, 14))
    assert printed((20, 10), None, True, ROOM, CHECK) == pytest.approx((4.8, 2.4))
    assert printed((300, 300), 40, True, ROOM, CHECK) == pytest.approx((40, 40))


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("50%", 144),
        ("100%", 288),
        ("1in", 72),
        ("2 cm", 2 / 2.54 * 72),
        ("96px", 72),
        ("33.5 %", 96.48),
    ],
)
def test_widths(written, points):
    wide, found = width(picture("a.png", width=written), ROOM)
    assert wide == pytest.approx(points)
    assert found == ()


@pytest.mark.parametrize(
    ("written", "code", "wide"),
    [("wide", "F014", None), ("0%", "F014", None), ("-5mm", "F014", None), ("12em", "F014", None),
     ("5 in%", "F014", None), ("300pt", "F015", 288), ("101%", "F015", 288)],
)  # fmt: skip
def test_widths_that_cannot_be(written, code, wide):
    given, found = width(picture("a.png", width=written), ROOM)
    assert given == wide
    assert [diagnostic.code for diagnostic in found] == [code]


@pytest.mark.parametrize(
    ("pixels", "code"), [(1200, None), (1199, None), (1190, "F012"), (600, "F012"), (590, "F013")]
)
def test_pixels_an_inch(pixels, code):
    found = resolution(picture("a.png"), pixels, 288, CHECK)
    assert [diagnostic.code for diagnostic in found] == ([code] if code else [])


def test_what_the_hint_says_is_enough():
    (found,) = resolution(picture("a.png"), 700, 288, CHECK)
    assert "1200 pixels wide" in found.hint
    wide, _ = width(picture("a.png", width=found.hint.rpartition("=")[2]), ROOM)
    assert resolution(picture("a.png"), 700, wide, CHECK) == ()
