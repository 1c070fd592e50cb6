"""What a case found, and how it is kept between runs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.measuring import Cost
from benchmarks.pairing import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One tool, or one setting of it, in one case."""

    series: Series
    pages: int = 0
    """0 for what has none."""
    size: int = 0
    """Bytes of the output."""
    asked: int = 0
    """What was varied: pages asked for, workers; 0 where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One case on one corpus."""

    case: str
    corpus: str
    words: int
    rows: tuple[Row, ...]
    versions: Mapping[str, str] = field(default_factory=dict)
    """Tool to the versions of what it runs."""
    machine: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """A later outcome with this key takes its place."""
        return self.case, self.corpus


def save(outcomes: Sequence[Outcome], path: Path) -> None:
    """Write all outcomes as JSON."""
    text = json.dumps([asdict(outcome) for outcome in outcomes], indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def load(path: Path) -> tuple[Outcome, ...]:
    """The outcomes of earlier runs; none when there is no such file."""
    if not path.exists():
        return ()
    return tuple(_outcome(kept) for kept in json.loads(path.read_text(encoding="utf-8")))


def merged(before: Sequence[Outcome], fresh: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Earlier outcomes, each replaced where the case was measured again on the same corpus."""
    by_key = {outcome.key: outcome for outcome in (*before, *fresh)}
    return tuple(by_key.values())


def _outcome(kept: Mapping[str, Any]) -> Outcome:
    rows = tuple(_row(row) for row in kept["rows"])
    return Outcome(**{**kept, "rows": rows, "remarks": tuple(kept["remarks"])})


def _row(kept: Mapping[str, Any]) -> Row:
    series = kept["series"]
    costs = tuple(Cost(**cost) for cost in series["costs"])
    return Row(**{**kept, "series": Series(**{**series, "costs": costs})})
