"""After an edit, and after none: riftbook with its cache, the peers anew, for they keep nothing."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from benchmarks.book import put
from benchmarks.cases.plan import Plan, take_turns
from benchmarks.ground import Ground
from benchmarks.measuring import Cost
from benchmarks.outcome import Outcome
from benchmarks.pairing import Run
from benchmarks.tools import EPUB_TOOLS, Bench, Tool
from benchmarks.tools.epub import PANDOC_EPUB
from benchmarks.tools.pandoc import translated
from benchmarks.tools.riftbook import RIFTBOOK
from benchmarks.tools.typst import TYPST

PEERS = frozenset({TYPST.name, PANDOC_EPUB.name})
"""They read the manuscript as pandoc has it."""
Edit = Callable[[Bench], None]


def word_in_short_chapter(ground: Ground, plan: Plan) -> Outcome:
    """A word changed in a chapter of about five pages; typst sets everything again."""
    return _edited("edit-short", ground, plan, (RIFTBOOK, TYPST), ground.corpus.short)


def word_in_long_chapter(ground: Ground, plan: Plan) -> Outcome:
    """A word changed in the longest chapter: 40 pages in the technical book."""
    return _edited("edit-long", ground, plan, (RIFTBOOK, TYPST), ground.corpus.longest)


def unchanged_pdf(ground: Ground, plan: Plan) -> Outcome:
    """The PDF asked for again."""
    return _again("unchanged-pdf", ground, plan, (RIFTBOOK,))


def word_for_epub(ground: Ground, plan: Plan) -> Outcome:
    """A word changed, and the EPUB made again."""
    return _edited("edit-epub", ground, plan, EPUB_TOOLS, ground.corpus.short)


def unchanged_epub(ground: Ground, plan: Plan) -> Outcome:
    """The EPUB asked for again."""
    return _again("unchanged-epub", ground, plan, EPUB_TOOLS)


def _edited(
    case: str, ground: Ground, plan: Plan, tools: tuple[Tool, ...], chapter: str
) -> Outcome:
    def runs(tool: Tool) -> Run:
        times = count(1)

        def edit(bench: Bench) -> None:
            ground.edit(bench, chapter, next(times))
            if tool.name in PEERS:
                put(bench.folder / chapter.rpartition("/")[2], translated(bench, chapter))

        return _warm(ground, tool, edit)

    made = take_turns(case, tools, ground, plan, runs=runs)
    remark = f"the chapter has {ground.corpus.lengths[chapter]:,} words"
    return replace(made, remarks=(*made.remarks, remark))


def _again(case: str, ground: Ground, plan: Plan, tools: tuple[Tool, ...]) -> Outcome:
    return take_turns(case, tools, ground, plan, runs=lambda tool: _warm(ground, tool))


def _warm(ground: Ground, tool: Tool, edit: Edit = lambda _: None) -> Run:
    """Runs a tool after an edit; the first time it has run once before, unmeasured."""
    filled = False

    def run() -> Cost:
        nonlocal filled
        bench = ground.bench(tool)
        command = tool.command(bench)
        if not filled and tool.name not in PEERS:
            ground.measure(bench, command)
            filled = True
        edit(bench)
        return ground.measure(bench, command)

    return run
