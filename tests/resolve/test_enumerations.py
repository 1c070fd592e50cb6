"""References named together: what they print, in every language, each number a link."""

import re

import pytest
from resolve_books import chapter, figure, link, reference, resolved, section, table, text, title

from riftbook.language import LANGUAGES
from riftbook.records import replace
from riftbook.resolve.enumerations import Named, element_of, enumerate_named
from riftbook.resolve.xhtml import serialised

FIGURES = tuple(figure(f"m{n}", label=f"fig:{name}", caption="C") for n, name in enumerate("abcde"))
TABLES = tuple(table(f"t{n}", label=f"tbl:{name}", caption="C") for n, name in enumerate("ab"))
NBSP = "\N{NO-BREAK SPACE}"


def pictures(name="one"):
    """A chapter of five figures, a to e, and two tables."""
    inner = "".join(
        f'<figure data-mark="{mark.id}" id="{mark.label}"><img/><figcaption>C</figcaption></figure>'
        for mark in FIGURES
    )
    return chapter(name, inner, marks=(*FIGURES, *TABLES))


def naming(*names, before="See ", language="en", after=".", links=True):
    """What a chapter prints that names these together.

    ``-fig:a`` goes without its word, ``~fig:b`` is the end of a range.
    """
    marks = tuple(
        replace(
            reference(f"r{n}", name.lstrip("-~"), bare=name.startswith("-"), joined=n > 0),
            through=name.startswith("~"),
        )
        for n, name in enumerate(names)
    )
    row = "".join(f'<span class="reference" data-mark="{mark.id}"/>' for mark in marks)
    asking = chapter("two", f'<p data-b="b1">{before}{row}{after}</p>', marks=marks)
    resolution, problems = resolved(pictures(), asking, language=language)
    assert [problem.code for problem in problems] == []
    shown = text(resolution.divisions[1])
    return shown if links else re.sub("<[^>]+>", "", shown).replace(NBSP, " ")


def test_each_number_is_a_link_and_the_rest_is_generated():
    assert naming("fig:a", "fig:b") == (
        '<p data-b="b1">See <span class="references generated">'
        '<a class="reference generated" href="one#fig-a">figures\u00a01.1</a> and\u00a0'
        '<a class="reference generated" href="one#fig-b">1.2</a></span>.</p>'
    )


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        (("fig:a",), "figure 1.1"),
        (("fig:a", "fig:b"), "figures 1.1 and 1.2"),
        (("fig:a", "fig:c"), "figures 1.1 and 1.3"),
        (("fig:a", "fig:b", "fig:c"), "figures 1.1–1.3"),
        (("fig:a", "fig:b", "fig:d"), "figures 1.1, 1.2 and 1.4"),
        (("fig:a", "fig:b", "fig:c", "fig:e"), "figures 1.1–1.3 and 1.5"),
        (("fig:c", "fig:a", "fig:b"), "figures 1.1–1.3"),
        (("fig:b", "fig:b"), "figure 1.2"),
        (("fig:a", "tbl:a"), "figure 1.1 and table 1.1"),
        (("fig:a", "tbl:a", "fig:b"), "figure 1.1, table 1.1 and figure 1.2"),
        (("fig:a", "fig:b", "tbl:a", "tbl:b"), "figures 1.1 and 1.2 and tables 1.1 and 1.2"),
        (("-fig:a",), "1.1"),
        (("-fig:a", "-fig:b", "-fig:c"), "1.1–1.3"),
        (("fig:a", "-fig:b"), "figure 1.1 and 1.2"),
        (("chap:one", "chap:two"), "chapters 1 and 2"),
        (("fig:a", "chap:one"), "figure 1.1 and chapter 1"),
        (("fig:a", "~fig:b"), "figures 1.1–1.2"),
        (("fig:b", "~fig:d", "fig:d", "fig:a"), "figures 1.2–1.4, 1.4 and 1.1"),
        (("fig:a", "~tbl:b"), "figure 1.1–table 1.2"),
    ],
)
def test_what_is_printed(names, printed):
    assert naming(*names, links=False) == f"See {printed}."


