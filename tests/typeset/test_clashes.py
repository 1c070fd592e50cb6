"""What is printed over other text or off the sheet is found; what only comes near it is not."""

import pytest
from test_compositor import STYLE, codes, compositor, set_

from riftbook.typeset.compositor import Setting

LINES = "eating fish; by day they sleep<br/>grey cats of the night may jump</p>"


def found(body: str, style: str = "", **changes: object) -> Setting:
    return set_(compositor(f"{STYLE}\n{style}"), body, **changes)


@pytest.mark.parametrize("leading", [1.2, 1.0, 0.9])
def test_lines_that_stand_close_are_no_fault(leading: float) -> None:
    assert codes(found(f'<p data-b="b1" style="line-height: {leading}">{LINES}')) == []


@pytest.mark.parametrize("leading", [0.7, 0.5, 0])
def test_lines_that_stand_too_close_are_told_once_a_block(leading: float) -> None:
    setting = found(f'<p data-b="b1" style="line-height: {leading}">{LINES}')
    assert codes(setting) == [("S014", "b1")]


def test_capitals_have_nothing_below_them() -> None:
    style = "line-height: 0.75; text-transform: uppercase"
    assert codes(found(f'<p data-b="b1" style="{style}">cats<br/>and<br/>mice</p>')) == []
    assert codes(found(f'<p data-b="b1" style="line-height: 0.75">{LINES}')) == [("S014", "b1")]


def test_the_later_line_is_told_by_the_character_with_which_it_begins() -> None:
    setting = found(f'<p data-b="b1" style="line-height: 0.5">{LINES}')
    (finding,) = setting.findings
    assert (finding.ink, finding.page) == (len("eatingfish;bydaytheysleep"), 0)
    assert finding.message.startswith("“grey cats of the night may jump” on page {page}")
    assert "“eating fish; by day they sleep”" in finding.message


@pytest.mark.parametrize(
    "body",
    [
        '<p>Ångström<sup style="font-size: 60%; line-height: 0">2</sup> and H<sub>2</sub>O</p>',
        "<p><ruby>Word<rt>reading</rt></ruby> and more</p>",
        '<p><span style="float: left; font-size: 24pt; line-height: 1">T</span>he cat sat on the '
        "mat and looked at it, for it was a new one, and somebody had put it there.</p>",
        "<p><i>of</i>(<i>f</i>)“<i>f</i>”</p>",
        "<p>ÀÉÎÕÜ ÅÖ<br/>(jpq) ÀÉ;<br/>ŠŽ</p>",
        '<p>one</p><p style="visibility: hidden; margin-top: -12pt">two</p>',
        '<p>one</p><p style="margin-top: -12pt; text-align: right">two</p>',
        '<p style="white-space: pre">one    <span style="margin-left: -8pt">two</span></p>',
        '<table><tbody><tr><td rowspan="2">one</td><td>two</td></tr>'
        "<tr><td>three</td></tr></tbody></table>",
        '<p>one</p><div style="transform: rotate(90deg); width: 50pt">two</div>',
        '<p>one</p><div style="transform: rotate(20deg); margin-top: -12pt">two</div>',
    ],
)
def test_what_stands_beside_or_above_other_text_is_no_fault(body: str) -> None:
    assert codes(found(body)) == []


@pytest.mark.parametrize(
    "second",
    [
        '<p data-b="b2" style="margin-top: -9pt">a dog</p>',
        '<p data-b="b2" style="position: absolute; top: 2pt">a dog</p>',
        '<p data-b="b2" style="transform: translate(5pt, -10pt)">a dog</p>',
        '<p data-b="b2" style="float: left; margin-top: -12pt">a dog</p>',
        '<div style="transform: rotate(90deg)"><div style="transform: rotate(-90deg)">'
        '<p data-b="b2" style="margin-top: -12pt">a dog</p></div></div>',
        '<p data-b="b2"><span style="position: relative; top: -12pt">a dog</span></p>',
    ],
)
def test_text_over_text_is_told_whatever_moved_it(second: str) -> None:
    setting = found(f'<p data-b="b1">A cat sat on a mat.</p>{second}')
    assert [code for code, _ in codes(setting)] == ["S014"]
    assert "“a dog” on page {page} is printed over “A cat" in setting.findings[0].message


def test_a_cell_that_runs_into_the_next_one_is_told() -> None:
    table = (
        '<table style="table-layout: fixed; width: 150pt"><tbody><tr>'
        '<td><span data-b="b1">Extraordinarily</span></td><td><span data-b="b2">wide</span></td>'
        "<td></td><td></td></tr></tbody></table>"
    )
    setting = found(table, "td { padding: 0; width: 25% }")
    assert codes(setting) == [("S014", "b2")]
    assert "widths=" in setting.findings[0].hint


def test_text_that_floats_over_a_note_is_told() -> None:
    over = '<b data-b="b3" style="float: left; margin-top: 87pt">high</b>'
    note = '<span class="note" data-b="b2">A note of one line.</span>'
    setting = found(
        f'<p data-b="b1">A cat.{note}{over}</p>', ".note::footnote-marker { content: none }"
    )
    assert codes(setting) == [("S014", "b2")]
    assert "note" in setting.findings[0].hint


MARGINS = """
@page { @top-left { content: "A long head of many words"; white-space: nowrap; width: 20pt }
        @top-right { content: counter(page); width: 120pt; text-align: left } }
@page :left { margin-left: 10pt; margin-right: 30pt }
@page :right { margin-left: 30pt; margin-right: 10pt }
"""


@pytest.mark.parametrize("movable", [True, False])
def test_a_head_over_the_folio_is_told(movable: bool) -> None:
    setting = found("<p>A cat.</p>", MARGINS, movable=movable)
    assert {code for code, _ in codes(setting)} == {"S014"}
    assert "running head" in setting.findings[0].hint


@pytest.mark.parametrize("movable", [True, False])
def test_a_head_longer_than_the_sheet_is_wide_is_told(movable: bool) -> None:
    head = '@page { @top-left { content: "%s"; white-space: nowrap; width: 20pt } }'
    setting = found("<p>A cat.</p>", head % ("many words " * 9), movable=movable)
    assert {code for code, _ in codes(setting)} == {"S015"}
    assert "running head" in setting.findings[0].hint


@pytest.mark.parametrize("movable", [True, False])
def test_text_over_a_head_is_told_on_either_side(movable: bool) -> None:
    sides = """
    @page :left { @top-right { content: "A head" } }
    @page :right { @top-left { content: "A head" } }
    """
    body = '<p data-b="b1" style="position: relative; top: -16pt">A cat sat.</p>'
    setting = found(body, sides, movable=movable)
    assert [code for code, _ in codes(setting)] == ["S014"]
    assert "between its margins" in setting.findings[0].hint


@pytest.mark.parametrize("moved", ["left: -30pt", "left: 175pt", "top: -30pt"])
def test_text_off_the_sheet_is_told(moved: str) -> None:
    setting = found(f'<p><span data-b="b1" style="position: relative; {moved}">A cat.</span></p>')
    assert codes(setting) == [("S015", "b1")]


def test_a_line_off_the_sheet_is_not_told_as_too_wide_besides() -> None:
    assert codes(found(f'<p data-b="b7">{"m" * 60}</p>')) == [("S015", "b7")]
