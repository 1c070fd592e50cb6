"""Lengths, trims and the grid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riftbook import geometry


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        ("12pt", 12.0),
        ("5.5in", 396.0),
        ("1pc", 12.0),
        ("96px", 72.0),
        ("8 cm", 226.7717),
        ("148MM", 419.5276),
        (".5in", 36.0),
        (9.5, 9.5),
        (14, 14.0),
    ],
)
def test_a_length_in_points(length: str | float, expected: float) -> None:
    assert geometry.points(length) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("length", ["", "12", "pt", "-3mm", "1e3pt", "12 em", "1.2.3in", "٣mm"])
def test_what_is_no_length(length: str) -> None:
    with pytest.raises(ValueError, match="no length"):
        geometry.points(length)


@given(st.floats(0.01, 5000), st.sampled_from(sorted(geometry.UNITS)))
def test_a_length_is_read_as_it_is_spoken(length: float, unit: str) -> None:
    assert geometry.points(geometry.spoken(length, unit)) == pytest.approx(length, abs=0.05)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("6x9", (432.0, 648.0)),
        ("5.5 × 8.5", (396.0, 612.0)),
        ("A5", (419.5276, 595.2756)),
        ("148mm x 210mm", (419.5276, 595.2756)),
        ("6in×229mm", (432.0, 649.1339)),
    ],
)
def test_a_trim_by_name_or_by_its_sides(size: str, expected: tuple[float, float]) -> None:
    assert geometry.trim(size) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("size", ["", "x", "a7", "6x", "6 by 9", "1mm x 200mm", "300in x 9in"])
def test_what_is_no_trim(size: str) -> None:
    with pytest.raises(ValueError, match=r"no length|no size"):
        geometry.trim(size)


def test_the_essay_block_holds_33_lines() -> None:
    width, height = geometry.trim("a5")
    assert geometry.lines(height - 56 - 77.2, 14) == 33
    assert width - 2 * 65.76 == pytest.approx(288, abs=0.01)


@pytest.mark.parametrize(
    ("depth", "expected"), [(0, 0), (14, 14), (14.001, 14), (14.5, 28), (41.999, 42), (43, 56)]
)
def test_a_depth_made_whole_lines(depth: float, expected: float) -> None:
    assert geometry.on_grid(depth, 14) == expected


@pytest.mark.parametrize(("position", "expected"), [(28, 0), (28.2, 0.2), (41.9, 0.1), (-0.3, 0.3)])
def test_how_far_from_the_grid(position: float, expected: float) -> None:
    assert geometry.off_grid(position, 14) == pytest.approx(expected)
