"""The words that riftbook prints of its own."""

from dataclasses import fields

import pytest

from riftbook.language import LANGUAGES, words
from riftbook.language.words import Accessible, Words
from riftbook.model import ROLES

ALL = pytest.mark.parametrize("tag", LANGUAGES)
SIGNS = {"accessible", "quotes", "abbreviations", "roles", "chapter_words"}
FIELDS = fields(Accessible)


def test_the_languages():
    assert sorted(LANGUAGES) == ["de", "en", "es", "fr", "it", "nl", "pl", "pt", "sv"]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("de", "de"), ("de-AT", "de"), ("PT-br", "pt"), ("en-Latn-GB", "en"), ("tlh", "en")],
)
def test_the_primary_language_decides(tag, expected):
    assert words(tag).tag == expected


@ALL
def test_no_word_is_left_empty_or_carries_stray_blanks(tag):
    for field in fields(Words):
        if field.name not in SIGNS:
            word = getattr(LANGUAGES[tag], field.name)
            assert word, field.name
            assert word == word.strip(), field.name


@ALL
def test_sentences_about_access_are_whole_and_of_their_own_language(tag):
    said = {field.name: getattr(LANGUAGES[tag].accessible, field.name) for field in FIELDS}
    assert all(sentence == sentence.strip() and sentence[-1] == "." for sentence in said.values())
    assert "MathML" in said["formulas"]
    english = LANGUAGES["en"].accessible
    assert tag == "en" or all(getattr(english, name) != text for name, text in said.items())


@ALL
def test_the_label_of_a_description_holds_the_figures_number(tag):
    assert LANGUAGES[tag].description_of.format(number="4.1").endswith("\N{NO-BREAK SPACE}4.1")


@ALL
def test_every_kind_of_division_that_may_lack_a_title_has_one(tag):
    untitled = set(ROLES) - {"chapter"}
    assert set(LANGUAGES[tag].roles) == untitled
    assert all(title == title.strip() and title for title in LANGUAGES[tag].roles.values())


@ALL
def test_words_that_begin_a_chapter_are_in_lower_case_and_include_the_chapter(tag):
    found = LANGUAGES[tag]
    assert found.chapter.casefold() in found.chapter_words
    assert all(word == word.casefold() for word in found.chapter_words)


@ALL
def test_the_covers_words_hold_the_title(tag):
    assert LANGUAGES[tag].cover_of.format(title="Loomings").count("Loomings") == 1


@ALL
def test_abbreviations_are_written_as_they_are_looked_up(tag):
    for word in LANGUAGES[tag].abbreviations:
        assert word == word.casefold().rstrip(".")


@ALL
def test_words_are_told_apart_from_the_english_where_they_must_be(tag):
    """A file that was copied and not translated would show here."""
    if tag != "en":
        same = [
            role
            for role, title in LANGUAGES[tag].roles.items()
            if title == LANGUAGES["en"].roles[role]
        ]
        assert len(same) <= 6, same


@pytest.mark.parametrize(
    ("tag", "quoted"),
    [
        ("en", "“Loomings”"),
        ("de", "„Loomings“"),
        ("fr", "«\u00a0Loomings\u00a0»"),
        ("es", "«Loomings»"),
        ("sv", "”Loomings”"),
        ("pl", "„Loomings”"),
    ],
)
def test_quotation_marks(tag, quoted):
    assert LANGUAGES[tag].quoted("Loomings") == quoted
