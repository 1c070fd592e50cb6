"""Tools in turn, and their ratios."""

from collections.abc import Callable

import pytest

from benchmarks.measuring import Cost, Failed
from benchmarks.pairing import Series, in_turn, ratio


def series(tool: str, *walls: float) -> Series:
    """A series with these wall times."""
    return Series(tool=tool, costs=tuple(cost(wall) for wall in walls))


def cost(wall: float) -> Cost:
    """A cost with this wall time."""
    return Cost(wall=wall, user=wall / 2, system=wall / 4)


def logging(log: list[str], tool: str) -> Callable[[], Cost]:
    """A run that writes its tool down."""

    def run() -> Cost:
        log.append(tool)
        return cost(1)

    return run


def test_tools_run_in_turn_and_some_only_once() -> None:
    log: list[str] = []
    runs = {tool: logging(log, tool) for tool in "abc"}
    found = in_turn(runs, rounds=3, once=frozenset("c"))
    assert "".join(log) == "abcabab"
    assert [len(each.costs) for each in found] == [3, 3, 1]


def test_a_tool_that_fails_does_not_run_again() -> None:
    def fails() -> Cost:
        raise Failed("no such font")

    log: list[str] = []
    found = in_turn({"a": fails, "b": logging(log, "b")}, rounds=2)
    assert log == ["b", "b"]
    assert found[0] == Series(tool="a", costs=(), failed="no such font")


def test_the_ratio_compares_runs_of_one_round() -> None:
    found = ratio(series("a", 2, 9, 3), series("b", 4, 10, 4))
    assert found is not None
    assert (found.median, found.least, found.most) == pytest.approx((0.75, 0.5, 0.9))


def test_without_a_shared_round_there_is_no_ratio() -> None:
    assert ratio(series("a", 1), series("b")) is None


def test_medians() -> None:
    found = series("a", 5, 1, 3)
    assert (found.wall, found.cpu) == (3, 2.25)
