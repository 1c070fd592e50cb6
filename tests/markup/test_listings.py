"""Code in the manuscript: what a fence may say, and files of code; both readings agree."""

from collections.abc import Sequence

import pytest
from lxml import etree

from riftbook.diagnostics import Diagnostic
from riftbook.markup import convert
from riftbook.markup.scanner import streams
from riftbook.model import Fragment
from riftbook.model.marks import Listing
from riftbook.project import Included, Source

CODE = """\
import os


class Pile:
    # region sort
    def sort(self):
        # tag::inner[]
        return sorted(self)
        # end::inner[]
    # endregion

    // ANCHOR: swap
    int kept = *one;
    // ANCHOR_END: swap
    -- [START query]
    SELECT number
    -- [END query]
    # [first]
    first = 1
    # [/first]
"""
FILE = Included(name="assets/pile.py", path="assets/pile.py", text=CODE)
HEAD = "# Sorting\n\n"


def read(text: str) -> tuple[Fragment, Sequence[Diagnostic]]:
    source = Source(
        id="x", path="x.md", text=HEAD + text, role="chapter", language="en", included=(FILE,)
    )
    fragment, _, found = convert(source)
    return fragment, found


def code_of(fragment: Fragment) -> str:
    root = etree.fromstring(fragment.xhtml)
    return "".join(map(str, root.find(".//{*}pre").itertext()))  # type: ignore[union-attr]


def printed(text: str) -> str:
    """The code that a fence prints, without a message and in both readings."""
    fragment, found = read(text)
    assert found == ()
    words = streams(HEAD + text, (FILE,))
    assert fragment.words == {label: " ".join(said) for label, said in words.items()}
    return code_of(fragment)


def listing(text: str) -> Listing:
    fragment, found = read(text)
    assert found == ()
    (mark,) = fragment.marks
    assert isinstance(mark, Listing)
    return mark


CAPTIONED = [
    '```{.python #lst:a caption="A *short* sort"}\nx\n```\n',
    "```{.python #lst-a caption='A *short* sort'}\nx\n```\n",
    '```python {#lst:a caption="A *short* sort"}\nx\n```\n',
    '```{python #lst-a lst-cap="A *short* sort"}\nx\n```\n',
    "Listing: A *short* sort {#lst:a}\n\n```python\nx\n```\n",
    "Listing: A *short*\nsort {#lst:a}\n```python\nx\n```\n",
    "```python\nx\n```\n\nListing: A *short* sort {#lst:a}\n",
    "```python\nx\n```\nListing: A *short*\n  sort {#lst-a}\n\n",
    "Listing: A *short* sort\n\n```{.python #lst:a}\nx\n```\n",
]


@pytest.mark.parametrize("text", CAPTIONED)
def test_a_caption_wherever_it_is_written(text: str) -> None:
    mark = listing(text)
    assert (mark.label, mark.caption, mark.first_line) == ("lst:a", "A short sort", 0)
    fragment, _ = read(text)
    (figure,) = etree.fromstring(fragment.xhtml)
    assert [etree.QName(child).localname for child in figure] == ["figcaption", "pre"]
    assert fragment.words[""].split() == ["Sorting", "A", "short", "sort", "x"]


@pytest.mark.parametrize("lead", ["> ", "- ", "[^n]: "])
@pytest.mark.parametrize("text", CAPTIONED)
def test_a_caption_in_a_container(lead: str, text: str) -> None:
    indent = {"> ": "> ", "- ": "  "}.get(lead, "    ")
    first, *more = text.rstrip("\n").split("\n")
    lines = [lead + first, *(f"{indent}{line}".rstrip() for line in more)]
    call = "Text.[^n]\n\n" if lead.startswith("[") else ""
    fragment, found = read(call + "\n".join(lines) + "\n")
    assert found == ()
    assert [mark.caption for mark in fragment.marks if isinstance(mark, Listing)] == [
        "A short sort"
    ]


def test_the_caption_between_two_pieces_of_code_belongs_to_the_second() -> None:
    fragment, found = read("```\none\n```\n\nListing: Two\n\n```\ntwo\n```\n")
    assert found == ()
    first, second = etree.fromstring(fragment.xhtml)
    assert etree.QName(first).localname == "pre"
    assert second.get("class") == "listing"
    assert fragment.words[""] == "Sorting one Two two"


@pytest.mark.parametrize(
    "text",
    ["Listing: this is only a sentence.\n", "Listing: before a table\n\n| a |\n|---|\n| b |\n",
     "A paragraph\nListing: goes on\n", "```{=html}\n<p>a</p>\n```\n\nListing: behind HTML\n"],
)  # fmt: skip
def test_a_line_that_is_no_caption_is_text(text: str) -> None:
    fragment, found = read(text)
    assert found == ()
    assert "Listing" in fragment.words[""]


