"""Order, roles and ids of the manuscript's files."""

from pathlib import Path

import pytest

from riftbook.model import ROLES
from riftbook.project.divisions import identifier
from small_books import BOOK, problems, project_of


def book(*names: str, toml: str = BOOK) -> dict[str, str | bytes]:
    return {"book.toml": toml, **{f"manuscript/{name}": f"# {name}\n" for name in names}}


def names(root: Path, files: dict[str, str | bytes]) -> list[str]:
    return [source.path.removeprefix("manuscript/") for source in project_of(root, files).sources]


def test_files_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    wanted = ["00-preface.md", "1-a.md", "2-b.md", "10-c.md", "Zed.md", "zoo/1-x.md", "zoo/2-y.md"]
    assert names(tmp_path, book(*reversed(wanted))) == wanted


def test_pictures_beside_chapters_are_no_chapters(tmp_path: Path) -> None:
    files = {**book("1-a.md"), "manuscript/map.png": b"\x89PNG", "manuscript/data.csv": "1"}
    assert names(tmp_path, files) == ["1-a.md"]


def test_an_explicit_order(tmp_path: Path) -> None:
    toml = BOOK + '[manuscript]\norder = ["b.md", "manuscript/a.md", "./c/d.md"]\n'
    assert names(tmp_path, book("a.md", "b.md", "c/d.md", toml=toml)) == ["b.md", "a.md", "c/d.md"]


def test_roles_from_configuration_then_front_matter_then_name(tmp_path: Path) -> None:
    toml = BOOK + '[manuscript]\nroles = { "01-preface.md" = "foreword" }\n'
    files = book("01-preface.md", "02-prologue.md", "03-whales.md", "04-appendix.md", toml=toml)
    files["manuscript/02-prologue.md"] = "---\nrole: interlude\n---\n# P\n"
    roles = [source.role for source in project_of(tmp_path, files).sources]
    assert roles == ["foreword", "interlude", "chapter", "appendix"]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_known_by_its_name(tmp_path: Path, role: str) -> None:
    made = project_of(tmp_path, book(f"07_{role}.md", "99-end.md"))
    assert made.sources[0].role == role


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("03-three-boxes", "three-boxes"),
        ("003 i. Loomings", "i-loomings"),
        ("Ärger & Öl", "arger-ol"),
        ("don't", "dont"),
        ("01", "division-01"),
        ("2-3d-printing", "division-3d-printing"),
        ("鯨", "division-698703e2"),
        ("Œuvre_ß", "oeuvre-ss"),
    ],
)
def test_ids_are_names(stem: str, expected: str) -> None:
    assert identifier(stem) == expected


def test_clashes_and_strays(tmp_path: Path) -> None:
    toml = BOOK + '[manuscript]\norder = ["1-a.md", "x.md", "2-a.md", "1-a.md", "preface.md"]\n'
    found = problems(tmp_path, book("1-a.md", "2-a.md", "left.md", "preface.md", toml=toml))
    assert found == [
        ("P019", 7, 20),
        ("P020", 7, 38),
        ("P022", 1, 1),
        ("P021", 1, 1),
        ("P023", 1, 1),
    ]


def test_front_matter_says_more_of_a_division(tmp_path: Path) -> None:
    text = '---\ntitle: "One: two"\nshort-title: One\nunnumbered: true\nlanguage: de\n---\nText.\n'
    source = project_of(tmp_path, {"manuscript/a.md": text}).sources[0]
    assert (source.title, source.short, source.unnumbered, source.language) == (
        "One: two",
        "One",
        True,
        "de",
    )
    assert source.text == "\n" * 6 + "Text.\n"


def test_a_division_speaks_the_books_language(tmp_path: Path) -> None:
    toml = BOOK.replace('"en"', '"de"')
    assert project_of(tmp_path, book("a.md", toml=toml)).sources[0].language == "de"
