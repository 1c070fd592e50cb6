"""Tools in turn: A B A B, so that a machine which slows down slows all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.measuring import Cost, Failed

Run = Callable[[], Cost]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The runs of one tool in one case."""

    tool: str
    costs: tuple[Cost, ...]
    failed: str = ""
    """Why there are no more."""

    @property
    def walls(self) -> tuple[float, ...]:
        """Wall times in seconds, in the order of the rounds."""
        return tuple(cost.wall for cost in self.costs)

    @property
    def wall(self) -> float:
        """The median wall time in seconds; NaN without a run."""
        return median(self.walls) if self.costs else float("nan")

    @property
    def cpu(self) -> float:
        """The median of user and system time together, in seconds."""
        return median(c.user + c.system for c in self.costs) if self.costs else float("nan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How many times another tool's wall time one takes, over the rounds in which both ran."""

    median: float
    least: float
    most: float


def in_turn(
    runs: Mapping[str, Run],
    *,
    rounds: int,
    once: frozenset[str] = frozenset(),
    told: Callable[[str], None] = lambda _: None,
) -> tuple[Series, ...]:
    """Run every tool once a round, round after round.

    Args:
        runs: tool to what runs it.
        rounds: how often.
        once: the tools that run in the first round only.
        told: is told each tool before it runs.

    Returns:
        A series a tool, in the order given. A tool that failed does not run again.
    """
    costs: dict[str, list[Cost]] = {tool: [] for tool in runs}
    failed: dict[str, str] = {}
    for number in range(rounds):
        for tool, run in runs.items():
            if tool in failed or (number and tool in once):
                continue
            told(f"{tool} {number + 1}/{1 if tool in once else rounds}")
            try:
                costs[tool].append(run())
            except Failed as error:
                failed[tool] = str(error)
                told(f"{tool} failed: {error}")
    return tuple(
        Series(tool=tool, costs=tuple(costs[tool]), failed=failed.get(tool, "")) for tool in runs
    )


def ratio(ours: Series, theirs: Series) -> Ratio | None:
    """Our wall time divided by theirs, round by round; None when they share no round."""
    each = _divided(ours.walls, theirs.walls)
    if not each:
        return None
    return Ratio(median=median(each), least=min(each), most=max(each))


def _divided(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, ...]:
    return tuple(a / b for a, b in zip(ours, theirs, strict=False))
