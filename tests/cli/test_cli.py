"""The commands, as an author and as a script use them."""

import json
import re
from pathlib import Path

import pytest

from riftbook import __version__
from riftbook.cli import exits, main
from riftbook.diagnostics.catalogue import CATALOGUE

BAD = '[book]\ntitel = "Small"\nlanguage = "en"\ndate = 2026\n'
GOOD = '[book]\ntitle = "Small"\nauthor = "Somebody"\nlanguage = "en"\ndate = 2026\n'


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book with one mistake in its configuration; it is the current folder."""
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "one.md").write_text("# One\n\nText.\n")
    (tmp_path / "book.toml").write_text(BAD)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "RIFTBOOK_CACHE", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def usage(*arguments: str) -> int:
    """The exit code of arguments that end the program."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage("--help") == 0
    text = capsys.readouterr().out
    for command in (
        "build",
        "pdf",
        "epub",
        "check",
        "locate",
        "doctor",
        "explain",
        "schema",
        "clean",
    ):
        assert f"    {command} " in text
    for later in ("watch", "serve", "ship"):
        assert later not in text


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert usage("--version") == 0
    assert capsys.readouterr().out == f"riftbook {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [[], ["bild"], ["build", "--fast"], ["build", "a", "b"], ["pdf", "--color", "red"]]
)
def test_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert usage(*arguments) == exits.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("usage: riftbook")


def test_a_mistake_in_the_configuration(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == exits.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "book.toml:2:1: P003 error: no key is called “titel” in [book]\n"
        '   2 | titel = "Small"\n'
        "     | ^^^^^\n"
        "     hint: did you mean “title”?\n"
        "\n"
        "1 error: nothing written\n"
    )
    assert not (book / "dist").exists()


def test_no_book_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == exits.USAGE
    err = capsys.readouterr().err
    assert err.startswith("book.toml:1:1: P001 error: this folder has no book.toml\n")
    assert '    [book]\n    title = "…"\n' in err
    assert err.endswith("\n1 error\n")


def test_the_folder_by_position_by_option_and_by_its_file(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(book.parent)
    name = book.name
    for arguments in (
        ["build", name],
        ["build", "-C", name],
        ["-C", name, "build"],
        ["build", f"{name}/book.toml"],
        ["-C", str(book.parent), "build", name],
    ):
        assert main(arguments) == exits.USAGE
        assert "P003" in capsys.readouterr().err


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "nowhere"]) == exits.USAGE
    assert capsys.readouterr().err == "error: there is no folder “nowhere”\n"


def test_json_is_one_document(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == exits.USAGE
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == 1
    assert (document["command"], document["exit"], document["written"]) == ("check", 2, False)
    assert (document["errors"], document["warnings"], document["paths"]) == (1, 0, {})
    assert document["diagnostics"] == [
        {
            "code": "P003",
            "severity": "error",
            "path": "book.toml",
            "line": 2,
            "column": 1,
            "length": 5,
            "message": "no key is called “titel” in [book]",
            "hint": "did you mean “title”?",
            "related": [],
        }
    ]


def test_quiet_still_tells_errors(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-q"]) == exits.USAGE
    err = capsys.readouterr().err
    assert "P003" in err
    assert "nothing written" not in err


@pytest.mark.parametrize(
    ("options", "environment", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour(
    book: Path,
    options: list[str],
    environment: dict[str, str],
    colored: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    main([*options, "build"])
    assert ("\x1b[" in capsys.readouterr().err) == colored


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "p001"]) == exits.WELL
    out = capsys.readouterr().out
    assert out.startswith("P001 error: no book.toml\n\n")
    assert main(["explain"]) == exits.WELL
    assert len(capsys.readouterr().out.splitlines()) == len(CATALOGUE)
    assert main(["explain", "X999"]) == exits.USAGE
    assert main(["explain", "P001", "--json"]) == exits.WELL
    assert "X999" in (captured := capsys.readouterr()).err
    assert json.loads(captured.out)["codes"][0]["code"] == "P001"


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == exits.WELL
    assert json.loads(capsys.readouterr().out)["title"] == "book.toml"


def test_doctor(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == exits.WELL
    out = capsys.readouterr().out
    assert all(line.startswith("ok  ") for line in out.splitlines())
    for name in ("Python", "weasyprint: 70.0", "Pango", "theme essay", "cache"):
        assert name in out
    assert main(["doctor", "--json"]) == exits.WELL
    assert json.loads(capsys.readouterr().out)["findings"][0]["name"] == "Python"


def test_doctor_finds_what_is_missing(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from riftbook.cli import doctor

    monkeypatch.setattr(doctor, "LIBRARIES", (("Pango", ("libnothing-1", "libnothing.so")),))
    for arguments in (["doctor"], ["pdf"], ["check"]):
        assert main(arguments) == exits.SYSTEM
        captured = capsys.readouterr()
        assert "Pango: not found" in captured.out + captured.err
        assert "mend: " in captured.out + captured.err


def test_clean(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / ".riftbook" / "cache").mkdir(parents=True)
    assert main(["clean"]) == exits.WELL
    assert not (book / ".riftbook" / "cache").exists()
    assert main(["clean", "--json"]) == exits.WELL
    assert json.loads(capsys.readouterr().out) == {
        "schema": 1,
        "command": "clean",
        "removed": False,
    }


def test_a_bug_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from riftbook.project import schema

    def broken() -> dict[str, object]:
        raise ZeroDivisionError("a nought")

    monkeypatch.setattr(schema, "json_schema", broken)
    assert main(["schema"]) == exits.BUG
    err = capsys.readouterr().err
    assert "riftbook has a bug: ZeroDivisionError: a nought (in broken, line" in err
    assert __version__ in err
    assert "Traceback" not in err
    assert main(["schema", "-v"]) == exits.BUG
    assert "Traceback" in capsys.readouterr().err


def test_a_build(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "book.toml").write_text(GOOD)
    assert main(["build"]) == exits.WELL
    out, err = capsys.readouterr()
    assert out.splitlines() == ["dist/small.pdf", "dist/small.epub"]
    lines = err.splitlines()
    assert re.fullmatch(r"dist/small\.pdf  [3-9] pages, \d+ kB", lines[0])
    assert re.fullmatch(r"dist/small\.epub  \d+ kB", lines[1])
    assert len(lines) == 2

    assert main(["epub", "--json", "--out", "elsewhere", "-q"]) == exits.WELL
    out, err = capsys.readouterr()
    assert json.loads(out)["paths"] == {"ereader": "elsewhere/small.epub"}
    assert err == ""


def test_warnings_are_errors_when_strict(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "book.toml").write_text(GOOD.replace("date = 2026\n", ""))
    assert main(["epub", "--strict"]) == exits.ERRORS
    assert capsys.readouterr().err.endswith("1 warning: nothing written\n")
    assert not (book / "dist").exists()
    assert main(["epub"]) == exits.WELL
    assert capsys.readouterr().err.endswith("kB\n1 warning\n")


def test_a_manuscript_with_errors(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "book.toml").write_text(GOOD)
    (book / "manuscript" / "one.md").write_text("# One\n\nA\x0bB\n")
    assert main(["check"]) == exits.ERRORS
    assert capsys.readouterr().err.startswith("manuscript/one.md:3:2: P013 error: ")
