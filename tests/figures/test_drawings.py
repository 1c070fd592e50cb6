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


def test_a_gradient_of_a_rectangle_gets_its_measure():
    read, _ = cleaned(
        '<linearGradient id="g" x2="50%"><stop offset="0"/></linearGradient>'
        '<rect x="2" y="1" width="10" height="5" fill="url(#g)"/>'
        '<circle cx="5" cy="5" r="2" style="stroke: url(#g)"/>'
    )
    assert gradients.rewrite(read.root) == 0
    text = vector.write(read.root).decode()
    assert 'fill="url(#g-0)"' in text
    assert 'style="stroke: url(#g-1)"' in text
    assert 'x2="0.5"' in text
    assert 'gradientTransform="matrix(10 0 0 5 2 1)"' in text
    assert 'gradientTransform="matrix(4 0 0 4 3 3)"' in text


def test_gradients_that_cannot_be_measured_are_counted():
    for shape in ('<path d="M0 0h9v9z" fill="url(#g)"/>', "<style>path { fill: url(#g) }</style>"):
        read, _ = cleaned(f'<radialGradient id="g"><stop/></radialGradient>{shape}')
        assert gradients.rewrite(read.root) == 1
    own, _ = cleaned(
        '<linearGradient id="g" gradientUnits="userSpaceOnUse"/><path fill="url(#g)"/>'
    )
    assert gradients.rewrite(own.root) == 0


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
