"""The programs that are compared: one file each."""

from benchmarks.tools.asciidoctor import ASCIIDOCTOR
from benchmarks.tools.epub import PANDOC_EPUB
from benchmarks.tools.one_document import WEASYPRINT
from benchmarks.tools.pagedjs import PAGEDJS
from benchmarks.tools.riftbook import RIFTBOOK as RIFTBOOK
from benchmarks.tools.riftbook import RIFTBOOK_EPUB
from benchmarks.tools.tool import Bench as Bench
from benchmarks.tools.tool import Command as Command
from benchmarks.tools.tool import Tool as Tool
from benchmarks.tools.typst import TYPST
from benchmarks.tools.vivliostyle import VIVLIOSTYLE
from benchmarks.tools.xelatex import XELATEX

PDF_TOOLS = (RIFTBOOK, WEASYPRINT, XELATEX, TYPST)
"""Run in turn, round after round."""
ONCE_TOOLS = (ASCIIDOCTOR, PAGEDJS, VIVLIOSTYLE)
"""Run once: they are here for the order of magnitude."""
EPUB_TOOLS = (RIFTBOOK_EPUB, PANDOC_EPUB)
TOOLS = (*PDF_TOOLS, *ONCE_TOOLS, *EPUB_TOOLS)
