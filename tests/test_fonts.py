from pathlib import Path

import pytest

from riftbook.fonts import check_faces, coverage, features, font_names, missing_glyphs
from riftbook.places import Run, SourceBlock
from riftbook.project import File, Files
from riftbook.theme import Face

THEMES = Path(__file__).parents[1] / "src" / "riftbook" / "themes"
FONTS = sorted(THEMES.glob("*/fonts/*.?tf"))


def file(name: str) -> File:
    path = next(font for font in FONTS if font.name == name)
    return File.of(f"@themes/{path.parent.parent.name}/fonts/{name}", path.read_bytes())


def face(font: File) -> Face:
    return Face(family="Riftbook", name="Any", path=font.path)


def block(text: str, line: int = 7) -> SourceBlock:
    runs = (Run(offset=0, line=line, column=1),)
    return SourceBlock(id="b1", path="manuscript/01-a.md", text=text, runs=runs)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("EBGaramond.ttf", "EB Garamond"),
        ("EBGaramond-Italic.ttf", "EB Garamond"),
        ("IBMPlexMono-Regular.ttf", "IBM Plex Mono"),
        ("Literata.ttf", "Literata"),
        ("Literata-Italic.ttf", "Literata"),
        ("DepartureMono-Regular.otf", "Departure Mono"),
    ],
)
def test_a_font_says_its_own_name(name: str, family: str) -> None:
    assert font_names(file(name).data).family == family


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_every_text_face_has_real_small_capitals_and_old_style_figures(path: Path) -> None:
    if "Mono" in path.name and "Departure" not in path.name:
        return
    assert {"smcp", "onum", "lnum", "sups"} <= features(file(path.name))


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_every_font_comes_with_its_licence(path: Path) -> None:
    licence = next(path.parent.glob(f"{path.name.split('-')[0].split('.')[0]}-OFL.txt"))
    assert "SIL Open Font License, Version 1.1" in licence.read_text(encoding="utf-8")


def test_something_else_is_not_a_font() -> None:
    with pytest.raises(ValueError, match="not a font"):
        font_names(b"a cat")
    found = check_faces(
        [face(File.of("a.ttf", b"a cat"))], Files({"a.ttf": File.of("a.ttf", b"a cat")})
    )
    assert [(d.code, d.span.path) for d in found] == [("T003", "a.ttf")]


def told(text: str, *names: str) -> list[tuple[int, int, str]]:
    fonts = [file(name) for name in names or ("EBGaramond.ttf",)]
    files = Files({font.path: font for font in fonts})
    found = missing_glyphs([block(text)], [face(font) for font in fonts], files)
    assert {d.code for d in found} <= {"T001"}
    return [(d.span.column, d.span.length, d.message) for d in found]


def test_a_run_without_glyphs_is_told_once_where_it_first_stands() -> None:
    found = told("The word חו stands here, and again חו, and ת too.")
    assert [(column, length) for column, length, _ in found] == [(10, 2), (44, 1)]
    assert "U+05D7 U+05D5" in found[0][2]
    assert "hebrew letter het" in found[0][2]


def test_every_face_of_the_book_counts() -> None:
    assert told("a ❧ leaf", "Literata.ttf")
    assert not told("a ❧ leaf", "Literata.ttf", "EBGaramond.ttf")


@pytest.mark.parametrize(
    "text", ["a\u00a0b\u2009c\u202fd", "soft\u00adhyphen", "a\tb\nc", "cafe\u0301"]
)
def test_spaces_marks_and_controls_need_no_glyph_of_their_own(text: str) -> None:
    assert not told(text)


def test_coverage_is_the_character_map() -> None:
    covered = coverage(file("DepartureMono-Regular.otf"))
    assert ord("■") in covered
    assert ord("❧") not in covered


def test_a_font_that_does_not_count_its_glyphs_still_tells_what_it_has() -> None:
    whole = file("DepartureMono-Regular.otf")
    without = File.of("a.otf", whole.data.replace(b"maxp", b"maxq", 1))
    assert coverage(without) == coverage(whole)