@pytest.mark.parametrize(
    ("language", "two", "run"),
    [
        ("en", "figures 1.1 and 1.2", "figures 1.1–1.3 and 1.5"),
        ("de", "Abbildungen 1.1 und 1.2", "Abbildungen 1.1–1.3 und 1.5"),
        ("fr", "figures 1.1 et 1.2", "figures 1.1 à 1.3 et 1.5"),
        ("es", "figuras 1.1 y 1.2", "figuras 1.1 a 1.3 y 1.5"),
        ("it", "figure 1.1 e 1.2", "figure 1.1–1.3 e 1.5"),
        ("pt", "figuras 1.1 e 1.2", "figuras 1.1 a 1.3 e 1.5"),
        ("nl", "figuren 1.1 en 1.2", "figuren 1.1–1.3 en 1.5"),
        ("sv", "figur 1.1 och 1.2", "figur 1.1–1.3 och 1.5"),
        ("pl", "rys. 1.1 i 1.2", "rys. 1.1–1.3 i 1.5"),
        ("ja", "図1.1、1.2", "図1.1〜1.3、1.5"),
        ("zh", "图1.1和1.2", "图1.1～1.3和1.5"),
        ("ar", "الشكل 1.1 والشكل 1.2", "الأشكال 1.1–1.3 و1.5"),
    ],
)
def test_every_language(language, two, run):
    for names, printed in ((("a", "b"), two), (("a", "b", "c", "e"), run)):
        shown = naming(*(f"fig:{name}" for name in names), language=language, links=False)
        assert shown == f"See {printed}."


def test_all_languages_are_tried_above():
    (marker,) = (m for m in test_every_language.pytestmark if m.name == "parametrize")
    assert {row[0] for row in marker.args[1]} == set(LANGUAGES)


def test_what_stands_behind_a_number_stands_in_its_link():
    assert naming("chap:one", "chap:two", language="ja") == (
        '<p data-b="b1">See <span class="references generated">'
        '<a class="reference generated" href="one#one">第1</a>、'
        '<a class="reference generated" href="two#two">2章</a></span>.</p>'
    )


def test_at_the_head_of_a_sentence_the_first_word_has_a_capital():
    shown = naming("fig:a", "tbl:a", before="So it is. ", after=" show it.", links=False)
    assert shown == "So it is. Figure 1.1 and table 1.1 show it."


def test_numbers_of_two_chapters_are_no_run():
    asking = chapter(
        "three",
        '<p>See <span class="reference" data-mark="r1"/><span class="reference" data-mark="r2"/>'
        '<span class="reference" data-mark="r3"/>.</p>',
        marks=(
            reference("r1", "fig:y"),
            reference("r2", "fig:x", joined=True),
            reference("r3", "fig:z", joined=True),
        ),
    )
    first = chapter("one", "", marks=(figure("m1", label="fig:x", caption="C"),))
    second = chapter("two", "", marks=tuple(
        figure(f"m{n}", label=f"fig:{n}", caption="C") for n in "yz"
    ))  # fmt: skip
    resolution, problems = resolved(first, second, asking)
    assert problems == []
    shown = re.sub("<[^>]+>", "", text(resolution.divisions[2]))
    assert shown == f"See figures{NBSP}1.1, 2.1 and{NBSP}2.2."


def test_a_section_without_number_keeps_its_title():
    marks = (section("m1", "Why", label="sec:why"),)
    preface = chapter("preface", "", role="preface", marks=marks)
    asking = chapter(
        "one",
        '<p>See <span class="reference" data-mark="r1"/>'
        '<span class="reference" data-mark="r2"/>.</p>',
        marks=(reference("r1", "sec:why"), reference("r2", "chap:one", joined=True)),
    )
    resolution, problems = resolved(preface, asking)
    assert problems == []
    assert re.sub("<[^>]+>", "", text(resolution.divisions[1])) == f"See “Why” and chapter{NBSP}1."


