"""What is read from the disk, and what never is."""

import os
from pathlib import Path

import pytest

from riftbook.project import folder
from small_books import write


def read(root: Path) -> tuple[list[str], list[tuple[str, str]]]:
    files, found = folder.read(root.resolve())
    return list(files), [(d.code, d.span.path) for d in found]


def test_only_the_book_is_read(tmp_path: Path) -> None:
    other = {"dist/a.pdf": "", "README.md": "", "assets/.DS_Store": "", ".git/config": ""}
    write(tmp_path, {"assets/b/c.png": "c", "layouts/print/style.css": "", **other})
    names = ["assets/b/c.png", "book.toml", "layouts/print/style.css", "manuscript/01-one.md"]
    assert read(tmp_path) == (names, [])


def test_digests_are_of_the_bytes(tmp_path: Path) -> None:
    write(tmp_path, {"assets/a": "abc"})
    file = folder.read(tmp_path)[0]["assets/a"]
    assert file.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_links_inside_the_book_are_followed(tmp_path: Path) -> None:
    write(tmp_path, {"assets/a.png": "a"})
    (tmp_path / "manuscript" / "a.png").symlink_to("../assets/a.png")
    (tmp_path / "manuscript" / "pictures").symlink_to(tmp_path / "assets")
    files, found = folder.read(tmp_path.resolve())
    assert found == ()
    assert files["manuscript/a.png"].data == files["manuscript/pictures/a.png"].data == b"a"


@pytest.mark.parametrize("top", ["book.toml", "manuscript", "assets", "layouts/print"])
def test_links_out_of_the_book_are_not(tmp_path: Path, top: str) -> None:
    outside = write(tmp_path / "outside", {})
    root = tmp_path / "book"
    (root / top).parent.mkdir(parents=True)
    (root / top).symlink_to(outside / "book.toml" if top == "book.toml" else outside)
    assert read(root) == ([], [("P014", top)])


def test_a_book_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "book", {})
    (tmp_path / "link").symlink_to("book")
    assert read(tmp_path / "link") == (["book.toml", "manuscript/01-one.md"], [])


def test_circles_and_pipes_end(tmp_path: Path) -> None:
    write(tmp_path, {"assets/a/b.txt": ""})
    (tmp_path / "assets" / "a" / "back").symlink_to("..")
    (tmp_path / "assets" / "self").symlink_to("self")
    os.mkfifo(tmp_path / "assets" / "pipe")
    wrong = [("P015", "assets/a/back"), ("P015", "assets/pipe"), ("P015", "assets/self")]
    names, found = read(tmp_path)
    assert sorted(found) == wrong
    assert names == ["assets/a/b.txt", "book.toml", "manuscript/01-one.md"]


def test_a_name_that_cannot_be_written_down(tmp_path: Path) -> None:
    write(tmp_path, {"assets/ok.txt": ""})
    (Path(os.fsdecode(os.fsencode(tmp_path / "assets") + b"/caf\xe9.png"))).touch()
    (tmp_path / "assets" / "two\nlines").touch()
    names, found = read(tmp_path)
    assert sorted(found) == [("P015", "assets/caf�.png"), ("P015", "assets/two�lines")]
    assert "assets/ok.txt" in names


def test_names_are_composed(tmp_path: Path) -> None:
    write(tmp_path, {"assets/e\u0301.png": ""})
    assert read(tmp_path)[0][0] == "assets/\u00e9.png"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"assets/huge": ""})
    os.truncate(tmp_path / "assets" / "huge", folder.LARGEST + 1)
    assert read(tmp_path)[1] == [("P016", "assets/huge")]
    os.truncate(tmp_path / "assets" / "huge", 5)
    assert read(tmp_path)[1] == []


@pytest.mark.parametrize("name", ["../model", "", ".", "essay/fonts", "nothing"])
def test_only_themes_are_themes(name: str) -> None:
    assert folder.packaged(name) == {}


def test_the_packaged_themes() -> None:
    assert folder.themes() == ("classic", "essay")
