"""What is measured."""

from collections.abc import Callable, Mapping

from benchmarks.cases.cold import cold_epub, cold_pdf, memory
from benchmarks.cases.plan import Plan as Plan
from benchmarks.cases.scaling import growth, workers
from benchmarks.cases.warm import (
    unchanged_epub,
    unchanged_pdf,
    word_for_epub,
    word_in_long_chapter,
    word_in_short_chapter,
)
from benchmarks.ground import Ground
from benchmarks.outcome import Outcome

CASES: Mapping[str, Callable[[Ground, Plan], Outcome]] = {
    "cold-pdf": cold_pdf,
    "edit-short": word_in_short_chapter,
    "edit-long": word_in_long_chapter,
    "unchanged-pdf": unchanged_pdf,
    "cold-epub": cold_epub,
    "edit-epub": word_for_epub,
    "unchanged-epub": unchanged_epub,
    "memory": memory,
    "workers": workers,
    "growth": growth,
}
"""Name to what measures it, in the order of the report."""
