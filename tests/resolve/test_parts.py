"""Parts, appendices and the depth of headings: their numbers, and what is called by them."""

import pytest
from resolve_books import book, chapter, figure, reference, resolved, section, table, title

from riftbook.model import Matter, NumberingSettings, matters
from riftbook.resolve.numbering import number
from riftbook.resolve.parts import holders

PICTURE = (figure("m1", caption="A"),)


def part(name, **given):
    return chapter(name, role="part", **given)


def appendix(name, **given):
    return chapter(name, role="appendix", **given)


def omnibus(*ends):
    """Two parts of a chapter each, with what follows the second."""
    return (part("p1"), chapter("one"), part("p2"), chapter("two"), *ends)


def test_parts_are_counted_in_roman_and_chapters_through_the_book():
    numbers = number(book(chapter("zero"), *omnibus()))
    assert [n.printed for n in numbers.values()] == ["1", "I", "2", "II", "3"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"parts": "arabic", "chapters": "roman"}, ["I", "1", "II", "2", "III"]),
        ({"parts": "none"}, ["1", "", "2", "", "3"]),
        ({"chapters": "none"}, ["", "I", "", "II", ""]),
        ({"restart": True}, ["1", "I", "1", "II", "1"]),
    ],
)
def test_the_author_says_which_numerals(settings, expected):
    made = book(chapter("zero"), *omnibus(), numbering=NumberingSettings(**settings))
    assert [n.printed for n in number(made).values()] == expected


def test_figures_of_chapters_counted_by_part_name_the_part():
    made = (
        chapter("zero", marks=PICTURE),
        part("p1", marks=PICTURE),
        chapter("one", marks=PICTURE),
        part("p2"),
        chapter("two", marks=PICTURE),
    )
    numbers = number(book(*made, numbering=NumberingSettings(restart=True)))
    given = [value for each in numbers.values() for value in each.marks.values()]
    assert given == ["1.1", "1", "I.1.1", "II.1.1"]
    assert len(set(given)) == len(given)


def test_where_parts_have_no_number_nothing_begins_again():
    made = book(
        chapter("zero"), *omnibus(), numbering=NumberingSettings(parts="none", restart=True)
    )
    assert [n.ordinal for n in number(made).values()] == ["1", "", "2", "", "3"]


def test_appendices_have_letters_and_so_have_their_figures():
    marks = (*PICTURE, table("m2", caption="B"), section("m3", "S"))
    numbers = number(
        book(
            chapter("one"),
            appendix("a", marks=marks),
            appendix("b", marks=marks),
            numbering=NumberingSettings(depth=2),
        )
    )
    assert [n.printed for n in numbers.values()] == ["1", "A", "B"]
    assert numbers["b"].marks == {"m1": "B.1", "m2": "B.1", "m3": "B.1"}


def test_the_only_appendix_has_no_letter_but_its_figures_have():
    resolution, _ = resolved(chapter("one"), appendix("a", marks=PICTURE))
    alone = resolution.divisions[1]
    assert (alone.number, alone.label) == ("", "Appendix")
    assert number(book(appendix("a", marks=PICTURE)))["a"].marks == {"m1": "A.1"}


def test_an_unnumbered_appendix_does_not_count():
    bare = appendix("a", heading=title("A", unnumbered=True))
    numbers = number(book(bare, appendix("b"), appendix("c")))
    assert [n.printed for n in numbers.values()] == ["", "A", "B"]


def test_labels_are_words_of_the_language():
    resolution, _ = resolved(*omnibus(appendix("a"), appendix("b")), language="de")
    assert [each.label for each in resolution.divisions] == [
        "Teil I", "Kapitel 1", "Teil II", "Kapitel 2", "Anhang A", "Anhang B",
    ]  # fmt: skip


def test_a_part_without_a_title_is_called_by_its_number():
    resolution, _ = resolved(part("p1", heading=title("Part")), chapter("one"))
    opener = resolution.divisions[0]
    assert opener.label == ""
    assert opener.division.title.text == "Part I"
    assert b">Part I</span>" in opener.title_xhtml
    assert [(e.number, e.text) for e in resolution.contents] == [("", "Part I")]


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (1, {}),
        (2, {"m1": "1.1", "m5": "1.2"}),
        (3, {"m1": "1.1", "m2": "1.1.1", "m4": "1.1.2", "m5": "1.2", "m6": "1.2.1"}),
        (
            4,
            {"m1": "1.1", "m2": "1.1.1", "m3": "1.1.1.1", "m4": "1.1.2", "m5": "1.2",
             "m6": "1.2.1"},
        ),
    ],
)  # fmt: skip
def test_headings_are_numbered_as_deep_as_the_author_says(depth, expected):
    levels = (2, 3, 4, 3, 2, 3)
    marks = [section(f"m{n}", f"H{n}", level=level) for n, level in enumerate(levels, 1)]
    made = book(chapter("one", marks=marks), numbering=NumberingSettings(depth=depth))
    assert number(made)["one"].marks == expected


