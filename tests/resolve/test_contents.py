"""The contents: what stands in them, how they nest, and the markup of their titles."""

from resolve_books import call, chapter, figure, link, note, reference, resolved, section, title


def shape(entries):
    return [
        (e.text, e.level, shape(e.children)) if e.children else (e.text, e.level) for e in entries
    ]


def headings(*levels):
    marks = [section(f"m{n}", f"H{n}", level=level) for n, level in enumerate(levels)]
    inner = "".join(f'<h{m.level} data-mark="{m.id}">{m.text}</h{m.level}>' for m in marks)
    return chapter("one", inner, marks=marks)


def entry_markup(inner, *marks, **more):
    """How a level-two heading looks in the contents."""
    all_marks = (section("h", "x", label="sec:x"), *marks)
    one = chapter("one", f'<h2 data-mark="h" id="sec:x">{inner}</h2>', marks=all_marks, **more)
    resolution, _ = resolved(one)
    (entry,) = resolution.contents[0].children
    lead = '<span xmlns="http://www.w3.org/1999/xhtml">'
    return entry.number, entry.xhtml.decode().removeprefix(lead).removesuffix("</span>")


def test_divisions_in_order_with_their_numbers():
    resolution, _ = resolved(
        chapter("title-page", role="title-page"),
        chapter("contents", role="contents"),
        chapter("preface", role="preface"),
        chapter("one"),
        chapter("colophon", role="colophon"),
    )
    assert [(e.division, e.number, e.level, e.anchor) for e in resolution.contents] == [
        ("preface", "", 1, "preface"),
        ("one", "1", 1, "one"),
        ("colophon", "", 1, "colophon"),
    ]


def test_sections_nest_by_level():
    resolution, _ = resolved(headings(2, 3, 3, 2, 4, 3))
    assert shape(resolution.contents[0].children) == [
        ("H0", 2, [("H1", 3), ("H2", 3)]),
        ("H3", 2, [("H4", 4), ("H5", 3)]),
    ]


def test_a_skipped_level_at_the_start_loses_nothing():
    resolution, _ = resolved(headings(4, 2, 3))
    assert shape(resolution.contents[0].children) == [("H0", 4), ("H1", 2, [("H2", 3)])]


def test_a_heading_of_one_division_stays_out_of_the_next():
    resolution, _ = resolved(headings(2), chapter("two"))
    assert [len(e.children) for e in resolution.contents] == [1, 0]


def test_a_number_leaves_with_its_blank():
    number, markup = entry_markup("Why <em>me</em>?", reference("r", "sec:x"))
    assert (number, markup) == ("1.1", "Why <em>me</em>?")


def test_a_heading_that_begins_with_markup():
    assert entry_markup("<em>Why</em> me?", reference("r", "sec:x"))[1] == "<em>Why</em> me?"


def test_blanks_inside_the_markup_stay():
    assert entry_markup("<em>a</em> <strong>b</strong>", reference("r", "sec:x"))[1] == (
        "<em>a</em> <strong>b</strong>"
    )


def test_note_calls_links_ids_and_pictures_stay_behind():
    _, markup = entry_markup(
        'A<span class="note-call" data-mark="c"/> <a data-mark="l" href="#sec:x" id="y">b</a>'
        '<img data-mark="f"/> <span class="index" data-mark="i">c</span>'
        '<br/>d <code class="k" lang="de" data-b="b9">e</code>',
        call("c", "n"),
        link("l", "#sec:x"),
        figure("f", inline=True),
        notes=(note("n", ""),),
    )
    assert markup == 'A b c d <code class="k" lang="de">e</code>'


def test_a_note_call_at_the_end_leaves_no_blank():
    call_element = '<span class="note-call" data-mark="c"/>'
    notes = (note("n", ""),)
    assert entry_markup(f"Why {call_element}", call("c", "n"), notes=notes)[1] == "Why"
    assert entry_markup(f"<em>Why</em> {call_element}", call("c", "n"), notes=notes)[1] == (
        "<em>Why</em>"
    )


def test_a_reference_in_a_heading_stays_as_words():
    _, markup = entry_markup('More on <span data-mark="r"/>', reference("r", "sec:x"))
    assert markup == "More on section\u00a01.1"


def test_a_titles_markup_stands_in_the_contents():
    heading = title("On Moby-Dick", "On <em>Moby-Dick</em>", label="sec:md")
    resolution, _ = resolved(chapter("one", heading=heading))
    (entry,) = resolution.contents
    assert entry.anchor == "sec-md"
    assert b"On <em>Moby-Dick</em></span>" in entry.xhtml
