"""The one place where the order of a build is written: book folder → finished files.

project → manuscript → resolve → figures → editions → checks → publish. A stage that finds
errors lets the ones that stand on it rest: a page set from a broken text would only repeat them.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from riftbook.diagnostics import Diagnostic, Report, Severity
from riftbook.model import Artefact, Artwork, Ignore, Resolution
from riftbook.project import Files, Project

EDITIONS = ("print", "ereader")
"""The names of the editions, in the order in which they are made."""

LIGHT_IN_DRAFTS = frozenset(
    {"R002", "R003", "R004", "R005", "R006", "R007", "R009", "F001", "F002", "F003"}
)
"""What a draft shows as a mark on the page instead of refusing: broken references, pictures."""

Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a run of the pipeline came to."""

    report: Report
    paths: Mapping[str, Path] = field(default_factory=dict)
    """Edition to the file written."""
    files: Files | None = None
    """The inputs, for source excerpts; None when the project could not be read."""
    written: bool = False
    pages: int = 0
    """How many pages the print edition has; 0 when it was not set."""


@dataclass(slots=True, kw_only=True)
class Run:
    """One run: what it was asked for and what it has found so far."""

    draft: bool
    strict: bool
    progress: Progress
    ignores: tuple[Ignore, ...] = ()
    found: list[Diagnostic] = field(default_factory=list)
    pages: int = 0

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
        return tuple(d for d in self.found if not any(_ignores(i, d) for i in self.ignores))

    def report(self) -> Report:
        """Everything found, and the ignores that nothing needed."""
        return Report.of(self.heard)


def _ignores(ignore: Ignore, diagnostic: Diagnostic) -> bool:
    same_place = not ignore.path or ignore.path == diagnostic.span.path
    return ignore.code == diagnostic.code and same_place


def build(
    root: Path,
    *,
    editions: Sequence[str] = EDITIONS,
    out: Path | None = None,
    draft: bool = False,
    strict: bool = False,
    progress: Progress = lambda _: None,
) -> Publication:
    """Make editions of the book in a folder and write them, all or none.

    Args:
        root: the folder that holds book.toml.
        editions: which to make, names of `EDITIONS`.
        out: where to write; `dist/` in the book folder when None.
        draft: show broken references on the page, write ``<slug>-draft.*``.
        strict: let a warning keep the build from writing, as an error does.
        progress: told each stage's name.

    Returns:
        What was found and what was written; nothing is written when there are errors.
    """
    run = Run(draft=draft, strict=strict, progress=progress)
    project, artefacts = _make(root, editions, run)
    paths: Mapping[str, Path] = {}
    if project is not None and artefacts and not run.failed:
        paths = _publish(project, artefacts, out, run)
    return Publication(
        report=run.report(),
        paths=paths,
        files=project.files if project is not None else None,
        written=bool(paths),
        pages=run.pages,
    )


def check(root: Path, *, strict: bool = False, progress: Progress = lambda _: None) -> Publication:
    """Make both editions and compare them with the manuscript, writing nothing."""
    run = Run(draft=False, strict=strict, progress=progress)
    project, _ = _make(root, EDITIONS, run)
    files = project.files if project is not None else None
    return Publication(report=run.report(), files=files, pages=run.pages)


def _make(
    root: Path, editions: Sequence[str], run: Run
) -> tuple[Project | None, tuple[Artefact, ...]]:
    """Everything up to finished editions in memory."""
    from riftbook.project.loading import load

    run.progress("reading")
    project, found = load(root, source_date_epoch=os.environ.get("SOURCE_DATE_EPOCH"))
    run.note(found)
    if project is None:
        return None, ()
    run.ignores = project.settings.check.ignores
    resolution, artworks = _prepare(project, run)
    if run.failed:
        return project, ()
    made = [
        artefact
        for edition in EDITIONS
        if edition in editions
        for artefact in _MAKERS[edition](resolution, artworks, project, run)
    ]
    if set(editions) == set(EDITIONS) and not run.failed:
        run.note(_unused_ignores(project, run))
    return project, tuple(made)


def _prepare(project: Project, run: Run) -> tuple[Resolution, Mapping[str, Artwork]]:
    """The manuscript as a resolved book, and its pictures."""
    from riftbook.figures import prepare
    from riftbook.fonts import check_coverage
    from riftbook.manuscript import read
    from riftbook.resolve import resolve

    run.progress("reading the manuscript")
    book, found = read(project)
    run.note(found)
    resolution, found = resolve(book, project.files)
    run.note(found)
    run.note(check_coverage(book, project))
    run.progress("drawing the figures")
    artworks, found = prepare(resolution, project)
    run.note(found)
    return resolution, artworks


def _print(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project, run: Run
) -> Iterable[Artefact]:
    from riftbook.checks import check_pdf
    from riftbook.editions import print as edition

    run.progress("setting the pages")
    artefact, sheets, found = edition.produce(resolution, artworks, project)
    run.note(found)
    if artefact is not None:
        run.pages = len(sheets.sheets)
        run.progress("comparing the PDF with the manuscript")
        run.note(check_pdf(project, resolution, artefact.data, sheets))
        yield artefact


def _ereader(
    resolution: Resolution, artworks: Mapping[str, Artwork], project: Project, run: Run
) -> Iterable[Artefact]:
    from riftbook.checks import check_epub
    from riftbook.editions import ereader as edition

    run.progress("binding the EPUB")
    artefact, found = edition.produce(resolution, artworks, project)
    run.note(found)
    if artefact is not None:
        run.progress("comparing the EPUB with the manuscript")
        run.note(check_epub(project, resolution, artefact.data))
        yield artefact


_MAKERS = {"print": _print, "ereader": _ereader}


def _unused_ignores(project: Project, run: Run) -> Iterable[Diagnostic]:
    for ignore in project.settings.check.ignores:
        if not any(_ignores(ignore, diagnostic) for diagnostic in run.found):
            yield Diagnostic(
                code="P027",
                span=ignore.span,
                message=f"nothing needs the ignore of {ignore.code} any more",
                hint="take it out of [[check.ignore]]",
            )


def _publish(
    project: Project, artefacts: Sequence[Artefact], out: Path | None, run: Run
) -> Mapping[str, Path]:
    from riftbook.publish import publish

    run.progress("writing")
    named = [replace(a, name=_draft_name(a.name)) if run.draft else a for a in artefacts]
    paths, found = publish(project.root, named, manuscript_digest=_digest(project.files), out=out)
    run.note(found)
    return paths


def _draft_name(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}-draft{dot}{ending}"


def _digest(files: Files) -> str:
    """One digest for everything the author wrote."""
    own = (f"{path}\0{files[path].digest}\n" for path in files if not path.startswith("@"))
    return sha256("".join(own).encode()).hexdigest()
