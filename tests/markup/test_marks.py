"""What the marks say, and where: each value with its line and column."""

from riftbook.markup import convert
from riftbook.model.book import Fragment
from riftbook.model.marks import (
    Citation,
    Figure,
    Heading,
    IndexMark,
    Link,
    Mark,
    Math,
    NoteCall,
    Reference,
    TableMark,
    Term,
)
from riftbook.project import Source


def fragment(text: str) -> Fragment:
    return convert(Source(id="x", path="x.md", text=text, role="chapter"))[0]


def only(text: str) -> Mark:
    (mark,) = fragment(text).marks
    return mark


def place(mark: Mark) -> tuple[int, int, int]:
    return mark.span.line, mark.span.column, mark.span.length


def test_a_reference() -> None:
    mark = only("\nSee *@fig:map-two*.")
    assert isinstance(mark, Reference)
    assert (mark.kind, mark.target, place(mark)) == ("fig", "fig:map-two", (2, 6, 12))


def test_a_citation_and_its_items() -> None:
    mark = only("As [see @one, p. 3; -@two; cf. @three2020 chap. *iv*] has it")
    assert isinstance(mark, Citation)
    assert not mark.narrative
    assert place(mark) == (1, 4, 50)
    assert [(i.key, i.prefix, i.locator, i.suppress_author) for i in mark.items] == [
        ("one", "see", "p. 3", False),
        ("two", "", "", True),
        ("three2020", "cf.", "chap. *iv*", False),
    ]
    assert [(i.span.column, i.span.length) for i in mark.items] == [(9, 4), (22, 4), (32, 10)]


def test_a_narrative_citation() -> None:
    mark = only("@one [p. 3] says")
    assert isinstance(mark, Citation)
    assert mark.narrative
    assert (mark.items[0].key, mark.items[0].locator, place(mark)) == ("one", "p. 3", (1, 1, 11))


def test_two_equal_marks_have_two_places() -> None:
    marks = fragment("> a @fig:x\n> b @fig:x @fig:x\n").marks
    assert [place(mark)[:2] for mark in marks] == [(1, 5), (2, 5), (2, 12)]


def test_index_marks_and_terms() -> None:
    first, second, third = fragment(
        'A [*cat*]{.index entry="Cats ! Tom" see="Dogs"}, [dog]{.index} and [flop]{.term}'
    ).marks
    assert isinstance(first, IndexMark)
    assert (first.entry, first.see, first.text) == (("Cats", "Tom"), "Dogs", "cat")
    assert isinstance(second, IndexMark)
    assert (second.entry, second.see, second.text) == (("dog",), "", "dog")
    assert isinstance(third, Term)
    assert (third.text, place(third)) == ("flop", (1, 68, 13))


def test_mathematics() -> None:
    first, second = fragment("Text $a_1 < b$\n\n$$\nc *d*\n$$ {#eq:e}\n").marks
    assert isinstance(first, Math)
    assert (first.source, first.display, place(first)) == ("a_1 < b", False, (1, 6, 9))
    assert isinstance(second, Math)
    assert (second.source, second.display, place(second)[:2]) == ("c *d*", True, (3, 1))


def test_a_figure() -> None:
    figure, reference = fragment(
        'Text\n\n![A *map* @fig:b](maps/a%20b.png "T"){#fig:a .wide width=60% alt="Alt"}\n'
    ).marks
    assert isinstance(figure, Figure)
    assert (figure.label, figure.source, figure.kind) == ("fig:a", "maps/a%20b.png", "")
    assert (figure.caption, figure.alt, figure.width) == ("A map", "Alt", "60%")
    assert (figure.classes, figure.inline, figure.decorative) == (("wide",), False, False)
    assert place(figure) == (3, 19, 14)
    assert isinstance(reference, Reference)


def test_alt_text() -> None:
    def alt(text: str) -> str | None:
        mark = only(text)
        assert isinstance(mark, Figure)
        return mark.alt

    assert alt("![A *b*](c.png)") == "A b"
    assert alt("![](c.png)") is None
    assert alt('![](c.png){alt="d"}') == "d"
    assert alt("Text ![A](c.png) text") == "A"


