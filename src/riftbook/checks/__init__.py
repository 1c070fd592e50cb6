"""What is looked at when an edition is finished: one file a family, one function a code.

`words` compares an edition with the manuscript; `pdf` and `epub` look at the file itself.
"""

from riftbook.diagnostics import Diagnostic
from riftbook.model import Resolution
from riftbook.project import Project
from riftbook.sheets import Sheets

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


def check_epub(project: Project, resolution: Resolution, data: bytes) -> Found:
    """Every check of a finished EPUB, in order.

    Args:
        project: The sources.
        resolution: What was made of them.
        data: The EPUB.
    """
    from riftbook.checks.epub import examine_epub
    from riftbook.checks.words import compare_epub

    return examine_epub(data) + compare_epub(project, resolution, data)
