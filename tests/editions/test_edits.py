"""A word that is changed in any sample book has its own division set again, and no other."""

import re
import shutil
from pathlib import Path

import pytest

from print_books import BOOKS, ROOT, Prepared, Watched, prepared
from riftbook.cache import Cache
from riftbook.editions.print import edition

WORD = re.compile(r"^[A-ZÀ-Þ]\w*(?: \w+){1,4} ([a-zà-ÿ]{4,8}) ", re.MULTILINE)
"""A word within the first line of a paragraph of plain text."""


def typeset(book: Prepared) -> tuple[edition.Printed, set[str]]:
    """A book set with what the run has set, and the divisions that were set for it."""
    store = Cache.open(book.project.root)
    with Watched() as workers:
        printed, found = edition.typeset(
            book.resolution, book.artworks, book.project, store, workers
        )
    assert printed is not None, found
    return printed, set(workers.given)


@pytest.mark.parametrize("name", BOOKS)
def test_a_word_changed_sets_one_division_again(name: str, tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(ROOT / "tests/books" / name, root)
    before, _ = typeset(prepared(root))
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
    after, given = typeset(book)
    assert after.pages == before.pages
    assert len(own) == 1
    assert given == own
