"""The covers: over the rift, in type alone, and the author's own."""

import pytest
from figure_books import opened, prepared, project, saved
from PIL import Image

from riftbook.cache import Cache
from riftbook.figures import COVER, VIGNETTE
from riftbook.figures.drawing import Studio
from riftbook.figures.kinds.cover import Cover


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    return {
        theme: project(tmp_path_factory.mktemp(theme), theme=theme)
        for theme in ("essay", "classic")
    }


@pytest.mark.parametrize("title", ["The gr(AI)t rift", "Moby-Dick; or, The Whale", "It", "A " * 30])
def test_any_title_fits_on_the_cover(title, books):
    cover = Cover(title=title.strip(), subtitle="A subtitle", authors=("A Writer",))
    for book in books.values():
        studio = Studio(book, Cache.open(book.root))
        canvas = cover.compose(studio._easel(cover, 5, 288.0))
        for line in canvas.lettering:
            wide = studio._face(cover).width(line.text, line.times)
            assert line.x + wide <= 150
            assert 0 < line.y <= 240


def test_the_cover_says_title_and_author(books):
    art, _ = prepared(books["essay"])
    assert art[COVER].alt == "The small rift. A Writer"
    assert art["@banner"].decorative
    assert not any(key.startswith(VIGNETTE) for key in art)


def test_an_own_cover_takes_the_place_of_the_drawn_one(tmp_path):
    data = saved(Image.new("1", (1248, 416)), "PNG")
    own = project(tmp_path, {"assets/own.png": data}, more='\n[epub]\ncover = "own.png"\n')
    art, found = prepared(own)
    assert found == ()
    assert art[COVER].ereader.pixels == (1248, 416)
    gone = project(tmp_path, more='\n[epub]\ncover = "gone.png"\n')
    art, found = prepared(gone)
    assert [(d.code, d.span.path, d.span.line) for d in found] == [("F002", "book.toml", 11)]


def test_the_theme_has_a_typographic_cover_or_a_landscape(books):
    """Classic: cream paper, oxblood and black, soft edges; essay: eight flat colours."""
    drawn = {theme: prepared(book)[0][COVER].ereader.data for theme, book in books.items()}
    image = opened(drawn["classic"]).convert("RGB")
    assert image.size == (1500, 2400)
    counted = {colour: count for count, colour in image.getcolors(33)}
    assert max(counted, key=counted.get) == image.getpixel((0, 0)) == (0xF5, 0xEC, 0xD9)
    assert counted[0x7A, 0x1F, 0x1F] > 100_000
    assert len(opened(drawn["essay"]).getcolors(9)) <= 8


def test_a_book_chooses_its_cover_and_its_colours(tmp_path):
    own = b'[layout]\ncover = "typographic"\n[palette]\ncover = "#112233"\nspot = "#ffcc00"\n'
    art, found = prepared(project(tmp_path, {"layouts/theme.toml": own}))
    assert found == ()
    image = opened(art[COVER].ereader.data).convert("RGB")
    assert image.getpixel((0, 0)) == (0x11, 0x22, 0x33)
    assert image.getpixel((70, 1200)) == (0xFF, 0xCC, 0x00)


@pytest.mark.parametrize(
    "title", ["It", "Moby-Dick; or, The Whale", "A " * 300, "Donaudampfschifffahrt" * 4]
)
@pytest.mark.parametrize("more", [False, True])
def test_type_on_the_cover_keeps_clear_of_its_frame(title, more, books):
    """Between the inner rule and the column nothing stands, whatever the words."""
    subtitle, authors = ("A subtitle " * 20, ("Ann Writer",) * 9) if more else ("", ())
    cover = Cover(title=title.strip(), subtitle=subtitle, authors=authors)
    image = Studio(books["classic"], Cache.open(books["classic"].root))._jacket(cover).image()
    for box in ((130, 130, 200, 2270), (1300, 130, 1370, 2270), (130, 130, 1370, 220)):
        assert len(image.convert("RGB").crop(box).getcolors()) == 1
    assert image.crop((220, 250, 1280, 1200)).convert("RGB").getcolors(33) is not None


@pytest.mark.parametrize(("layout", "drawn"), [("{{ art.banner }}", True), ("{{ party }}", False)])
def test_the_banner_is_drawn_where_a_layout_asks_for_ornaments(tmp_path, layout, drawn):
    text = f'{{% extends "theme:division.html.jinja" %}}{{# {layout} #}}'
    book = project(tmp_path, {"layouts/print/chapter.html.jinja": text.encode()}, theme="classic")
    art, _ = prepared(book)
    assert ("@banner" in art) == drawn
