"""Where pages begin, and which line a place is printed on."""

from datetime import UTC, datetime

import pytest

from riftbook.model import Division, Fragment, Metadata, Resolution, ResolvedDivision
from riftbook.places import Place, Run, SourceBlock
from riftbook.positions import PageStart, Positions, Spot, page_starts
from riftbook.sheets import Box, Line, Sheet, Sheets


def resolution(**texts: str) -> Resolution:
    """A book of one division whose blocks have these texts."""
    run = (Run(offset=0, line=1, column=1),)
    blocks = tuple(
        SourceBlock(id=key, path="cats.md", text=text, runs=run) for key, text in texts.items()
    )
    division = Division(
        id="cats",
        role="chapter",
        title=None,
        fragment=Fragment(xhtml=b"<div/>", blocks=blocks),
        path="cats.md",
    )
    resolved = ResolvedDivision(
        division=division, number="", label="", anchor="cats", title_xhtml=b"", xhtml=b"<div/>",
        notes=(), sections=(),
    )  # fmt: skip
    metadata = Metadata(
        title="Cats", language="en", identifier="urn:x:1", slug="cats", isbn={},
        modified=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    return Resolution(
        metadata=metadata, divisions=(resolved,), labels={}, contents=(), figures=(),
        generated_words=frozenset(),
    )  # fmt: skip


def line(block: str, begin: int, end: int, baseline: float = 30, **more: object) -> Line:
    return Line(
        block=block, begin=begin, end=end, baseline=baseline, x=0, width=9, **more  # type: ignore[arg-type]
    )  # fmt: skip


def sheet(label: str, *lines: Line, **more: object) -> Sheet:
    values = {
        "division": "cats", "label": label, "recto": True, "blank": False, "name": "",
        "width": 100.0, "height": 100.0, "text": Box(x=0, y=0, width=90, height=90),
        "notes_top": 90.0, "lines": lines,
    }  # fmt: skip
    return Sheet(**values | more)  # type: ignore[arg-type]


def starts(book: Resolution, *pages: Sheet) -> list[PageStart]:
    """Where the pages behind a first one begin."""
    return list(page_starts(Sheets(sheets=(sheet("1"), *pages)), book))[1:]


def test_a_page_begins_with_its_first_word() -> None:
    (start,) = starts(resolution(b="A cat sat."), sheet("2", line("b", 4, 8)))
    assert (start.label, start.block, start.ink) == ("2", "b", 4)


@pytest.mark.parametrize(
    ("text", "begin", "ink"),
    [
        ("wonderful cat", 3, 9),
        ("won\xadderful cat", 3, 9),
        ("cat-like dog", 4, 4),
        ("sat—and slept", 4, 4),
        ("a cat", 1, 1),
        ("猫はすわっていました。", 2, 2),
    ],
)
def test_no_mark_stands_in_a_word(text: str, begin: int, ink: int) -> None:
    end = 10 if ink == 9 else begin + 1
    (start,) = starts(resolution(b=text), sheet("2", line("b", begin, end)))
    assert start.ink == ink


def test_behind_the_rest_of_a_last_word_the_next_block_begins() -> None:
    page = sheet("2", line("a", 3, 9), line("b", 0, 3, 42))
    (start,) = starts(resolution(a="wonderful", b="cat"), page)
    assert (start.block, start.ink) == ("b", 0)


def test_words_of_the_layout_before_the_first_word() -> None:
    page = sheet("2", line("b", 3, 3, lead=5), line("b", 3, 6, 42, lead=2))
    (start,) = starts(resolution(b="cat sat"), page)
    assert (start.ink, start.lead) == (3, 7)


def test_notes_begin_no_page() -> None:
    page = sheet("2", line("n", 0, 3, note=True), line("b", 0, 3))
    (start,) = starts(resolution(n="dog", b="cat"), page)
    assert start.block == "b"


def test_a_figure_begins_a_page() -> None:
    (start,) = starts(resolution(b="cat"), sheet("2", line("b", 0, 3), opening="m1"))
    assert (start.figure, start.block) == ("m1", "")


def test_pages_without_text_begin_where_the_next_does() -> None:
    pages = (sheet("2", blank=True), sheet("3"), sheet("4", line("b", 0, 3)), sheet("5"))
    found = starts(resolution(b="cat"), *pages)
    assert [(s.label, s.block) for s in found] == [("2", "b"), ("3", "b"), ("4", "b")]


def test_contents_without_a_document_begin_with_the_next_division() -> None:
    sheets = Sheets(sheets=(sheet("i", division="contents"), sheet("1")))
    found = page_starts(sheets, resolution(b="cat"), frozenset({"contents"}))
    assert [(s.label, s.division) for s in found] == [("i", "cats"), ("1", "cats")]


def test_places_and_lines() -> None:
    book = resolution(b="A cat sat.", t="x", u="y")
    page = sheet(
        "1", line("b", 0, 4), line("b", 4, 8, 42), line("t", 0, 1, 54), line("u", 0, 1, 54.4)
    )
    positions = Positions(Sheets(sheets=(page,)), book)
    place = Place(division="cats", block="b", offset=7)
    assert positions.spot(place) == Spot(sheet=0, line=1)
    assert positions.place(Spot(sheet=0, line=1)) == Place(division="cats", block="b", offset=6)
    assert [positions.number(Spot(sheet=0, line=at)) for at in range(4)] == [1, 2, 3, 3]
    assert positions.spots("1", 3) == (Spot(sheet=0, line=2), Spot(sheet=0, line=3))
    assert positions.spot(Place(division="cats", block="none", offset=0)) is None
    assert positions.opening("1") == Place(division="cats", block="b", offset=0)
    assert positions.opening("7") is None
