"""The style sheet, and what a layout or a style of the book's own may bring."""

import re
from pathlib import Path

import pytest
from ereader_samples import Epub, division, made, png, project

from riftbook.diagnostics import Diagnostic

OWN = "layouts/ereader"
PLAIN = '{% extends "theme:division.html.jinja" %}\n{% block text %}\nTEXT\n{% endblock %}\n'


def built(folder: Path, **files: str) -> tuple[Epub | None, tuple[Diagnostic, ...]]:
    """A book of one chapter with files in layouts/ereader."""
    named = {f"{OWN}/{path}": text for path, text in files.items()}
    picture = folder / "assets" / "mark.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(png())
    of = project(folder, files=named)
    artefact, found = made(of, division("one", "<p id='one-x'>Text.</p>", title="One"))
    return (Epub(artefact) if artefact else None), found


@pytest.mark.parametrize("theme", ["classic", "essay"])
def test_the_body_of_the_text_is_the_readers(tmp_path: Path, theme: str) -> None:
    """Face, size, leading, colours and justification are not ours to set."""
    artefact, _ = made(project(tmp_path, theme=theme), division("one", "<p>x</p>", title="One"))
    sheet = Epub(artefact).text("style.css")
    ground = 'img[src$=".svg"] { background-color: #fff }'
    assert ground in sheet, "drawings have a ground of their own, or they are lost at night"
    sheet = sheet.replace(ground, "")
    assert "/*" not in sheet
    assert not re.search(r"\d(px|pt|rem|mm|cm)\b(?<!1px)(?<!2px)", sheet)
    assert not re.search(
        r"(?<![-\w])(color|background(-color)?)\s*:(?!\s*(inherit|currentColor))", sheet
    )
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*})|\b(rgb|hsl)a?\(", sheet)
    assert "justify" not in sheet
    assert "@font-face" not in sheet
    for rule in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        selectors = {part.strip() for part in rule[0].split(",")}
        if selectors & {"html", "body", "p", "section", "div", ".chapter"}:
            assert not re.search(r"font-family|font-size|line-height|text-align", rule[1]), rule


@pytest.mark.parametrize(("theme", "square"), [("classic", False), ("essay", True)])
def test_only_pixel_art_keeps_its_pixels(tmp_path: Path, theme: str, square: bool) -> None:
    """Lettering with smooth edges would fall to pieces."""
    artefact, _ = made(project(tmp_path, theme=theme), division("one", "<p>x</p>", title="One"))
    sheet = Epub(artefact).text("style.css")
    assert (".drawn img { image-rendering: pixelated }" in sheet) == square


def test_headings_say_how_they_are_set(tmp_path: Path) -> None:
    sheet = _text(built(tmp_path))
    rule = re.search(r"h1, h2, h3, h4, h5, h6 \{([^}]*)\}", sheet)
    assert rule
    for said in ("text-align: left", "hyphens: none", "-webkit-hyphens: none", "-epub-hyphens"):
        assert said in rule[1]


def _text(made_: tuple[Epub | None, tuple[Diagnostic, ...]]) -> str:
    book, found = made_
    assert book is not None, found
    return book.text("style.css")


def test_the_books_own_style_comes_last(tmp_path: Path) -> None:
    sheet = _text(built(tmp_path, **{"style.css": ".mine { margin: 1em }"}))
    assert sheet.rstrip().endswith(".mine { margin: 1em }")
    assert "--measure" not in sheet


def test_theme_values_come_along_where_a_style_uses_one(tmp_path: Path) -> None:
    sheet = _text(built(tmp_path, **{"style.css": "hr { border-color: var(--spot) }"}))
    assert "--spot: #7a1f1f" in sheet


def test_a_picture_and_a_font_of_the_book_come_into_the_epub(tmp_path: Path) -> None:
    font = tmp_path / "assets" / "fonts" / "Tiny Face.otf"
    font.parent.mkdir(parents=True)
    font.write_bytes(b"OTTO")
    style = (
        "@font-face { font-family: Tiny; src: url('../../assets/fonts/Tiny%20Face.otf') }\n"
        ".mark { list-style-image: url(../../assets/mark.png) }"
    )
    layout = PLAIN.replace("TEXT", '<p><img src="assets/mark.png" alt="A mark"/></p>')
    book, found = built(tmp_path, **{"style.css": style, "division.html.jinja": layout})
    assert found == ()
    assert book is not None
    items = {i.get("href"): i.get("media-type") for i in book.find("content.opf", "//opf:item")}
    fonts = [href for href in items if str(href).startswith("fonts/Tiny-Face-")]
    marks = [href for href in items if str(href).startswith("art/mark-")]
    assert [items[href] for href in fonts + marks] == ["font/otf", "image/png"]
    assert f'url("{fonts[0]}")' in book.text("style.css")
    assert book.find("one.xhtml", "//h:img")[0].get("src") == marks[0]


@pytest.mark.parametrize(
    ("style", "line", "column"),
    [
        (".a { x: y }\n.b { background-image: url(https://example.org/x.png) }", 2, 24),
        ("/* url(a.png) is\nno address */ .b { src: url('nowhere.otf') }", 2, 25),
        ('@import "other.css";\n', 1, 1),
        (".b { background-image: url(../../../secret.png) }", 1, 24),
        (".b { background-image: url(../../book.toml) }", 1, 24),
    ],
)
def test_a_style_reaches_nothing_else(tmp_path: Path, style: str, line: int, column: int) -> None:
    book, found = built(tmp_path, **{"style.css": style})
    assert book is None
    assert [d.code for d in found] == ["E003"]
    span = found[0].span
    assert (span.path, span.line, span.column) == (f"{OWN}/style.css", line, column)


@pytest.mark.parametrize(
    ("markup", "code", "column"),
    [
        ("<p>x</p><script>1</script>", "E002", 9),
        ('<p onclick="x()">x</p>', "E002", 4),
        ('<p><a href="JavaScript:x()">x</a></p>', "E002", 1),
        ("<form></form>", "E002", 1),
        ('<p><img src="https://example.org/x.png" alt=""/></p>', "E003", 14),
        ('<p><img src="../x.png" alt="" /></p>', "E003", 14),
        ('<p id="one-x">x</p>{{ division.body }}', "E004", 1),
    ],
)
def test_a_layout_brings_nothing_active_and_nothing_foreign(
    tmp_path: Path, markup: str, code: str, column: int
) -> None:
    book, found = built(tmp_path, **{"division.html.jinja": PLAIN.replace("TEXT", markup)})
    assert book is None
    assert [d.code for d in found] == [code]
    if code == "E004":
        assert found[0].span.path == "manuscript/one.md"
    elif column > 1:
        span = found[0].span
        assert (span.path, span.line) == (f"{OWN}/division.html.jinja", 3)
        assert span.column == column


def test_a_long_document_is_warned_about(tmp_path: Path) -> None:
    artefact, found = made(
        project(tmp_path), division("one", "<p>Words of a very long chapter.</p>" * 9000, title="O")
    )
    assert artefact is not None
    assert [(d.code, d.span.path) for d in found] == [("E001", "manuscript/one.md")]
    assert "324 kB, more than 300 kB" in found[0].message
