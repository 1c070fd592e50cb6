"""Plain WeasyPrint: riftbook's own XHTML and styles as one document, PDF/UA-1."""

import sys
from importlib.metadata import version

from benchmarks.tools.tool import Bench, Command, Tool
from benchmarks.tools.whole_book import write_document

PROGRAM = """\
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def _prepare(bench: Bench) -> None:
    write_document(bench.book, bench.folder)


def _command(bench: Bench) -> Command:
    return Command(
        words=(sys.executable, "-c", PROGRAM, "book.html", "book.pdf"),
        output=bench.folder / "book.pdf",
    )


WEASYPRINT = Tool(
    name="WeasyPrint, one document",
    settings="PDF/UA-1; riftbook's XHTML and CSS, made beforehand; page numbers by "
    "`target-counter`",
    version=lambda: f"WeasyPrint {version('weasyprint')}",
    prepare=_prepare,
    command=_command,
)
