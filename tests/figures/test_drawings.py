"""The author's SVG: cleaned, measured, its gradients made safe."""

import pytest
from figure_books import codes, picture, prepared, project

from riftbook.figures import gradients, vector

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'


def cleaned(inside, about='viewBox="0 0 20 10"'):
    read = vector.read(HEAD.format(about, inside).encode())
    return read, vector.write(read.root).decode()


def test_what_editors_leave_behind_is_left_out():
    _, text = cleaned(
        '<!-- me --><metadata>who</metadata><ed:view xmlns:ed="urn:ed" a="b"><ed:x/></ed:view>'
        '<rect xmlns:ed="urn:ed" ed:label="secret" width="3" height="4"><animate/>'
        "<title>A box</title></rect>"
    )
    assert text == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
        '<rect width="3" height="4"><title>A box</title></rect></svg>'
    )


def test_references_to_its_own_parts_stay():
    _, text = cleaned('<path id="a" d="M0 0"/><use href="#a"/><rect fill="url(#a)"/>')
    assert 'xlink:href="#a"' in text
    assert 'fill="url(#a)"' in text


def test_what_is_clean_stays_as_it_is():
    _, once = cleaned('<style>rect { fill: #c2410c }</style><text x="1">a &amp; b</text>')
    assert vector.write(vector.read(once.encode()).root).decode() == once


@pytest.mark.parametrize(
    ("about", "shape"),
    [
        ('viewBox="0 0 20 10"', 2.0),
        ('viewBox="-5,-5,30,10" width="1" height="9"', 3.0),
        ('width="40" height="10"', 4.0),
        ('width="2in" height="36pt"', 4.0),
    ],
)
def test_its_shape(about, shape):
    read, _ = cleaned("<g/>", about)
    assert read.size[0] / read.size[1] == pytest.approx(shape)
    assert read.root.get("viewBox")


def test_gradients_are_written_in_finer_units():
    read, _ = cleaned(
        '<linearGradient id="a" x2="50%"><stop offset="0"/></linearGradient>'
        '<linearGradient id="b" href="#a" y1=".25"/>'
        '<radialGradient id="c" gradientUnits="userSpaceOnUse" cx="1.5" cy="2" r="3"'
        ' gradientTransform="rotate(5)"/>'
    )
    assert gradients.refine(read.root) == 0
    first, second, third = (dict(element.attrib) for element in read.root)
    assert first == {
        "id": "a",
        "x1": "0",
        "y1": "0",
        "x2": "500",
        "y2": "0",
        "gradientTransform": "scale(0.001)",
    }
    assert second["y1"] == "250"
    assert "gradientTransform" not in second
    assert "x1" not in second
    assert (third["cx"], third["cy"], third["r"]) == ("1500", "2000", "3000")
    assert third["gradientTransform"] == "rotate(5) scale(0.001)"


@pytest.mark.parametrize("place", ['x1="20%"', 'x1="5mm"', 'y2="wide"'])
def test_gradients_that_cannot_be_rewritten_are_counted_and_kept(place):
    inside = f'<linearGradient gradientUnits="userSpaceOnUse" {place}/>'
    read, before = cleaned(inside)
    assert gradients.refine(read.root) == 1
    assert vector.write(read.root).decode() == before


def test_a_drawing_fills_the_measure_and_goes_into_both_editions(tmp_path):
    drawing = HEAD.format('viewBox="0 0 20 10"', "<g/>").encode()
    book = project(tmp_path, {"assets/a.svg": drawing})
    art, found = prepared(book, picture("a.svg"), picture("a.svg", inline=True))
    assert codes(found) == []
    measure, leading = book.theme.page.measure, book.theme.leading
    first, second = art["one/0"], art["one/1"]
    assert first.print.size == pytest.approx((measure, measure / 2))
    assert second.print.size == pytest.approx((2 * leading, leading))
    assert first.print.data == first.ereader.data
    assert first.print.media_type == "image/svg+xml"
    assert first.ereader.pixels == (0, 0)
