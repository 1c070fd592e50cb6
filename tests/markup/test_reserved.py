"""Classes that are riftbook's own, spans that a table cannot have, elements that only look."""

import pytest

from riftbook.markup import convert
from riftbook.markup.attributes import RESERVED
from riftbook.project import Source


def read(text: str) -> tuple[str, list[str]]:
    fragment, _, found = convert(Source(id="x", path="x.md", text=text, role="chapter"))
    return fragment.xhtml.decode(), [diagnostic.code for diagnostic in found]


@pytest.mark.parametrize("name", sorted(RESERVED - {"index", "term"}))
@pytest.mark.parametrize(
    "text",
    ["[a b]{{.{0} .mine}}", '<span class="{0} mine">a b</span>', "::: {{.{0} .mine}}\na b\n:::"],
)
def test_an_author_cannot_have_a_class_of_ours(text: str, name: str) -> None:
    xhtml, codes = read(text.format(name))
    assert 'class="mine"' in xhtml
    assert "a b" in xhtml
    assert codes == ["M024"]


def test_where_the_syntax_has_them_they_mean_what_they_mean() -> None:
    text = "[a]{.index} [b]{.term} ![c](d.png){.decorative}\n\n::: note\nx\n:::"
    xhtml, codes = read(text)
    assert codes == []
    for name in ("index", "term", "decorative", "note"):
        assert f'class="{name}"' in xhtml


def test_where_the_syntax_has_them_not_they_are_taken_out() -> None:
    assert read("# a {.index}\n\n## b {.term}\n\n[c]{.decorative}")[1] == ["M024"] * 3


@pytest.mark.parametrize(
    ("given", "kept", "codes"),
    [("2", "2", []), ("007", "7", []), ("5000", "1000", ["M025"]), ("-3", "1", ["M025"])],
)
def test_a_cell_that_spans_too_much_is_told(given: str, kept: str, codes: list[str]) -> None:
    xhtml, found = read(f'<table><tr><td rowspan="{given}">a</td></tr></table>')
    assert f'rowspan="{kept}"' in xhtml
    assert found == codes


@pytest.mark.parametrize("tag", ["font", "center", "tt", "foo"])
def test_every_element_that_is_taken_out_is_told(tag: str) -> None:
    assert read(f"a <{tag}>b</{tag}> c")[1] == ["M016"]
