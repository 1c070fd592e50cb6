"""What is looked at when an edition is finished: one file a family, one function a code.

`words` compares an edition with the manuscript; `pdf` and `epub` look at the file itself.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from riftbook.cache import Cache
from riftbook.diagnostics import Diagnostic
from riftbook.model import Resolution
from riftbook.project import Project
from riftbook.sheets import Sheets
from riftbook.workers import Workers

if TYPE_CHECKING:
    from riftbook.editions.print.edition import Printed

Found = tuple[Diagnostic, ...]


def check_pdf(project: Project, resolution: Resolution, data: bytes, sheets: Sheets) -> Found:
    """Every check of a finished PDF, in order.

    Args:
        project: The sources and the theme.
        resolution: What was made of them.
        data: The PDF.
        sheets: Its pages.
    """
    from riftbook.checks.pdf import examine_pdf
    from riftbook.checks.words import compare_pdf

    return examine_pdf(project, data) + compare_pdf(project, resolution, data, sheets)


def check_pages(
    project: Project, resolution: Resolution, printed: "Printed", workers: Workers
) -> Found:
    """Compare the set pages with the manuscript, those that were compared before excepted.

    Args:
        project: The sources.
        resolution: What was made of them.
        printed: The pages.
        workers: Who compares.
    """
    from riftbook.checks.proofreading import proofread

    return proofread(project, resolution, printed, workers)


def check_joining(project: Project, data: bytes, printed: "Printed") -> Found:
    """See that a PDF whose pages were compared before holds them all, and is a sound file.

    Args:
        project: The theme.
        data: The PDF.
        printed: Its pages.
    """
    from riftbook.checks.joined import count
    from riftbook.checks.pdf import examine_pdf

    cache = printed.composition.store.cache
    return examine_pdf(project, data, cache, lambda document: count(document, printed))


def check_epub(
    project: Project,
    resolution: Resolution,
    data: bytes,
    store: Cache | None = None,
    workers: Workers | None = None,
) -> Found:
    """Every check of a finished EPUB, in order.

    Args:
        project: The sources.
        resolution: What was made of them.
        data: The EPUB.
        store: The book's cache, which knows documents that it has seen.
        workers: Who helps where there are many that it does not know.
    """
    from riftbook.checks.epub import examine_epub, open_epub
    from riftbook.checks.words import compare_epub

    anchors = _anchors(resolution)
    examined, unsound = open_epub(data, anchors, store, workers)
    if examined is None:
        return unsound
    return examine_epub(examined) + compare_epub(project, resolution, examined)


def noticing(resolution: Resolution, store: Cache) -> Callable[[bytes], None]:
    """What looks a document of the EPUB over when it is made, so that its check knows its bytes.

    Args:
        resolution: What the documents are made of.
        store: Where the check will find what is noticed.
    """
    from riftbook.checks.survey import notice

    anchors = _anchors(resolution)
    return lambda document: notice(document, anchors, store)


def _anchors(resolution: Resolution) -> frozenset[str]:
    """The ids of all elements of the book that hold notes."""
    return frozenset(note.anchor for each in resolution.divisions for note in each.notes)


def load() -> None:
    """Load what looks at a finished PDF."""
    from importlib import import_module

    for family in ("joined", "pdf", "proofreading"):
        import_module(f"riftbook.checks.{family}")
