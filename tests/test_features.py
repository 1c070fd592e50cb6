"""The guide's table of features names what there is."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs/guide/features.md"
BOOKS = {path.parent.name for path in ROOT.glob("tests/books/*/book.toml")}


def rows() -> list[list[str]]:
    """The cells of every row below the head."""
    lines = [line for line in TABLE.read_text().splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_row_is_whole() -> None:
    assert [row for row in rows() if len(row) != 6] == []


def test_every_test_book_is_named_and_there() -> None:
    named = {name for row in rows() for name in re.findall(r"`([^`]+)`", row[5])}
    assert named == BOOKS


def test_what_is_done_has_a_test_book() -> None:
    done = [row for row in rows() if {row[2], row[3]} != {"no"}]
    assert [row[0] for row in done if not row[5]] == []


def test_the_pages_of_the_guide_are_there() -> None:
    pages = {page for row in rows() for page in re.findall(r"\]\(([^)]+)\)", row[4])}
    assert [page for page in pages if not (TABLE.parent / page).is_file()] == []
    assert "guide/features.md" in (ROOT / "docs/guide.md").read_text()


def test_the_book_of_shorter_titles_has_one() -> None:
    book = next(row[5].strip("`") for row in rows() if row[2:] and "`short=" in row[1])
    manuscript = (ROOT / "tests/books" / book / "manuscript").glob("*.md")
    assert any('short="' in path.read_text() for path in manuscript)
