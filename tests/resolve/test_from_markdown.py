"""From Markdown to resolved XHTML: a small book of two chapters."""

import json

import pytest
from lxml import etree
from resolve_books import resolved, text

from riftbook.markup import convert
from riftbook.model import Division, Resolution
from riftbook.project import Source

ONE = """\
# First *things*[^title] {#sec:first}

See @fig:map, [the sums](02-two.md#tbl:sums) and [why](#sec:why).[^a] @fig:map is good[^a].

![A map[^caption]](map.png){#fig:map}

## Why {#sec:why}

It was said [@levy, p. 3], and said again by @levy.

[^title]: On the title.
[^a]: As @sec:why says[^inner].
[^inner]: Further in.
[^caption]: On the caption.
"""

TWO = """\
# Two

As @sec:why says, and @sec:first as a whole.

| a | b        |
|---|----------|
| 1 | @fig:map |

Table: Sums {#tbl:sums}

@tbl:sums ends it; see [above](#two) and [the start](01-one.md).
"""

REFERENCES = json.dumps(
    [{"id": "levy", "author": [{"family": "Levy"}], "issued": {"date-parts": [[1984]]}}]
).encode()


def division(name, markdown, role="chapter"):
    source = Source(
        id=name[3:], path=f"manuscript/{name}.md", text=markdown, role=role, language="en"
    )
    fragment, title, problems = convert(source)
    assert problems == ()
    return Division(id=source.id, role=role, title=title, fragment=fragment, path=source.path)


@pytest.fixture(scope="module")
def small() -> Resolution:
    resolution, problems = resolved(
        division("01-one", ONE), division("02-two", TWO), references=REFERENCES
    )
    assert problems == []
    return resolution


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("@fig:a--@fig:b,", "figures 1.1–1.2,"),
        ("(@fig:a-@fig:b)", "(figures 1.1–1.2)"),
        ("@fig:a–@fig:b", "figures 1.1–1.2"),
        ("@fig:a/@fig:b", "figure 1.1/figure 1.2"),
        ("@fig:a---@fig:b", "figure 1.1—figure 1.2"),
        ("[@fig:a-@fig:b, left]", "figures 1.1–1.2, left"),
        ("[-@fig:a--@fig:b]", "1.1–1.2"),
        ("[see @fig:a and @fig:b]", "see figure 1.1 and figure 1.2"),
        ("so-@fig:a and this--@fig:b", "so-figure 1.1 and this–figure 1.2"),
        ("@page:fig:a--@page:fig:b", "pages –"),  # the numbers come later
    ],
)
def test_references_with_a_dash_or_a_stroke_between_them(written, printed):
    figures = "![A](a.png){#fig:a}\n\n![B](a.png){#fig:b}"
    resolution, problems = resolved(division("01-one", f"# C\n\n{figures}\n\nIn {written}\n"))
    assert problems == []
    (made,) = resolution.divisions
    said = "".join(etree.fromstring(f"<x>{text(made)}</x>").itertext())
    assert said.rpartition("In ")[2].replace("\N{NO-BREAK SPACE}", " ") == printed


def test_the_first_chapters_text(small):
    assert text(small.divisions[0]) == (
        '<p data-b="b2">See <a class="reference generated" href="one#fig-map">figure\u00a01.1</a>, '
        '<a href="two#tbl-sums">the sums</a> and <a href="one#sec-why">why</a>.'
        '<a class="note-call generated" href="one#note-one-2" id="note-one-2-call" '
        'data-note="note-one-2">2</a> '
        '<a class="reference generated" href="one#fig-map">Figure\u00a01.1</a> is good'
        '<a class="note-call generated" href="one#note-one-2" id="note-one-2-call-2">2</a>.</p>'
        '<figure id="fig-map" data-figure="m9"><img src="map.png" alt="A map"/>'
        '<figcaption data-b="b3"><span class="caption-label generated">Figure\u00a01.1</span> A map'
        '<a class="note-call generated" href="one#note-one-4" id="note-one-4-call" '
        'data-note="note-one-4">4</a></figcaption></figure>'
        '<h2 data-b="b4" id="sec-why"><span class="section-number generated">1.1</span> Why</h2>'
        '<p data-b="b5">It was said '
        '<span class="citation"><span class="generated">(Levy, 1984, </span><span>p. 3</span>'
        '<span class="generated">)</span></span>, and said again by '
        '<span class="citation"><span class="generated">Levy (1984)</span></span>.</p>'
    )


def test_the_second_chapters_links(small):
    root = etree.fromstring(small.divisions[1].xhtml)
    assert [(a.get("href"), a.text) for a in root.iter("{*}a")] == [
        ("one#sec-why", "section\u00a01.1"),
        ("one#sec-first", "chapter\u00a01"),
        ("one#fig-map", "Figure\u00a01.1"),
        ("two#tbl-sums", "Table\u00a02.1"),
        ("two#two", "above"),
        ("one#sec-first", "the start"),
    ]


def test_the_title_and_its_note(small):
    one = small.divisions[0]
    assert (one.number, one.label, one.anchor) == ("1", "Chapter 1", "sec-first")
    assert b'things</em><a class="note-call generated" href="one#note-one-1"' in one.title_xhtml


def test_the_notes(small):
    notes = small.divisions[0].notes
    words = ["".join(etree.fromstring(note.xhtml).itertext()) for note in notes]
    assert words == [
        "On the title.",
        "As section\u00a01.1 says3.",
        "Further in.",
        "On the caption.",
    ]


def test_the_contents(small):
    (one, two) = small.contents
    assert (one.number, one.text, one.anchor) == ("1", "First things", "sec-first")
    assert one.xhtml.endswith(b">First <em>things</em></span>")
    assert [(e.number, e.text, e.anchor) for e in one.children] == [("1.1", "Why", "sec-why")]
    assert (two.number, two.children) == ("2", ())


def test_every_link_inside_the_book_has_its_place(small):
    places = {f"{d.division.id}#{d.anchor}" for d in small.divisions}
    trees = []
    for done in small.divisions:
        here = [done.xhtml, done.title_xhtml, *(note.xhtml for note in done.notes)]
        trees += [etree.fromstring(part) for part in here]
        places |= {f"{done.division.id}#{note.anchor}" for note in done.notes}
        for tree in trees[-len(here) :]:
            places |= {
                f"{done.division.id}#{node.get('id')}" for node in tree.iter() if node.get("id")
            }
    links = {a.get("href") for tree in trees for a in tree.iter("{*}a")}
    assert links
    assert links <= places


def test_what_riftbook_adds_is_known(small):
    assert {"Figure", "figure", "Table", "section", "chapter", "Levy", "1984"} <= (
        small.generated_words
    )
    assert "things" not in small.generated_words


def test_two_calls_that_touch_are_kept_apart_by_the_style():
    markdown = "# One\n\nA cat[^a][^b] sat[^c].\n\n[^a]: A.\n\n[^b]: B.\n\n[^c]: C.\n"
    resolution, _ = resolved(division("01-one", markdown))
    calls = etree.fromstring(resolution.divisions[0].xhtml).findall(".//{*}a")
    assert ["adjoining" in call.get("class") for call in calls] == [False, True, False]
