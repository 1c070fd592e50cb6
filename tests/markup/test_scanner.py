"""The scanner finds what is printed, where it stands; planted words are the oracle."""

import re
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riftbook.markup.scanner import split, words
from riftbook.markup.scanner.spelling import WORD, spelled

PRINTED = {
    "emphasis": ("un*frigging*believable **so** _it_ is", "unfriggingbelievable so it is"),
    "a lone star": ("2*3 and 4 * 5", "2 3 and 4 5"),
    "nested stars": ("***one** two* three", "one two three"),
    "underscores": ("snake_case __init__", "snake case init"),
    "apostrophes part": ("don't o’clock", "don t o clock"),
    "entities": ("caf&eacute; &#233;t&#xE9; AT&amp;T", "café été AT T"),
    "an unknown entity": ("&foo; bar", "foo bar"),
    "escapes": (r"\*a\* \[b](c) \@d", "a b c d"),
    "hard break": ("one\\\ntwo  \nthree", "one two three"),
    "link": ('[text](http://words.example/text "words") end', "text end"),
    "link in angles": ("[a](<b c> 'd') e", "a e"),
    "nested parentheses": ("[a](b(c)d) e", "a e"),
    "link with attributes": ("[a](b){#c .d e='f'} g", "a g"),
    "reference link": ('[a][b] [b][] [b] [c]\n\n[b]: http://d "e"', "a b b c"),
    "inline picture": ("a ![b](c.png) d", "a d"),
    "picture alone": ('![A *b* c](d.png){#fig:e alt="f" width=50%}', "A b c"),
    "quotes in a value": ('![A](d.png){#fig:e short-caption="a \\"b\\" c"}', "A"),
    "decorative picture": ("![a](b.png){.decorative}", ""),
    "span": ('[a b]{.index entry="C!D" see="E"} f', "a b f"),
    "empty span": ('a[]{.index entry="C"} f', "a f"),
    "term": ("[black box]{.term}.", "black box"),
    "reference": ("see @fig:merge-graph, then @tbl:x.", "see then"),
    "citation": ("so [see @levy1984, p. 3; -@b, ch. 4]", "so see p 3 ch 4"),
    "narrative citation": ("@levy1984 says", "says"),
    "mail address": ("me@example.org", "me example org"),
    "note call": ("a[^x] b", "a b"),
    "autolink": ("<https://a.example/b> c", "https a example b c"),
    "bare address": ("https://a.example/@b*c* d", "https a example b c d"),
    "code span": ("`a*b` ``c`d`` e", "a b c d e"),
    "code span hides nothing": ("`[a](b) &amp; <c>`", "a b amp c"),
    "code with attributes": ("`a`{.python} b", "a b"),
    "math": ("$a*b*c$ costs $5 and $6", "a b c costs 5 and 6"),
    "display math": ("$$\na + b\n$$", "a b"),
    "tags": ('a<b>c</b>d <span class="e">f</span><br>g', "acd f g"),
    "comment": ("a <!-- b\nc --> d", "a d"),
    "comment block": ("<!-- a\n\nb -->\n\nc", "c"),
    "comment in code": ("`<!-- a -->` b", "a b"),
    "not a tag": ("a < b and c > d", "a b and c d"),
    "sub and super": ("H~2~O x^2^ ~~gone~~", "H2O x2 gone"),
    "heading": ("# Title {#sec:a .unnumbered}\n\n## Two ##\n\nbody", "Title Two body"),
    "setext": ("Title\n=====\n\nTwo\n---\n", "Title Two"),
    "bullets": ("- a\n- b\n  - c\n\n    d\n* e", "a b c d e"),
    "numbers": ("1. a\n2) b\n\n10. c", "a b c"),
    "a year is no item": ("It was\n1986. A year", "It was 1986 A year"),
    "task": ("- [x] a\n- [ ] b", "a b"),
    "quote": ("> a\n> b\n>\n> - c\n\nd", "a b c d"),
    "fence": ("```python {#lst:a .b}\nif *x*: &amp;\n```\ny", "if x amp y"),
    "fence in item": ("- a\n\n  ~~~ b\n  [c](d)\n  ~~~\n- e", "a c d e"),
    "unclosed fence": ("```\na", "a"),
    "indented code": ("a\n\n    [b](c)\n\nd", "a b c d"),
    "figure": (
        '```{.figure kind="spectrum" #fig:s caption="A *b*" alt="c"}\nd = "e"\n```\nf',
        "A b f",
    ),
    "div": ("::: {.epigraph}\na\n\n::: note\nb\n:::\n:::\nc", "a b c"),
    "a titled div": ("::: {.x title='a *b*' #t}\nc\n:::\nd", "a b c d"),
    "attributions": (
        "::: {.a attribution=\"d *e*\"}\na\n\n::: {attribution='c'}\nb\n:::\n:::\nf",
        "a b c d e f",
    ),
    "stanzas": ("| a\n|\n| b\n\n| c\n  d", "a b c d"),
    "pipe table": (
        "| a | `b|c` |\n|---|:-:|\n| *d | e* |\n\nTable: f {#tbl:g}\n\nh",
        "f a b c d e h",
    ),
    "caption above": ("Table: f {#tbl:g}\n\na | b\n--|--\nc | d\n", "f a b c d"),
    "no caption": ("Table: a matter of taste", "Table a matter of taste"),
    "grid table": (
        "+-----+-----+\n| a b | c   |\n| d   | e f |\n+=====+=====+\n| g   | h   |\n+-----+-----+",
        "a b d c e f g h",
    ),
    "definition list": ("Term\n:   one *two*\n\n    three\n\nafter", "Term one two three after"),
    "front matter": ("---\ntitle: a\n---\nb", "b"),
    "rule": ("a\n\n* * *\n\nb", "a b"),
    "html block": ("<div>\n*a* [b](c) &eacute;\n<div>d</div>\n</div>\n\n*e*f", "a b c é d ef"),
    "html with markdown": ("<div markdown='1'>\n\n[a](b) *c*d\n\n</div>", "a cd"),
    "script": ("<script>\nvar a;\n</script>\n\nb", "b"),
    "soft hyphen": ("ex&shy;am\xadple", "example"),
    "decomposed": ("cafe\u0301", "café"),
    "touching emphasis": ("**bold**_it_ *a*__b__ $x+1$_c_", "boldit ab x 1c"),
    "low lines around stars": ("**_x_**y", "x y"),
    "a star before a picture of code": ("`a`*b*", "ab"),
    "table behind text": ("p\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Caption", "p Caption a b 1 2"),
    "table behind an item": ("- p\n  | a |\n  |---|\n\n  Table: c", "p c a"),
    "captions of two tables": (
        "| a |\n|---|\n\n: One\n\n: Two\n\n| b |\n|---|",
        "One a Two b",
    ),
    "Markdown in HTML": ('<div class="x">\n\nH~2~O\n\n```py\na\n```\n\n</div>', "H2O a"),
    "comment over an empty line": ("a <!-- b\n\nc --> d", "a d"),
    "picture alone in a heading": ("## ![a](b.png)", ""),
    "a key before an angle": ("@key< b", "b"),
    "quotation in a definition": ("a\n: > ```\n    > b\n    >\n    > c\n    > ```", "a b c"),
    "abbreviation": ("HTML\n\n*[HTML]: Hyper Text", "HTML"),
}


