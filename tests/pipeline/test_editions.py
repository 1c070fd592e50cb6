"""Which editions a program may ask for."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from riftbook.pipeline import EDITIONS, build
from small_books import BOOK, write

FILES = {
    "book.toml": f"{BOOK}\n[epub]\npages = false\n",
    "manuscript/one.md": "# One\n\nText.\n",
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of one chapter."""
    return write(tmp_path, FILES)


@pytest.mark.parametrize(
    ("asked", "named"),
    [(("pdf",), "'pdf'"), (("ereader", "epub"), "'epub'"), ("print", "'p'"), ((), "no edition")],
)
def test_an_edition_that_there_is_not_is_an_error(
    book: Path, asked: Sequence[str], named: str
) -> None:
    with pytest.raises(ValueError, match=named) as told:
        build(book, editions=asked)
    assert all(f'"{name}"' in str(told.value) for name in EDITIONS), "it says which there are"
    assert sorted(path.name for path in book.iterdir()) == ["book.toml", "manuscript"]


def test_editions_are_asked_for_in_any_order_and_any_number_of_times(book: Path) -> None:
    asked = ("ereader", "print", "ereader")
    assert list(build(book, editions=asked).paths) == list(EDITIONS)
