"""Links between chapters, within them, and out of the book."""

import pytest
from resolve_books import chapter, link, resolved, section, span, target, text, title

ONE = chapter(
    "one",
    '<h2 data-mark="m1" id="sec:why">Why</h2><h2 data-mark="m2">Half a second’s delay</h2>',
    marks=(section("m1", "Why", label="sec:why"), section("m2", "Half a second’s delay")),
    targets=(target("sec:why"), target("end"), target("only")),
    heading=title("Loomings"),
)


def follow(href, *others, path="manuscript/two.md", **where):
    """What a link in the second chapter becomes, and what is wrong with it."""
    marks = (link("l1", href, **where),)
    inner = f'<p>See <a data-mark="l1" href="{href}">it</a>.</p>'
    two = chapter("two", inner, marks=marks, targets=(target("end"),), path=path)
    resolution, problems = resolved(ONE, two, *others)
    return text(resolution.divisions[1]), problems


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("one.md", "one#one"),
        ("./one.md", "one#one"),
        ("../manuscript/one.md", "one#one"),
        ("one.md#sec:why", "one#sec-why"),
        ("one.md#sec%3Awhy", "one#sec-why"),
        ("one.md#end", "one#one-end"),
        ("#end", "two#two-end"),
        ("#sec:why", "one#sec-why"),
        ("#only", "one#one-only"),
        ("one.md#half-a-seconds-delay", "one#one-m2"),
        ("one.md#half-a-second-s-delay", "one#one-m2"),
        ("one.md#loomings", "one#one"),
        ("https://example.org/a.md#b", "https://example.org/a.md#b"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("//example.org/x", "//example.org/x"),
    ],
)
def test_where_links_lead(href, address):
    printed, problems = follow(href)
    assert problems == []
    assert f'<a href="{address}">it</a>' in printed


def test_a_link_to_a_chapter_whose_title_has_an_id_leads_to_that_id():
    named = chapter("three", heading=title("Three", label="sec:three"))
    printed, problems = follow("three.md", named)
    assert problems == []
    assert 'href="three#sec-three"' in printed


def test_chapters_in_folders_and_names_with_blanks():
    deep = chapter("deep", path="manuscript/part two/deep.md")
    assert 'href="deep#deep"' in follow("part%20two/deep.md", deep)[0]
    assert 'href="one#one"' in follow("../one.md", path="manuscript/part/two.md")[0]


def test_a_chapter_that_is_not_there():
    printed, problems = follow("oen.md#end", line=7, column=3)
    (problem,) = problems
    assert (problem.code, problem.span) == ("R004", span(line=7, column=3))
    assert problem.message == "there is no chapter “oen.md”"
    assert problem.hint == "did you mean one.md?"
    assert printed == '<p>See <span class="missing">it</span>.</p>'


def test_the_guessed_chapter_is_named_from_where_the_link_stands():
    _, problems = follow("../oen.md", path="manuscript/part/two.md")
    assert problems[0].hint == "did you mean ../one.md?"


def test_a_link_out_of_the_book_folder_is_to_no_chapter():
    _, problems = follow("../../../etc/passwd.md")
    assert [p.code for p in problems] == ["R004"]


def test_a_place_that_is_not_there():
    printed, problems = follow("one.md#sec:wyh", line=2, column=5)
    (problem,) = problems
    assert problem.code == "R005"
    assert problem.message == "nothing in manuscript/one.md has the id “sec:wyh”"
    assert problem.hint == "did you mean #sec:why?"
    assert 'class="missing"' in printed


def test_a_place_that_nothing_resembles():
    _, problems = follow("#zebra")
    assert problems[0].code == "R005"
    assert problems[0].hint == "give the place the id {#zebra}"


def test_a_plain_id_that_stands_in_other_chapters_wants_the_file():
    three = chapter("three", targets=(target("only"),))
    _, problems = follow("#only", three)
    assert problems[0].code == "R005"
    assert "manuscript/one.md and manuscript/three.md" in problems[0].hint


def test_a_file_that_readers_will_not_have():
    printed, problems = follow("../assets/data.csv")
    assert [p.code for p in problems] == ["R006"]
    assert "../assets/data.csv" in problems[0].message
    assert '<span class="missing">it</span>' in printed


@pytest.mark.parametrize("href", ["", "  ", "#", "?x", "http://[half"])
def test_a_link_without_an_address(href):
    printed, problems = follow(href)
    assert [p.code for p in problems] == ["R010"]
    assert '<span class="missing">it</span>' in printed


def test_a_broken_link_without_words_shows_its_address():
    two = chapter("two", '<p><a data-mark="l1" href="#x"/></p>', marks=(link("l1", "#x"),))
    resolution, _ = resolved(two)
    assert text(resolution.divisions[0]) == ('<p><span class="missing generated">??#x</span></p>')


def test_a_link_without_words():
    two = chapter(
        "two",
        '<p><a data-mark="l1" href="#x"> </a><a data-mark="l1" href="#x"><img/></a></p>',
        marks=(link("l1", "#x", line=4, column=2),),
        targets=(target("x"),),
    )
    resolution, problems = resolved(two)
    assert [(p.code, p.span.line, p.span.column) for p in problems] == [("R012", 4, 2)]
    assert text(resolution.divisions[0]) == (
        '<p><span class="missing generated">??#x</span><a href="two#two-x"><img/></a></p>'
    )