@pytest.mark.parametrize("case", PRINTED)
def test_what_is_printed(case: str) -> None:
    source, expected = PRINTED[case]
    assert [word.text for word in words(source)] == expected.split()


def test_every_note_is_a_stream_of_its_own() -> None:
    text = "a[^1] b[^two]\n\n[^1]: c\n    d\n\n    e\n[^two]: f\n\ng"
    streams: dict[str, list[str]] = {}
    for word in words(text):
        streams.setdefault(word.note, []).append(word.text)
    assert streams == {"": ["a", "b", "g"], "1": ["c", "d", "e"], "two": ["f"]}


def test_a_note_in_the_text_is_one_too() -> None:
    text = "a ^[b *c*\nd [e](f)] g!^[h] i![^x]"
    streams: dict[str, list[str]] = {}
    for word in words(text):
        streams.setdefault(word.note, []).append(word.text)
    assert streams == {"": ["a", "g", "i"], "^1:3": ["b", "c", "d", "e"], "^2:13": ["h"]}
    assert [(w.line, w.column) for w in words(text) if w.text == "d"] == [(2, 1)]


def test_an_entity_stands_where_its_ampersand_does() -> None:
    found = words("x &eacute;t&eacute; y")
    assert [(w.text, w.column) for w in found] == [("x", 1), ("été", 3), ("y", 21)]


