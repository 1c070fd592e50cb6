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


THIRD = """# In the file

She slept... and it was never---she said so---unheard of. [Elle dit : « Non ! »]{lang=fr} The
[ab]{.ruby reading="x|y"} was above.

``` {.python file="assets/cat.py"}
```
"""
FOURTH = """# In the file again

``` {.python file="assets/cat.py"}
```

The end of the re\u0301sume\u0301 is a five-line one.
"""
CODE = "purr = 1\nif purr:\n    sleep(purr)\n"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Mapped:
    """A book whose pages spell otherwise than its manuscript, and which prints a file twice."""
    folder = tmp_path_factory.mktemp("changed")
    (folder / "manuscript").mkdir()
    (folder / "assets").mkdir()
    (folder / "manuscript" / "01-file.md").write_text(THIRD, encoding="utf-8")
    (folder / "manuscript" / "02-again.md").write_text(FOURTH, encoding="utf-8")
    (folder / "assets" / "cat.py").write_text(CODE, encoding="utf-8")
    (folder / "book.toml").write_text(BOOK, encoding="utf-8")
    return mapped(folder)


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


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ("slept... and", "01-file.md:3:5"),
        ("slept… and it", "01-file.md:3:5"),
        ("never---she said", "01-file.md:3:25"),
        ("never—she", "01-file.md:3:25"),
        ("never -- she", "01-file.md:3:25"),
        ('dit: "Non!" The', "01-file.md:3:65"),
        ("dit : « Non ! »", "01-file.md:3:65"),
        ("un\u00adheard", "01-file.md:3:47"),
        ("un-\nheard of", "01-file.md:3:47"),
        ("unhe\u2010 ard of", "01-file.md:3:47"),
        ("The ab was", "01-file.md:3:91"),
        ("ab was above", "01-file.md:4:2"),
        ("résumé is", "02-again.md:6:16"),
        ("\ufb01ve-line", "02-again.md:6:30"),
        ("five- line one", "02-again.md:6:30"),
    ],
)
def test_a_phrase_as_it_is_typed_or_copied(changed: Mapped, phrase: str, place: str) -> None:
    location = only(changed, phrase)
    assert str(location.span) == f"manuscript/{place}"
    assert location.page
    assert location.cfi


@pytest.mark.parametrize("query", [" ", ".*", "[a-z]", "\\d", "(", "**", "sleptand", "hea rd"])
def test_signs_are_only_signs(changed: Mapped, query: str) -> None:
    found = asked(changed, query).locations
    assert [location.text[0] for location in found] == ["("] * (2 * (query == "("))


def test_a_line_of_a_file_that_a_manuscript_names(changed: Mapped) -> None:
    found = asked(changed, "cat.py:3:5").locations
    assert [str(location.span) for location in found] == ["assets/cat.py:3:5"] * 2
    assert {location.document for location in found} == {"file.xhtml", "again.xhtml"}
    assert only(changed, "again.md:3").span == only(changed, "02-again.md:6").span
    assert only(changed, "01-file.md:3").text.startswith("She slept")


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
    for query in ("page 3", "p. 3", "p 3", "P3"):
        assert only(book, query) == only(book, "p3")
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


@pytest.mark.parametrize("query", ["", "  \t"])
def test_nothing_to_look_for(query: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", query, str(folder)]) == exits.USAGE
    assert "say which words" in capsys.readouterr().err


def test_words_that_begin_like_an_option(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", "--", "-cat sat", str(folder)]) == exits.ERRORS
    assert "the book has no “-cat sat”" in capsys.readouterr().err


def test_what_is_not_looked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", "Figure 3.1", str(folder)]) == exits.ERRORS
    assert "only words of the manuscript are looked for" in capsys.readouterr().err


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
