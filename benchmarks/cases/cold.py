"""From nothing to a file: no cache, no output of an earlier run."""

from collections.abc import Sequence
from functools import partial

from benchmarks.cases.plan import Plan, outcome, present, row, take_turns
from benchmarks.ground import Ground
from benchmarks.outcome import Outcome
from benchmarks.pairing import in_turn
from benchmarks.tools import EPUB_TOOLS, ONCE_TOOLS, PDF_TOOLS, Tool


def cold_pdf(ground: Ground, plan: Plan) -> Outcome:
    """Every tool, from the manuscript to a PDF."""
    once = ONCE_TOOLS if plan.single else ()
    return _cold("cold-pdf", PDF_TOOLS, ground, plan, once)


def cold_epub(ground: Ground, plan: Plan) -> Outcome:
    """Riftbook and pandoc, from the manuscript to an EPUB."""
    return _cold("cold-epub", EPUB_TOOLS, ground, plan)


def memory(ground: Ground, plan: Plan) -> Outcome:
    """The memory of every tool that makes a PDF, once, from nothing."""
    tools = (*PDF_TOOLS, *ONCE_TOOLS) if plan.single else PDF_TOOLS
    here, remarks = present(tools)
    plan.told(f"memory, {ground.corpus.name}")
    series = in_turn(
        {tool.name: partial(ground.cold, tool, memory=True) for tool in here},
        rounds=1,
        told=plan.told,
    )
    rows = [row(ground, tool, each) for tool, each in zip(here, series, strict=True)]
    return outcome("memory", ground, here, rows, remarks)


def _cold(
    case: str, tools: Sequence[Tool], ground: Ground, plan: Plan, once: Sequence[Tool] = ()
) -> Outcome:
    return take_turns(
        case,
        (*tools, *once),
        ground,
        plan,
        runs=lambda tool: partial(ground.cold, tool),
        once=once,
    )
