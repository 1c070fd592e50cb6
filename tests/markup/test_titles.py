"""The division's title, and titles that bring their number along."""

import pytest

from riftbook.markup import convert
from riftbook.markup.numbering import numbers_itself
from riftbook.model.book import Title
from riftbook.project import Source


def title(text: str, **given: object) -> Title | None:
    source = Source(id="x", path="x.md", text=text, role="chapter", **given)  # type: ignore[arg-type]
    return convert(source)[1]


def test_the_first_heading_of_level_one_is_the_title() -> None:
    found = title('# The *gr(AI)t* rift {#chap:rift .unnumbered short="The rift"}\n\nText\n')
    assert found is not None
    assert (found.text, found.short, found.label) == ("The gr(AI)t rift", "The rift", "chap:rift")
    assert found.unnumbered
    assert found.xhtml == (
        b'<span xmlns="http://www.w3.org/1999/xhtml">The <em>gr(AI)t</em> rift</span>'
    )


def test_the_title_is_taken_out_of_the_text_and_kept_among_the_blocks() -> None:
    fragment, found, _ = convert(
        Source(id="x", path="x.md", text="\n# Cats\n\nText\n", role="chapter")
    )
    assert found is not None
    assert b"Cats" not in fragment.xhtml
    block = next(block for block in fragment.blocks if block.id == found.block)
    assert (block.text, str(block.span(0))) == ("Cats", "x.md:2:3")


def test_front_matter_goes_before_a_heading() -> None:
    found = title("# Tom\n\nText\n", title="Cats & dogs", short="Cats", unnumbered=True)
    assert found is not None
    assert (found.text, found.short, found.block, found.unnumbered) == (
        "Cats & dogs",
        "Cats",
        "",
        True,
    )
    assert b"Cats &amp; dogs" in found.xhtml


def test_a_heading_that_says_what_the_front_matter_says_is_the_title() -> None:
    found = title("# Cats\n\nText\n", title="Cats")
    assert found is not None
    assert found.block == "b1"


def test_no_title() -> None:
    assert title("Text\n\n> # quoted\n") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chapter 3", "en"),
        ("CHAPTER THREE", "en-GB"),
        ("I: Loomings", "en"),
        ("XLII. The Whiteness", "en"),
        ("CXXXV: The Chase", "en"),
        ("3. Foo", "en"),
        ("12: Foo", "en"),
        ("4 – Foo", "en"),
        ("XII", "en"),
        ("7", "en"),
        ("Chapter the First", "en"),
        ("Chapter Twenty-One: The Sea", "en"),
        ("Chapter Ten The Whale", "en"),
        ("Chapter IV", "en"),
        ("chapter iv: Home", "en"),
        ("Chapter A. Home", "en"),
        ("Chapter 3", "cy"),
        ("Kapitel Einundzwanzig", "de"),
        ("Kapitel eins: Der Hafen", "de"),
        ("Kapitel 3", "de"),
        ("Chapitre un", "fr"),
        ("Capitolo ventuno", "it"),
        ("Hoofdstuk eenentwintig", "nl"),
        ("Rozdział pierwszy", "pl"),
        ("Chapitre premier", "fr"),
        ("Capítulo 1", "es"),
        ("Capitolo 1", "it"),
        ("Capítulo 1", "pt-BR"),
        ("Hoofdstuk 1", "nl"),
        ("Kapitel ett", "sv"),
        ("Rozdział 1", "pl"),
    ],
)
def test_titles_that_number_themselves(text: str, language: str) -> None:
    assert numbers_itself(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "Cats",
        "I am a cat",
        "1984",
        "39 steps",
        "Mix: a story",
        "Civil. Or not",
        "Chapters of a life",
        "Dim. Sum",
        "Kapitel 3",
    ],
)
def test_titles_that_do_not(text: str) -> None:
    assert not numbers_itself(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chapter in part two", "en"),
        ("Chapter and verse", "en"),
        ("Chapter life", "en"),
        ("Chapter three-legged", "en"),
        ("Chapter a while ago", "en"),
        ("Kapitel der Angst", "de"),
        ("Kapitel und Vers", "de"),
        ("Chapitre un peu long", "fr"),
        ("Kapitel i boken", "sv"),
    ],
)
def test_a_chapter_in_words_that_count_nothing(text: str, language: str) -> None:
    assert not numbers_itself(text, language)


@pytest.mark.parametrize(
    ("text", "role", "language"),
    [
        ("Part One", "part", "en"),
        ("Part 2: The Sea", "part", "en"),
        ("II: The Sea", "part", "en"),
        ("Teil III", "part", "de"),
        ("Appendix B: Sources", "appendix", "en"),
        ("A. Sources", "appendix", "en"),
        ("Anhang C", "appendix", "de"),
    ],
)
def test_parts_and_appendices_that_number_themselves(text, role, language):
    assert numbers_itself(text, language, role)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Part of the way", "part"),
        ("Partings", "part"),
        ("Appendix of sources and of plants", "appendix"),
        ("A garden", "appendix"),
        ("Part One", "chapter"),
    ],
)
def test_what_only_looks_like_it(text, role):
    assert not numbers_itself(text, "en", role)
