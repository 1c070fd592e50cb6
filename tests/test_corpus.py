"""A whole novel, from plain Markdown files and three lines of configuration."""

from pathlib import Path

import pytest

from map_books import check_marks, mapped, page_list
from novels import whale
from pages import labels
from riftbook.pipeline import build

pytestmark = pytest.mark.long


def test_the_novel_has_one_kind_of_error(tmp_path: Path) -> None:
    publication = build(whale(tmp_path, settable=False))
    errors = publication.report.errors
    assert {error.code for error in errors} == {"T001"}
    assert {error.span.path for error in errors} == {"manuscript/001-etymology.md"}
    assert not publication.written


def test_the_novel_builds_without_the_hebrew_word(tmp_path: Path) -> None:
    publication = build(whale(tmp_path))
    assert publication.report.errors == ()
    assert {path.suffix for path in publication.paths.values()} == {".pdf", ".epub"}


def test_every_page_of_the_novel_begins_behind_its_mark(tmp_path: Path) -> None:
    book = mapped(whale(tmp_path))
    assert [label for label, _ in page_list(book.epub)] == labels(book.pdf)
    check_marks(book)
