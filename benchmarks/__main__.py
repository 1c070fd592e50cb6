"""``python -m benchmarks``: measure, and write table, plots and raw figures."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks.cases import CASES, Plan
from benchmarks.cases.plan import Grow
from benchmarks.corpora import Corpus, from_folder, novel, technical
from benchmarks.ground import Ground
from benchmarks.outcome import Outcome, load, merged, save
from benchmarks.report import write

RESULTS = Path(__file__).with_name("results")
RAW = "results.json"
WORDS_A_PAGE = 430
"""Of the made novel in the neutral theme."""

FULL = Plan(
    rounds=3,
    workers=(1, 2, 4, 8),
    growth=(50, 100, 200, 400, 800, 1_600, 3_000),
    bearable=800,
    single=True,
    told=lambda said: print(said, file=sys.stderr, flush=True),
)
QUICK = replace(FULL, rounds=1, workers=(1, 2), growth=(5, 10), bearable=5, single=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A corpus that the program makes."""

    whole: Callable[[], Corpus]
    small: Callable[[], Corpus]
    grow: Grow


MADE: Mapping[str, Made] = {
    "novel": Made(
        whole=novel,
        small=partial(novel, 3_000),
        grow=lambda pages: novel(pages * WORDS_A_PAGE),
    ),
    "technical": Made(whole=technical, small=partial(technical, 8), grow=technical),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for.

    Returns:
        1 when a run of riftbook failed, else 0: a peer that fails is told in the report.
    """
    options = _options(argv)
    options.out.mkdir(parents=True, exist_ok=True)
    outcomes = load(options.out / RAW)
    failed = False
    with tempfile.TemporaryDirectory(prefix="riftbook-benchmarks-") as folder:
        for fresh in _measured(options, Path(folder)):
            outcomes = merged(outcomes, (fresh,))
            save(outcomes, options.out / RAW)
            write(outcomes, options.out)
            ours = (row.series for row in fresh.rows if row.series.tool.startswith("riftbook"))
            failed = failed or any(series.failed for series in ours)
    return int(failed)


def _measured(options: argparse.Namespace, folder: Path) -> Iterator[Outcome]:
    plan = QUICK if options.quick else FULL
    plan = replace(plan, rounds=options.runs or plan.rounds)
    for number, asked in enumerate(options.corpus or MADE):
        corpus, grow = _corpus(asked, quick=options.quick)
        for case in options.only or CASES:
            ground = Ground(corpus=corpus, folder=folder / f"{number}-{case}")
            yield CASES[case](ground, replace(plan, grow=grow))


def _corpus(asked: str, *, quick: bool) -> tuple[Corpus, Grow | None]:
    if asked in MADE:
        made = MADE[asked]
        return (made.small if quick else made.whole)(), made.grow
    return from_folder(Path(asked)), None


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=CASES, metavar="CASE",
        help=f"one of {', '.join(CASES)}; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--corpus", action="append", metavar="NAME|DIR",
        help="novel, technical, or a folder of Markdown; may be given several times",
    )  # fmt: skip
    parser.add_argument("--runs", type=int, metavar="N", help="rounds of every case (3)")
    parser.add_argument("--quick", action="store_true", help="tiny books, one round: does it run?")
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="DIR")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