def test_pages_share_their_word_and_say_each_what_stands_there():
    assert naming("page:fig:a", "page:tbl:a") == (
        '<p data-b="b1">See <span class="references generated">'
        '<a class="reference generated" href="one#fig-a" data-otherwise="figure\u00a01.1">'
        'pages\u00a0<span class="folio" data-folio="fig-a"></span></a> and\u00a0'
        '<a class="reference generated" href="one#tbl-a" data-otherwise="table\u00a01.1">'
        '<span class="folio" data-folio="tbl-a"></span></a></span>.</p>'
    )


def test_the_word_behind_a_page_stands_behind_its_number():
    assert naming("page:fig:a", language="ja") == (
        '<p data-b="b1">See <a class="reference generated" href="one#fig-a" data-otherwise="図1.1">'
        '<span class="folio" data-folio="fig-a"></span>ページ</a>.</p>'
    )


def test_one_that_is_missing_is_marked_among_the_others():
    marks = (reference("r1", "fig:a"), reference("r2", "fig:zebra", joined=True))
    row = "".join(f'<span class="reference" data-mark="{mark.id}"/>' for mark in marks)
    resolution, problems = resolved(pictures(), chapter("two", f"<p>{row}</p>", marks=marks))
    assert [problem.code for problem in problems] == ["R003"]
    assert 'and <span class="missing generated">??fig:zebra</span>' in text(resolution.divisions[1])


def test_in_a_link_no_number_is_a_link():
    marks = (link("l1", "#fig:a"), reference("r1", "fig:a"), reference("r2", "fig:b", joined=True))
    row = "".join(f'<span class="reference" data-mark="r{n}"/>' for n in (1, 2))
    inner = f'<p>See <a data-mark="l1" href="#fig:a">both, {row}</a>.</p>'
    resolution, problems = resolved(pictures(), chapter("two", inner, marks=marks))
    assert problems == []
    shown = text(resolution.divisions[1])
    assert shown.count("<a ") == 1
    assert re.sub("<[^>]+>", "", shown) == f"See both, figures{NBSP}1.1 and{NBSP}1.2."


def row_of(kind, *numbers):
    """What numbers of a kind print, wherever they come from."""
    row = [
        Named(kind=kind, number=number, address=f"a#{number}", place=(place, 0))
        for place, number in enumerate(numbers)
    ]
    made = element_of(enumerate_named(row, LANGUAGES["en"]), linked=False)
    return re.sub("<[^>]+>", "", serialised(made).decode()).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("kind", "numbers", "printed"),
    [
        ("app", "A B C", "appendices A–C"),
        ("app", "Z AA AB", "appendices Z–AB"),
        ("fig", "A.1 A.2 A.3", "figures A.1–A.3"),
        ("part", "III IV V", "parts III–V"),
        ("part", "1 2 3", "parts 1–3"),
        ("part", "VIII IX XI", "parts VIII, IX and XI"),
        ("sec", "1.2 1.2.1 1.3", "sections 1.2, 1.2.1 and 1.3"),
        ("sec", "1.9 1.10 1.11", "sections 1.9–1.11"),
        ("lst", "2.1", "listing 2.1"),
    ],
)
def test_letters_and_roman_numerals_count_too(kind, numbers, printed):
    assert row_of(kind, *numbers.split()) == printed


def test_the_title_of_an_appendix():
    appendix = chapter("tables", role="appendix", heading=title("Tables", label="chap:tables"))
    asking = chapter(
        "one", '<p>See <span class="reference" data-mark="r1"/>.</p>',
        marks=(reference("r1", "chap:tables"),),
    )  # fmt: skip
    resolution, problems = resolved(asking, appendix)
    assert problems == []
    assert resolution.labels["chap:tables"].kind == "app"


@pytest.mark.parametrize(
    ("number", "whole"), [("1.1", False), ("II", False), ("A.1", True), ("IV.2.1", True)]
)
def test_no_line_ends_in_a_number(number, whole):
    named = Named(kind="sec", number=number, address="one#x")
    made = element_of(enumerate_named([named], LANGUAGES["en"]), linked=False)
    assert ("unbroken" in made.get("class").split()) is whole
