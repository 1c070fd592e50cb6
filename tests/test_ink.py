"""Ordinals of ink characters: in plain text and in trees."""

import pytest
from lxml import etree

from riftbook.ink import stretches
from riftbook.places import ink_before, inked, offset_of

TEXT = " A\xad b\u00a0c\n\tdé"


def test_what_leaves_ink() -> None:
    assert inked(TEXT) == "Abcdé"


@pytest.mark.parametrize(("ordinal", "offset"), [(0, 1), (1, 4), (2, 6), (3, 9), (4, 10), (5, 11)])
def test_offsets_and_ordinals(ordinal: int, offset: int) -> None:
    assert offset_of(TEXT, ordinal) == offset
    assert ink_before(TEXT, offset) == ordinal


def own(xhtml: str) -> list[tuple[str, int, str]]:
    return [(s.block, s.begin, s.text) for s in stretches(etree.fromstring(xhtml)) if s.own]


def test_a_block_holds_its_own_text() -> None:
    tree = '<div><li data-b="b1">a<!-- no --> b<p data-b="b2">c <em>d</em></p> e</li> f</div>'
    assert own(tree) == [
        ("b1", 0, "a"), ("b1", 1, " b"), ("b2", 0, "c "), ("b2", 1, "d"), ("b1", 2, " e"),
    ]  # fmt: skip


def test_generated_words_citations_and_notes_are_not_its_own() -> None:
    tree = (
        '<p data-b="b1">a <a class="note-call generated">1</a><span class="footnote">x'
        '<span data-b="b2">n</span></span> b <span class="citation"><span>see</span></span> c</p>'
    )
    assert own(tree) == [("b1", 0, "a "), ("b2", 0, "n"), ("b1", 1, " b "), ("b1", 2, " c")]
    lost = [(s.block, s.begin, s.text) for s in stretches(etree.fromstring(tree)) if not s.own]
    assert lost == [("b1", 1, "1"), ("", 0, "x"), ("b1", 2, "see")]


def test_what_was_taken_out_still_counts() -> None:
    assert own('<p data-b="b1">a<ruby data-ink="2">b</ruby>c</p>')[-1] == ("b1", 4, "c")
