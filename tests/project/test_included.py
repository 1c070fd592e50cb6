"""Files that a manuscript names, to print what stands in them."""

from pathlib import Path

import pytest

from riftbook.project import included
from small_books import BOOK, project_of, told


def named(root: Path, text: str, **files: str | bytes) -> dict[str, tuple[str, str]]:
    paths = {path.replace("__", "/").replace("_", "."): data for path, data in files.items()}
    project = project_of(root, {"book.toml": BOOK, "manuscript/one.md": text, **paths})
    return {each.name: (each.path, each.text) for each in project.sources[0].included}


@pytest.mark.parametrize("name", ["assets/a.csv", "a.csv", "../assets/a.csv"])
def test_a_file_is_found_from_its_chapter_the_book_or_the_assets(tmp_path: Path, name: str) -> None:
    text = f'# One\n\n```{{.table file="{name}"}}\n```\n'
    assert named(tmp_path, text, assets__a_csv="x,y\r\n") == {name: ("assets/a.csv", "x,y\n")}


@pytest.mark.parametrize(
    "name", ["../../a.csv", "/etc/hostname", "@themes/base/theme.toml", "b.csv"]
)
def test_nothing_else_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path.parent / "a.csv").write_text("secret")
    text = f"# One\n\n```{{.table file={name}}}\n```\n"
    assert named(tmp_path, text, assets__a_csv="x,y\n") == {}


def test_a_file_too_long_to_be_printed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(included, "LONGEST", 10)
    files = {"book.toml": BOOK, "manuscript/one.md": "# One\n\n```{.table file=a.csv}\n```\n",
             "assets/a.csv": "x,y\n" * 5}  # fmt: skip
    assert [(each.code, each.span.path) for each in told(tmp_path, files)] == [
        ("P016", "assets/a.csv")
    ]


def test_an_encoding_is_told_once_however_often_the_file_is_named(tmp_path: Path) -> None:
    text = "# One\n\n```{.table file=a.csv}\n```\n"
    files = {"book.toml": BOOK, "manuscript/1.md": text, "manuscript/2.md": text,
             "assets/a.csv": "Höhe\n".encode("latin-1")}  # fmt: skip
    assert [each.code for each in told(tmp_path, files)] == ["P011"]
