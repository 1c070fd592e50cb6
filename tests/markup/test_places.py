"""Every word of the samples, and every planted word, is found at its line and column."""

import random
from collections.abc import Mapping
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from markup.test_scanner import BLOCKS, plant
from riftbook.markup.conversion import convert
from riftbook.markup.scanner import split, words
from riftbook.markup.scanner.spelling import WORD, spelled
from riftbook.model import Fragment
from riftbook.model.marks import Citation
from riftbook.project import Source, load

ROOT = Path(__file__).parents[2]
SAMPLES = sorted([*ROOT.glob("manuscript/*.md"), *ROOT.glob("tests/books/*/manuscript/*.md")])

Found = tuple[str, int, int]


def converted(text: str) -> Fragment:
    fragment, _, _ = convert(Source(id="x", path="x.md", text=text, role="chapter"))
    return fragment


@cache
def sources(book: Path) -> Mapping[str, Source]:
    """The files of a book's manuscript, with those that they name."""
    project, _ = load(book)
    assert project is not None
    return {source.path: source for source in project.sources}


def printed(fragment: Fragment) -> list[Found]:
    """Each word of the fragment's blocks with the place that its block gives it."""
    found: list[Found] = []
    for block in fragment.blocks:
        for match in WORD.finditer(block.text):
            span = block.span(match.start())
            found.append((spelled(match[0]), span.line, span.column))
    return found


@cache
def of_sample(path: Path) -> tuple[list[Found], list[Found]]:
    """The words of a sample by both readings; a citation's own words are in its mark only."""
    source = sources(path.parents[1])[f"manuscript/{path.name}"]
    fragment, _, _ = convert(source)
    cited = {
        word
        for mark in fragment.marks
        if isinstance(mark, Citation)
        for item in mark.items
        for word in split(f"{item.prefix} {item.locator}")
    }
    by_markup = printed(fragment)
    by_scanner = [
        (word.text, word.line, word.column) for word in words(source.text, source.included)
    ]
    lost = set(by_scanner) - set(by_markup)
    return by_markup, [word for word in by_scanner if word not in lost or word[0] not in cited]


def test_a_thousand_random_words_of_the_samples() -> None:
    """The oracle is the scanner, which reads the file on its own."""
    each = [(path, word) for path in SAMPLES for word in of_sample(path)[0]]
    known = {(path, word) for path in SAMPLES for word in of_sample(path)[1]}
    chosen = random.Random(1000).sample(each, 1000)
    assert [word for word in chosen if word not in known] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_both_readings_find_the_same_words(path: Path) -> None:
    by_markup, by_scanner = of_sample(path)
    assert sorted(by_markup) == sorted(by_scanner)


IN_BLOCKS = [block for block in BLOCKS if "@«h»" not in block]
"""A citation's own words stand in its mark, not in the block."""


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(IN_BLOCKS), min_size=1, max_size=10))
def test_planted_words_are_found_where_they_were_planted(templates: list[str]) -> None:
    """The oracle is the test itself, which knows where it put each word."""
    numbers = count(1)
    text, expected = "", {}
    for template in templates:
        block, planted = plant(template, numbers)
        if template.startswith("[^"):
            block = f"called{block.partition(':')[0]}\n\n{block}"
        for at, word in planted:
            before = text + block[: block.index(word, at)]
            expected[word] = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        text += block + "\n\n"
    found = {word: (line, column) for word, line, column in printed(converted(text))}
    assert {word: found.get(word) for word in expected} == expected
