"""Shares: everything is in one of them, and none is much heavier than the others."""

from hypothesis import given
from hypothesis import strategies as st

from riftbook.workers.shares import shares


@given(st.lists(st.integers(0, 99)), st.integers(1, 5))
def test_shares_are_fair(weights: list[int], count: int) -> None:
    divided = shares(weights, weights, count)
    assert len(divided) <= count
    assert all(divided)
    assert sorted(one for share in divided for one in share) == sorted(weights)
    sums = [sum(share) for share in divided] if len(divided) == count else [0]
    assert max(sums) - min(sums) <= max(weights, default=0)
