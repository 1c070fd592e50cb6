"""The resolved text: notes, captions, headings, and the marks left where something is missing."""

from pathlib import Path

import pytest
from lxml import etree
from resolve_books import (
    ROOT,
    call,
    chapter,
    citation,
    figure,
    item,
    link,
    note,
    reference,
    resolved,
    section,
    table,
    target,
    text,
    title,
)

from riftbook.markup import convert
from riftbook.project.loading import load
from riftbook.records import replace
from riftbook.resolve.rewriting import needs_rewriting
from riftbook.resolve.xhtml import serialised

BOOKS = Path(__file__).parents[1] / "books"
CALL = '<span class="note-call" data-mark="{}"/>'


def first(*divisions, **more):
    resolution, problems = resolved(*divisions, **more)
    assert problems == []
    return resolution.divisions[0]


def test_a_note_is_printed_at_its_first_call_and_linked_at_the_second():
    inner = f"<p>A{CALL.format('m1')} B{CALL.format('m2')}.</p>"
    one = chapter(
        "one", inner, marks=(call("m1", "n"), call("m2", "n")), notes=(note("n", "<p>N</p>"),)
    )
    done = first(one)
    assert text(done) == (
        '<p>A<a class="note-call generated" href="one#note-one-1" id="note-one-1-call" '
        'data-note="note-one-1">1</a> '
        'B<a class="note-call generated" href="one#note-one-1" id="note-one-1-call-2">1</a>.</p>'
    )
    assert [(n.anchor, n.number, n.calls) for n in done.notes] == [("note-one-1", "1", 2)]


def test_notes_in_titles_captions_tables_and_notes():
    inner = (
        f'<figure data-mark="f1"><img/><figcaption>F{CALL.format("m2")}</figcaption></figure>'
        f"<table><tbody><tr><td>T{CALL.format('m3')}</td></tr></tbody></table>"
    )
    notes = (
        note("a", f"<p>a{CALL.format('m4')}</p>"),
        note("b", "<p>b</p>"),
        note("c", "<p>c</p>"),
        note("d", f"<p>d, see {CALL.format('m5')}</p>"),
    )
    labels = {"m1": "a", "m2": "b", "m3": "c", "m4": "d", "m5": "a"}
    marks = (figure("f1", caption="F"), *(call(m, label) for m, label in labels.items()))
    heading = title("One", f"One{CALL.format('m1')}")
    resolution, _ = resolved(chapter("one", inner, marks=marks, notes=notes, heading=heading))
    done = resolution.divisions[0]
    assert b'data-note="note-one-1">1</a>' in done.title_xhtml
    assert [n.number for n in done.notes] == ["1", "2", "3", "4"]
    assert b'data-note="note-one-4">4</a>' in done.notes[0].xhtml
    assert b'href="one#note-one-1" id="note-one-1-call-2">1</a>' in done.notes[3].xhtml
    assert 'F<a class="note-call' in text(done)
    assert 'T<a class="note-call' in text(done)
    (entry,) = resolution.contents
    assert entry.xhtml == b'<span xmlns="http://www.w3.org/1999/xhtml">One</span>'


def test_a_note_that_calls_itself_comes_to_an_end():
    notes = (note("n", f"<p>n{CALL.format('m2')}</p>"),)
    one = chapter(
        "one", f"<p>{CALL.format('m1')}</p>", marks=(call("m1", "n"), call("m2", "n")), notes=notes
    )
    (own,) = first(one).notes
    assert b'href="one#note-one-1" id="note-one-1-call-2">1</a>' in own.xhtml
    assert own.calls == 2


def test_a_call_inside_a_link_stands_behind_the_link():
    inner = f'<p><a data-mark="l1" href="#end">x{CALL.format("m1")} y</a> z</p>'
    one = chapter(
        "one",
        inner,
        marks=(link("l1", "#end"), call("m1", "n")),
        notes=(note("n", ""),),
        targets=(target("end"),),
    )
    assert text(first(one)) == (
        '<p><a href="one#one-end">x y</a><a class="note-call generated" href="one#note-one-1" '
        'id="note-one-1-call" data-note="note-one-1">1</a> z</p>'
    )


