"""Ids: their anchors, their names in print, and those that are used twice."""

import re
from xml.sax.saxutils import quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from resolve_books import (
    book,
    call,
    chapter,
    figure,
    note,
    reference,
    resolved,
    section,
    span,
    table,
    target,
    title,
    title_block,
)

from riftbook.language import words
from riftbook.resolve.numbering import number
from riftbook.resolve.targets import find_targets


def targets_of(*divisions, language="en"):
    whole = book(*divisions, language=language)
    return find_targets(whole, number(whole), words(language))


def test_ids_with_a_prefix_are_the_books_and_plain_ids_the_divisions():
    found, problems = targets_of(
        chapter("one", targets=(target("fig:map"), target("end"))),
        chapter("two", targets=(target("end"),)),
    )
    assert problems == ()
    assert found.anchors.ids == {
        ("one", "fig:map"): "fig-map",
        ("one", "end"): "one-end",
        ("two", "end"): "two-end",
    }


def test_two_divisions_may_have_the_same_plain_heading_id():
    marks = (section("m1", "Sources", label="sources"),)
    resolution, problems = resolved(
        chapter("one", '<h2 data-mark="m1" id="sources">Sources</h2>', marks=marks),
        chapter("two", '<h2 data-mark="m1" id="sources">Sources</h2>', marks=marks),
    )
    assert problems == []
    assert [d.sections[0].anchor for d in resolution.divisions] == ["one-sources", "two-sources"]
    assert not resolution.labels


def test_an_id_that_is_used_twice_names_the_first_place():
    first = span("manuscript/one.md", 3, 5)
    _, problems = targets_of(
        chapter("one", targets=(target("fig:map", path="manuscript/one.md", line=3, column=5),)),
        chapter("two", targets=(target("fig:map", path="manuscript/two.md", line=9, column=2),)),
    )
    (problem,) = problems
    assert problem.code == "R001"
    assert str(problem.span) == "manuscript/two.md:9:2"
    assert "manuscript/one.md:3:5" in problem.hint
    assert problem.related == (first,)


def test_a_plain_id_twice_in_one_division_is_an_error_even_on_the_same_place():
    same = target("end")
    _, problems = targets_of(chapter("one", targets=(same, same)))
    assert [p.code for p in problems] == ["R001"]


def test_ids_that_would_give_the_same_anchor_are_told_apart():
    found, problems = targets_of(
        chapter("a", targets=(target("b-c"), target("x!"), target("x?"))),
        chapter("a-b", targets=(target("c"),)),
        chapter("fig", targets=(target("map"),)),
        chapter("three", targets=(target("fig:map"), target("boxes"))),
        chapter("three-boxes"),
    )
    assert problems == ()
    anchors = [*found.anchors.ids.values(), *found.anchors.titles.values()]
    assert len(set(anchors)) == len(anchors)
    assert found.anchors.titles["three-boxes"] == "three-boxes"


def test_anchors_keep_off_those_of_notes_and_of_headings_without_an_id():
    found, _ = targets_of(
        chapter("note", targets=(target("one-1"), target("one-1-call"))),
        chapter(
            "one",
            marks=(section("m2", "A"), call("m1", "n")),
            notes=(note("n", ""),),
            targets=(target("m2"),),
        ),
    )
    assert found.anchors.ids["note", "one-1"] != "note-one-1"
    assert found.anchors.ids["note", "one-1-call"] != "note-one-1-call"
    assert found.anchors.ids["one", "m2"] == "one-m2"
    assert found.anchors.headings["one", "m2"] == "one-m2-2"


def test_odd_characters_give_ncnames():
    odd = ["fig:a b", "sec:введение", "tbl:größe", "5%&<>", "x²", "a:b:c", "a/b", "“q”"]
    found, _ = targets_of(chapter("one", targets=[target(name) for name in odd]))
    anchors = list(found.anchors.ids.values())
    assert all(re.fullmatch(r"[^\W\d][\w.-]*", anchor) for anchor in anchors)
    assert anchors[:3] == ["fig-a-b", "sec-введение", "tbl-größe"]
    assert found.anchors.ids["one", "x²"] == "one-x-"


def is_ncname(name):
    """What libxml2 says of it: an xml:id must be an NCName."""
    parser = etree.XMLParser(recover=True)
    etree.fromstring(f"<a xml:id={quoteattr(name)}/>".encode(), parser)
    return not [entry for entry in parser.error_log if "NCName" in entry.message]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1), unique=True)
)
def test_whatever_the_ids_their_anchors_are_ncnames_and_differ(names):
    half = len(names) // 2
    found, _ = targets_of(
        chapter("one", targets=[target(name) for name in names]),
        chapter("fig", targets=[target(name) for name in names[half:]]),
        chapter("two", targets=[target(f"fig:{name}") for name in names[:half]]),
    )
    anchors = [*found.anchors.ids.values(), *found.anchors.titles.values()]
    assert len(set(anchors)) == len(anchors)
    assert all(is_ncname(anchor) for anchor in anchors)


def test_the_oracle_knows_a_bad_name():
    assert is_ncname("fig-größe")
    assert not is_ncname("5-x")
    assert not is_ncname("a²")


def test_what_a_reference_prints():
    found, _ = targets_of(
        chapter(
            "one",
            heading=title("First things", label="sec:first"),
            marks=(
                figure("m1", label="fig:map", caption="A map"),
                table("m2", label="tbl:sums", caption="Sums"),
                section("m3", "Why", label="sec:why"),
                section("m4", "And how", label="sec:how", level=3),
                figure("m5", label="fig:bare"),
                reference("r1", "sec:why"),
            ),
        )
    )
    assert {name: label.text for name, label in found.labels.items()} == {
        "sec:first": "chapter\u00a01",
        "fig:map": "figure\u00a01.1",
        "tbl:sums": "table\u00a01.1",
        "sec:why": "section\u00a01.1",
        "sec:how": "“And how”",
        "fig:bare": "",
    }
    assert found.labels["sec:first"].kind == "chap"
    assert found.labels["fig:map"].number == "1.1"


def test_a_chapter_that_numbers_itself_is_called_by_its_title():
    loomings = title("I: Loomings", label="sec:loomings", numbers_itself=True)
    found, _ = targets_of(chapter("loomings", heading=loomings))
    assert found.labels["sec:loomings"].text == "“I: Loomings”"


def test_titles_are_quoted_as_the_language_does():
    preface = chapter("preface", role="preface", heading=title("Warum", label="sec:w"))
    assert targets_of(preface, language="de")[0].labels["sec:w"].text == "„Warum“"
    assert targets_of(preface, language="fr")[0].labels["sec:w"].text == "«\u00a0Warum\u00a0»"


def test_a_titles_id_is_a_target_though_the_title_stands_outside_the_fragment():
    one = chapter(
        "one",
        heading=title("One", label="sec:one", block="t"),
        blocks=(title_block("t", 4, 3),),
    )
    two = chapter("two", targets=(target("sec:one"),))
    found, problems = targets_of(one, two)
    assert found.anchors.titles == {"one": "sec-one", "two": "two"}
    assert "manuscript/01-one.md:4:3" in problems[0].hint


def test_an_id_given_twice_stands_once_in_the_text():
    resolution, problems = resolved(
        chapter(
            "one",
            '<p id="end">a</p><p id="end">b</p>',
            targets=(target("end"), target("end", line=2)),
        )
    )
    assert [p.code for p in problems] == ["R001"]
    assert resolution.divisions[0].xhtml.count(b'id="one-end"') == 1