def test_decorative_pictures() -> None:
    alone, inline = fragment("![](a.png){.decorative}\n\nText ![](b.png){.decorative}\n").marks
    assert isinstance(alone, Figure)
    assert (alone.decorative, alone.inline) == (True, False)
    assert isinstance(inline, Figure)
    assert (inline.decorative, inline.inline) == (True, True)


def test_a_generated_figure() -> None:
    mark = only(
        '\n```{.figure kind="rift" #fig:r caption="A *rift*." alt="Alt" width=8cm .wide}\n'
        'seed = 1\ndescription = """Long\ntext"""\npoints = [{ at = 0.5 }]\n```\n'
    )
    assert isinstance(mark, Figure)
    assert (mark.kind, mark.label, mark.source) == ("rift", "fig:r", "")
    assert (mark.caption, mark.alt, mark.width, mark.classes) == (
        "A rift.",
        "Alt",
        "8cm",
        ("wide",),
    )
    assert mark.description == "Long\ntext"
    assert dict(mark.options) == {"seed": 1, "points": [{"at": 0.5}]}
    assert (mark.span.line, mark.options_line) == (2, 3)


def test_tables() -> None:
    first, second = fragment(
        "| a |\n|---|\n| 1 |\n\nTable: A *b* {#tbl:c}\n\n| a |\n|---|\n| 1 |\n"
    ).marks
    assert isinstance(first, TableMark)
    assert (first.label, first.caption, place(first)[0]) == ("tbl:c", "A b", 5)
    assert isinstance(second, TableMark)
    assert (second.label, second.caption, place(second)[0]) == ("", "", 7)


def test_headings() -> None:
    found = fragment("# T\n\n## A *b*\n\nText\n\n### C {#sec:c .unnumbered}\n")
    first, second = found.marks
    assert isinstance(first, Heading)
    assert (first.level, first.text, first.label, first.numbered) == (2, "A b", "", True)
    assert place(first)[:2] == (3, 4)
    block = next(block for block in found.blocks if block.id == first.block)
    assert (block.text, str(block.span(2))) == ("A b", "x.md:3:7")
    assert isinstance(second, Heading)
    assert (second.level, second.label, second.numbered) == (3, "sec:c", False)


def test_links() -> None:
    first, second, third = fragment("A [b](c.md#d), [e][f] <https://g.h>\n\n[f]: i.md\n").marks
    assert isinstance(first, Link)
    assert (first.href, place(first)) == ("c.md#d", (1, 3, 11))
    assert isinstance(second, Link)
    assert (second.href, place(second)) == ("i.md", (1, 16, 6))
    assert isinstance(third, Link)
    assert (third.href, place(third)) == ("https://g.h", (1, 23, 13))


def test_marks_of_notes_come_behind_those_of_the_text() -> None:
    found = fragment("A[^n] @fig:a\n\n[^n]: See @fig:b.^[And @fig:c.]\n\nEnd @fig:d\n")
    targets = [mark.target for mark in found.marks if isinstance(mark, Reference)]
    assert targets == ["fig:a", "fig:d", "fig:b", "fig:c"]
    calls = [mark.label for mark in found.marks if isinstance(mark, NoteCall)]
    assert calls == [note.label for note in found.notes] == ["n", "^3:18"]
    assert [note.span.line for note in found.notes] == [3, 3]


def test_targets_are_what_the_author_named() -> None:
    found = fragment(
        "# T {#chap:t}\n\n## A {#sec:a}\n\n[b]{#b} ![c](c.png){#fig:c}\n\n::: {#d}\ne\n:::\n"
    )
    assert [(t.id, t.span.line, t.span.column) for t in found.targets] == [
        ("chap:t", 1, 3),
        ("sec:a", 3, 4),
        ("b", 5, 1),
        ("fig:c", 5, 14),
        ("d", 7, 1),
    ]


def test_every_mark_has_one_element() -> None:
    found = fragment("A[^n] @fig:a [@b] [c](d) [e]{.term} $f$ ![g](h)\n\n[^n]: *i* @fig:j\n")
    xhtml = found.xhtml + b"".join(note.xhtml for note in found.notes)
    for mark in found.marks:
        assert xhtml.count(f'data-mark="{mark.id}"'.encode()) == 1
    assert xhtml.count(b"data-mark=") == len(found.marks)
