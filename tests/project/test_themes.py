"""Themes and what they inherit."""

from pathlib import Path

import pytest

from riftbook.diagnostics import Span
from riftbook.project import Files, themes
from riftbook.theme import Theme
from small_books import BOOK, problems, project_of

ESSAY = BOOK + '[print]\ntheme = "essay"\n'


def theme(root: Path, own: str) -> Theme:
    return project_of(root, {"book.toml": ESSAY, "layouts/theme.toml": own}).theme


@pytest.mark.parametrize(
    ("name", "measure", "depth", "lines"),
    [("classic", 282, 495, 33), ("essay", 288, 462, 33)],
)
def test_the_packaged_themes_have_their_text_block(
    tmp_path: Path, name: str, measure: float, depth: float, lines: int
) -> None:
    book = BOOK + f'[print]\ntheme = "{name}"\n'
    made = project_of(tmp_path, {"book.toml": book}).theme
    assert made.chain == (f"@themes/{name}", "@themes/base")
    assert made.page.measure == pytest.approx(measure, abs=0.1)
    assert made.page.depth == pytest.approx(depth, abs=0.1)
    assert int(made.page.depth / made.leading + 0.01) == lines
    assert {made.text, made.display, made.code} <= {face.family for face in made.faces}
    assert all(face.licence for face in made.faces)


def test_a_books_own_layouts_come_first(tmp_path: Path) -> None:
    own = """[page]
inner = "2cm"
[type]
size = 10
[layout]
vignette = false
[palette]
spot = "#0000ff"
new = "#00ff00"
[properties]
own-gap = "3pt"
"""
    before = project_of(tmp_path / "other", {"book.toml": ESSAY}).theme
    made = theme(tmp_path, own)
    assert made.chain == ("layouts", "@themes/essay", "@themes/base")
    assert made.name == "essay"
    assert made.page.inner == pytest.approx(56.69, abs=0.01)
    assert made.page.outer == before.page.outer
    assert (made.size, made.leading, made.vignette) == (10, before.leading, False)
    assert made.palette == {**before.palette, "spot": "#0000ff", "new": "#00ff00"}
    assert made.properties == {**before.properties, "own-gap": "3pt"}
    assert made.faces == before.faces


def test_layouts_without_a_theme_toml(tmp_path: Path) -> None:
    files = {"book.toml": ESSAY, "layouts/print/style.css": "p {}"}
    assert project_of(tmp_path, files).theme.chain[0] == "layouts"


def test_a_books_own_fonts(tmp_path: Path) -> None:
    own = '[type]\ntext = "Own"\n[[fonts]]\nfamily = "Own"\nname = "Face"\nfile = "{}"\n'
    for name, path in (("fonts/a.ttf", "layouts/fonts/a.ttf"), ("assets/fonts/a.ttf",) * 2):
        files = {"book.toml": ESSAY, "layouts/theme.toml": own.format(name), path: b"font"}
        made = project_of(tmp_path / name.replace("/", "-"), files).theme
        assert (made.text, made.face("Own").path) == ("Own", path)
        assert made.face("Own").style == "normal"


@pytest.mark.parametrize(
    ("own", "places"),
    [
        ('extends = "classic"\n', [("P003", 1, 1)]),
        ('[page]\nwidht = 3\nhead = "3"\n', [("P003", 2, 1), ("P006", 3, 8)]),
        ('[page]\ninner = "-1mm"\nouter = true\n', [("P006", 2, 9), ("P004", 3, 9)]),
        ("[palette]\nspot = 3\n", [("P004", 1, 2)]),
        ('[[fonts]]\nfamily = "A"\n', [("P005", 1, 1), ("P005", 1, 1)]),
        ("[type\n", [("P002", 1, 6)]),
        ('[palette]\nspot = "red"\nnew = "#00ff00"\n', [("P006", 2, 8)]),
        ('[properties]\ngap = "1pt; } p { color: red"\n', [("P006", 2, 7)]),
        (
            "[type]\ntext = 'a\"b'\n[layout]\ncontents-depth = 0\n",
            [("P006", 2, 8), ("P006", 4, 18)],
        ),
        ('[page]\ninner = "100mm"\n', [("P024", 1, 2)]),
    ],
)
def test_mistakes_in_layouts(tmp_path: Path, own: str, places: list[tuple[str, int, int]]) -> None:
    files = {"book.toml": ESSAY, "layouts/theme.toml": own}
    assert problems(tmp_path, files) == places


def test_a_trim_without_room(tmp_path: Path) -> None:
    book = ESSAY + 'trim = "2in x 3in"\n'
    assert problems(tmp_path, {"book.toml": book}) == [("P024", 8, 8)]


def test_a_packaged_theme_has_no_problem_of_its_own() -> None:
    for name in ("classic", "essay"):
        made, files, found = themes.load(name, Files({}), trim=None, here=Span(path=""))
        assert found == ()
        assert {face.path for face in made.faces} <= set(files)