def test_words_of_plain_text() -> None:
    assert split("Ex\xadample’s ﬁn — 3.5") == ["Example", "s", "ﬁn", "3", "5"]


BLOCKS = (
    "# «p» «p» {#sec:«h»}",
    "«p» *«p»* **«p» «p»**, «p»[^«h»] _«p»_.",
    "«p»\n«p»\\\n«p» `«p» «p»` «p»",
    '«p» [«p» «p»](https://e.example/«h»/«p0» "«h»") «p».',
    "«p» \"«p»\" '«p»'... «p» -- «p» &mdash; «p»",
    "- «p»\n- «p» *«p»*\n\n  «p»\n    - «p»\n\n- «p»",
    "1. «p»\n   «p»\n2. «p» <span class='«h»'>«p»</span>",
    "> «p» «p»\n> «p»\n>\n> - «p»\n>   «p»",
    "```{.python #lst:«h»}\n«p» = «p» * «p»\n\n  «p»\n```",
    "| «p» | «p» |\n|---|---|\n| *«p»* | «p» «p» |\n| «p» | «p» |",
    "::: «h»\n«p» «p»\n:::",
    '![«p» «p»](«h».png){#fig:«h» alt="«h»"}',
    '«p» ![«h»](«h».png) «p» [«p»]{.index entry="«h»!«h»"} @fig:«h» «p»',
    "«p» [see @«h», p. «p»] <!-- «h» «h» --> «p» $«p» + «p»$",
    "«p»\n:   «p» «p»\n\n    «p»",
    "<!-- «h»\n\n«h» -->",
    "[^«n»]: «q» *«q»*\n    «q»\n\n    «q» [«q»](«h»)",
    '[«h»]: https://«h».example "«h»"',
)


def plant(template: str, numbers: count) -> tuple[str, list[tuple[int, str]]]:
    """A block with words of its own, and where those stand that are printed."""
    planted: list[tuple[int, str]] = []
    parts: list[str] = []
    size = 0
    label = f"note{next(numbers)}"
    for part in re.split("(«\\w+»)", template):
        text = part
        if part in {"«p»", "«q»", "«h»"}:
            text = f"{'h' if part == '«h»' else 'w'}{next(numbers)}"
        elif part == "«p0»":
            text = planted[0][1]
        elif part == "«n»":
            text = label
        if part in {"«p»", "«q»"}:
            planted.append((size, text))
        parts.append(text)
        size += len(text)
    return "".join(parts), planted


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=12))
def test_planted_words_are_found_where_they_were_planted(templates: list[str]) -> None:
    numbers = count(1)
    text, expected = "", {}
    for template in templates:
        block, planted = plant(template, numbers)
        for at, word in planted:
            before = text + block[:at]
            expected[word] = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        text += block + "\n\n"
    found = [word for word in words(text) if word.text not in {"see", "p"}]
    assert {word.text: (word.line, word.column) for word in found} == expected
    assert len(found) == len(expected)


def test_a_note_alone_and_a_note_in_a_note() -> None:
    text = "^[[a]{.smallcaps} b]\n\nc^[d ^[e] f]"
    streams: dict[str, list[str]] = {}
    for word in words(text):
        streams.setdefault(word.note, []).append(word.text)
    assert streams == {"^1:1": ["a", "b"], "": ["c"], "^3:2": ["d", "f"], "^3:6": ["e"]}


def test_notes_in_a_caption() -> None:
    text = "![A^[b] c [d^[e]](f.md)](g.png){#fig:h}"
    streams: dict[str, list[str]] = {}
    for word in words(text):
        streams.setdefault(word.note, []).append(word.text)
    assert streams == {"": ["A", "c", "d"], "^1:4": ["b"], "^1:13": ["e"]}


def test_containers_nested_without_end_and_brackets_without_end() -> None:
    assert words("> - " * 500 + "x")[-1].text == "x"
    assert words("[" * 50_000 + "x")[-1].text == "x"


@given(st.text(alphabet="ab1_é’“–… \n\0\xad\u0301\u00a0Ⅷ’ßा"))
def test_plain_text_is_parted_as_any_text(text: str) -> None:
    assert split(text) == [spelled(match) for match in WORD.findall(text)]
