"""One run of the pipeline: what it was asked for, what it has found, and what it came to."""

# Annotations are not evaluated, because a build that has nothing to do loads no model of a book.
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from riftbook.diagnostics import Diagnostic, Report, Severity
from riftbook.records import Record, Value, field, replace

if TYPE_CHECKING:
    from riftbook.cache import Cache
    from riftbook.editions.print.edition import Printed
    from riftbook.model import Ignore
    from riftbook.project import Files
    from riftbook.workers import Workers

LIGHT_IN_DRAFTS = frozenset(
    {"R002", "R003", "R004", "R005", "R006", "R007", "R009", "F001", "F002", "F003"}
)
"""What a draft shows as a mark on the page instead of refusing: broken references, pictures."""

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


class Publication(Value, kw_only=True):
    """What a run of the pipeline came to."""

    report: Report
    paths: Mapping[str, Path] = field(default_factory=dict)
    """Edition to the file written."""
    files: Files | None = None
    """The inputs, for source excerpts; None when they were not read, or could not be."""
    written: bool = False
    pages: int = 0
    """How many pages the print edition has; 0 when it was not set."""


class Run(Record, kw_only=True):
    """One run: what it was asked for and what it has found so far."""

    draft: bool
    strict: bool
    progress: Progress
    cache: Cache
    """Where what is made is kept, and what was made before is found."""
    workers: Workers
    prints: bool = False
    """Whether pages will be set."""
    whole: bool = False
    """Whether finished files are compared as a whole, though their parts were."""
    ignores: tuple[Ignore, ...] = ()
    found: list[Diagnostic] = field(default_factory=list)
    pages: int = 0
    printed: Printed | None = None
    """The print edition, once its pages are set."""

    def note(self, found: Iterable[Diagnostic]) -> None:
        """Keep what a stage found; a draft takes some of it lightly."""
        for diagnostic in found:
            light = self.draft and diagnostic.code in LIGHT_IN_DRAFTS
            kept = replace(diagnostic, weight=Severity.WARNING) if light else diagnostic
            self.found.append(kept)

    @property
    def failed(self) -> bool:
        """Whether anything found so far keeps the build from writing."""
        worst = Severity.WARNING if self.strict else Severity.ERROR
        return any(d.severity >= worst for d in self.heard)

    @property
    def heard(self) -> tuple[Diagnostic, ...]:
        """What was found, without what the author chose to ignore."""
        return tuple(d for d in self.found if not any(ignores(i, d) for i in self.ignores))

    def unused_ignores(self) -> Iterable[Diagnostic]:
        """A word on every ignore that nothing needed."""
        for ignore in self.ignores:
            if not any(ignores(ignore, diagnostic) for diagnostic in self.found):
                yield Diagnostic(
                    code="P027",
                    span=ignore.span,
                    message=f"nothing needs the ignore of {ignore.code} any more",
                    hint="take it out of [[check.ignore]]",
                )

    def report(self) -> Report:
        """Everything found, and the ignores that nothing needed."""
        return Report.of(self.heard)


def ignores(ignore: Ignore, diagnostic: Diagnostic) -> bool:
    """Whether an author's ignore is meant for what was found."""
    same_place = not ignore.path or ignore.path == diagnostic.span.path
    return ignore.code == diagnostic.code and same_place
