"""The books that the benchmarks make: the same each time, and without a mistake."""

from pathlib import Path

import pytest

from benchmarks.book import lay
from benchmarks.corpora import Corpus, from_folder, novel, technical
from benchmarks.fonts import FACES, files
from riftbook.pipeline import build

SMALL = {"novel": lambda: novel(1_500), "technical": lambda: technical(6)}


@pytest.mark.parametrize("name", SMALL)
def test_a_made_book_is_the_same_each_time(name: str) -> None:
    assert SMALL[name]().files == SMALL[name]().files


@pytest.mark.parametrize("name", SMALL)
def test_a_made_book_builds_without_errors(name: str, tmp_path: Path) -> None:
    publication = build(lay(SMALL[name](), tmp_path / "book"))
    assert publication.report.errors == ()
    assert {path.suffix for path in publication.paths.values()} == {".pdf", ".epub"}


def test_a_novel_has_the_length_it_is_asked_for() -> None:
    assert novel(20_000).words == pytest.approx(20_000, rel=0.05)


def test_chapters_and_paragraphs_differ_in_length_as_a_novels_do() -> None:
    book = novel(40_000)
    assert max(book.lengths.values()) > 2 * min(book.lengths.values())
    text = b"\n\n".join(book.files.values()).decode()
    lengths = sorted(len(block.split()) for block in text.split("\n\n"))
    assert lengths[len(lengths) // 10] < 20 < lengths[len(lengths) // 2] < 90
    assert lengths[-1] > 200


def test_a_technical_book_has_everything_that_such_books_have() -> None:
    book = technical(40)
    text = b"\n".join(book.files[path] for path in book.chapters).decode()
    marks = (
        "```python",
        "```toml",
        "```sh",
        "Table: ",
        "![",
        "[^",
        "- ",
        "@sec:",
        "@page:",
        "{#tbl:",
    )
    assert [mark for mark in marks if mark not in text] == []
    assert any(path.endswith(".png") for path in book.files)


def test_the_long_chapter_is_twice_as_long_as_the_others() -> None:
    book = technical(160)
    others = [length for path, length in book.lengths.items() if path != book.longest]
    assert book.lengths[book.longest] > 1.5 * max(others)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of Markdown with letters that the faces lack."""
    (tmp_path / "02-b.md").write_text("# B\n\nOne more.\n", encoding="utf-8")
    (tmp_path / "01-a.md").write_text("# A\n\nA *word*, חן.\n\nTwo words.\n", encoding="utf-8")
    (tmp_path / "README.md").write_text("Not of the book.\n", encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_the_order_of_its_names(folder: Path) -> None:
    assert from_folder(folder).chapters == ("manuscript/01-a.md", "manuscript/02-b.md")


def test_letters_without_a_face_are_replaced(folder: Path) -> None:
    assert "*word*, hen." in from_folder(folder).files["manuscript/01-a.md"].decode()


def test_a_folder_without_markdown_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no Markdown"):
        from_folder(tmp_path)


def test_an_edit_changes_one_word_and_each_time_to_another() -> None:
    book = Corpus(name="b", title="B", author="A", files={"manuscript/a.md": b"# T\n\nOne two.\n"})
    edits = [book.edited("manuscript/a.md", times) for times in range(1, 40)]
    assert len(set(edits)) == len(edits)
    assert {len(edit.split()) for edit in edits} == {4}


def test_every_face_has_its_own_name_and_no_variations() -> None:
    from fontTools.ttLib import TTFont

    for (name, data), face in zip(files(), FACES, strict=True):
        from io import BytesIO

        font = TTFont(BytesIO(data))
        assert "fvar" not in font
        assert font["name"].getDebugName(1) == face.family
        assert name == f"{font['name'].getDebugName(6)}.ttf"
