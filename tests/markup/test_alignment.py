"""Alignment: every character of a block's text goes back to where it was written."""

import sys
from types import FrameType

from hypothesis import given, settings
from hypothesis import strategies as st

from riftbook.markup.alignment import Aligned
from riftbook.markup.lines import Line
from riftbook.places import SourceBlock


def block(text: str, *lines: Line, verbatim: bool = False) -> SourceBlock:
    return SourceBlock(id="b", path="x.md", text=text, runs=Aligned(text, lines, verbatim=verbatim))


def place(found: SourceBlock, word: str, nth: int = 1) -> tuple[int, int]:
    at = -1
    for _ in range(nth):
        at = found.text.index(word, at + 1)
    span = found.span(at)
    return span.line, span.column


def test_emphasis_quotes_and_entities() -> None:
    found = block("“It’s caf\u00e9,” he said…", Line(7, 3, '"It\'s *caf&eacute;*," he said...'))
    assert place(found, "“") == (7, 3)
    assert place(found, "It") == (7, 4)
    assert place(found, "’") == (7, 6)
    assert place(found, "café") == (7, 10)
    assert place(found, "é") == (7, 13)
    assert place(found, ",") == (7, 22)
    assert place(found, "he") == (7, 25)
    assert place(found, "…") == (7, 32)


def test_a_link_whose_address_repeats_its_words() -> None:
    line = "the [white whale](https://whale.example/white-whale 'white whale') and the whale"
    found = block("the white whale and the whale", Line(1, 1, line))
    assert place(found, "white") == (1, 6)
    assert place(found, "whale") == (1, 12)
    assert place(found, "whale", 2) == (1, line.rindex("whale") + 1)


def test_lines_of_a_list_item() -> None:
    found = block("one two\nthree", Line(4, 5, "one *two*"), Line(5, 7, "three"))
    assert place(found, "two") == (4, 10)
    assert place(found, "three") == (5, 7)
    assert place(found, "\n") == (4, 13)


def test_generated_words_have_the_place_beside_them() -> None:
    found = block("see figure 4.1 here", Line(2, 1, "see @fig:merge here"))
    assert place(found, "here") == (2, 16)
    assert place(found, "figure")[0] == 2
    assert 4 <= place(found, "figure")[1] <= 16


def test_code_is_taken_as_it_stands() -> None:
    found = block("a = b * [c](d)\n  e", Line(3, 5, "a = b * [c](d)"),
                  Line(4, 5, "  e"), verbatim=True)  # fmt: skip
    assert place(found, "c") == (3, 14)
    assert place(found, "d") == (3, 17)
    assert place(found, "e") == (4, 7)


def test_marks_of_containers_in_the_slice_do_no_harm() -> None:
    found = block("Loomings 1 2", Line(1, 1, "## Loomings 1 2 {#sec:loomings-1}"))
    assert place(found, "Loomings") == (1, 4)
    assert place(found, "2") == (1, 15)


def test_nothing_to_align() -> None:
    assert Aligned("", (Line(3, 2, "<!-- x -->"),))[0].line == 3
    assert Aligned("x", ())[0].offset == 0


PIECES = (
    ("{}", "{}"),
    ("*{}*", "{}"),
    ("**{}**,", "{},"),
    ('"{}"', "“{}”"),
    ("'{}'", "‘{}’"),
    ("`{}`", "{}"),
    ("[{}](http://x.example/{} \"{}\")", "{}"),
    ("{}[^{}]", "{}"),
    ("{} -- ", "{} – "),
    ("{}...", "{}…"),
    ("{}&mdash;", "{}—"),
    ("&laquo;{}&raquo;", "«{}»"),
    ("<span class='{}'>{}</span>", None),
    ("@fig:{}", "figure 3.2"),
    ("{}\\*", "{}*"),
    ("[{}]{{.index entry=\"{}!{}\"}}", "{}"),
    ("![{}]({}.png)", ""),
    ("$ {}", "$ {}"),
)  # fmt: skip
WORDS = st.sampled_from(
    ["whale", "white", "sea", "figure", "an", "the", "3", "2", "é", "café", "Ahab’s", "don't", "x"]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PIECES), WORDS, st.booleans()), min_size=1, max_size=40),
    st.integers(1, 9),
)
def test_marked_words_are_found_again(
    pieces: list[tuple[tuple[str, str | None], str, bool]], column: int
) -> None:
    """Unique words planted among repeated ones, in every dress, over several lines."""
    lines, text, planted = [""], "", {}
    for number, ((source, printed), repeated, newline) in enumerate(pieces):
        unique = f"word{number}"
        dressed = source.format(unique, repeated, unique) + f" {repeated}"
        shown = repeated if printed is None else printed.format(unique)
        if unique in shown:
            at = len(lines[-1]) + source.format(unique, "", "").index(unique)
            planted[unique] = (len(lines), at + column)
        lines[-1] += dressed
        text += f"{shown} {repeated.replace(chr(39), '’')}"
        text += "\n" if newline else " "
        if newline:
            lines.append("")
        else:
            lines[-1] += " "
    found = block(text, *(Line(n, column, line) for n, line in enumerate(lines, 1)))
    for word, where in planted.items():
        assert place(found, word + " " if word + " " in text else word) == where


def test_the_work_grows_with_the_length_and_no_faster() -> None:
    def work(count: int) -> int:
        """How many functions are called; the clock would depend on who else is at work."""
        words = [f"w{n % 50}" for n in range(count)]
        source, text = " ".join(f"*{w}*" for w in words), " ".join(words)
        called = 0

        def count_call(frame: FrameType, event: str, argument: object) -> None:
            nonlocal called
            called += event in {"call", "c_call"}

        sys.setprofile(count_call)
        try:
            found = block(text + " end", Line(1, 1, source + " end"))
            assert place(found, "end") == (1, len(source) + 2)
        finally:
            sys.setprofile(None)
        return called

    assert work(4_000) < 5 * work(1_000)
