"""asciidoctor-pdf, from AsciiDoc that pandoc made before the clock started."""

import subprocess

from benchmarks.fonts import FACES, MONO, SERIF
from benchmarks.tools import pandoc
from benchmarks.tools.tool import Bench, Command, Tool, program

# Of the line height it is told, its lines stand 1.2 pt further apart with this font: 14 in all.
_STYLES = {"Regular": "normal", "Bold": "bold", "Italic": "italic", "BoldItalic": "bold_italic"}


def _theme() -> str:
    serif = ", ".join(f"{_STYLES[f.style]}: {f.file}" for f in FACES if f.family == SERIF)
    mono = next(face.file for face in FACES if face.family == MONO)
    every = ", ".join(f"{style}: {mono}" for style in _STYLES.values())
    return f"""\
extends: default
font:
  catalog:
    merge: true
    {SERIF}: {{ {serif} }}
    {MONO}: {{ {every} }}
page:
  size: [432, 648]
  margin-inner: 61.2
  margin-outer: 46.8
  margin: [58, 46.8, 58, 61.2]
base:
  font-family: {SERIF}
  font-size: 10.5
  line-height-length: 12.8
  align: justify
  hyphens: en-us
prose: {{ margin-bottom: 0, text-indent: 12, text-indent-inner: 12, margin-inner: 0 }}
heading: {{ font-family: {SERIF} }}
table: {{ font-size: 9 }}
codespan: {{ font-family: {MONO}, font-size: 8.5 }}
code: {{ font-family: {MONO}, font-size: 8, line-height: 1.375, padding: 0, border-width: 0 }}
"""


def _version() -> str:
    said = subprocess.run(
        (program("asciidoctor-pdf"), "--version"), capture_output=True, text=True, check=True
    )
    return said.stdout.splitlines()[0].partition(" using")[0]


def _prepare(bench: Bench) -> None:
    pandoc.write_manuscript(bench)
    (bench.folder / "neutral-theme.yml").write_text(_theme(), encoding="utf-8")
    made = subprocess.run(
        (
            pandoc.pandoc(), f"--from={pandoc.READER}", "--to=asciidoc",
            "--top-level-division=chapter", *pandoc.manuscript(bench),
        ),
        cwd=bench.folder, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    head = f"= {bench.corpus.title}\n{bench.corpus.author}\n:doctype: book\n\n"
    (bench.folder / "book.adoc").write_text(head + made, encoding="utf-8")


def _command(bench: Bench) -> Command:
    return Command(
        words=(
            program("asciidoctor-pdf"), "-a", "toc", "-a", "toclevels=2", "-a", "media=prepress",
            "-a", "pdf-theme=neutral-theme.yml", "-a", f"pdf-fontsdir={bench.fonts};GEM_FONTS_DIR",
            "-o", "book.pdf", "book.adoc",
        ),
        output=bench.folder / "book.pdf",
    )  # fmt: skip


ASCIIDOCTOR = Tool(
    name="asciidoctor-pdf",
    settings="untagged; hyphenated only where the gem text-hyphen is (Debian has none); "
    "AsciiDoc made beforehand",
    version=_version,
    prepare=_prepare,
    command=_command,
)
