"""How the cost moves with workers and with the length of the book."""

from functools import partial

from benchmarks.cases.plan import Plan, outcome, row
from benchmarks.ground import Ground
from benchmarks.measuring import Cost
from benchmarks.outcome import Outcome, Row
from benchmarks.pairing import in_turn
from benchmarks.tools import RIFTBOOK, Tool
from benchmarks.tools.one_document import WEASYPRINT
from benchmarks.tools.riftbook import command, takes_jobs


def workers(ground: Ground, plan: Plan) -> Outcome:
    """Riftbook from nothing with one worker and with several, in turn."""
    if not takes_jobs():
        return outcome("workers", ground, (RIFTBOOK,), (), ("this riftbook has no --jobs",))
    plan.told(f"workers, {ground.corpus.name}")
    series = in_turn(
        {str(number): partial(_with_workers, ground, number) for number in plan.workers},
        rounds=plan.rounds,
        told=lambda said: plan.told(f"riftbook --jobs {said}"),
    )
    rows = [
        row(ground, RIFTBOOK, each, asked=number)
        for number, each in zip(plan.workers, series, strict=True)
    ]
    return outcome("workers", ground, (RIFTBOOK,), rows)


def growth(ground: Ground, plan: Plan) -> Outcome:
    """Riftbook and plain WeasyPrint on ever longer books of one kind; single runs."""
    tools = (RIFTBOOK, WEASYPRINT)
    if plan.grow is None:
        remark = "only the books that the program makes can be made longer"
        return outcome("growth", ground, tools, (), (remark,))
    rows: list[Row] = []
    for pages in plan.growth:
        longer = Ground(corpus=plan.grow(pages), folder=ground.folder / f"{pages}-pages")
        rows += [
            _grown(longer, tool, pages, plan)
            for tool in tools
            if tool is RIFTBOOK or pages <= plan.bearable
        ]
    remark = f"single runs, memory sampled; plain WeasyPrint up to {plan.bearable} pages"
    return outcome("growth", ground, tools, rows, (remark,))


def _with_workers(ground: Ground, number: int) -> Cost:
    bench = ground.bench(RIFTBOOK)
    return ground.measure(bench, command(bench, "pdf", "--jobs", str(number)), fresh=True)


def _grown(ground: Ground, tool: Tool, pages: int, plan: Plan) -> Row:
    plan.told(f"growth, {ground.corpus.name}, {pages} pages")
    run = partial(ground.cold, tool, memory=True)
    (series,) = in_turn({tool.name: run}, rounds=1, told=plan.told)
    return row(ground, tool, series, asked=pages)
