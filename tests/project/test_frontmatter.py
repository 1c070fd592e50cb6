"""The block at the head of a chapter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riftbook.project.frontmatter import split


def read(text: str) -> tuple[dict[str, str], list[tuple[str, int, int]]]:
    front, found = split(text, "a.md")
    return dict(front.values), [(d.code, d.span.line, d.span.column) for d in found]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title: One", {"title": "One"}),
        ('title: "One: two"', {"title": "One: two"}),
        ("title: 1984", {"title": "1984"}),
        ("title: no", {"title": "no"}),
        ("title: 0123\nlanguage: de-AT", {"title": "0123", "language": "de-AT"}),
        (
            "# a comment\nrole: preface\n\nunnumbered: true",
            {"role": "preface", "unnumbered": "true"},
        ),
        ("title: >\n  One\n  two", {"title": "One two"}),
        ("'short-title': One", {"short-title": "One"}),
    ],
)
def test_values_are_text_as_written(block: str, expected: dict[str, str]) -> None:
    assert read(f"---\n{block}\n---\ntext\n") == (expected, [])
    assert read(f"---\n{block}\n...\n") == (expected, [])


def test_the_text_keeps_its_lines() -> None:
    front, _ = split("---\ntitle: One\n---\n\n# Two\n", "a.md")
    assert front.text == "\n\n\n\n# Two\n"
    assert (front.spans["title"].line, front.spans["title"].column) == (2, 8)


@pytest.mark.parametrize(
    "text",
    ["", "---", "---\n", "---\n\ntitle: One\n---\n", "# One\n---\na: b\n---\n", "---\nA line.\n"],
)
def test_a_line_of_dashes_is_not_always_front_matter(text: str) -> None:
    assert split(text, "a.md")[0].text == text
    assert read(text) == ({}, [])


@pytest.mark.parametrize(
    ("block", "places"),
    [
        ("titel: One", [("P003", 2, 1)]),
        ("title: One\ndraft: true\nauthor: Me", [("P003", 3, 1), ("P003", 4, 1)]),
        ("title: [One, Two]", [("P004", 2, 8)]),
        ("title: One\ntitle: Two", [("P018", 3, 1)]),
        ("title: &x One\nshort-title: *x", [("P018", 2, 8), ("P018", 3, 14)]),
        ("title: !!str One", [("P018", 2, 8)]),
        ("title: One: two", [("P018", 2, 11)]),
        ("title: 'One", [("P018", 2, 12)]),
        ("title: One\n\ttab: x", [("P018", 3, 1)]),
        ("role: chaptr\nunnumbered: yes\nlanguage: English",
         [("P006", 2, 7), ("P006", 3, 13), ("P006", 4, 11)]),
        ("? [a, b]\n: c", []),
    ],
)  # fmt: skip
def test_mistakes_have_places(block: str, places: list[tuple[str, int, int]]) -> None:
    assert read(f"---\n{block}\n---\n")[1] == places


def test_a_block_that_is_not_closed() -> None:
    text = "---\ntitle: One\n\nText.\n"
    assert read(text) == ({}, [("P018", 1, 1)])
    assert split(text, "a.md")[0].text == text


def test_a_deep_block_is_no_crash() -> None:
    assert read(f"---\ntitle: {'[' * 3000}\n---\n")[1][0][0] == "P018"


@given(st.text(alphabet=st.sampled_from("ab:-#&*!{}[]'\"|> \n\t,é1"), max_size=40))
def test_any_block_is_read_or_refused_with_a_place_inside_it(block: str) -> None:
    text = f"---\ntitle: {block}\n---\nEnd\n"
    front, found = split(text, "a.md")
    assert front.text.count("\n") == text.count("\n")
    for diagnostic in found:
        assert 1 <= diagnostic.span.line <= text.count("\n")
