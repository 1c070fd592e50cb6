"""Other scripts and ruby in both editions."""

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from lxml import etree

from map_books import Mapped, documents, mapped
from pages import pages
from riftbook.editions.print.scripts import set_ruby, set_scripts
from riftbook.fonts import own_characters, ranged, reach

ROOT = Path(__file__).parents[2]
X = "{http://www.w3.org/1999/xhtml}"
OWN = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyzé, .0123456789"))


@pytest.fixture(scope="module")
def book() -> Mapped:
    return mapped(ROOT / "tests/books/scripts")


def tree(inner: str) -> etree._Element:
    return etree.fromstring(f'<p xmlns="http://www.w3.org/1999/xhtml">{inner}</p>')


def inner(root: etree._Element) -> str:
    text = etree.tostring(root, encoding="unicode")
    return text.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abcé", "abcé"),
        ("a שלום, b", "a |שלום|, b"),
        ("a שלום שלום 12 שלום 12 b", "a |שלום שלום 12 שלום| 12 b"),
        ("漢<b>字</b>字b", "|漢|<b>|字|</b>|字|b"),
        ("e\u0301x", "e|\u0301|x"),
    ],
)
def test_other_scripts_stand_in_spans_of_their_own(text: str, expected: str) -> None:
    root = tree(text)
    set_scripts(root, OWN)
    shown = inner(root).replace('<span class="other-script">', "|").replace("</span>", "|")
    assert shown == f"<p>{expected}</p>"


def test_ruby_becomes_boxes_whose_readings_take_no_room() -> None:
    root = tree("a<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じじじ</rt></ruby>b")
    set_ruby(root)
    boxes = list(root.iter(f"{X}ruby"))
    assert ["".join(box.itertext()) for box in boxes] == ["漢かん", "字じじじ"]
    assert [child.tag for child in boxes[0]] == [f"{X}rb", f"{X}rt"]
    assert boxes[0][1].get("style") == "margin: 0 0em 0 -2em; width: 2em"
    assert [box.get("style") for box in boxes] == ["padding: 0 0em", "padding: 0 0.25em"]
    assert root[0].get("data-ink") == "2"
    assert root[0].tail == "b"


def test_every_reader_copies_the_text_in_its_order(book: Mapped) -> None:
    text = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(book.pdf))
    for words in ("שלום", "חזרו", "仕立屋", "したてや", "Φαρμακείο", "Переплётная", "👢"):
        assert words in text, words


def test_lines_with_other_scripts_stand_on_the_grid(book: Mapped) -> None:
    leading = book.project.theme.leading
    top = book.sheets.sheets[5].text.y
    for line in book.sheets.sheets[5].lines:
        steps = (line.baseline - top) / leading
        assert abs(steps - round(steps * 2) / 2 - _first(book)) < 0.02, line


def _first(book: Mapped) -> float:
    """How far below the head of its page a line stands, in lines and less than half of one."""
    sheet = book.sheets.sheets[5]
    steps = (sheet.lines[0].baseline - sheet.text.y) / book.project.theme.leading
    return steps - round(steps * 2) / 2


def test_readings_stand_above_their_words(book: Mapped) -> None:
    glyphs = [glyph for page in pages(book.pdf) for row in page for glyph in row.glyphs]
    word = [glyph for glyph in glyphs if glyph.text in "東京"]
    above = [glyph for glyph in glyphs if glyph.text in "とう"]
    assert len(word) == 2
    assert all(5 < word[0].baseline - glyph.baseline < 10 for glyph in above[:2])
    assert word[0].x - 1 <= above[0].x < above[1].right <= word[1].x + 1


def test_ruby_has_its_roles(book: Mapped, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(book.pdf)
    with pikepdf.open(tmp_path / "a.pdf") as document:
        elements = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        rubies = [each for each in elements if each.get("/S") == "/Ruby"]
        kinds = [[str(kid["/S"]) for kid in ruby["/K"]] for ruby in rubies]
    assert len(kinds) == 6
    assert all(kind == ["/RB", "/RT"] for kind in kinds)


def test_the_epub_says_language_and_direction_and_has_no_brackets(book: Mapped) -> None:
    root = documents(book.epub)["doors.xhtml"]
    assert not list(root.iter(f"{X}rp"))
    assert [rt.text for rt in root.iter(f"{X}rt")] == [
        "とう", "きょう", "したてや", "かん", "じ", "ことば",
    ]  # fmt: skip
    spoken = {(e.get("lang"), e.get("dir")) for e in root.iter(etree.Element) if e.get("lang")}
    assert {("he", "rtl"), ("ar", "rtl"), ("zh-Hans", None)} <= spoken


def test_a_font_draws_its_range_before_all_others(book: Mapped) -> None:
    faces = {face.family: face for face in book.project.theme.faces if face.helps}
    assert list(faces) == [
        "Noto Serif Hebrew", "Amiri", "Noto Serif JP U 3000 30FF U 4E00 9FFF U FF00 FFEF",
        "Noto Emoji",
    ]  # fmt: skip
    face = next(each for each in faces.values() if each.range)
    file = book.project.files[face.path]
    assert ord("漢") in reach(face, file)
    assert ord(" ") not in reach(face, file)
    assert "U+20-" not in ranged(face, file)
    own = own_characters(book.project.theme, book.project.files)
    assert ord("a") in own
    assert not {ord("漢"), ord("ש")} & own
