"""Notes behind their chapter and behind the book."""

import pytest
from lxml import etree
from resolve_books import book, call, chapter, figure, link, note, resolved, target, title

from riftbook.project import Files
from riftbook.records import replace
from riftbook.resolve import resolve
from riftbook.resolve.endnotes import arrange

CALL = '<span class="note-call" data-mark="{}"></span>'
NS = {"h": "http://www.w3.org/1999/xhtml"}


def one(name="one", **given):
    """A chapter with a note that is called twice and one that holds a block, a place, a figure."""
    text = f'<p data-b="b1">A{CALL.format("m1")} B{CALL.format("m2")} C{CALL.format("m3")}</p>'
    notes = (
        note("n", '<p data-b="b2">first</p>'),
        note("o", '<p data-b="b3" id="spot">second</p><figure data-mark="f1"><img/></figure>'),
    )
    marks = (call("m1", "n"), call("m2", "n"), call("m3", "o"), figure("f1"))
    return chapter(name, text, marks=marks, notes=notes, **given)


def of_notes(**given):
    return chapter("notes", role="notes", heading=title("Notes"), path="", **given)


def arranged(where, *divisions):
    return arrange(resolved(*divisions)[0], where)


def found(division, path):
    return etree.fromstring(division.xhtml).xpath(path, namespaces=NS)


def test_left_where_they_are_nothing_changes():
    resolution, _ = resolved(one(), chapter("two"))
    assert arrange(resolution, "foot") == resolution
    assert arrange(resolution, "popup") == resolution


def test_behind_a_chapter_they_stand_under_a_heading_of_their_own():
    first, second = arranged("chapter", one(), chapter("two", "<p>x</p>")).divisions
    assert first.notes == ()
    (heading,) = found(first, "h:section[@class='endnotes']/h:h2")
    assert (heading.text, heading.get("id"), heading.get("class")) == (
        "Notes", "notes-one", "generated",
    )  # fmt: skip
    items = found(first, "h:section/h:ol[@class='note-list']/h:li[@class='endnote']")
    assert [(i.get("id"), i.get("data-number"), i.get("data-calls")) for i in items] == [
        ("note-one-1", "1", "2"),
        ("note-one-2", "2", "1"),
    ]
    assert found(second, "h:section") == []


def test_behind_the_book_they_stand_under_the_titles_of_their_chapters():
    done = arranged("book", one(), chapter("two"), one("three"), of_notes())
    notes = done.divisions[-1]
    groups = found(notes, "h:section[@class='notes-group']")
    assert [group.get("data-running-head") for group in groups] == ["Notes · One", "Notes · Three"]
    headings = found(notes, "h:section/h:h2")
    assert ["".join(h.itertext()) for h in headings] == ["1 One", "3 Three"]
    assert [h.get("id") for h in headings] == ["notes-one", "notes-three"]
    assert [i.get("id") for i in found(notes, ".//h:li")] == [
        "note-one-1", "note-one-2", "note-three-1", "note-three-2",
    ]  # fmt: skip
    assert all(division.notes == () for division in done.divisions)
    assert {"1", "2"} <= notes.generated


def test_blocks_and_figures_of_notes_that_have_moved_say_whose_they_are():
    notes = arranged("book", one(), of_notes()).divisions[-1]
    assert [n.get("data-b") for n in found(notes, ".//*[@data-b]")] == ["one/b2", "one/b3"]
    assert [n.get("data-figure") for n in found(notes, ".//*[@data-figure]")] == ["one/f1"]


def test_links_follow_the_notes():
    there = chapter("two", '<p><a data-mark="l1" href="one.md#spot">x</a></p>',
                    marks=(link("l1", "one.md#spot"),))  # fmt: skip
    first = one()
    spot = replace(first.fragment, targets=(*first.fragment.targets, target("spot")))
    done = arranged("book", replace(first, fragment=spot), there, of_notes())
    calls = found(done.divisions[0], ".//h:a[contains(@class, 'note-call')]")
    assert [(c.get("href"), c.get("id")) for c in calls] == [
        ("notes#note-one-1", "note-one-1-call"),
        ("notes#note-one-1", "note-one-1-call-2"),
        ("notes#note-one-2", "note-one-2-call"),
    ]
    (lead,) = found(done.divisions[1], ".//h:a")
    assert lead.get("href") == "notes#one-spot"


def test_a_place_for_notes_without_any_stands_in_no_other_book():
    for where in ("foot", "chapter"):
        done = arranged(where, one(), of_notes())
        assert [d.division.id for d in done.divisions] == ["one"]
        assert [entry.division for entry in done.contents] == ["one"]
    done = arranged("book", one(), of_notes())
    assert [entry.division for entry in done.contents] == ["one", "notes"]


def test_what_the_author_wrote_there_stays_before_the_notes():
    own = of_notes(marks=(figure("f9"),))
    own = replace(own, fragment=replace(own.fragment, xhtml=_words("Sources first.")))
    done = arranged("book", one(), own)
    assert found(done.divisions[-1], "*[1]")[0].text == "Sources first."
    done = arranged("foot", one(), own)
    assert [d.division.id for d in done.divisions] == ["one", "notes"]


def _words(text):
    return f'<div xmlns="{NS["h"]}"><p>{text}</p></div>'.encode()


@pytest.mark.parametrize("where", ["foot", "chapter", "book"])
def test_what_is_arranged_stays_so(where):
    done = arranged(where, one(), one("two"), of_notes())
    assert arrange(done, where) == done


def test_a_chapter_in_another_language_has_notes_in_its_own():
    french = replace(one("deux"), language="fr")
    done = arranged("book", french, of_notes())
    (group,) = found(done.divisions[-1], "h:section")
    assert group.get("lang") == "fr"
    assert "page\N{NO-BREAK SPACE}" in "".join(group.itertext())


def test_numbers_go_on_through_the_book_where_the_author_asks_for_it():
    whole = replace(book(one(), one("two")), note_numbering="book")
    resolution, _ = resolve(whole, Files({}))
    assert [[n.number for n in d.notes] for d in resolution.divisions] == [["1", "2"], ["3", "4"]]
    assert [n.anchor for n in resolution.divisions[1].notes] == ["note-two-3", "note-two-4"]
