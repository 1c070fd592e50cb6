"""@page: — what it may name, what it prints, and what is wrong with it."""

import pytest
from resolve_books import (
    chapter,
    figure,
    link,
    reference,
    resolved,
    section,
    target,
    text,
)

from riftbook.markup.labels import is_reference, normal

HERE = '<span class="reference" data-mark="r1"/>'
FORKS = chapter(
    "forks",
    '<h2 data-mark="m1" id="sec:ways">Ways</h2><p id="aside">An aside.</p>'
    '<figure data-mark="m2" id="fig:map"><img/><figcaption>A map</figcaption></figure>',
    marks=(
        section("m1", "Ways", label="sec:ways"),
        figure("m2", label="fig:map", caption="A map"),
    ),
    targets=(target("sec:ways"), target("aside"), target("fig:map")),
)


def asking(named, before="See ", **more):
    return chapter("asking", f"<p>{before}{HERE}.</p>", marks=(reference("r1", named),), **more)


def printed(named, *divisions, **more):
    """The reference as it is printed, and what is wrong with it."""
    resolution, problems = resolved(*divisions, asking(named, **more))
    return text(resolution.divisions[-1]), problems


def wrong(named, *divisions):
    shown, problems = printed(named, *divisions)
    (problem,) = problems
    assert problem.code == "R003"
    assert f'<span class="missing generated">??{named}</span>' in shown
    return problem


def test_a_page_reference_leaves_room_for_the_number():
    shown, problems = printed("page:fig:map", FORKS)
    assert problems == []
    assert shown == (
        '<p>See <a class="reference generated" href="forks#fig-map" '
        'data-otherwise="figure\u00a01.1">page\u00a0'
        '<span class="folio" data-folio="fig-map"></span></a>.</p>'
    )


@pytest.mark.parametrize(
    ("named", "anchor", "otherwise"),
    [
        ("page:sec:ways", "sec-ways", "“Ways”"),
        ("page:ways", "sec-ways", "“Ways”"),
        ("page:map", "fig-map", "figure\u00a01.1"),
        ("page:aside", "forks-aside", "chapter\u00a01"),
        ("page:forks", "forks", "chapter\u00a01"),
    ],
)
def test_any_id_will_do_with_or_without_its_prefix(named, anchor, otherwise):
    shown, problems = printed(named, FORKS)
    assert problems == []
    assert f'href="forks#{anchor}" data-otherwise="{otherwise}"' in shown


def test_an_id_of_the_own_chapter_comes_first():
    shown, problems = printed("page:aside", FORKS, targets=(target("aside"),))
    assert problems == []
    assert 'data-folio="asking-aside"' in shown


def test_at_the_head_of_a_sentence_it_has_a_capital():
    shown, _ = printed("page:fig:map", FORKS, before="It ends. ")
    assert 'data-otherwise="Figure\u00a01.1">Page\u00a0<span' in shown


@pytest.mark.parametrize(("language", "word"), [("de", "Seite"), ("pl", "s."), ("sv", "sidan")])
def test_the_word_is_the_languages(language, word):
    resolution, _ = resolved(FORKS, asking("page:fig:map"), language=language)
    assert f">{word}\u00a0<span" in text(resolution.divisions[1])
    assert word.rstrip(".") in resolution.generated_words


def test_inside_a_link_it_is_no_link():
    inner = f'<p>See <a data-mark="l1" href="#here">this, {HERE}</a>.</p>'
    marks = (link("l1", "#here"), reference("r1", "page:here"))
    here = chapter("one", inner, marks=marks, targets=(target("here"),))
    resolution, problems = resolved(here)
    assert problems == []
    assert '<span class="reference generated" data-otherwise=' in text(resolution.divisions[0])


def test_a_misspelt_name_is_guessed():
    problem = wrong("page:fig:mpa", FORKS)
    assert problem.message == "no place in the book is called “fig:mpa”"
    assert problem.hint == "did you mean @page:fig:map?"
    assert wrong("page:forsk", FORKS).hint == "did you mean @page:forks?"


def test_without_a_likely_name_the_hint_says_how_to_give_one():
    assert wrong("page:appendix", FORKS).hint == "give the place the id {#appendix}"


def test_a_name_of_two_places_is_refused():
    other = chapter("knives", '<p id="aside">Another.</p>', targets=(target("aside"),))
    problem = wrong("page:aside", FORKS, other)
    assert problem.message == "more than one place is called “aside”"
    assert "manuscript/forks.md and manuscript/knives.md" in problem.hint


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("page:fig:map", "page:fig:map"),
        ("page:fig-map", "page:fig:map"),
        ("page:fig-leaf-map", "page:fig:leaf-map"),
        ("page:figure", "page:figure"),
        ("fig-map", "fig:map"),
    ],
)
def test_quartos_ids_are_known_here_too(written, target):
    assert normal(written) == target
    assert is_reference(written)
