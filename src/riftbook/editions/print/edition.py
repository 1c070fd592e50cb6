"""The print edition: a resolved book and its pictures → one PDF and its sheets."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import partial

from riftbook.assemble.faces import Faces
from riftbook.cache import Cache
from riftbook.diagnostics import Diagnostic, Severity
from riftbook.editions.print import imposition
from riftbook.editions.print.composition import Composition, compose, pages_of
from riftbook.editions.print.estimate import estimate
from riftbook.editions.print.job import NAME, make_job
from riftbook.editions.print.own_words import own_words
from riftbook.editions.print.pieces import Job, open_folio
from riftbook.editions.print.telling import tell, tell_font
from riftbook.editions.print.telling import tell_end as tell_end
from riftbook.model import Artefact, Artwork, Resolution
from riftbook.project import Project
from riftbook.records import Value
from riftbook.resolve.endnotes import arrange
from riftbook.sheets import Sheets
from riftbook.typeset import Finding
from riftbook.typeset.hearing import about_division
from riftbook.workers import Ended, Workers

_INSIDE = re.compile(rb'href="#([^"]+)"')


class Printed(Value, kw_only=True):
    """The print edition on its pages, not yet a file."""

    name: str
    job: Job
    composition: Composition
    sound: bool
    """Whether nothing that was found keeps it from being written."""

    @property
    def pages(self) -> int:
        """How many there are."""
        return pages_of(self.composition.standings)

    @property
    def sheets(self) -> Sheets:
        """The pages as values, read anew each time."""
        generated = own_words(self.job.pieces, self.composition.folios)
        return Sheets(sheets=tuple(imposition.sheets(self.composition)), generated=generated)

    def stand_ins(self, divisions: Set[str]) -> Mapping[str, tuple[str, ...]]:
        """What layouts print of their own in divisions, folios as they were set."""
        folios = self.composition.folios
        placed = {each.division for each in self.composition.standings if each.placed}
        pieces = [piece for piece in self.job.pieces if piece.division in divisions]
        fixed = [piece for piece in pieces if piece.division in placed]
        others = [piece for piece in pieces if piece.division not in placed]
        shown = {anchor: open_folio(label) for anchor, label in folios.items()}
        return {**own_words(others, shown), **own_words(fixed, folios)}


Found = tuple[Diagnostic, ...]


def typeset(
    resolution: Resolution,
    artworks: Mapping[str, Artwork],
    project: Project,
    cache: Cache,
    workers: Workers,
) -> tuple[Printed | None, Found]:
    """Set the book on its pages.

    Args:
        resolution: the book.
        artworks: its pictures by key; the place of one that is missing stays empty.
        project: theme, layouts and fonts.
        cache: where set divisions are kept.
        workers: who sets them.

    Returns:
        The pages, None when they could not be set; what was found.
    """
    resolution = arrange(resolution, project.settings.print.notes)
    job, failed = make_job(resolution, artworks, project, cache)
    if failed:
        return None, failed
    try:
        composition = compose(job, cache, workers, partial(estimate, job, _capacity(project)))
    except Ended as ended:
        return None, (tell_end(ended),)
    findings = (*imposition.findings(composition), *_leading_nowhere(job, composition.folios))
    found = tuple(tell(findings, composition.folios, resolution))
    sound = not any(diagnostic.severity is Severity.ERROR for diagnostic in found)
    printed = Printed(
        name=f"{resolution.metadata.slug}.pdf", job=job, composition=composition, sound=sound,
    )  # fmt: skip
    return printed, found


def cast(printed: Printed, workers: Workers) -> tuple[tuple[Faces, ...], Found]:
    """Make the fonts of the book, with every glyph that its pages use.

    Args:
        printed: the pages.
        workers: who casts what is not kept.

    Returns:
        The fonts, and what was found while they were made.
    """
    faces, said = imposition.cast(printed.composition, workers)
    return faces, tuple(tell_font(message) for message in said)


def bind(printed: Printed, faces: tuple[Faces, ...]) -> Artefact:
    """Make one PDF of the pages and their fonts."""
    data = imposition.write(printed.composition, faces, printed.job.colophon)
    return Artefact(edition=NAME, name=printed.name, data=data)


def _leading_nowhere(job: Job, anchors: Mapping[str, str]) -> Iterator[Finding]:
    """Links inside the book to an id that stands on no page."""
    for piece in job.pieces:
        for target in dict.fromkeys(_INSIDE.findall(piece.xhtml)):
            if target.decode() not in anchors:
                said = f"No anchor #{target.decode()} for internal URI reference"
                yield about_division(said, piece.division)


def _capacity(project: Project) -> float:
    """About how many characters of markup a page holds."""
    theme = project.theme
    lines = theme.page.depth / theme.leading
    return max(lines * theme.page.measure / (theme.size * 0.42), 1.0)
