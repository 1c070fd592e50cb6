"""Outcomes → a page of tables and its plots."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import plot
from benchmarks.outcome import Outcome, Row
from benchmarks.pairing import Ratio, Series, ratio
from benchmarks.tools import TOOLS

PAGE = "README.md"
MIB = 1 << 20
OURS = "riftbook"
TITLES = {
    "cold-pdf": "PDF from nothing",
    "edit-short": "PDF after a word was changed in a chapter of about five pages",
    "edit-long": "PDF after a word was changed in the longest chapter",
    "unchanged-pdf": "PDF, nothing changed",
    "cold-epub": "EPUB from nothing",
    "edit-epub": "EPUB after a word was changed",
    "unchanged-epub": "EPUB, nothing changed",
    "memory": "Memory, PDF from nothing",
    "workers": "PDF from nothing, by number of workers",
    "growth": "PDF from nothing, by length of the book",
}
HEAD = """\
# Results

Made by `python -m benchmarks`; [how it is measured](../README.md). Wall times are medians over the
rounds, with the least and the most; the ratio is riftbook's time divided by the tool's, of the same
round. A ratio below 1 means that riftbook is faster.
"""


def write(outcomes: Sequence[Outcome], folder: Path) -> None:
    """Write the page and its plots into a folder."""
    ordered = sorted(outcomes, key=lambda o: (list(TITLES).index(o.case), o.corpus))
    parts = [HEAD]
    for outcome in ordered:
        parts.append(_section(outcome))
        drawing = _drawing(outcome)
        if drawing:
            name = f"{outcome.case}-{outcome.corpus}.svg"
            (folder / name).write_text(drawing, encoding="utf-8")
            parts.append(f"![{TITLES[outcome.case]}]({name})\n")
    parts.append(_settings(ordered))
    (folder / PAGE).write_text("\n".join(parts), encoding="utf-8")


def _section(outcome: Outcome) -> str:
    title = f"## {TITLES[outcome.case]}: {outcome.corpus}, {outcome.words:,} words\n"
    table = {"memory": _memory, "workers": _asked, "growth": _asked}.get(outcome.case, _times)
    failed = [f"{r.series.tool} failed: {_first_line(r.series.failed)}" for r in outcome.rows
              if r.series.failed]  # fmt: skip
    remarks = (outcome.machine, *outcome.remarks, *failed)
    rows = ("\n".join(table(outcome)) + "\n",) if outcome.rows else ()
    return "\n".join((title, *rows, *(f"- {remark}" for remark in remarks), ""))


def _times(outcome: Outcome) -> Iterator[str]:
    yield "| tool | wall, s | CPU, s | pages | MB | riftbook ÷ tool | runs |"
    yield "|---|---|---|---|---|---|---|"
    ours = outcome.rows[0].series
    for row in outcome.rows:
        if row.series.costs:
            yield _cells(
                row.series.tool, _wall(row.series), f"{row.series.cpu:.2f}", row.pages or "",
                f"{row.size / 1e6:.1f}", _ratio(ours, row), len(row.series.costs),
            )  # fmt: skip


def _memory(outcome: Outcome) -> Iterator[str]:
    yield "| tool | largest process, MiB | all together, MiB | pages |"
    yield "|---|---|---|---|"
    for row in outcome.rows:
        for cost in row.series.costs:
            yield _cells(row.series.tool, _mib(cost.single), _mib(cost.tree), row.pages or "")


def _asked(outcome: Outcome) -> Iterator[str]:
    varied = "workers" if outcome.case == "workers" else "pages asked for"
    yield f"| {varied} | tool | wall, s | CPU, s | pages | largest process, MiB | all, MiB |"
    yield "|---|---|---|---|---|---|---|"
    for row in outcome.rows:
        if row.series.costs:
            tool = OURS if outcome.case == "workers" else row.series.tool
            last = row.series.costs[-1]
            yield _cells(
                row.asked, tool, _wall(row.series), f"{row.series.cpu:.2f}", row.pages or "",
                _mib(last.single), _mib(last.tree),
            )  # fmt: skip


def _drawing(outcome: Outcome) -> str:
    """The plot of a case; empty where a table says it all."""
    title = f"{TITLES[outcome.case]}: {outcome.corpus}"
    ran = [row for row in outcome.rows if row.series.costs]
    if outcome.case in {"cold-pdf", "cold-epub"} and ran:
        values = [(row.series.tool, row.series.wall) for row in ran]
        return plot.bars(title, "s", sorted(values, key=lambda each: each[1]), ours=OURS)
    if outcome.case == "workers" and ran:
        values = [(f"{OURS}, {row.asked} workers", row.series.wall) for row in ran]
        return plot.bars(title, "s", values, ours=OURS)
    if outcome.case == "growth" and ran:
        tools = dict.fromkeys(row.series.tool for row in ran)
        series = {
            tool: [(row.asked, row.series.wall) for row in ran if row.series.tool == tool]
            for tool in tools
        }
        return plot.lines(title, ("pages asked for", "seconds"), series)
    return ""


def _settings(outcomes: Sequence[Outcome]) -> str:
    versions = {tool: said for outcome in outcomes for tool, said in outcome.versions.items()}
    lines = ["## Settings and versions\n", "| tool | versions | settings |", "|---|---|---|"]
    lines += [_cells(t.name, versions[t.name], t.settings) for t in TOOLS if t.name in versions]
    return "\n".join(lines) + "\n"


def _wall(series: Series) -> str:
    spread = f" [{min(series.walls):.2f}–{max(series.walls):.2f}]" if len(series.walls) > 1 else ""
    return f"{series.wall:.2f}{spread}"


def _ratio(ours: Series, row: Row) -> str:
    found: Ratio | None = ratio(ours, row.series)
    if found is None or row.series.tool == ours.tool:
        return ""
    spread = f" [{found.least:.2f}–{found.most:.2f}]" if len(row.series.walls) > 1 else ""
    return f"**{found.median:.2f}**{spread}"


def _mib(size: int) -> str:
    return f"{size / MIB:.0f}" if size else ""


def _cells(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else ""
