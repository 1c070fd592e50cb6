"""Margins apart from their pages: moved, they look as if they had been set where they stand."""

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import ImageChops

from print_books import Finished, Prepared, finished, prepared
from riftbook.editions.print.plain import compose

BOOK = '[book]\ntitle = "Margins"\nauthor = "A."\nlanguage = "en"\ndate = 2026-11-23\n'
PROSE = "The cat sat on the mat and looked at the dog, who had no mat and did not mind. " * 40
MOVABLE = {
    "centred in brackets": '@page chapter { @bottom-center { content: "[" counter(page) "]" } }',
    "roman": "@page chapter { @bottom-center { content: counter(page, lower-roman) } }",
    "capitals": "@page chapter { @bottom-center { content: counter(page, lower-roman);"
    " text-transform: uppercase } }",
    "among others": "@page chapter { @bottom-left { content: counter(page, folio) }"
    ' @bottom-center { content: "in between" } @bottom-right { content: "the other side" } }',
    "a corner": "@page chapter:left { @bottom-left-corner { content: counter(page, folio) } }",
}
FIXED = {
    "spaced figures": "@page chapter { @bottom-right { content: counter(page);"
    " letter-spacing: .3em } }",
    "a word before": '@page chapter { @bottom-left { content: "Page " counter(page);'
    " width: 40% } }",
    "a picture": '@page chapter { @bottom-left { content: url("riftbook:/layouts/print/a.png") } }',
    "a border": "@page chapter { border-top: 1pt solid }",
    "uneven sides": "@page chapter:left { margin-top: 20pt }",
    "a counter": "@page chapter { @bottom-left { content: counter(pages) } }",
    "text of two widths": "@page :left { margin-right: 70pt !important }",
    "a side for a heading": "h1 { break-after: right }",
    "a page number in the text": 'h1::after { content: " on page " counter(page) }',
    "other numerals": "@page chapter { @bottom-center { content: counter(page, georgian) } }",
}


def book(folder: Path, style: str) -> Prepared:
    """A book of two chapters, the second of which begins on the other side."""
    (folder / "manuscript").mkdir()
    (folder / "layouts/print").mkdir(parents=True, exist_ok=True)
    (folder / "book.toml").write_text(BOOK, encoding="utf-8")
    (folder / "layouts/theme.toml").write_text(
        'extends = "classic"\n[layout]\nchapters-recto = false\n', encoding="utf-8"
    )
    (folder / "layouts/print/style.css").write_text(style, encoding="utf-8")
    dot = Path(__file__).parents[1] / "books/pictures"
    picture = next(path for path in sorted(dot.rglob("*.png")))
    (folder / "layouts/print/a.png").write_bytes(picture.read_bytes())
    for name, text in (("01-one", "One line."), ("02-two", f"{PROSE}\n\n{PROSE}\n\n{PROSE}")):
        (folder / f"manuscript/{name}.md").write_text(f"# {name[3:]}\n\n{text}\n", encoding="utf-8")
    return prepared(folder)


def placed(made: Finished) -> set[str]:
    return {each.division for each in made.printed.composition.standings if each.placed}


def agrees(made: Finished, of: Prepared) -> bool:
    """Whether every page looks as it does when it is set in its place."""
    ours, theirs = (
        [page.render(scale=1, grayscale=True).to_pil() for page in pdfium.PdfDocument(pdf)]
        for pdf in (made.pdf, compose(of.job()).pdf)
    )
    differences = (ImageChops.difference(*pair) for pair in zip(ours, theirs, strict=True))
    return all(sum(each.histogram()[9:]) == 0 for each in differences)


@pytest.mark.parametrize("style", MOVABLE.values(), ids=MOVABLE)
def test_margins_that_can_be_moved(style: str, tmp_path: Path) -> None:
    of = book(tmp_path, style)
    made = finished(of)
    assert placed(made) == set()
    assert agrees(made, of)


@pytest.mark.parametrize("style", FIXED.values(), ids=FIXED)
def test_margins_that_cannot_are_set_in_their_place(style: str, tmp_path: Path) -> None:
    of = book(tmp_path, style)
    made = finished(of)
    assert "two" in placed(made), "the opening page of a chapter may have a margin of its own"
    assert agrees(made, of)


def test_margins_that_a_division_brings_are_its_own(tmp_path: Path) -> None:
    layout = tmp_path / "layouts/print/division.html.jinja"
    layout.parent.mkdir(parents=True)
    layout.write_text(
        '{% extends "theme:division.html.jinja" %}\n{% block opener %}<style>@page chapter { '
        '@bottom-left { content: "of {{ division.number }}" } }</style>{{ super() }}{% endblock %}',
        encoding="utf-8",
    )
    of = book(tmp_path, "")
    made = finished(of, tmp_path / "one", workers=1)
    assert agrees(made, of)
    assert made.pdf == finished(of, tmp_path / "two", workers=2).pdf
