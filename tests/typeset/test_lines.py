"""The lines that are read off the layout tree, on tiny pages with known numbers."""

import pytest

from riftbook.sheets import Line
from typeset.test_compositor import STYLE, compositor, set_

RULES = """
.drop { float: left; font-size: 24pt; line-height: 24pt }
.capitals { text-transform: uppercase }
.aside { float: right; width: 40pt }
rp { display: none }
table { border-spacing: 0 } td, th { padding: 0; text-align: left }
p.broken { hyphens: auto; width: 38pt }
ul { margin: 0; padding-left: 10pt }
figure { margin: 0 }
"""


@pytest.fixture(scope="module")
def press():  # type: ignore[no-untyped-def]
    return compositor(STYLE + RULES)


def pages(press: object, body: str) -> list[list[tuple[str, int, int]]]:
    """Block and range of each line, page by page."""
    setting = set_(press, body)  # type: ignore[arg-type]
    return [[(i.block, i.begin, i.end) for i in s.lines] for s in setting.sheets]


def lines(press: object, body: str) -> tuple[Line, ...]:
    """The lines of one page."""
    (sheet,) = set_(press, body).sheets  # type: ignore[arg-type]
    return sheet.lines


def test_where_a_line_stands(press: object) -> None:
    first, second = lines(press, '<p data-b="b1">A cat.<br/>Two cats.</p>')
    assert (first.block, first.begin, first.end, first.note) == ("b1", 0, 5, False)
    assert (second.begin, second.end) == (5, 13)
    assert first.x == pytest.approx(10)
    assert 20 < first.baseline < 32
    assert second.baseline == pytest.approx(first.baseline + 12)
    assert first.width < second.width < 60


def test_a_line_of_many_elements_is_one(press: object) -> None:
    body = '<p data-b="b1">A <em>black <b>cat</b></em> sat <code>here</code>.</p>'
    assert pages(press, body) == [[("b1", 0, 17)]]


def test_cells_are_lines_on_one_baseline(press: object) -> None:
    body = '<table><tr><td data-b="b1">cat</td><td data-b="b2">dog</td></tr></table>'
    one, two = lines(press, body)
    assert (one.block, two.block) == ("b1", "b2")
    assert one.baseline == two.baseline
    assert one.x < two.x


def test_the_head_of_a_table_is_printed_twice_and_counted_once(press: object) -> None:
    rows = "".join(f'<tr><td data-b="r{n}">cat</td></tr>' for n in range(10))
    body = f'<table><thead><tr><th data-b="h">Head</th></tr></thead><tbody>{rows}</tbody></table>'
    first, second = pages(press, body)
    assert first[0] == ("h", 0, 4)
    assert all(block.startswith("r") for block, _, _ in second)


def test_an_initial_begins_its_line(press: object) -> None:
    body = '<p data-b="b1"><span class="drop">O</span>nce a cat sat.<br/>It slept.</p>'
    assert pages(press, body) == [[("b1", 0, 12), ("b1", 12, 20)]]


def test_notes_are_lines_of_their_own(press: object) -> None:
    note = '<span class="note footnote"><span data-b="b2">A note.</span></span>'
    text, foot = lines(press, f'<p data-b="b1">A cat.{note} It sat.</p>')
    assert (text.block, text.begin, text.end, text.note) == ("b1", 0, 11, False)
    assert (foot.block, foot.begin, foot.end, foot.note) == ("b2", 0, 6, True)


def test_a_hyphen_of_the_line_end_is_not_the_authors(press: object) -> None:
    body = '<p class="broken" data-b="b1">wonderful cat-like</p>'
    (found,) = pages(press, body)
    assert found[0][1] == 0
    assert [begin for _, begin, _ in found[1:]] == [end for _, _, end in found[:-1]]
    assert found[-1][2] == len("wonderfulcat-like")
    assert len(found) > 2


def test_a_soft_hyphen_leaves_no_ink(press: object) -> None:
    body = '<p class="broken" data-b="b1">won\xadder\xadful cat</p>'
    (found,) = pages(press, body)
    assert found[-1][2] == len("wonderfulcat")


def test_capitals_count_as_what_they_stand_for(press: object) -> None:
    body = '<p data-b="b1">Die <span class="capitals">Straße</span> dort<br/>oben</p>'
    assert pages(press, body) == [[("b1", 0, 13), ("b1", 13, 17)]]


def test_words_of_the_layout_lead(press: object) -> None:
    body = '<p data-b="b1">A cat.<br/><a class="generated">table 2</a> shows it.</p>'
    first, second = lines(press, body)
    assert (first.lead, second.lead, second.begin) == (0, 6, 5)


def test_a_line_of_the_layout_alone(press: object) -> None:
    (line,) = lines(press, '<h1 class="generated">Chapter 1</h1>')
    assert (line.block, line.begin, line.end) == ("", 0, 0)


def test_what_is_not_printed_keeps_its_ordinals(press: object) -> None:
    body = '<p data-b="b1"><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby> c<br/>d</p>'
    assert pages(press, body)[0][-1] == ("b1", 5, 6)


def test_nested_blocks_are_not_their_parents(press: object) -> None:
    body = '<ul><li data-b="b1">one<ul><li data-b="b2">two</li></ul></li></ul>'
    assert pages(press, body) == [[("b1", 0, 3), ("b2", 0, 3)]]


def test_a_page_that_begins_with_a_figure(press: object) -> None:
    picture = '<div style="height: 80pt"></div>'
    body = (
        f'<p data-b="b1">A cat.</p><p data-b="b2">It sat.</p>'
        f'<figure data-figure="m1">{picture}'
        f'<figcaption data-b="b3">Cat</figcaption></figure>'
    )
    first, second = set_(press, body).sheets  # type: ignore[arg-type]
    assert (first.opening, second.opening) == ("", "m1")


@pytest.mark.parametrize("part", ["<b>page four</b>", "<i>page</i> four"])
def test_a_wider_line_holds_no_less(press: object, part: str) -> None:
    """The blank before an element that goes to the next line takes no room."""
    text = f"Told here <em>in the slow manner, as on {part}</em>, by many."
    body = [f'<p data-b="{wide}" style="width: {wide}pt">{text}</p>' for wide in range(60, 200)]
    sheets = set_(press, "".join(body)).sheets  # type: ignore[arg-type]
    first = {int(i.block): i.end for s in sheets for i in reversed(s.lines) if i.begin == 0}
    ends = [first[wide] for wide in range(60, 200)]
    assert ends == sorted(ends)
    assert len(set(ends)) > 5
