import os
import subprocess
import sys
from pathlib import Path

import pytest
from figure_books import chunks, codes, generated, opened, prepared, project

from riftbook.cache import Cache
from riftbook.figures.drawing import Studio
from riftbook.figures.kinds import KINDS
from riftbook.figures.kinds.chapter_vignette import ChapterVignette
from riftbook.figures.kinds.rift import Rift
from riftbook.records import replace

POINTS = [
    {"name": "sorting routine", "at": 0.03},
    {"name": "decision tree", "at": 0.22},
    {"name": "small network", "at": 0.62},
    {"name": "Stable Diffusion", "at": 0.93, "black": "unreadable"},
    {"name": "GPT-4", "at": 0.97, "black": "both"},
]
EXAMPLES = [
    {"name": "published algorithm", "readable": True, "shown": True},
    {"name": "secret score", "readable": True, "shown": False},
    {"name": "Stable Diffusion", "readable": False, "shown": True},
    {"name": "GPT-4", "readable": False, "shown": False},
]
FIGURES = {
    "rift": {"bridge": 0.5},
    "spectrum": {"points": POINTS},
    "boxes": {"examples": EXAMPLES},
    "cover": {"title": "The gr(AI)t rift"},
    "chapter-vignette": {},
}
CELLS = {"rift": 96, "spectrum": 288, "boxes": 288, "cover": 150, "chapter-vignette": 72}
"""Cells across the essay's measure of 288 points."""


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    return {
        theme: project(tmp_path_factory.mktemp(theme), theme=theme)
        for theme in ("essay", "classic")
    }


@pytest.fixture(scope="module")
def artworks(books):
    figures = [generated(kind, options) for kind, options in FIGURES.items()]
    made = {}
    for theme, book in books.items():
        found_art, found = prepared(book, *figures)
        assert found == ()
        made[theme] = dict(zip(FIGURES, (found_art[f"one/{n}"] for n in range(5)), strict=True))
    return made


def test_every_kind_is_tried_here():
    assert [kind.kind for kind in KINDS] == [
        "rift",
        "spectrum",
        "boxes",
        "cover",
        "chapter-vignette",
    ]
    assert set(FIGURES) == {kind.kind for kind in KINDS}