def test_a_call_of_a_note_that_is_not_there_leaves_a_mark():
    one = chapter("one", f"<p>A{CALL.format('m1')}.</p>", marks=(call("m1", "gone"),))
    assert text(first(one)) == '<p>A<span class="missing generated">??gone</span>.</p>'


def test_captions_get_their_label():
    inner = (
        '<figure data-mark="m1" id="fig:map"><img/>'
        "<figcaption>A <em>map</em></figcaption></figure>"
        '<table data-mark="m2" id="tbl:sums"><caption>Sums</caption></table>'
    )
    marks = (
        figure("m1", label="fig:map", caption="A map"),
        table("m2", label="tbl:sums", caption="Sums"),
    )
    resolution, _ = resolved(chapter("one", inner, marks=marks), language="de")
    assert text(resolution.divisions[0]) == (
        '<figure id="fig-map" data-figure="m1"><img/><figcaption>'
        '<span class="caption-label generated">Abbildung\u00a01.1</span> A <em>map</em>'
        '</figcaption></figure><table id="tbl-sums"><caption>'
        '<span class="caption-label generated">Tabelle\u00a01.1</span> Sums</caption></table>'
    )
    (use,) = resolution.figures
    assert (use.key, use.path) == ("one/m1", "manuscript/one.md")
    assert {"Abbildung", "Tabelle", "Kapitel", "1"} == resolution.generated_words


def test_a_figure_without_caption_and_one_without_label():
    inner = (
        '<figure data-mark="m1" id="fig:bare"><img/></figure>'
        '<figure data-mark="m2"><img/><figcaption>B</figcaption></figure>'
        '<p><img data-mark="m3"/><span class="decorative" data-mark="m4"/></p>'
    )
    marks = (
        figure("m1", label="fig:bare"),
        figure("m2", caption="B"),
        figure("m3", inline=True),
        figure("m4", decorative=True),
    )
    resolution, problems = resolved(chapter("one", inner, marks=marks))
    printed = text(resolution.divisions[0])
    assert problems == []
    assert '<figure id="fig-bare" data-figure="m1"><img/></figure>' in printed
    assert "Figure\u00a01.1</span> B" in printed
    assert '<img data-figure="m3"/>' in printed
    assert [use.key for use in resolution.figures] == ["one/m1", "one/m2", "one/m3", "one/m4"]


def test_numbered_sections_print_their_number():
    inner = '<h2 data-mark="m1" id="sec:a">A <em>b</em></h2><p data-mark="r1"/>'
    marks = (section("m1", "A b", label="sec:a"), reference("r1", "sec:a"))
    assert text(first(chapter("one", inner, marks=marks))).startswith(
        '<h2 id="sec-a"><span class="section-number generated">1.1</span> A <em>b</em></h2>'
    )


def test_index_marks_terms_and_mathematics_print_their_text():
    inner = (
        '<p><span class="index" data-mark="m1">xz</span> '
        '<code class="math inline" data-mark="m2">x^2</code></p>'
    )
    assert text(first(chapter("one", inner))) == (
        '<p><span class="index">xz</span> <code class="math inline">x^2</code></p>'
    )


def test_nothing_is_self_closed_but_void_elements():
    inner = '<p/><p><span class="x"/><br/><img/></p><hr/>'
    assert text(first(chapter("one", inner))) == (
        '<p></p><p><span class="x"></span><br/><img/></p><hr/>'
    )


def pieces(book):
    """Everything that conversion makes of a book's text."""
    project, _ = load(book, source_date_epoch=None)
    assert project is not None
    for fragment, heading, _ in map(convert, project.sources):
        yield fragment.xhtml
        yield from (each.xhtml for each in fragment.notes)
        yield from (heading.xhtml,) if heading else ()


