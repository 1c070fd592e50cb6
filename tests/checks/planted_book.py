"""One small book made in both editions, for the checks of finished files to look at."""

from dataclasses import dataclass
from pathlib import Path

from print_books import Prepared, finished
from riftbook.editions import ereader
from riftbook.figures import prepare
from riftbook.manuscript import read
from riftbook.model import Resolution
from riftbook.project import Project
from riftbook.project.loading import load
from riftbook.resolve import resolve
from riftbook.sheets import Sheets

BOOK = '[book]\ntitle = "Plants"\nauthor = "A. Gardener"\nlanguage = "en"\ndate = 2026-11-23\n'
REFERENCES = (
    '[{"id": "key", "type": "book", "title": "T", "author": [{"family": "Levy"}],'
    ' "issued": {"date-parts": [[1984]]}}]'
)


@dataclass(frozen=True)
class Made:
    """A book in both editions."""

    project: Project
    resolution: Resolution
    pdf: bytes
    sheets: Sheets
    epub: bytes


def folder(at: Path, chapters: dict[str, str]) -> Project:
    """A book folder, read."""
    (at / "manuscript").mkdir(parents=True)
    (at / "assets").mkdir()
    (at / "book.toml").write_text(BOOK)
    (at / "assets" / "references.json").write_text(REFERENCES)
    for name, text in chapters.items():
        (at / "manuscript" / name).write_text(text)
    project, _ = load(at)
    assert project is not None
    return project


def made(at: Path, chapters: dict[str, str]) -> Made:
    """A book without a problem, made."""
    project = folder(at, chapters)
    book, _ = read(project)
    resolution, found = resolve(book, project.files)
    artworks, _ = prepare(resolution, project)
    book = Prepared(project=project, resolution=resolution, artworks=artworks)
    bound = finished(book)
    sheets = bound.printed.sheets
    epub, also = ereader.produce(resolution, artworks, project)
    assert [d.code for d in (*found, *bound.found, *also)] == []
    assert epub is not None
    return Made(project, resolution, bound.pdf, sheets, epub.data)