def test_what_stands_below_an_unnumbered_heading_has_no_number_either():
    marks = (
        section("m1", "A"),
        section("m2", "B", numbered=False),
        section("m3", "C", level=3),
        section("m4", "D"),
    )
    made = book(chapter("one", marks=marks), numbering=NumberingSettings(depth=3))
    assert number(made)["one"].marks == {"m1": "1.1", "m4": "1.2"}


def test_a_reference_numbers_sections_down_to_the_second_level():
    marks = (section("m1", "A", label="sec:a"), section("m2", "B", level=3))
    made = book(chapter("one", marks=(*marks, reference("r", "sec:a"))))
    assert number(made)["one"].marks == {"m1": "1.1"}


def test_parts_hold_the_body_and_nothing_else():
    made = (
        chapter("preface", role="preface"),
        chapter("before"),
        *omnibus(chapter("pause", role="interlude"), appendix("a")),
    )
    assert holders(made) == {"one": "p1", "two": "p2", "pause": "p2"}


def test_what_ends_the_book_stands_beside_the_parts():
    made = omnibus(chapter("c", role="conclusion"), chapter("e", role="epilogue"))
    assert set(holders(made)) == {"one", "two"}


def test_where_every_part_has_an_end_of_its_own_it_belongs_to_it():
    end = chapter("e1", role="epilogue")
    made = (part("p1"), chapter("one"), end, part("p2"), chapter("e2", role="epilogue"))
    assert holders(made) == {"one": "p1", "e1": "p1", "e2": "p2"}


def test_a_part_of_nothing_but_an_end_keeps_it():
    made = (part("p1"), chapter("one"), part("p2"), chapter("e", role="epilogue"))
    assert holders(made)["e"] == "p2"


def test_the_contents_have_the_chapters_of_a_part_below_it():
    resolution, _ = resolved(chapter("preface", role="preface"), *omnibus(appendix("a")))
    shape = [(e.level, e.number, [c.number for c in e.children]) for e in resolution.contents]
    assert shape == [
        (1, "", []),
        (0, "Part I", ["1"]),
        (0, "Part II", ["2"]),
        (1, "Appendix", []),
    ]
    assert [each.part for each in resolution.divisions] == ["", "", "p1", "", "p2", ""]


def test_roles_that_roam_are_front_matter_before_the_body_and_back_matter_behind_it():
    front, body, back = Matter.FRONT, Matter.BODY, Matter.BACK
    assert matters(("acknowledgments", "chapter", "acknowledgments")) == (front, body, back)
    assert matters(("glossary", "preface", "chapter", "appendix")) == (front, front, body, back)
    assert matters(("preface", "chapter", "preface")) == (front, body, front)
    assert matters(("acknowledgments", "glossary")) == (front, back)


def figures(*captions):
    marks = tuple(figure(f"m{n}", caption=text) for n, text in enumerate(captions))
    inner = "".join(
        f'<figure data-mark="m{n}"><img/><figcaption>{text}</figcaption></figure>'
        for n, text in enumerate(captions)
    )
    return inner, marks


def test_a_list_has_everything_with_a_number_in_its_order():
    inner, marks = figures("A <em>b</em>", "", "C")
    resolution, found = resolved(
        chapter("lof", role="list-of-figures"), chapter("one", inner, marks=marks), chapter("two")
    )
    assert not found
    entries = resolution.lists["fig"]
    assert [(e.number, e.text, e.anchor) for e in entries] == [
        ("1.1", "A b", "one-m0"),
        ("1.2", "C", "one-m2"),
    ]
    assert b"A <em>b</em></span>" in entries[0].xhtml
    assert all(f'id="{e.anchor}"'.encode() in resolution.divisions[1].xhtml for e in entries)


def test_a_list_of_nothing_is_told():
    _, found = resolved(chapter("lot", role="list-of-tables"), chapter("one"))
    assert [(d.code, d.span.path) for d in found] == [("R020", "manuscript/lot.md")]


def test_a_short_caption_stands_in_the_list_alone():
    inner, _ = figures("A long one")
    marks = (figure("m0", caption="A long one", short="Short & good"),)
    resolution, _ = resolved(chapter("one", inner, marks=marks))
    (entry,) = resolution.lists["fig"]
    assert entry.text == "Short & good"
    assert b">Short &amp; good</span>" in entry.xhtml
    assert b"A long one" in resolution.divisions[0].xhtml


def test_a_reference_names_the_part_where_chapters_are_counted_by_part():
    inner = '<p><span class="reference" data-mark="r"/></p>'
    made = (
        part("p1"),
        chapter("one"),
        part("p2"),
        chapter("two", heading=title("Two", label="chap:two")),
        chapter("three", inner, marks=(reference("r", "chap:two"),)),
    )
    resolution, found = resolved(*made, numbering=NumberingSettings(restart=True))
    assert not found
    assert "Chapter\u00a0II.1<" in resolution.divisions[-1].xhtml.decode()
