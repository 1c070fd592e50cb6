"""Project → Book: titles, and the pages that riftbook makes."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from riftbook.diagnostics import Diagnostic
from riftbook.manuscript import read
from riftbook.model import Book, Division, Matter
from riftbook.project import load

BOOK = """[book]
title = "Small"
author = "Somebody"
language = "en"
date = 2026
"""
RIGHTS = 'rights = "All of them"\n'


def book(
    root: Path, chapters: Mapping[str, str], more: str = ""
) -> tuple[Book, tuple[Diagnostic, ...]]:
    (root / "manuscript").mkdir()
    (root / "book.toml").write_text(BOOK + more, encoding="utf-8")
    for name, text in chapters.items():
        (root / "manuscript" / name).write_text(text, encoding="utf-8")
    project, found = load(root)
    assert found == ()
    assert project is not None
    return read(project)


def division(root: Path, text: str, name: str = "01-one.md") -> Division:
    made, found = book(root, {name: text})
    assert found == ()
    return next(division for division in made.divisions if division.path)


def test_the_pages_that_riftbook_makes(tmp_path: Path) -> None:
    made, found = book(tmp_path, {"1-one.md": "# One\n\nText.\n"}, RIGHTS)
    assert found == ()
    assert [(d.id, d.role, d.path) for d in made.divisions] == [
        ("title-page", "title-page", ""),
        ("copyright-page", "copyright-page", ""),
        ("contents", "contents", ""),
        ("one", "chapter", "manuscript/1-one.md"),
    ]
    titles = [division.title.text if division.title else None for division in made.divisions]
    assert titles == [None, None, "Contents", "One"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["1-a.md"], ["title-page", "contents", "a"]),
        (["0-preface.md", "1-a.md"], ["title-page", "contents", "preface", "a"]),
        (["0-half-title.md", "1-a.md"], ["half-title", "title-page", "contents", "a"]),
        (
            ["0-dedication.md", "1-foreword.md", "2-a.md"],
            ["title-page", "dedication", "contents", "foreword", "a"],
        ),
        (["0-title-page.md", "1-a.md"], ["title-page", "contents", "a"]),
        (["0-dedication.md"], ["title-page", "dedication", "contents"]),
    ],
)
def test_where_they_stand(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    made, _ = book(tmp_path, dict.fromkeys(names, "Text.\n"))
    assert [division.id for division in made.divisions] == expected


def test_a_chapter_may_have_the_name_of_a_page(tmp_path: Path) -> None:
    more = '[manuscript]\nroles = { "1-contents.md" = "chapter" }\n'
    made, _ = book(tmp_path, {"1-contents.md": "# On contents\n"}, more)
    assert [d.id for d in made.divisions] == ["title-page", "contents-made", "contents"]


@pytest.mark.parametrize(("parts", "codes"), [("roman", []), ("none", ["M027"])])
def test_the_file_of_a_part_with_a_number_may_be_empty(
    tmp_path: Path, parts: str, codes: list[str]
) -> None:
    more = f'[manuscript]\nroles = {{ "1-a.md" = "part" }}\n[numbering]\nparts = "{parts}"\n'
    _, found = book(tmp_path, {"1-a.md": "", "2-b.md": "# B\n\nText.\n"}, more)
    assert [each.code for each in found] == codes


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    made = division(tmp_path, "# One *whale*\n\nText.\n")
    assert made.title is not None
    assert made.title.text == "One whale"
    assert b"One" not in made.fragment.xhtml


def test_the_front_matter_gives_a_title(tmp_path: Path) -> None:
    made = division(tmp_path, '---\ntitle: "A & B"\nshort-title: A\n---\n\nText.\n')
    assert made.title is not None
    assert (made.title.text, made.title.short) == ("A & B", "A")
    assert made.title.xhtml == b'<span xmlns="http://www.w3.org/1999/xhtml">A &amp; B</span>'


def test_the_front_matter_adds_to_a_heading(tmp_path: Path) -> None:
    text = "---\ntitle: One\nshort-title: O\nunnumbered: true\nlanguage: de\n---\n\n# One\n"
    made = division(tmp_path, text)
    assert made.title is not None
    assert (made.title.text, made.title.short, made.title.unnumbered) == ("One", "O", True)
    assert made.language == "de"


def test_a_language_that_is_the_books_is_not_repeated(tmp_path: Path) -> None:
    assert division(tmp_path, "---\nlanguage: en\n---\n\n# One\n").language == ""


def test_a_role_gives_a_title_in_the_divisions_language(tmp_path: Path) -> None:
    made = division(tmp_path, "---\nlanguage: de\n---\n\nText.\n", "00-preface.md")
    assert made.title is not None
    assert made.title.text == "Vorwort"


@pytest.mark.parametrize("name", ["dedication.md", "epigraph.md"])
def test_display_pages_have_no_title(tmp_path: Path, name: str) -> None:
    assert division(tmp_path, "For nobody.\n", name).title is None


def test_two_titles_are_both_printed(tmp_path: Path) -> None:
    made, found = book(tmp_path, {"a.md": "---\ntitle: Other\n---\n\n# One\n"})
    assert [(d.code, d.span.line) for d in found] == [("M017", 5)]
    assert made.divisions[-1].title is not None
    assert made.divisions[-1].title.text == "Other"
    assert b"One" in made.divisions[-1].fragment.xhtml


@pytest.mark.parametrize(("language", "numbered"), [("de", True), ("en", False)])
def test_a_heading_may_number_itself_in_its_language(
    tmp_path: Path, language: str, numbered: bool
) -> None:
    made = division(tmp_path, f"---\nlanguage: {language}\n---\n\n# Kapitel 3\n")
    assert made.title is not None
    assert made.title.numbers_itself == numbered


def test_what_markup_finds_is_passed_on(tmp_path: Path) -> None:
    _, found = book(tmp_path, {"a.md": "# One\n\n```\nnever closed\n"})
    assert [d.span.path for d in found] == ["manuscript/a.md"]


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("02-the-dogs.md", "", "The dogs"),
        ("02-the-dogs.md", "<!-- To be written. -->\n", "The dogs"),
        ("02.md", "", "02"),
        ("02-afterword.md", "", "Afterword"),
    ],
)
def test_a_file_without_text_is_told_and_kept(
    tmp_path: Path, name: str, text: str, title: str
) -> None:
    made, found = book(tmp_path, {"01-one.md": "# One\n\nText.\n", name: text})
    assert [diagnostic.code for diagnostic in found] == ["M027"]
    kept = made.divisions[-1]
    assert kept.title is not None
    assert kept.title.text == title


@pytest.mark.parametrize("name", ["00-dedication.md", "02-bibliography.md"])
def test_a_place_for_what_riftbook_writes_is_no_mistake(tmp_path: Path, name: str) -> None:
    _, found = book(tmp_path, {"01-one.md": "# One\n\nText.\n", name: ""})
    assert [diagnostic.code for diagnostic in found] == ["M027"] * name.count("dedication")


PAGES = """half-title = true
dedication = "For nobody"
epigraph = { text = "Words.", source = "Somebody" }
about-the-author = "Nobody in particular."
"""
LISTS = "[contents]\nfigures = true\nlistings = true\n"


def test_pages_from_book_toml(tmp_path: Path) -> None:
    made, found = book(tmp_path, {"1-one.md": "# One\n\nText.\n"}, PAGES + LISTS)
    assert found == ()
    assert [division.id for division in made.divisions] == [
        "half-title", "title-page", "dedication", "epigraph", "contents", "list-of-figures",
        "list-of-listings", "one", "about-the-author",
    ]  # fmt: skip


def test_a_file_goes_before_book_toml(tmp_path: Path) -> None:
    files = {"0-dedication.md": "For *somebody*.\n", "1-one.md": "# One\n\nText.\n"}
    made, _ = book(tmp_path, files, PAGES)
    assert [d.path for d in made.divisions if d.role == "dedication"] == [
        "manuscript/0-dedication.md"
    ]


@pytest.mark.parametrize("name", ["0-dedication.md", "2-about-the-author.md"])
def test_an_empty_file_says_where_a_page_of_book_toml_stands(tmp_path: Path, name: str) -> None:
    _, found = book(tmp_path, {"1-one.md": "# One\n\nText.\n", name: ""}, PAGES)
    assert found == ()


def test_thanks_may_stand_at_either_end(tmp_path: Path) -> None:
    files = {
        "0-acknowledgments.md": "Thanks.\n",
        "1-one.md": "# One\n\nText.\n",
        "2-translators-note.md": "A note.\n",
    }
    made, found = book(tmp_path, files)
    assert found == ()
    matters = {d.id: d.kind.matter for d in made.divisions}
    assert matters["acknowledgments"] is Matter.FRONT
    assert matters["translators-note"] is Matter.BACK
