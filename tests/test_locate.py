"""riftbook locate: phrases, pages and lines, there and back."""

import json
from pathlib import Path

import pytest

from map_books import Mapped, mapped
from riftbook.cli import exits, main
from riftbook.locate import Answer, Location, locate

BOOK = '[book]\ntitle = "Cats"\nauthor = "A. Cat"\nlanguage = "en"\ndate = 2026\n'
FIRST = """# On the wall

Once a “grey” cat sat on the wall.[^a] It’s said that she
thought of **nothing** at all.

[^a]: The wall is gone.
"""
SECOND = "# In the house\n\nThe grey cat slept.\n\n| one | two |\n|---|---|\n| wool | milk |\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cats")
    (folder / "manuscript").mkdir()
    (folder / "manuscript" / "01-wall.md").write_text(FIRST, encoding="utf-8")
    (folder / "manuscript" / "02-house.md").write_text(SECOND, encoding="utf-8")
    (folder / "book.toml").write_text(BOOK, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def book(folder: Path) -> Mapped:
    return mapped(folder)


def asked(book: Mapped, query: str) -> Answer:
    return locate(query, book.positions, book.resolution, lambda places: book.found([*places]))


def only(book: Mapped, query: str) -> Location:
    (location,) = asked(book, query).locations
    return location


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ('a "grey" CAT', "manuscript/01-wall.md:3:6"),
        ("it's said", "manuscript/01-wall.md:3:40"),
        ("she thought of nothing at", "manuscript/01-wall.md:3:55"),
        ("nothing", "manuscript/01-wall.md:4:14"),
        ("wall is gone", "manuscript/01-wall.md:6:11"),
        ("In the house", "manuscript/02-house.md:1:3"),
        ("milk", "manuscript/02-house.md:7:10"),
    ],
)
def test_a_phrase(book: Mapped, phrase: str, place: str) -> None:
    location = only(book, phrase)
    assert str(location.span) == place
    assert location.page
    assert location.line
    assert location.cfi.startswith("epubcfi(/6/")
    assert location.note == (phrase == "wall is gone")


def test_a_phrase_that_stands_twice(book: Mapped) -> None:
    found = asked(book, "cat s").locations
    assert [location.document for location in found] == ["wall.xhtml", "house.xhtml"]
    assert [location.page for location in found] == ["1", "3"]


def test_from_the_page_and_from_the_file(book: Mapped) -> None:
    there = only(book, "thought of")
    assert only(book, str(there.span)) == there
    line = only(book, f"p{there.page}:{there.line}")
    assert (line.page, line.line) == (there.page, there.line)
    assert only(book, "wall.md:4").span == there.span
    assert only(book, "p3").text.startswith("In the house")
    assert only(book, "page 3") == only(book, "p3")
    assert only(book, "02-house.md:99").text == "milk"
    assert only(book, "02-house.md:2").span.line == 3


@pytest.mark.parametrize("query", ["pi", "p2", "p3:40"])
def test_pages_without_words_of_the_manuscript(book: Mapped, query: str) -> None:
    assert asked(book, query) == Answer(locations=(), bare=True)


def test_what_was_meant(book: Mapped) -> None:
    assert asked(book, "a gray cat slep").near[0] == "The grey cat slept"
    assert asked(book, "p99").near == ("pi", "p3")
    assert asked(book, "xyzzy").near == ()
    assert asked(book, "—").near == ()


def test_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", "the wall is", str(folder)]) == exits.WELL
    out = capsys.readouterr().out
    assert out.startswith("p1:")
    assert " (note)  manuscript/01-wall.md:6:7  wall.xhtml  epubcfi(/6/" in out
    assert out.endswith("\n    The wall is gone.\n")
    assert not (folder / "dist").exists()


def test_not_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", "grey cat slapt", str(folder)]) == exits.ERRORS
    told = capsys.readouterr()
    assert told.out == ""
    assert "did you mean “grey cat slept”" in told.err


def test_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", "milk", str(folder), "--json"]) == exits.WELL
    document = json.loads(capsys.readouterr().out)
    assert (document["command"], document["query"], document["near"]) == ("locate", "milk", [])
    (found,) = document["found"]
    assert (found["page"], found["document"], found["line"]) == ("3", "house.xhtml", 7)
    assert found["text"] == "milk"


def test_a_book_with_errors_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "one.md").write_text("# One\n\nSee @fig:none.\n")
    (tmp_path / "book.toml").write_text(BOOK)
    assert main(["locate", "One", str(tmp_path)]) == exits.ERRORS
    assert "R003" in capsys.readouterr().err
