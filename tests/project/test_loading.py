"""A whole folder → Project."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from riftbook.model import (
    CheckSettings,
    ContentsSettings,
    Contributor,
    Epigraph,
    NumberingSettings,
    PrintSettings,
)
from riftbook.project import load
from small_books import BOOK, problems, project_of, told, write

FULL = """
[book]
title = "Moby-Dick"
subtitle = "or, The Whale"
author = ["Herman Melville", "A Friend"]
contributors = [
  { name = "Herman Melville", file-as = "Melville, Herman" },
  { name = "Rockwell Kent", role = "illustrator" },
  { name = "A Third", role = "aut" },
]
language = "en-US"
isbn = { print = "978-0-306-40615-7", epub = "0-306-40615-2" }
publisher = "Harper & Brothers"
place = "New York"
date = 1851
modified = 2026-11-23T01:02:03+05:30
rights = "Public domain"
description = "A whaling voyage."
subjects = ["Whaling -- Fiction"]
edition = "First"

[print]
theme = "essay"
trim = "6x9"
paper = "cream"

[epub]
pages = false
cover = "assets/cover.jpg"

[figures]
seed = 7

[check]
ppi-warning = 250
ppi-error = 100.5

[[check.ignore]]
code = "P012"
path = "manuscript/01-one.md"
reason = "the editor writes it"
"""


def test_the_least_book(tmp_path: Path) -> None:
    book = '[book]\ntitle = "Small"\nauthor = "Somebody"\nlanguage = "en"\n'
    project, found = load(write(tmp_path, {"book.toml": book}))
    assert [d.code for d in found] == ["P008"]
    assert project is not None
    assert project.metadata.authors == ("Somebody",)
    assert project.metadata.modified == datetime(1980, 1, 1, tzinfo=UTC)
    assert project.metadata.identifier == "urn:uuid:382d47cb-937c-5893-bbb7-32cd5f72d03d"
    assert project.settings.print == PrintSettings()
    assert project.settings.check == CheckSettings()
    assert project.theme.chain == ("@themes/classic", "@themes/base")
    assert [(s.id, s.role, s.text) for s in project.sources] == [("one", "chapter", "# One\n")]


def test_every_key(tmp_path: Path) -> None:
    project = project_of(tmp_path, {"book.toml": FULL})
    about = project.metadata
    assert about.contributors == (
        Contributor(name="Herman Melville", file_as="Melville, Herman"),
        Contributor(name="A Friend"),
        Contributor(name="A Third"),
        Contributor(name="Rockwell Kent", role="ill"),
    )
    assert about.isbn == {"print": "9780306406157", "epub": "9780306406157"}
    assert about.identifier == "urn:isbn:9780306406157"
    assert (about.date, about.modified.isoformat()) == ("1851", "2026-11-22T19:32:03+00:00")
    assert about.subjects == ("Whaling -- Fiction",)
    assert project.settings.print == PrintSettings(theme="essay", trim=(432, 648), paper="cream")
    assert (project.settings.epub.pages, project.settings.epub.cover) == (False, "assets/cover.jpg")
    assert project.settings.figures == {"seed": 7}
    ignore = project.settings.check.ignores[0]
    assert (ignore.code, ignore.path, ignore.span.line) == ("P012", "manuscript/01-one.md", 39)
    assert (project.settings.check.ppi_warning, project.settings.check.ppi_error) == (250, 100.5)


def test_a_trim_keeps_the_margins(tmp_path: Path) -> None:
    own = project_of(tmp_path, {"book.toml": BOOK + '[print]\ntheme = "essay"\n'}).theme.page
    other = project_of(tmp_path, {"book.toml": FULL}).theme.page
    assert (other.width, other.height) == (432, 648)
    assert (other.inner, other.head) == (own.inner, own.head)
    assert other.measure == pytest.approx(own.measure + other.width - own.width)


def test_inputs_are_the_book_and_its_theme(tmp_path: Path) -> None:
    files = {"assets/data/a.csv": "1", "manuscript/01-one.md": "# One\n", "notes.txt": "mine"}
    project = project_of(tmp_path, files)
    own = [path for path in project.files if not path.startswith("@")]
    assert own == ["assets/data/a.csv", "book.toml", "manuscript/01-one.md"]
    assert "@themes/classic/theme.toml" in project.files
    assert "@themes/essay/theme.toml" not in project.files
    assert all(face.path in project.files for face in project.theme.faces)


def test_a_book_with_errors_is_still_read(tmp_path: Path) -> None:
    project, found = load(write(tmp_path, {"book.toml": '[book]\ntitel = "x"\ndate = 2026\n'}))
    assert project is not None
    assert [d.code for d in found] == ["P003", "P005"]
    assert project.metadata.slug == "untitled"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("", ("P005", 1, 1)),
        ("# nothing\n", ("P005", 1, 1)),
        ('[print]\ntheme = "essay"\n', ("P005", 1, 1)),
        ('book = "Moby-Dick"\n', ("P004", 1, 8)),
        ("[[book]]\n", ("P004", 1, 3)),
        (b'[book]\ntitle = "caf\xe9"\n', ("P011", 2, 13)),
        (b'\xef\xbb\xbf[book]\ntitle = "a"\nlanguage = "en"\ndate = 1\n', ("P012", 1, 1)),
        ('[book]\r\ntitle = "a"\r\nlanguage = en\r\n', ("P002", 3, 12)),
    ],
)
def test_odd_configurations(
    tmp_path: Path, content: str | bytes, place: tuple[str, int, int]
) -> None:
    assert place in problems(tmp_path, {"book.toml": content})


def test_the_environment_gives_the_date_of_a_book_without_one(tmp_path: Path) -> None:
    root = write(tmp_path, {"book.toml": BOOK.replace("date = 2026-11-23\n", "")})
    project, found = load(root, source_date_epoch="1700000000")
    assert found == ()
    assert project is not None
    assert project.metadata.modified == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["", " ", "tomorrow", "-1", "1e9", "999999999999999", "١"])
def test_an_environment_that_makes_no_sense(tmp_path: Path, epoch: str) -> None:
    root = write(tmp_path, {"book.toml": BOOK.replace("date = 2026-11-23\n", "")})
    assert [d.code for d in load(root, source_date_epoch=epoch)[1]] == ["P008"]


def test_equal_folders_give_equal_projects(tmp_path: Path) -> None:
    one = project_of(tmp_path / "one", {"book.toml": FULL})
    two = project_of(tmp_path / "two", {"book.toml": FULL})
    assert one.metadata == two.metadata
    assert one.theme == two.theme
    assert one.sources == two.sources
    assert dict(one.files) == dict(two.files)


def test_no_message_ends_in_a_full_stop(tmp_path: Path) -> None:
    wrong = FULL.replace("author =", "autor =").replace('"essay"', '"esay"')
    found = told(
        tmp_path, {"book.toml": wrong, "manuscript/a.md": b"\xff", "manuscript/b.md": "\0"}
    )
    assert len(found) >= 4
    assert [d for d in found if d.message.endswith(".") or not d.hint] == []


def test_numbering_and_contents(tmp_path: Path) -> None:
    toml = (
        BOOK
        + """[numbering]
