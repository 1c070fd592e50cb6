"""Whole novels as book folders: one that the benchmarks make, and one that somebody wrote."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.corpora import novel

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("RIFTBOOK_CORPUS", ROOT.parent / "shared" / "corpus" / "moby-dick"))
WITHOUT_FACE = "חן"
"""The one word that no font of the theme can set."""
WORDS = 36_000
"""Of the novel that is made: some 150 pages in as many sections as a real one has in three times
as many."""
LAST = "999-where-to-find-it.md"
"""The chapter of the made novel that names the page of every other one."""
_HEADING = re.compile(r"^(?P<marks>#{1,6}) (?P<title>.+?)(?: \{[^}]*\})?$", re.MULTILINE)


def whale(folder: Path, *, settable: bool = True) -> Path:
    """Moby-Dick; the test is left out, loudly, where the corpus is absent."""
    if not CORPUS.is_dir():
        pytest.skip(f"THE NOVEL IS NOT TESTED: there is no corpus at {CORPUS}")
    manuscript = folder / "manuscript"
    manuscript.mkdir(parents=True)
    for chapter in CORPUS.glob("*.md"):
        shutil.copy(chapter, manuscript)
    if settable:
        etymology = manuscript / "001-etymology.md"
        text = etymology.read_text(encoding="utf-8")
        etymology.write_text(text.replace(WITHOUT_FACE, "hen"), encoding="utf-8")
    _configure(folder, "Moby-Dick", "Herman Melville")
    return folder


def made(folder: Path) -> Path:
    """A novel of the benchmarks with front matter, and with a last chapter full of page numbers."""
    corpus = novel(WORDS, seed="joined")
    manuscript = folder / "manuscript"
    manuscript.mkdir(parents=True)
    for path, data in corpus.files.items():
        (folder / path).write_bytes(data)
    (manuscript / "000-preface.md").write_text(PREFACE, encoding="utf-8")
    (manuscript / LAST).write_text("\n\n".join(_last(corpus.chapters)), encoding="utf-8")
    _configure(folder, corpus.title, corpus.author)
    return folder


PREFACE = """# Preface

Whoever has no time begins on @page:chapter-7. *The others, and [all who wait](https://example.org),
begin on @page:chapter-1.*

## Of the names

Nobody is called so.[^names]

[^names]: See [the end](#sec:end) for one who might be.
"""


def _last(chapters: tuple[str, ...]) -> Iterator[str]:
    yield "# Where to find it"
    for chapter in chapters:
        name = Path(chapter).stem.partition("-")[2]
        yield f"What begins with the {name.replace('-', ' ')} is told on @page:{name}."
    yield "## The end of all {#sec:end}"
    yield "That is all, and it was [told before](003-chapter-3.md)."


def _configure(folder: Path, title: str, author: str) -> None:
    (folder / "book.toml").write_text(
        f'[book]\ntitle = "{title}"\nauthor = "{author}"\nlanguage = "en"\n'
        "\n[contents]\ndepth = 2\n",
        encoding="utf-8",
    )


def headings(folder: Path) -> list[tuple[int, str]]:
    """(level from 0, text) of every heading of the manuscript, in the order of the files."""
    return [
        (len(found["marks"]) - 1, found["title"])
        for file in sorted((folder / "manuscript").glob("*.md"))
        for found in _HEADING.finditer(file.read_text(encoding="utf-8"))
    ]
