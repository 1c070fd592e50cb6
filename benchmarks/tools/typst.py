"""pandoc → typst: both timed, as one command."""

import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from textwrap import dedent

from benchmarks.tools import pandoc
from benchmarks.tools.tool import Bench, Command, Tool

SETTINGS = """\
mainfont: Bench Serif
codefont: [Bench Mono]
fontsize: 10.5pt
papersize: us-trade
page-numbering: "1"
margin: {inside: 61.2pt, outside: 46.8pt, top: 58pt, bottom: 58pt}
"""
LOOK = """\
// Baselines 14 pt apart: an em box of 10.5 pt and 3.5 pt between two.
#set text(top-edge: 0.75em, bottom-edge: -0.25em, hyphenate: true)
#set par(justify: true, leading: 3.5pt, spacing: 3.5pt, first-line-indent: 12pt)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#show raw.where(block: true): set text(size: 8pt)
#show raw.where(block: true): set par(justify: false, leading: 3pt)
#show raw.where(block: false): set text(size: 8.5pt)
#show figure.where(kind: table): set text(size: 9pt)
#show figure.where(kind: table): set block(breakable: true)
#show footnote.entry: set text(size: 8.5pt)
#set table(inset: (x: 4pt, y: 2pt))
#set image(width: 90%)
"""
PROGRAM = dedent("""\
    import subprocess, sys, typst
    fonts, *pandoc = sys.argv[1:]
    subprocess.run([*pandoc, "--output=book.typ"], check=True)
    typst.compile("book.typ", output="book.pdf", font_paths=[fonts], ignore_system_fonts=True)
    """)


def _version() -> str:
    try:
        return f"{pandoc.version()}, typst {installed('typst')}"
    except PackageNotFoundError as error:
        raise LookupError("typst is not installed") from error


def _prepare(bench: Bench) -> None:
    pandoc.write_manuscript(bench)
    (bench.folder / "settings.yaml").write_text(SETTINGS, encoding="utf-8")
    (bench.folder / "look.typ").write_text(LOOK, encoding="utf-8")


def _command(bench: Bench) -> Command:
    return Command(
        words=(
            sys.executable, "-c", PROGRAM, str(bench.fonts),
            pandoc.pandoc(), f"--from={pandoc.READER}", "--to=typst", "--standalone",
            "--toc", "--toc-depth=2", "--metadata-file=settings.yaml",
            "--include-before-body=look.typ",
            *pandoc.metadata(bench), *pandoc.manuscript(bench),
        ),
        output=bench.folder / "book.pdf",
    )  # fmt: skip


TYPST = Tool(
    name="pandoc → typst",
    settings="tagged, as typst tags by default; no running heads; coloured code",
    version=_version,
    prepare=_prepare,
    command=_command,
)