def test_what_needs_no_rewriting_is_as_it_would_be_written():
    """Of all that conversion makes; so it need not be read."""
    untouched = [
        xhtml for book in BOOKS.iterdir() for xhtml in pieces(book) if not needs_rewriting(xhtml)
    ]
    assert len(untouched) > 100
    assert all(serialised(etree.fromstring(xhtml)) == xhtml for xhtml in untouched)


def test_a_titles_own_id_is_left_to_the_layout():
    heading = title("One", '<em id="sec:one">One</em>', label="sec:one")
    done = first(chapter("one", heading=heading))
    assert done.anchor == "sec-one"
    assert b"id=" not in done.title_xhtml


def test_a_display_page_without_title():
    division = chapter("verse", "<p>A line</p>", role="epigraph")
    resolution, _ = resolved(replace(division, title=None), chapter("one"))
    done = resolution.divisions[0]
    assert (done.title_xhtml, done.anchor, done.label) == (b"", "verse", "")
    assert [entry.division for entry in resolution.contents] == ["one"]


def test_a_division_in_another_language_prints_that_languages_words():
    inner = (
        '<figure data-mark="m1" id="fig:map"><img/><figcaption>Map</figcaption></figure>'
        '<p>Voir <span data-mark="r1"/> <span data-mark="c1"/></p>'
    )
    marks = (
        figure("m1", label="fig:map", caption="Map"),
        reference("r1", "fig:map"),
        citation("c1", item("a")),
    )
    french = replace(chapter("un", inner, marks=marks), language="fr")
    english = chapter("two", '<p>See <span data-mark="r1"/></p>', marks=(marks[1],))
    works = b'[{"id": "a", "author": [{"family": "A"}, {"family": "B"}]}]'
    resolution, problems = resolved(french, english, references=works, language="de")
    assert problems == []
    assert "(A et B, s.\u00a0d.)" in text(resolution.divisions[0])
    assert ">figure\u00a01.1</a>" in text(resolution.divisions[0])
    assert resolution.divisions[0].label == "Chapitre 1"
    assert ">Abbildung\u00a01.1</a>" in text(resolution.divisions[1])
    assert resolution.labels["fig:map"].text == "Abbildung\u00a01.1"


MISSING = {
    "reference": ('<span data-mark="m"/>', reference("m", "fig:gone"), "??fig:gone", "R003"),
    "kind": ('<span data-mark="m"/>', reference("m", "eq:gone"), "??eq:gone", "R002"),
    "citation": ('<span data-mark="m"/>', citation("m", item("gone")), "(??gone)", "R007"),
    "chapter": ('<a data-mark="m" href="x.md">words</a>', link("m", "x.md"), "words", "R004"),
    "place": ('<a data-mark="m" href="#x">words</a>', link("m", "#x"), "words", "R005"),
    "file": ('<a data-mark="m" href="x.csv">words</a>', link("m", "x.csv"), "words", "R006"),
    "address": ('<a data-mark="m" href="">words</a>', link("m", ""), "words", "R010"),
}


@pytest.mark.parametrize("kind", MISSING)
def test_whatever_is_missing_leaves_a_mark_that_can_be_read(kind):
    element, mark, words, code = MISSING[kind]
    resolution, problems = resolved(chapter("one", f"<p>a {element} b</p>", marks=(mark,)))
    assert [p.code for p in problems] == [code]
    root = etree.fromstring(resolution.divisions[0].xhtml)
    (left,) = root.xpath("//*[contains(concat(' ', @class, ' '), ' missing ')]")
    assert "".join(left.itertext()) == words
    assert "".join(root.itertext()) == f"a {words} b"
    assert not root.xpath("//*[@href]")
    assert resolution.divisions[0].xhtml.startswith(ROOT.encode())
