"""The fast way agrees with the plain one, page by page, whatever is in the cache."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import ImageChops

from print_books import BOOKS, ROOT, Finished, finished, prepared
from riftbook.editions.print.plain import compose

LIGHT = 8
"""Levels of grey in which two pictures of a page may differ."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A book made in both ways."""

    fast: Finished
    plain: bytes


@pytest.fixture(scope="module", params=BOOKS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    book = prepared(ROOT / "tests/books" / request.param)
    cache = tmp_path_factory.mktemp("cache")
    fast = finished(book, cache, workers=2)
    again = finished(book, cache, workers=1)
    assert again.pdf == fast.pdf, "what the cache holds makes no difference"
    assert again.found == fast.found
    assert finished(book).pdf == fast.pdf, "how many workers set it makes no difference"
    return Pair(fast=fast, plain=compose(book.job()).pdf)


def test_every_page_has_the_same_words(pair: Pair) -> None:
    assert list(_words(pair.fast.pdf)) == list(_words(pair.plain))


def test_every_page_looks_the_same(pair: Pair) -> None:
    pairs = zip(_pictures(pair.fast.pdf), _pictures(pair.plain), strict=True)
    different = [
        number
        for number, (ours, theirs) in enumerate(pairs, 1)
        if sum(ImageChops.difference(ours, theirs).histogram()[LIGHT + 1 :])
    ]
    assert different == []


def test_ids_and_titles_lead_to_the_same_places(pair: Pair) -> None:
    assert _destinations(pair.fast.pdf) == _destinations(pair.plain)
    assert list(_outline(pair.fast.pdf)) == list(_outline(pair.plain))


def test_links_lead_to_the_same_places_from_the_same_places(pair: Pair) -> None:
    ours, theirs = set(_links(pair.fast.pdf)), set(_links(pair.plain))
    assert {target for _, target, _ in ours} == {target for _, target, _ in theirs}
    assert ours <= theirs, "where links lie in links, only the outer one is kept"


def test_marks_for_cutting_stay_at_the_edges_of_every_page(tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(ROOT / "tests/books/page-references", root)
    (root / "layouts/print").mkdir(parents=True, exist_ok=True)
    with (root / "layouts/print/style.css").open("a", encoding="utf-8") as style:
        style.write("@page { bleed: 3mm; marks: crop cross }\n")
    book = prepared(root)
    test_every_page_looks_the_same(Pair(fast=finished(book), plain=compose(book.job()).pdf))


def _words(pdf: bytes) -> Iterator[str]:
    """The characters of each page; where blanks are, pdfium guesses from gaps between them."""
    for page in pdfium.PdfDocument(pdf):
        yield "".join(page.get_textpage().get_text_range().split())


def _pictures(pdf: bytes) -> Iterator["pdfium.PIL.Image"]:
    for page in pdfium.PdfDocument(pdf):
        yield page.render(scale=1, grayscale=True).to_pil()


def _destinations(pdf: bytes) -> dict[str, tuple[int, int, int]]:
    with pikepdf.Pdf.open(_file(pdf)) as document:
        numbers = {page.obj.objgen: at for at, page in enumerate(document.pages)}
        names = document.Root.Names.Dests.Names
        return {
            str(names[at]): (numbers[where[0].objgen], round(where[2]), round(where[3]))
            for at in range(0, len(names), 2)
            if (where := names[at + 1]) is not None
        }


def _outline(pdf: bytes) -> Iterator[tuple[int, str, int]]:
    for entry in pdfium.PdfDocument(pdf).get_toc():
        yield entry.level, entry.get_title(), entry.get_dest().get_index()


def _links(pdf: bytes) -> Iterator[tuple[int, str, tuple[int, ...]]]:
    with pikepdf.Pdf.open(_file(pdf)) as document:
        for at, page in enumerate(document.pages):
            for link in page.obj.get("/Annots", ()):
                target = link.get("/Dest", None)
                named = str(link.A.URI) if target is None else str(target)
                yield at, named, tuple(round(edge) for edge in link.Rect)


def _file(pdf: bytes) -> "object":
    import io

    return io.BytesIO(pdf)