parts = "arabic"
chapters = "roman"
restart = true
depth = 3
[contents]
depth = 2
tables = true
figures = false
"""
    )
    settings = project_of(tmp_path, {"book.toml": toml}).settings
    assert settings.numbering == NumberingSettings(
        parts="arabic", chapters="roman", restart=True, depth=3
    )
    assert settings.contents == ContentsSettings(depth=2, lists=("list-of-tables",))


@pytest.mark.parametrize(
    ("epigraph", "expected"),
    [
        ("", None),
        ('epigraph = "Words."\n', Epigraph(text="Words.")),
        ('epigraph = { text = "Words.", source = "A." }\n', Epigraph(text="Words.", source="A.")),
    ],
)
def test_an_epigraph(tmp_path: Path, epigraph: str, expected: Epigraph | None) -> None:
    assert project_of(tmp_path, {"book.toml": BOOK + epigraph}).metadata.epigraph == expected


@pytest.mark.parametrize("smart", [True, False])
def test_what_book_toml_and_front_matter_print_is_set_as_the_text_is(
    tmp_path: Path, smart: bool
) -> None:
    named = BOOK.replace("Small", "It's small")
    book = f"""{named}subtitle = "1914--18"
rights = "Anne's"
edition = "The 'second'..."
dedication = "To 'her'"
about-the-author = "She's"
epigraph = {{ text = "It's", source = "A's" }}
[typography]
smart = {str(smart).lower()}
[asides]
cook = "The cook's"
"""
    front = '---\ntitle: "L\'été ?"\nshort-title: "L\'été"\nlanguage: fr\n---\nOui.'
    project = project_of(tmp_path, {"book.toml": book, "manuscript/01-one.md": front})
    about, source = project.metadata, project.sources[0]
    assert about.epigraph is not None
    printed = (
        *(about.title, about.subtitle, about.rights, about.edition, about.dedication),
        *(about.about_the_author, about.epigraph.text, about.epigraph.source),
        *(source.title, source.short, source.asides["cook"]),
    )
    written = (
        *("It's small", "1914--18", "Anne's", "The 'second'...", "To 'her'"),
        *("She's", "It's", "A's", "L'été ?", "L'été", "The cook's"),
    )
    set_ = (
        *("It’s small", "1914–18", "Anne’s", "The ‘second’…", "To ‘her’"),
        *("She’s", "It’s", "A’s", "L’été\u202f?", "L’été", "The cook’s"),
    )
    assert printed == (set_ if smart else written)
    assert about.slug == "its-small"