@pytest.mark.parametrize(
    ("braces", "first"),
    [("{.python .numberLines}", 1), ("{.numberLines .python}", 1), ("{.python .number-lines}", 1),
     ('{.python .numberLines startFrom="98"}', 98), ("{.python startFrom=5}", 5),
     ("{.numberLines}", 1), ("python {.numberLines}", 1),
     ('{.python code-line-numbers="true"}', 1)],
)  # fmt: skip
def test_line_numbers(braces: str, first: int) -> None:
    assert listing(f"```{braces}\na\nb\n```\n").first_line == first


@pytest.mark.parametrize(
    ("braces", "chosen"),
    [('{.python hl-lines="2,4-5"}', [2, 4, 5]), ('{.python hl_lines="1 3"}', [1, 3]),
     ('{.python code-line-numbers="2|3"}', [2, 3]), ('{.python code-line-numbers="false"}', []),
     ('{.python .numberLines startFrom="10" hl-lines="10,14"}', [1, 5])],
)  # fmt: skip
def test_highlighted_lines(braces: str, chosen: list[int]) -> None:
    fragment, found = read(f"```{braces}\na\nb\nc\nd\ne\n```\n")
    assert found == ()
    lines = etree.fromstring(fragment.xhtml).findall(".//{*}span[@class]")
    marked = [n for n, line in enumerate(lines, 1) if line.get("class") == "line highlighted"]
    assert marked == chosen


@pytest.mark.parametrize(
    ("info", "language"),
    [("python", "python"), ("rust,ignore", "rust"), ("{.big .python}", "python"), ("text", "text"),
     ("{python}", "python"), ("c++", "c++"), ("python title=x.py", "python")],
)  # fmt: skip
def test_the_language(info: str, language: str) -> None:
    fragment, found = read(f"```{info}\nx = 1\n```\n")
    assert found == ()
    assert f'class="language-{language}"'.encode() in fragment.xhtml


def test_a_line_is_an_element_and_tokens_stand_in_it() -> None:
    fragment, _ = read('```python\n"""a\n\nb"""\n\tif x:\tpass\n```\n')
    lines = etree.fromstring(fragment.xhtml).findall(".//{*}span[@class='line']")
    assert ["".join(map(str, line.itertext())) for line in lines] == [
        '"""a', "", 'b"""', "    if x:   pass",
    ]  # fmt: skip
    assert [[(s.get("class"), s.text) for s in line] for line in lines] == [
        [("code-string", '"""a')], [], [("code-string", 'b"""')],
        [("code-keyword", "if"), ("code-keyword", "pass")],
    ]  # fmt: skip


def test_code_in_running_text() -> None:
    fragment, found = read("A loop: `for x in y`{.python #loop .big}, `plain`, `x`{.nothing}.\n")
    assert found == ()
    loop, plain, other = etree.fromstring(fragment.xhtml).findall(".//{*}code")
    assert (loop.get("id"), loop.get("class")) == ("loop", "language-python big")
    assert [span.text for span in loop] == ["for", "in"]
    assert (plain.text, other.get("class")) == ("plain", "nothing")


WHOLE = CODE.rstrip("\n")


@pytest.mark.parametrize(
    ("braces", "expected"),
    [
        ("", WHOLE),
        ('lines="4-6"', "class Pile:\n    # region sort\n    def sort(self):"),
        ('lines="6,8"', "def sort(self):\n    return sorted(self)"),
        ('lines="6" dedent="false"', "    def sort(self):"),
        ('lines="19-"', "    first = 1\n    # [/first]".replace("    ", "")),
        ('marker="sort"', "def sort(self):\n    return sorted(self)"),
        ('marker="sort" dedent=false', "    def sort(self):\n        return sorted(self)"),
        ('marker="inner"', "return sorted(self)"),
        ('marker="swap"', "int kept = *one;"),
        ('marker="query"', "SELECT number"),
        ('marker="first"', "first = 1"),
    ],
)
def test_code_from_a_file(braces: str, expected: str) -> None:
    assert printed(f'```{{.python file="assets/pile.py" {braces}}}\n```\n') == expected


def test_code_from_a_file_has_its_places_there() -> None:
    fragment, _ = read('```{.python file="assets/pile.py" marker="sort"}\n```\n')
    (block,) = [block for block in fragment.blocks if "sorted" in block.text]
    span = block.span(block.text.index("sorted"))
    assert (span.path, span.line, span.column) == ("assets/pile.py", 8, 16)


def test_a_file_that_is_not_there() -> None:
    _, found = read('```{.python file="assets/pule.py"}\n```\n')
    assert [(each.code, each.span.line, each.span.column) for each in found] == [("M028", 3, 19)]
