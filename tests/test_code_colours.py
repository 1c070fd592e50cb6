"""Code in colour: every token can be read on its ground, and told apart without colour."""

import re
from pathlib import Path

import pytest

from riftbook.diagnostics import Span
from riftbook.markup.highlighting import CLASSES
from riftbook.project import Files, folder
from riftbook.project.themes import load
from riftbook.theme import Theme

THEMES = Path(__file__).parents[1] / "src" / "riftbook" / "themes"
LEAST = 4.5
"""WCAG 2.2, 1.4.3: the least contrast of text."""
COLOUR = re.compile(r"(?:^|[;{\s])(?:background(?:-color)?|color)\s*:")
EVERY = pytest.mark.parametrize("name", folder.themes())


def theme(name: str) -> Theme:
    found, _, problems = load(name, Files({}), trim=None, here=Span(path="book.toml"))
    assert problems == ()
    return found


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@EVERY
@pytest.mark.parametrize("ground", ["paper", "code-ground"])
def test_every_colour_of_code_stands_out_from_its_ground(name: str, ground: str) -> None:
    palette = theme(name).palette
    colours = {key: value for key, value in palette.items() if key.startswith("code-")}
    del colours["code-ground"]
    assert {"code-quiet", "code-keyword", "code-string"} <= set(colours)
    found = {key: contrast(value, palette[ground]) for key, value in colours.items()}
    assert {key: value for key, value in found.items() if value < LEAST} == {}


@EVERY
def test_highlighted_lines_are_seen_on_the_paper(name: str) -> None:
    palette = theme(name).palette
    assert contrast(palette["code-ground"], palette["paper"]) > 1.1


def rules(sheet: str) -> dict[str, str]:
    """Selector → declarations of a style sheet."""
    text = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    found: dict[str, str] = {}
    for selectors, said in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        for selector in selectors.split(","):
            found[selector.strip()] = f"{found.get(selector.strip(), '')} {said}"
    return found


def test_every_class_of_token_has_a_style_in_print() -> None:
    styled = rules((THEMES / "base" / "print" / "style.css").read_text(encoding="utf-8"))
    assert {f".{name}" for name in CLASSES.values()} <= set(styled)


def test_without_colour_comments_slant_and_keywords_are_heavier() -> None:
    for edition in ("print", "ereader"):
        styled = rules((THEMES / "base" / edition / "style.css").read_text(encoding="utf-8"))
        assert "italic" in styled[".code-comment"]
        assert "font-weight" in styled[".code-keyword"]


def test_classic_has_the_faces_for_it_and_makes_none_up() -> None:
    classic = theme("classic")
    faces = [face for face in classic.faces if face.family == classic.code]
    assert {(face.style, face.weight) for face in faces} == {
        ("normal", "400"), ("normal", "600"), ("italic", "400")
    }  # fmt: skip


def test_in_one_weight_tokens_differ_in_how_dark_they_are() -> None:
    palette = theme("essay").palette
    tones = [luminance(palette[f"code-{name}"]) for name in ("keyword", "quiet")]
    assert abs(tones[0] - tones[1]) > 0.1


@pytest.mark.parametrize("name", ["base", *folder.themes()])
def test_on_a_screen_colours_are_the_readers(name: str) -> None:
    styled = rules((THEMES / name / "ereader" / "style.css").read_text(encoding="utf-8"))
    coloured = {
        selector
        for selector, said in styled.items()
        if re.search(r"\.code-|\.line-number|\bpre\b", selector) and COLOUR.search(said)
    }
    assert coloured == set()
