"""pandoc → XeLaTeX, which pandoc runs as often as the page numbers need."""

import subprocess

from benchmarks.fonts import MONO, SERIF
from benchmarks.tools import pandoc
from benchmarks.tools.tool import Bench, Command, Tool, program

HEAD = r"""
\makeatletter
\renewcommand\normalsize{\@setfontsize\normalsize{10.5}{14}\abovedisplayskip 10pt
  \belowdisplayskip 10pt \let\@listi\@listI}
\makeatother
\normalsize
\setlength{\parindent}{12pt}\setlength{\parskip}{0pt}
\usepackage{fvextra}
\fvset{breaklines,fontsize=\fontsize{9.88}{11}\selectfont}
\DefineVerbatimEnvironment{Highlighting}{Verbatim}{breaklines,commandchars=\\\{\}}
\AtBeginEnvironment{longtable}{\fontsize{9}{11}\selectfont}
"""
GEOMETRY = "paperwidth=432pt,paperheight=648pt,inner=61.2pt,outer=46.8pt,top=58pt,bottom=58pt"


def _version() -> str:
    asked = (program("xelatex"), "--version")
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return f"{pandoc.version()}, {said.splitlines()[0]}"


def _prepare(bench: Bench) -> None:
    pandoc.write_manuscript(bench)
    (bench.folder / "head.tex").write_text(HEAD, encoding="utf-8")


def _command(bench: Bench) -> Command:
    serif, mono = (family.replace(" ", "") for family in (SERIF, MONO))
    variables = (
        "documentclass=book", "classoption=openany", f"geometry={GEOMETRY.replace('pt', 'bp')}",
        f"mainfont={serif}", *(f"mainfontoptions={option}" for option in (
            f"Path={bench.fonts}/", "Extension=.ttf", "UprightFont=*-Regular", "BoldFont=*-Bold",
            "ItalicFont=*-Italic", "BoldItalicFont=*-BoldItalic",
        )),
        f"monofont={mono}", *(f"monofontoptions={option}" for option in (
            f"Path={bench.fonts}/", "Extension=.ttf", "UprightFont=*-Regular", "Scale=0.81",
        )),
    )  # fmt: skip
    return Command(
        words=(
            pandoc.pandoc(), f"--from={pandoc.READER}", "--pdf-engine=xelatex",
            "--toc", "--toc-depth=2", "--top-level-division=chapter",
            "--include-in-header=head.tex",
            *(word for variable in variables for word in ("--variable", variable)),
            *pandoc.metadata(bench), *pandoc.manuscript(bench), "--output=book.pdf",
        ),
        output=bench.folder / "book.pdf",
    )  # fmt: skip


XELATEX = Tool(
    name="pandoc → xelatex",
    settings="class `book`; untagged; coloured code",
    version=_version,
    prepare=_prepare,
    command=_command,
)
