"""How thoroughly to measure, and what every case does with its runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.corpora import Corpus
from benchmarks.ground import Ground, produced, size
from benchmarks.machine import described
from benchmarks.outcome import Outcome, Row
from benchmarks.pairing import Run, Series, in_turn
from benchmarks.tools import Tool

Grow = Callable[[int], Corpus]
"""Pages to a corpus of the same kind that is about so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How thoroughly to measure."""

    rounds: int
    workers: Sequence[int]
    growth: Sequence[int]
    """Pages."""
    bearable: int
    """Pages up to which plain WeasyPrint is run."""
    single: bool
    """Whether the tools that run once do run."""
    told: Callable[[str], None]
    """Is told what runs."""
    grow: Grow | None = None
    """None for a corpus that cannot be made longer."""


def present(tools: Sequence[Tool]) -> tuple[tuple[Tool, ...], tuple[str, ...]]:
    """The tools that are on this machine, and a remark for each that is not."""
    here, remarks = [], []
    for tool in tools:
        try:
            tool.version()
        except LookupError as error:
            remarks.append(f"{tool.name} was not run: {error}")
        else:
            here.append(tool)
    return tuple(here), tuple(remarks)


def take_turns(
    case: str,
    tools: Sequence[Tool],
    ground: Ground,
    plan: Plan,
    *,
    runs: Callable[[Tool], Run],
    once: Sequence[Tool] = (),
) -> Outcome:
    """Run the tools of a case in turn and look at what they made.

    Args:
        case: its name.
        tools: all of them, those of `once` too.
        ground: the corpus.
        plan: how often.
        runs: a tool to what runs it once.
        once: the tools that run in the first round only.
    """
    here, remarks = present(tools)
    plan.told(f"{case}, {ground.corpus.name}")
    series = in_turn(
        {tool.name: runs(tool) for tool in here},
        rounds=plan.rounds,
        once=frozenset(tool.name for tool in once),
        told=plan.told,
    )
    return outcome(
        case, ground, here, [row(ground, t, s) for t, s in zip(here, series, strict=True)], remarks
    )


def row(ground: Ground, tool: Tool, series: Series, *, asked: int = 0) -> Row:
    """A series with the size of what the tool made last."""
    bench = ground.bench(tool)
    made: Mapping[str, int] = {}
    if series.costs:
        made = size(produced(tool.command(bench).output))
    return Row(series=series, pages=made.get("pages", 0), size=made.get("bytes", 0), asked=asked)


def outcome(
    case: str,
    ground: Ground,
    tools: Sequence[Tool],
    rows: Sequence[Row],
    remarks: Sequence[str] = (),
) -> Outcome:
    """The rows with all that has to be known about them."""
    return Outcome(
        case=case,
        corpus=ground.corpus.name,
        words=ground.corpus.words,
        rows=tuple(rows),
        versions={tool.name: tool.version() for tool in tools},
        machine=described(),
        remarks=tuple(remarks),
    )
