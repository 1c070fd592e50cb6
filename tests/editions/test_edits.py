"""A word that is changed in any sample book has its own division set again, and no other."""

import re
import shutil
from pathlib import Path

import pytest

from print_books import BOOKS, ROOT, Watched, finished, prepared
from riftbook.cache import Cache
from riftbook.editions import print as edition

WORD = re.compile(r"^[A-ZÀ-Þ]\w*(?: \w+){1,4} ([a-zà-ÿ]{4,8}) ", re.MULTILINE)
"""A word within the first line of a paragraph of plain text."""


@pytest.mark.parametrize("name", BOOKS)
def test_a_word_changed_sets_one_division_again(name: str, tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(ROOT / "tests/books" / name, root)
    before = finished(prepared(root))
    path, text, match = next(
        (path, text, match)
        for path in sorted((root / "manuscript").rglob("*.md"), reverse=True)
        for text in [path.read_text(encoding="utf-8")]
        if (match := WORD.search(text))
    )
    start, end = match.span(1)
    path.write_text(text[:start] + match[1][::-1] + text[end:], encoding="utf-8")
    book = prepared(root)
    own = {
        each.division.id
        for each in book.resolution.divisions
        if each.division.path == path.relative_to(root).as_posix()
    }
    with Watched() as workers:
        after, _ = edition.typeset(
            book.resolution, book.artworks, book.project, Cache.open(root), workers
        )
    assert after is not None
    assert after.pages == before.printed.pages
    assert len(own) == 1
    assert set(workers.given) == own
