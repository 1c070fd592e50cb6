"""The print edition: a resolved book and its pictures → one PDF and its sheets."""

from collections.abc import Mapping

from riftbook.diagnostics import Diagnostic, Severity
from riftbook.editions.print.composition import compose
from riftbook.editions.print.job import NAME, make_job
from riftbook.editions.print.own_words import own_words
from riftbook.editions.print.telling import tell, tell_end
from riftbook.model import Artefact, Artwork, Resolution
from riftbook.project import Project
from riftbook.sheets import Sheets
from riftbook.typeset import Ended, apart

Produced = tuple[Artefact | None, Sheets, tuple[Diagnostic, ...]]


def produce(resolution: Resolution, artworks: Mapping[str, Artwork], project: Project) -> Produced:
    """Make the print edition.

    Args:
        resolution: the book.
        artworks: its pictures by key; the place of one that is missing stays empty.
        project: theme, layouts and fonts.

    Returns:
        The PDF, None when something is an error; its sheets, none when it could not be set;
        what was found.
    """
    job, failed = make_job(resolution, artworks, project)
    if failed:
        return None, Sheets(sheets=()), failed
    try:
        composed = apart(compose, job)
    except Ended as ended:
        return None, Sheets(sheets=()), (tell_end(ended),)
    sheets = Sheets(sheets=composed.sheets, generated=own_words(job.pieces))
    found = tuple(tell(composed, resolution))
    if any(diagnostic.severity is Severity.ERROR for diagnostic in found):
        return None, sheets, found
    name = f"{resolution.metadata.slug}.pdf"
    return Artefact(edition=NAME, name=name, data=composed.pdf), sheets, found
