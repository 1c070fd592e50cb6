"""The words that riftbook prints of its own."""

import pytest

from riftbook.language import LANGUAGES, around, numbered, words
from riftbook.language.numbers import decimal_sign
from riftbook.language.words import KINDS, NUMBER, Accessible, Labels, Words
from riftbook.model import ROLES

ALL = pytest.mark.parametrize("tag", LANGUAGES)
SIGNS = {
    "accessible", "labels", "quotes", "abbreviations", "roles", "chapter_words",
    "nouns", "comma", "last", "through", "dual",
}  # fmt: skip
FIELDS = Accessible.__struct_fields__


def test_the_languages():
    assert sorted(LANGUAGES) == [
        "ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv", "zh",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("de", "de"), ("de-AT", "de"), ("PT-br", "pt"), ("en-Latn-GB", "en"), ("tlh", "en")],
)
def test_the_primary_language_decides(tag, expected):
    assert words(tag).tag == expected


@ALL
def test_no_word_is_left_empty_or_carries_stray_blanks(tag):
    for field in Words.__struct_fields__:
        if field not in SIGNS:
            word = getattr(LANGUAGES[tag], field)
            assert word, field
            assert word == word.strip(), field


@ALL
def test_sentences_about_access_are_whole_and_of_their_own_language(tag):
    said = {field: getattr(LANGUAGES[tag].accessible, field) for field in FIELDS}
    assert all(sentence == sentence.strip() and sentence[-1] in ".。" for sentence in said.values())
    assert "MathML" in said["formulas"]
    english = LANGUAGES["en"].accessible
    assert tag == "en" or all(getattr(english, name) != text for name, text in said.items())


@ALL
def test_asides_and_tasks_have_words_of_their_own_language(tag):
    said = {field: getattr(LANGUAGES[tag].labels, field) for field in Labels.__struct_fields__}
    assert all(label == label.strip() and label for label in said.values())
    assert len({said["note"], said["tip"], said["warning"], said["done"], said["to_do"]}) == 5
    assert tag == "en" or said["warning"] != "Warning"


@ALL
def test_the_label_of_a_description_holds_the_figures_number(tag):
    said = LANGUAGES[tag].description_of.format(number="4.1")
    before, behind = around(LANGUAGES[tag].figure)
    assert f"{before[-1:]}4.1{behind}" in said


@ALL
def test_every_kind_of_division_that_may_lack_a_title_has_one(tag):
    untitled = set(ROLES) - {"chapter"}
    assert set(LANGUAGES[tag].roles) == untitled
    assert all(title == title.strip() and title for title in LANGUAGES[tag].roles.values())


@ALL
def test_words_that_begin_a_chapter_are_in_lower_case_and_include_the_chapter(tag):
    found = LANGUAGES[tag]
    assert found.chapter.partition(NUMBER)[0].casefold() in found.chapter_words
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
        ("ja", "「Loomings」"),
    ],
)
def test_quotation_marks(tag, quoted):
    assert LANGUAGES[tag].quoted("Loomings") == quoted


@ALL
def test_every_kind_that_has_a_number_has_its_words(tag):
    nouns = LANGUAGES[tag].nouns
    assert tuple(nouns) == KINDS
    for noun in nouns.values():
        for word in (noun.one, noun.many):
            assert word == word.strip()
            assert word.count(NUMBER) <= 1
            assert numbered(word, "4.1").replace("\N{NO-BREAK SPACE}", "").count("4.1") == 1


@pytest.mark.parametrize(
    ("tag", "one", "many"),
    [
        ("en", "appendix\u00a0A", "appendices\u00a0A"),
        ("de", "Kapitel\u00a0A", "Kapitel\u00a0A"),
        ("pl", "rozdz.\u00a0A", "rozdz.\u00a0A"),
        ("ja", "第A章", "第A章"),
        ("zh", "第A部分", "第A部分"),
        ("ar", "الفصل\u00a0A", "الفصول\u00a0A"),
    ],
)
def test_a_number_stands_where_the_language_has_it(tag, one, many):
    kind = {"en": "app", "zh": "part"}.get(tag, "chap")
    noun = LANGUAGES[tag].nouns[kind]
    assert (numbered(noun.one, "A"), numbered(noun.many, "A")) == (one, many)


def test_what_stands_around_a_number():
    assert around("figure") == ("figure\u00a0", "")
    assert around("第{}章") == ("第", "章")


@pytest.mark.parametrize(
    ("tag", "members", "listed"),
    [
        ("en", ("Ann",), "Ann"),
        ("en", ("Ann", "Bo", "Cy"), "Ann, Bo and Cy"),
        ("fr", ("Ann", "Bo"), "Ann et Bo"),
        ("zh", ("甲", "乙", "丙"), "甲、乙和丙"),
        ("ar", ("أحمد", "ليلى"), "أحمد وليلى"),
    ],
)
def test_an_enumeration(tag, members, listed):
    assert LANGUAGES[tag].listed(members) == listed
    assert LANGUAGES[tag].listed(()) == ""


@pytest.mark.parametrize(
    ("tag", "role", "opener"),
    [
        ("en", "chapter", "Chapter 3"),
        ("de", "appendix", "Anhang 3"),
        ("pl", "chapter", "Rozdział 3"),
        ("ja", "chapter", "第3章"),
        ("ja", "part", "第3部"),
        ("zh", "appendix", "附录3"),
    ],
)
def test_what_stands_before_a_title(tag, role, opener):
    assert LANGUAGES[tag].headed(role, "3") == opener


@pytest.mark.parametrize(
    ("tag", "sign"),
    [("en", "."), ("de", ","), ("de-CH", "."), ("fr-CA", ","), ("es-MX", "."), ("pt-BR", ","),
     ("ja", "."), ("ar", "\N{ARABIC DECIMAL SEPARATOR}"), ("", ".")],
)  # fmt: skip
def test_the_sign_between_a_number_and_its_fraction(tag, sign):
    assert decimal_sign(tag) == sign


@pytest.mark.parametrize(
    ("tag", "one"), [("pt", "secção"), ("pt-PT", "secção"), ("pt-BR", "seção"), ("PT-br", "seção")]
)
def test_a_section_is_spelt_otherwise_in_brazil(tag, one):
    assert words(tag).nouns["sec"].one == one
    assert words(tag).nouns.keys() == words("en").nouns.keys()
