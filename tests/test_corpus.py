"""A whole novel, from plain Markdown files and three lines of configuration."""

import os
import shutil
from pathlib import Path

import pytest

from map_books import check_marks, mapped, page_list
from pages import labels
from riftbook.pipeline import build

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("RIFTBOOK_CORPUS", ROOT.parent / "shared" / "corpus" / "moby-dick"))
HEBREW = "חן"
BOOK = """[book]
title = "Moby-Dick"
author = "Herman Melville"
language = "en"
"""


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    """The novel as a book folder; the test is left out, loudly, where the corpus is absent."""
    if not CORPUS.is_dir():
        pytest.skip(f"THE NOVEL IS NOT TESTED: there is no corpus at {CORPUS}")
    (tmp_path / "manuscript").mkdir()
    for chapter in CORPUS.glob("*.md"):
        shutil.copy(chapter, tmp_path / "manuscript")
    (tmp_path / "book.toml").write_text(BOOK, encoding="utf-8")
    return tmp_path


def test_the_novel_has_one_kind_of_error(novel: Path) -> None:
    publication = build(novel)
    errors = publication.report.errors
    assert {error.code for error in errors} == {"T001"}
    assert {error.span.path for error in errors} == {"manuscript/001-etymology.md"}
    assert not publication.written


def test_the_novel_builds_without_the_hebrew_word(novel: Path) -> None:
    etymology = novel / "manuscript" / "001-etymology.md"
    text = etymology.read_text(encoding="utf-8")
    etymology.write_text(text.replace(HEBREW, "hen"), encoding="utf-8")
    publication = build(novel)
    assert publication.report.errors == ()
    assert {path.suffix for path in publication.paths.values()} == {".pdf", ".epub"}


def test_every_page_of_the_novel_begins_behind_its_mark(novel: Path) -> None:
    etymology = novel / "manuscript" / "001-etymology.md"
    text = etymology.read_text(encoding="utf-8")
    etymology.write_text(text.replace(HEBREW, "hen"), encoding="utf-8")
    book = mapped(novel)
    assert [label for label, _ in page_list(book.epub)] == labels(book.pdf)
    check_marks(book)
