"""What an edit sets again in a book with parts, contents and lists."""

import shutil
from pathlib import Path

import pytest

from print_books import finished, prepared

BOOK = Path(__file__).parents[1] / "books/parts-and-lists"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the book as it is set before any edit."""
    cache = tmp_path_factory.mktemp("whole")
    _set(BOOK, cache)
    return cache


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("Worms, mostly", "Roots, mostly", {"soil"}),
        ("Frost in the ground", "Frost in the soil", {"soil", "list-of-tables"}),
        ("# What the spade says", "# What the fork says", {"contents", "soil"}),
    ],
)
def test_an_edit_sets_nothing_else_again(
    whole: Path, tmp_path: Path, old: str, new: str, again: set[str]
) -> None:
    folder, cache = tmp_path / "book", tmp_path / "cache"
    shutil.copytree(BOOK, folder)
    shutil.copytree(whole, cache)
    before = _set(folder, cache)
    path = folder / "manuscript/soil.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    after = _set(folder, cache)
    assert {name for name, key in after.items() if before[name] != key} == again


def _set(folder: Path, cache: Path) -> dict[str, str]:
    """The names under which the divisions of a book are kept as they were set."""
    standings = finished(prepared(folder), cache).printed.composition.standings
    return {each.division: each.kept.key for each in standings if not each.blank}
