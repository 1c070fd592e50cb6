"""The contract with WeasyPrint's layout tree: tiny pages with known numbers."""

from pathlib import Path

import pytest

from bound import bind
from riftbook.theme import Face, Style
from riftbook.typeset import Copy
from riftbook.typeset.compositor import Compositor, Setting
from riftbook.typeset.folios import folio
from riftbook.typeset.hearing import about_division

FONT = Path(__file__).parents[2] / "src/riftbook/themes/classic/fonts/EBGaramond.ttf"
STYLE = """
@page { size: 200pt 160pt; margin: 20pt 30pt 40pt 10pt }
html { font: 10pt/12pt "Riftbook"; orphans: 1; widows: 1 }
body { margin: 0; page: chapter }
p { margin: 0 }
.note { float: footnote }
.note::footnote-call { content: none; line-height: 0 }
@page { @footnote { margin-top: 6pt } }
"""


def compositor(style: str = STYLE) -> Compositor:
    return Compositor(
        styles=[Style(path="layouts/print/style.css", text=style)],
        faces=[Face(family="Riftbook", name="EB Garamond", path="fonts/a.ttf")],
        resources={"fonts/a.ttf": FONT.read_bytes()},
    )


@pytest.fixture(scope="module")
def press() -> Compositor:
    return compositor()


def set_(press: Compositor, body: str, **changes: object) -> Setting:
    document = (
        '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en">'
        f"<head><title>A</title></head><body>{body}</body></html>"
    )
    copy = {
        "division": "cats",
        "xhtml": document.encode(),
        "folio": 3,
        "recto": True,
        "numerals": "decimal",
    }
    return press.set(Copy(**copy | changes))  # type: ignore[arg-type]


def codes(setting: Setting) -> list[tuple[str, str]]:
    return [(finding.code, finding.block) for finding in setting.findings]


def test_a_page_as_numbers(press: Compositor) -> None:
    setting = set_(press, '<p id="here">A cat.</p>')
    assert not setting.findings
    (sheet,) = setting.sheets
    assert (sheet.division, sheet.label, sheet.recto, sheet.blank) == ("cats", "3", True, False)
    assert (sheet.name, sheet.anchors) == ("chapter", ("here",))
    assert (sheet.width, sheet.height) == pytest.approx((200, 160))
    box = sheet.text
    assert (box.x, box.y, box.width, box.height) == pytest.approx((10, 20, 160, 100))
    assert sheet.notes_top == pytest.approx(120)


def test_eight_lines_to_a_page_from_either_side(press: Compositor) -> None:
    setting = set_(press, "<p>A<br/>" * 1 + "b<br/>" * 16 + "</p>", recto=False, folio=8)
    assert [(s.label, s.recto) for s in setting.sheets] == [
        ("8", False),
        ("9", True),
        ("10", False),
    ]


def test_roman_folios(press: Compositor) -> None:
    assert set_(press, "<p>A</p>", numerals="lower-roman", folio=4).sheets[0].label == "iv"
    assert [folio(n, "lower-roman") for n in (1, 9, 14, 40, 99, 1999)] == [
        "i", "ix", "xiv", "xl", "xcix", "mcmxcix",
    ]  # fmt: skip


def test_notes_take_their_room_from_the_foot(press: Compositor) -> None:
    setting = set_(press, '<p>A cat.<span class="note">One line.</span></p>')
    assert not setting.findings
    assert setting.sheets[0].notes_top == pytest.approx(120 - 12)


def test_a_note_longer_than_the_page_is_told(press: Compositor) -> None:
    note = "<br/>".join("line" for _ in range(10))
    setting = set_(
        press, f'<p data-b="b1">A.<span class="note"><span data-b="b2">{note}</span></span></p>'
    )
    assert ("S010", "b2") in codes(setting)


def test_what_cannot_be_divided_and_overruns_is_told(press: Compositor) -> None:
    setting = set_(press, '<p data-b="b1" style="position: relative; top: 95pt">A cat.</p>')
    assert codes(setting) == [("S011", "b1")]


def test_a_word_wider_than_the_measure_is_told(press: Compositor) -> None:
    setting = set_(press, f'<p data-b="b7">{"m" * 21}</p>')
    assert codes(setting) == [("S012", "b7")]


def test_a_paragraph_gives_way_to_a_note_of_its_page(press: Compositor) -> None:
    text = '<p data-b="b1">A cat.<span class="note" id="n"><br/>two<br/>three</span>{}</p>'
    call = '<a id="n-call" href="#n">1</a>'
    body = text.format(call) + '<p data-b="b2" style="orphans: 2">a<br/>b<br/>c<br/>d<br/>e</p>'
    setting = set_(press, body)
    pages = [page for page in setting.sheets if {"n", "n-call"} & set(page.anchors)]
    assert len(pages) == 1


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "http://127.0.0.1:9/cat.png",
        "https://example.org/cat.png",
        "data:image/png;base64,iVBORw0KGgo=",
        "ftp://example.org/cat.png",
        "riftbook:/fonts/../../etc/passwd",
        "riftbook://host/fonts/a.ttf",
        "RIFTBOOK:/fonts/a.ttf",
    ],
)
def test_nothing_comes_from_outside_the_book(press: Compositor, address: str) -> None:
    for body in (
        f'<p><img src="{address}" alt="A cat"/></p>',
        f"<p style=\"background-image: url('{address}')\">A cat.</p>",
    ):
        findings = set_(press, body).findings
        assert [finding.code for finding in findings] == ["S004"]
        assert address in findings[0].message


@pytest.mark.parametrize(
    "rule",
    [
        "@import url(file:///etc/passwd);",
        "@font-face { font-family: x; src: url(file:///etc/passwd) }",
    ],
)
def test_styles_reach_nothing_outside_either(rule: str) -> None:
    assert "S004" in {finding.code for finding in compositor(rule).findings}


def test_an_attachment_is_not_made(press: Compositor) -> None:
    setting = set_(press, '<p><a rel="attachment" href="file:///etc/hostname">x</a></p>')
    pdf, _ = bind([setting], [FONT.read_bytes()])
    assert b"/EmbeddedFile" not in pdf


def test_a_style_that_is_not_understood_is_told_with_its_line() -> None:
    (finding,) = compositor("p { color: red }\np { colour: red }").findings
    assert (finding.code, finding.path, finding.line) == ("S002", "layouts/print/style.css", 2)


def test_html_that_the_parser_rearranges_is_told(press: Compositor) -> None:
    assert ("S005", "") in codes(set_(press, "<p><span><div>A cat.</div></span></p>"))


def test_an_empty_box_is_told(press: Compositor) -> None:
    setting = set_(press, "<p>A 猫.</p>")
    _, heard = bind([setting], [FONT.read_bytes()])
    findings = (*setting.findings, *(about_division(said, "cats") for said in heard))
    assert {finding.code for finding in findings} == {"S003"}
