"""@fig:, @tbl:, @sec: and what is wrong with them."""

import pytest
from resolve_books import (
    chapter,
    citation,
    figure,
    item,
    link,
    reference,
    resolved,
    section,
    span,
    table,
    target,
    text,
    title,
)

from riftbook.records import replace

HERE = '<span class="reference" data-mark="r1"/>'
MAP = figure("m1", label="fig:map", caption="A map")
FIGURE = '<figure data-mark="m1" id="fig:map"><img/><figcaption>A map</figcaption></figure>'


def one(inner, *marks, **more):
    """A chapter with a map and a reference."""
    return chapter("one", f"{FIGURE}{inner}", marks=(MAP, *marks), **more)


def wrong(named, *divisions, **where):
    """The one thing that is wrong with a reference, and the text in its place."""
    asking = chapter("asking", f"<p>See {HERE}.</p>", marks=(reference("r1", named, **where),))
    resolution, problems = resolved(*divisions, asking)
    (problem,) = problems
    return problem, text(resolution.divisions[-1])


def test_a_reference_prints_the_number_and_leads_there():
    asking = chapter("two", f"<p>See {HERE}.</p>", marks=(reference("r1", "fig:map"),))
    resolution, problems = resolved(one(""), asking)
    assert problems == []
    assert text(resolution.divisions[1]) == (
        '<p>See <a class="reference generated" href="one#fig-map">figure\u00a01.1</a>.</p>'
    )
    assert {"figure", "1"} <= resolution.generated_words


def test_a_reference_before_its_figure_works_as_well():
    early = chapter("zero", f"<p>See {HERE}.</p>", marks=(reference("r1", "fig:map"),))
    resolution, problems = resolved(early, one(""))
    assert problems == []
    assert "figure\u00a02.1" in text(resolution.divisions[0])


def test_a_polish_reference_is_abbreviated():
    asking = one(f'<p data-b="b1">Na {HERE} widać.</p>', reference("r1", "fig:map"))
    resolution, _ = resolved(asking, language="pl")
    assert ">rys.\u00a01.1</a>" in text(resolution.divisions[0])


def test_inside_a_link_a_reference_is_no_link():
    inner = f'<p>See <a data-mark="l1" href="#fig:map">the map, {HERE}</a>.</p>'
    marks = (link("l1", "#fig:map"), reference("r1", "fig:map"))
    resolution, problems = resolved(one(inner, *marks))
    assert problems == []
    assert (
        '<a href="one#fig-map">the map, '
        '<span class="reference generated">figure\u00a01.1</span></a>'
    ) in text(resolution.divisions[0])


def test_an_unknown_reference_guesses_and_leaves_a_mark():
    problem, printed = wrong("fig:mpa", one(""), line=41, column=12, path="manuscript/02-two.md")
    assert (problem.code, problem.span) == ("R003", span("manuscript/02-two.md", 41, 12))
    assert problem.message == "no figure is called “mpa”"
    assert problem.hint == "did you mean @fig:map?"
    assert printed == '<p>See <span class="missing generated">??fig:mpa</span>.</p>'


def test_the_same_name_of_another_kind_is_guessed():
    problem, _ = wrong("tbl:map", one(""))
    assert problem.hint == "did you mean @fig:map?"


def test_without_a_likely_name_the_hint_says_how_to_give_one():
    problem, _ = wrong("sec:method", one(""))
    assert problem.message == "no section is called “method”"
    assert problem.hint == "give the section the id {#sec:method}"


def test_equations_are_not_built_and_say_so():
    problem, printed = wrong("eq:one", one(""))
    assert problem.code == "R002"
    assert "references to an equation (@eq:)" in problem.message
    assert "??eq:one" in printed


def test_an_id_without_its_kind_is_found():
    plain = chapter("one", "<p/>", targets=(target("map"),))
    problem, _ = wrong("fig:map", plain)
    assert problem.hint == "something has the id {#map}: give it the kind too, {#fig:map}"


def test_a_name_that_runs_into_the_next_word_is_found():
    problem, _ = wrong("fig:mapを見よ", one(""))
    assert problem.hint == "write [@fig:map], so that the name ends where the bracket does"


@pytest.mark.parametrize("spelt", ["Fig:map", "figure:map", "FIG:map", "Figure:map"])
def test_a_kind_spelt_otherwise_is_guessed(spelt):
    asking = chapter(
        "two",
        '<p><span class="citation" data-mark="c1"/></p>',
        marks=(citation("c1", item(spelt), narrative=True),),
    )
    _, (problem,) = resolved(one(""), asking)
    assert problem.code == "R007"
    assert problem.hint.startswith("did you mean @fig:map?")


def test_a_figure_without_caption_has_no_number():
    bare = chapter("one", "<p/>", marks=(figure("m1", label="fig:bare"),))
    problem, printed = wrong("fig:bare", bare)
    assert problem.code == "R009"
    assert problem.message == "the figure “bare” has no number, because it has no caption"
    assert "[the figure](#fig:bare)" in problem.hint
    assert "??fig:bare" in printed


def test_a_table_without_caption_has_no_number():
    problem, _ = wrong("tbl:bare", chapter("one", "<p/>", marks=(table("m1", label="tbl:bare"),)))
    assert problem.code == "R009"


