"""Numbers of chapters, sections, figures, tables and notes."""

from resolve_books import book, call, chapter, figure, note, reference, section, table, title

from riftbook.resolve.numbering import number


def test_chapters_are_counted_and_the_preface_is_not():
    numbers = number(book(chapter("preface", role="preface"), chapter("one"), chapter("two")))
    assert [n.printed for n in numbers.values()] == ["", "1", "2"]


def test_an_unnumbered_chapter_does_not_count():
    bare = chapter("between", heading=title("Between", unnumbered=True))
    numbers = number(book(chapter("one"), bare, chapter("two")))
    assert [n.ordinal for n in numbers.values()] == ["1", "", "2"]


def test_a_chapter_that_numbers_itself_counts_and_prints_no_number():
    itself = chapter("two", heading=title("Chapter 2", numbers_itself=True))
    numbers = number(book(chapter("one"), itself, chapter("three")))
    assert [(n.ordinal, n.printed) for n in numbers.values()] == [
        ("1", "1"),
        ("2", ""),
        ("3", "3"),
    ]


def test_where_most_chapters_number_themselves_the_others_get_no_number():
    loomings = chapter("loomings", heading=title("I: Loomings", numbers_itself=True))
    carpetbag = chapter("carpetbag", heading=title("II: The Carpetbag", numbers_itself=True))
    numbers = number(book(chapter("etymology"), loomings, carpetbag))
    assert [(n.ordinal, n.printed) for n in numbers.values()] == [("", ""), ("1", ""), ("2", "")]


def test_figures_are_counted_by_chapter_and_elsewhere_through_the_book():
    marks = (figure("m1", caption="A"), figure("m2", caption="B"))
    numbers = number(
        book(
            chapter("preface", role="preface", marks=marks),
            chapter("one", marks=marks),
            chapter("two", marks=marks),
            chapter("colophon", role="colophon", marks=marks),
        )
    )
    assert [tuple(n.marks.values()) for n in numbers.values()] == [
        ("1", "2"),
        ("1.1", "1.2"),
        ("2.1", "2.2"),
        ("3", "4"),
    ]


def test_tables_have_their_own_count():
    marks = (figure("m1", caption="A"), table("m2", caption="B"), figure("m3", caption="C"))
    assert number(book(chapter("one", marks=marks)))["one"].marks == {
        "m1": "1.1",
        "m2": "1.1",
        "m3": "1.2",
    }


def test_only_what_has_a_caption_and_stands_alone_is_numbered():
    marks = (
        figure("m1", label="fig:bare"),
        figure("m2", caption="A", inline=True),
        figure("m3", caption="B", decorative=True),
        table("m4", label="tbl:bare"),
    )
    assert number(book(chapter("one", marks=marks)))["one"].marks == {}


def test_sections_have_numbers_only_where_the_book_refers_to_one():
    headings = (
        section("m1", "A", label="sec:a"),
        section("m2", "B", level=3),
        section("m3", "C", numbered=False),
        section("m4", "D"),
    )
    quiet = number(book(chapter("one", marks=headings)))
    assert quiet["one"].marks == {}
    asking = chapter("two", marks=(reference("r1", "sec:a"),))
    assert number(book(chapter("one", marks=headings), asking))["one"].marks == {
        "m1": "1.1",
        "m4": "1.2",
    }


def test_a_reference_to_a_chapter_numbers_no_section():
    marks = (section("m1", "A"), reference("r1", "sec:one"))
    one = chapter("one", heading=title("One", label="sec:one"), marks=marks)
    assert number(book(one))["one"].marks == {}


def test_sections_of_a_preface_have_no_numbers():
    marks = (section("m1", "A", label="sec:a"), reference("r1", "sec:a"))
    preface = chapter("preface", role="preface", marks=marks)
    assert number(book(preface))["preface"].marks == {}


def test_notes_are_counted_by_division_in_the_order_of_their_first_calls():
    marks = (call("m1", "b"), call("m2", "a"), call("m3", "b"), call("m4", "gone"))
    notes = (note("b", ""), note("a", ""), note("never-called", ""))
    numbers = number(
        book(chapter("one", marks=marks, notes=notes), chapter("two", marks=marks, notes=notes))
    )
    assert numbers["one"].notes == {"b": "1", "a": "2"}
    assert numbers["two"].notes == {"b": "1", "a": "2"}


def test_a_note_called_in_a_note_comes_right_behind_it():
    marks = (call("m1", "a"), call("m2", "b"), call("m3", "inner"))
    notes = (note("a", ""), note("inner", ""), note("b", ""))
    assert number(book(chapter("one", marks=marks, notes=notes)))["one"].notes == {
        "a": "1",
        "inner": "2",
        "b": "3",
    }
