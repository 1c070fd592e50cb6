"""Listings are numbered by chapter, their lines from where the author says."""

from pathlib import Path

import pytest
from lxml import etree

from riftbook.manuscript import read
from riftbook.project import load
from riftbook.resolve import resolve

BOOK = Path(__file__).parents[1] / "books" / "code-listings"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def resolution():  # type: ignore[no-untyped-def]
    project, _ = load(BOOK)
    assert project is not None
    book, found = read(project)
    assert found == ()
    resolution, found = resolve(book, project.files)
    assert found == ()
    return resolution


def test_numbers_and_references(resolution) -> None:  # type: ignore[no-untyped-def]
    labels = {name: label.text.replace(NBSP, " ") for name, label in resolution.labels.items()}
    listings = {name: text for name, text in labels.items() if name.startswith("lst:")}
    assert listings == {
        "lst:insertion": "listing 1.1",
        "lst:run": "listing 1.2",
        "lst:card": "listing 2.1",
        "lst:pile": "listing 2.2",
        "lst:merge": "listing 2.3",
    }


def test_captions_say_their_number(resolution) -> None:  # type: ignore[no-untyped-def]
    said = [
        "".join(map(str, caption.itertext())).replace(NBSP, " ")
        for division in resolution.divisions
        for caption in etree.fromstring(division.xhtml).iter("{*}figcaption")
    ]
    assert said == [
        "Listing 1.1 Insertion, card by card",
        "Listing 1.2 The machine’s answer, with its prompt",
        "Listing 2.1 A card",
        "Listing 2.2 Putting a card into the pile",
        "Listing 2.3 Merging two piles",
    ]


def test_lines_are_numbered_from_where_the_author_says(resolution) -> None:  # type: ignore[no-untyped-def]
    found = [
        [int(number.text) for number in block.findall(".//{*}span[@class='line-number generated']")]
        for division in resolution.divisions
        for block in etree.fromstring(division.xhtml).iter("{*}pre")
    ]
    numbered = [(numbers[0], numbers[-1]) for numbers in found if numbers]
    assert numbered == [(1, 9), (98, 101), (1, 6), (1, 44)]
    assert all(numbers == list(range(numbers[0], numbers[-1] + 1)) for numbers in found if numbers)
