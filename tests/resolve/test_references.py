"""@fig:, @tbl:, @sec: and what is wrong with them."""

import pytest
from resolve_books import (
    chapter,
    figure,
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

from riftbook.language import words
from riftbook.resolve.references import opens_sentence

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


@pytest.mark.parametrize(
    "before",
    [
        "",
        "“",
        "(",
        "It ends. ",
        "Does it? ",
        "“It ends.” ",
        "It ends. “",
        "It (really.) ",
        "Well … ",
        'A note.<a class="note-call" data-b="no">1</a> ',
    ],
)
def test_a_reference_that_opens_a_sentence_has_a_capital(before):
    asking = one(f'<p data-b="b1">{before}{HERE} shows it.</p>', reference("r1", "fig:map"))
    resolution, _ = resolved(asking)
    assert ">Figure\u00a01.1</a>" in text(resolution.divisions[0])
    assert "Figure" in resolution.generated_words


@pytest.mark.parametrize(
    "before", ["see ", "It ends. See ", "cf. ", "(e.g. ", "as in p. ", "Look: ", "3.", "see “"]
)
def test_a_reference_inside_a_sentence_has_none(before):
    asking = one(f'<p data-b="b1">{before}{HERE}.</p>', reference("r1", "fig:map"))
    resolution, _ = resolved(asking)
    assert ">figure\u00a01.1</a>" in text(resolution.divisions[0])


def test_emphasis_before_a_reference_counts_as_text():
    inner = f'<p data-b="b1">It <em>ends.</em> <strong>{HERE}</strong> begins.</p>'
    resolution, _ = resolved(one(inner, reference("r1", "fig:map")))
    assert ">Figure\u00a01.1</a>" in text(resolution.divisions[0])


def test_abbreviations_are_the_languages():
    assert opens_sentence("es gilt. ", words("en"))
    assert not opens_sentence("vgl. ", words("de"))
    assert not opens_sentence("z.\u00a0B. ", words("de"))


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


@pytest.mark.parametrize(
    ("named", "noun"),
    [
        ("eq:one", "an equation"),
        ("part:one", "a part"),
        ("chap:one", "a chapter"),
    ],
)
def test_kinds_that_are_not_built_say_so(named, noun):
    problem, printed = wrong(named, one(""))
    assert problem.code == "R002"
    assert f"references to {noun} (@{named.partition(':')[0]}:)" in problem.message
    assert f"??{named}" in printed


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