def test_an_id_of_a_paragraph_has_no_number():
    problem, _ = wrong("sec:aside", chapter("one", "<p/>", targets=(target("sec:aside"),)))
    assert problem.code == "R009"
    assert problem.message == "what has the id “sec:aside” is no section, and has no number"


def test_a_section_without_number_is_called_by_its_title():
    preface = chapter(
        "preface",
        '<h2 data-mark="m1" id="sec:thanks">Thanks</h2>',
        role="preface",
        marks=(section("m1", "Thanks", label="sec:thanks"),),
    )
    asking = chapter("one", f"<p>See {HERE}.</p>", marks=(reference("r1", "sec:thanks"),))
    resolution, problems = resolved(preface, asking)
    assert problems == []
    assert 'href="preface#sec-thanks">“Thanks”</a>' in text(resolution.divisions[1])


def test_a_reference_to_a_chapter():
    asking = chapter("two", f"<p>See {HERE}.</p>", marks=(reference("r1", "sec:one"),))
    resolution, problems = resolved(chapter("one", heading=title("One", label="sec:one")), asking)
    assert problems == []
    assert 'href="one#sec-one">chapter\u00a01</a>' in text(resolution.divisions[1])


def test_a_chapter_by_its_titles_id_by_its_file_and_by_a_plain_id():
    named = chapter("crossing", heading=title("Crossing", label="chap:ferry"))
    plain = chapter("well", heading=title("The well", label="the-well"))
    asking = [
        chapter(f"a{n}", f"<p>See {HERE}.</p>", marks=(reference("r1", f"chap:{name}"),))
        for n, name in enumerate(("ferry", "crossing", "well", "the-well"))
    ]
    resolution, problems = resolved(named, plain, *asking)
    assert problems == []
    shown = [text(division) for division in resolution.divisions[2:]]
    assert all('href="crossing#chap-ferry">chapter\u00a01</a>' in each for each in shown[:2])
    assert all('href="well#well-the-well">chapter\u00a02</a>' in each for each in shown[2:])


def test_a_chapter_without_number_is_called_by_its_title():
    preface = chapter("preface", role="preface", heading=title("Before"))
    loomings = chapter("loomings", heading=title("I: Loomings", numbers_itself=True))
    asking = chapter(
        "two",
        f'<p>See {HERE} and <span class="reference" data-mark="r2"/>.</p>',
        marks=(reference("r1", "chap:preface"), reference("r2", "chap:loomings")),
    )
    resolution, problems = resolved(preface, loomings, asking)
    assert problems == []
    assert ">“Before”</a> and " in text(resolution.divisions[2])
    assert ">“I: Loomings”</a>" in text(resolution.divisions[2])


def test_an_unknown_chapter_is_guessed():
    problem, _ = wrong("chap:crosing", chapter("crossing"))
    assert problem.message == "no chapter is called “crosing”"
    assert problem.hint == "did you mean @chap:crossing?"
    problem, _ = wrong("chap:zebra", chapter("crossing"))
    assert problem.hint == (
        "name its file without the number before it, or give the chapter the id {#chap:zebra}"
    )


def test_a_title_with_a_reference_in_it_has_its_words_everywhere():
    heading = title("What shows", xhtml=f"What {HERE} shows")
    asking = chapter("two", heading=heading, marks=(reference("r1", "fig:map"),))
    resolution, problems = resolved(one(""), asking)
    assert problems == []
    assert resolution.divisions[1].division.title.text == "What figure\u00a01.1 shows"
    assert resolution.contents[1].text == "What figure\u00a01.1 shows"


def test_a_title_with_a_page_in_it_says_what_stands_there():
    heading = title("What shows", xhtml=f"What {HERE} shows")
    asking = chapter("two", heading=heading, marks=(reference("r1", "page:fig:map"),))
    resolution, _ = resolved(one(""), asking)
    assert resolution.divisions[1].division.title.text == "What figure\u00a01.1 shows"


def test_a_caption_that_stands_for_its_picture_is_whole():
    inner = (
        '<figure data-mark="m1" id="fig:map"><img alt="As on , twice"/>'
        f"<figcaption>As on {HERE}, twice</figcaption></figure>"
    )
    said = {"label": "fig:map", "caption": "As on , twice"}
    for alt, whole in (("As on , twice", "As on figure\u00a01.1, twice"), ("A map", "A map")):
        marks = (figure("m1", alt=alt, **said), reference("r1", "fig:map"))
        resolution, problems = resolved(chapter("one", inner, marks=marks))
        assert problems == []
        assert [use.figure.alt for use in resolution.figures] == [whole]


def test_a_page_without_title_is_called_by_its_kind():
    marks = (reference("r1", "page:ines"),)
    ines = chapter("for-ines", '<p id="ines">For Ines</p>', role="dedication",
                   targets=(target("ines"),))  # fmt: skip
    ines = replace(ines, title=None)
    resolution, problems = resolved(ines, chapter("one", f"<p>See {HERE}.</p>", marks=marks))
    assert problems == []
    assert 'data-otherwise="“Dedication”"' in text(resolution.divisions[1])


def test_works_and_things_of_the_book_in_one_bracket_are_told_apart():
    marks = (citation("c1", item("fig:map"), item("levy")),)
    asking = chapter("two", '<p><span class="citation" data-mark="c1"/></p>', marks=marks)
    _, (problem, _) = resolved(one(""), asking)
    assert problem.hint == "give works and things of this book brackets of their own: [@fig:map]"
