"""A division read as XML has the elements that an HTML parser finds, or is left to it."""

from typing import Any

import pytest

from print_books import ROOT, prepared
from riftbook.typeset import parsing

BOOKS = sorted(folder.name for folder in (ROOT / "tests/books").iterdir() if folder.is_dir())
PAGE = (
    '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">\n'
    '<head>\n<meta charset="utf-8"/>\n<title>A page</title>\n</head>\n<body>\n{}\n</body>\n</html>'
)


def tree(html: Any) -> list[tuple[object, ...]]:
    """The elements of a document, without the blanks at the end of its body."""
    root = html.etree_element
    last = root.find("body")[-1:]
    for element in last:
        element.tail = None
    return [(each.tag, dict(each.attrib), each.text or "", each.tail or "") for each in root.iter()]


@pytest.mark.parametrize("book", BOOKS)
def test_the_elements_are_those_of_an_html_parser(book: str) -> None:
    read = 0
    for piece in prepared(ROOT / "tests/books" / book).job().pieces:
        ours, count = parsing.parse(piece.xhtml, None, plain=False)
        theirs, again = parsing.parse(piece.xhtml, None, plain=True)
        assert count == again == len(list(ours.etree_element.iter()))
        assert tree(ours) == tree(theirs)
        read += isinstance(ours, parsing.Written)
    assert read


@pytest.mark.parametrize(
    "body",
    [
        "<p>A <b>word</b>, a <span>word</span><br/>and a line</p>",
        "<section><h2>Head <em>of</em> it</h2><ul>\n<li><p>x</p><ol><li>y</li></ol></li>\n</ul>"
        "</section>",
        "<table><caption>T</caption><colgroup><col/></colgroup>\n<tbody>\n<tr><td><p>x</p></td></tr>"
        "\n</tbody></table>",
        "<dl><dt>term</dt><dd><p>said</p></dd></dl><pre>  code\n</pre>",
        "<p><ruby>漢<rt>かん</rt></ruby></p>",
    ],
)
def test_what_is_in_place_is_read_as_xml(body: str) -> None:
    xhtml = PAGE.format(body).encode()
    ours, _ = parsing.parse(xhtml, None, plain=False)
    theirs, _ = parsing.parse(xhtml, None, plain=True)
    assert isinstance(ours, parsing.Written)
    assert tree(ours) == tree(theirs)


@pytest.mark.parametrize(
    "body",
    [
        "<p>A <div>block</div> in a paragraph</p>",
        "<p><span><ul><li>x</li></ul></span></p>",
        "<ul><li>x</li>words</ul><li>loose</li>",
        "<table><tr><td>no body</td></tr></table>",
        "<table><tbody>words<tr><td>x</td></tr></tbody></table>",
        '<p><a href="#x">one <em><a href="#y">two</a></em></a></p>',
        "<h2>one <h3>two</h3></h2>",
        "<pre>\nfirst line</pre>",
        "<p>a <!-- comment --></p>",
        '<p><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg></p>',
        "<p><custom-element>x</custom-element></p>",
        "<p><br>x</br></p>",
        "<td>x</td>",
        '<p Class="x">y</p>',
    ],
)
def test_what_an_html_parser_might_change_is_left_to_it(body: str) -> None:
    html, _ = parsing.parse(PAGE.format(body).encode(), None, plain=False)
    assert not isinstance(html, parsing.Written)
