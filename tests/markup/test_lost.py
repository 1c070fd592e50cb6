"""M011: words of the file that are not in what was made of it are told, with their place."""

from lxml import etree

from riftbook.markup.lost import lost
from riftbook.markup.scanner import streams
from riftbook.project import Source

TEXT = """# Cats

They sleep all day.[^hours]

They wake at night.

[^hours]: Sixteen hours.
"""


def source(path: str, text: str) -> Source:
    return Source(id="x", path=path, text=text, role="chapter")


def tree(*paragraphs: str) -> etree._Element:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return etree.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>')


def told(body: etree._Element, note: etree._Element) -> list[tuple[str, str, int, int]]:
    found = lost(source("cats.md", TEXT), streams(TEXT), body, {"hours": note})
    return [(d.code, d.message, d.span.line, d.span.column) for d in found]


def test_nothing_is_said_of_a_whole_text() -> None:
    body = tree("Cats", "They <em>sleep</em> all day.", "They wake at night.")
    assert told(body, tree("Sixteen hours.")) == []


def test_a_lost_paragraph_is_told_with_its_place() -> None:
    assert told(tree("Cats", "They sleep all day."), tree("Sixteen hours.")) == [
        ("M011", "these words would be lost: “They wake at night”", 5, 1)
    ]


def test_a_lost_word_inside_a_paragraph_and_one_of_a_note() -> None:
    body = tree("Cats", "They all day.", "They wake at night.")
    assert told(body, tree("Sixteen")) == [
        ("M011", "these words would be lost: “sleep”", 3, 6),
        ("M011", "these words would be lost: “hours”", 7, 19),
    ]


def test_paragraphs_in_another_order_are_lost_where_they_were() -> None:
    body = tree("Cats", "They wake at night.", "They sleep all day.")
    assert told(body, tree("Sixteen hours."))


def test_a_text_too_long_to_compare_in_order_is_counted() -> None:
    text = "\n\n".join(f"a{number} b{number}" for number in range(3000))
    made = [f"b{number} a{number}" for number in range(3000) if number != 1500]
    found = lost(source("long.md", text), streams(text), tree(*made), {})
    assert [(d.span.line, d.message[-6:]) for d in found] == [(3001, "a1500”"), (3001, "b1500”")]