@pytest.mark.parametrize("kind", FIGURES)
def test_printed_cells_are_uniform_and_fine_enough(kind, artworks):
    """Each cell of the grid is one colour: whole pixels, no grey edge, at least 300 an inch."""
    picture = artworks["essay"][kind].print
    image = opened(picture.data)
    assert image.size == picture.pixels
    cells = CELLS[kind]
    pixels, rest = divmod(image.width, cells)
    assert rest == 0
    assert image.height % pixels == 0
    small = image.resize((cells, image.height // pixels), 0)
    assert small.resize(image.size, 0).tobytes() == image.tobytes()
    assert image.width * 72 / picture.size[0] >= 300


@pytest.mark.parametrize("kind", FIGURES)
def test_few_colours_and_the_exact_size(kind, artworks):
    picture = artworks["essay"][kind].print
    colours = opened(picture.data).convert("RGB").getcolors(9)
    assert colours is not None
    assert len(colours) <= (8 if kind in {"rift", "cover"} else 3)
    wide, high = picture.size
    assert wide == 288 or kind == "cover"
    assert high == pytest.approx(wide * picture.pixels[1] / picture.pixels[0])
    assert high < 462 - 3 * 14 + 0.1


def test_the_banner_is_96_by_32_cells(artworks):
    picture = artworks["essay"]["rift"].print
    assert picture.size == (288, 96)
    assert picture.pixels == (96 * 13, 32 * 13)


@pytest.mark.parametrize("theme", ["essay", "classic"])
@pytest.mark.parametrize("kind", FIGURES)
def test_nothing_in_the_file_but_the_picture(theme, kind, artworks):
    for picture in (artworks[theme][kind].print, artworks[theme][kind].ereader):
        assert set(chunks(picture.data)) == {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
        assert picture.media_type == "image/png"


@pytest.mark.parametrize("theme", ["essay", "classic"])
@pytest.mark.parametrize("kind", FIGURES)
def test_ereader_copies_keep_within_what_is_shown(theme, kind, artworks):
    picture = artworks[theme][kind].ereader
    across, down = picture.pixels
    assert opened(picture.data).size == (across, down)
    assert picture.size == (0, 0)
    if kind == "cover":
        assert (across, down) == (1500, 2400)
    else:
        assert across * down <= 3_600_000
        assert max(across, down) <= 2000


@pytest.mark.parametrize("kind", ["spectrum", "boxes"])
def test_letters_are_high_enough_on_a_phone(kind, artworks):
    """390 CSS pixels less 4 % on both sides; the capitals of an 11-cell face are 8 cells."""
    picture = artworks["essay"][kind].ereader
    cells = 252
    assert picture.pixels[0] % cells == 0
    assert 8 * (390 * 0.92) / cells >= 9


def test_the_vignette_brings_its_own_paper(artworks):
    """Readers that turn the page black and know no dark style would show ink on black."""
    image = opened(artworks["essay"]["chapter-vignette"].ereader.data)
    assert image.width / image.height == 72 / 24
    assert "transparency" not in image.info
    cells = image.resize((72, 24), 0)
    assert cells.convert("RGB").getpixel((36, 0)) == (255, 255, 255)
    assert set(cells.crop((0, 16, 1, 24)).tobytes()) >= {1}


@pytest.mark.parametrize("kind", ["spectrum", "boxes"])
def test_ereader_copies_have_a_margin_of_paper(kind, artworks):
    image = opened(artworks["essay"][kind].ereader.data).convert("RGB")
    rim = [image.crop((0, 0, image.width, 4)), image.crop((0, 0, 4, image.height))]
    assert all(
        strip.getcolors() == [(strip.width * strip.height, (255, 255, 255))] for strip in rim
    )


def test_the_spot_colour_is_the_themes(artworks):
    for theme, spot in (("essay", (0xC2, 0x41, 0x0C)), ("classic", (0x7A, 0x1F, 0x1F))):
        image = opened(artworks[theme]["spectrum"].print.data).convert("RGB")
        assert {colour for _, colour in image.getcolors(4)} == {(0,) * 3, (255,) * 3, spot}


def test_the_bridge_grows_from_the_right_and_only_the_bridge_changes(books):
    studio = Studio(books["essay"], Cache.open(books["essay"].root))
    easel = studio._easel(Rift(), 5, 288.0)
    states = [Rift(bridge=part).compose(easel).grid for part in (0.0, 0.5, 1.0)]
    differing = [
        {
            i % 96
            for i, (a, b) in enumerate(zip(states[0].cells, other.cells, strict=True))
            if a != b
        }
        for other in states[1:]
    ]
    assert min(differing[0]) > min(differing[1]) >= 34
    assert max(differing[1]) <= 72


def test_seeds_give_other_landscapes_of_one_family(books):
    studio = Studio(books["essay"], Cache.open(books["essay"].root))
    drawn = [studio.draw(ChapterVignette(), seed).print.data for seed in ("one", "two", "one")]
    assert drawn[0] == drawn[2] != drawn[1]


def test_the_author_need_not_describe_but_may(books):
    plain, told = generated("boxes", FIGURES["boxes"]), generated("rift", {}, description="Mine.")
    art, _ = prepared(books["essay"], plain, told)
    assert "secret score: readable and hidden" in art["one/0"].description
    assert art["one/1"].description == "Mine."
    german = replace(books["essay"], metadata=replace(books["essay"].metadata, language="de"))
    assert prepared(german, plain)[0]["one/0"].description == ""


def test_a_narrow_figure_is_drawn_smaller_until_it_cannot_be_read(books):
    for width, expected in (("80%", []), ("50%", ["F035"])):
        art, found = prepared(books["essay"], generated("boxes", FIGURES["boxes"], width=width))
        assert codes(found) == expected
        part = float(width[:-1]) / 100 * books["essay"].theme.page.measure
        assert art["one/0"].print.size[0] == pytest.approx(part, rel=0.02)


PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from figure_books import generated, prepared, project
from test_generated import FIGURES
book = project(Path(sys.argv[1]))
art, _ = prepared(book, *(generated(kind, options) for kind, options in FIGURES.items()))
for key in sorted(art):
    for picture in (art[key].print, art[key].ereader):
        print(key, picture.path, sha256(picture.data).hexdigest())
"""


def test_the_same_bytes_whatever_the_hash_seed_and_the_cache(tmp_path):
    """Twice without a cache, once from it."""
    told = []
    for run, (seed, place) in enumerate((("1", "a"), ("2", "b"), ("3", "a"))):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "RIFTBOOK_CACHE": str(tmp_path / place),
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "TZ": ("UTC", "Asia/Kolkata", "UTC")[run],
        }
        command = [
            sys.executable,
            "-c",
            PROGRAM,
            str(tmp_path / "book"),
            str(Path(__file__).parent),
        ]
        told.append(
            subprocess.run(command, env=environment, capture_output=True, check=True).stdout
        )
    assert told[0].count(b"\n") == 14
    assert told[0] == told[1] == told[2]
