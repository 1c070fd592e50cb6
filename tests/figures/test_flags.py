from hypothesis import given, settings
from hypothesis import strategies as st

from riftbook.figures.flags import place

STOPS = st.lists(
    st.tuples(st.integers(4, 280), st.integers(10, 120)),
    min_size=1,
    max_size=8,
    unique_by=lambda s: s[0],
)


@settings(max_examples=40, deadline=None)
@given(STOPS)
def test_no_name_touches_a_name_or_a_pole(stops):
    named = [(x, length, f"n{x}") for x, length in sorted(stops)]
    flags = place(named, 288)
    assert [flag.text for flag in flags] in ([], [name for _, _, name in named])
    for one in flags:
        assert one.left >= 0
        assert one.end <= 288
        for other in flags:
            if one.row == other.row and one is not other:
                assert one.end + 14 <= other.left or other.end + 14 <= one.left
            if one.row < other.row:
                assert not one.left - 6 < other.x < one.end + 6


def test_a_few_names_stand_beside_their_poles_in_the_first_row():
    flags = place([(10, 40, "a"), (100, 40, "b")], 288)
    assert [(flag.row, flag.left, flag.beside) for flag in flags] == [(0, 15, True), (0, 105, True)]


def test_what_cannot_be_placed_is_not_drawn_over_itself():
    assert place([(10, 200, "a"), (12, 200, "b")], 120) == ()
