"""Manuscripts made to hang, to crash or to get out: each ends soon, and safely."""

import re

import pytest
from lxml import etree

from riftbook.diagnostics import Diagnostic
from riftbook.markup import convert
from riftbook.model.book import Fragment
from riftbook.project import Source

DEEP = {
    "divs": "<div>" * 140 + "x",
    "divs on lines": "<div>\n" * 140 + "\nx",
    "lists in HTML": "<ul><li>" * 70 + "x",
    "lists": "\n".join("  " * depth + "- x" for depth in range(300)),
    "quotations": ">" * 5000 + " x",
    "quotations and lists": "> - " * 500 + "x",
    "fenced divs": "::: a\n" * 300 + "x",
    "divs for Markdown": '<div markdown="1">\n\n' * 70 + "x",
}
BUSY = {
    "brackets": "[" * 8000,
    "links": "[a](b" * 4000,
    "tags": "<a " * 8000,
    "CDATA": "<![CDATA[" * 2100,
    "pictures": "![a](" * 5000,
    "comments": "a <!--" * 5000,
    "stars": "*a " * 5000,
    "low lines": "_a_" * 5000,
    "dollars": "$a" * 5000,
    "entities": "&a;" * 3000,
    "keys": "@a:b:" * 5000,
}
LONG = {
    "a fence and spaces": "```" + " " * 20000,
    "nested emphasis": "*a" * 500 + " " + "b*" * 500,
    "half emphasis": "*a **b " * 300,
    "carets": "^[" * 1900,
    "exclamations": "![" * 1900,
    "attributes": '<a b="' * 1900,
    "addresses": "https://" * 3000,
    "braces": "[a]" + "{a" * 3000,
    "a rule": "-" * 20000,
    "quotes": "\"'" * 2000,
    "definitions": "[a]: /u\n" * 2000,
    "notes": "".join(f"[^{n}]" for n in range(500)) + "\n\n[^1]: n\n",
}


def made(text: str) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    fragment, _, found = convert(Source(id="x", path="x.md", text=text, role="chapter"))
    return fragment, found


def depth(fragment: Fragment) -> int:
    return max(
        sum(1 for _ in element.iterancestors())
        for element in etree.fromstring(fragment.xhtml).iter()
    )


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_what_is_nested_too_deep_is_an_error(text: str) -> None:
    fragment, found = made(text)
    assert [d.code for d in found].count("M012") == 1
    assert depth(fragment) <= 61
    assert b"x" in fragment.xhtml


@pytest.mark.parametrize("text", BUSY.values(), ids=BUSY.keys())
def test_too_many_marks_are_an_error(text: str) -> None:
    assert "M014" in {d.code for d in made(text)[1]}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_it_ends_soon(text: str) -> None:
    made(text)


def test_unclosed_divs_for_markdown_lose_nothing() -> None:
    fragment, found = made(
        '<div markdown="1">\n<div markdown="1">\n\nOne *two*\n\n</div>\n\nThree\n'
    )
    assert re.sub(rb"<[^>]*>", b" ", fragment.xhtml).split() == [b"One", b"two", b"Three"]
    assert [(d.code, d.span.line) for d in found] == [("M007", 1)]


def test_placeholders_of_the_library_are_nothing_special() -> None:
    fragment, _ = made("a \x02klzzwxh:0000\x03 `b` \x02amp\x03 c\x00d")
    assert b"<code>b</code>" in fragment.xhtml
    assert b"klzzwxh:0000" in fragment.xhtml


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("a <script>alert(1)</script> b", b"alert"),
        ("<script>\nalert(1)\n\nalert(2)\n</script>\n\nb", b"alert"),
        ("<SCRIPT SRC=//x></SCRIPT>b", b"src"),
        ('a <b onclick="x()">b</b>', b"onclick"),
        ('<p style="background:url(file:///x)">b</p>', b"style"),
        ('<a rel="attachment" href="file:///etc/hostname">b</a>', b"hostname"),
        ('a <link rel="attachment" href="x"> b', b"link"),
        ('a <base href="http://evil/"> b', b"evil"),
        ('<iframe src="x">b</iframe>', b"iframe"),
        ('a <object data="x">b</object>', b"object"),
        ('a <form action="x"><input value="y">b</form>', b"form"),
        ('a <meta http-equiv="refresh" content="0"> b', b"meta"),
        ("[b](javascript:alert(1))", b"javascript"),
        ('<a href="java\tscript:alert(1)">b</a>', b"alert"),
        ("[b](&#106;avascript:alert(1))", b"javascript"),
        ("[b][c]\n\n[c]: javascript:alert(1)", b"javascript"),
        ("<javascript:alert> b", b'href="javascript'),
        ('a <img src="data:image/svg+xml,x" alt="y"> b', b"data:"),
        ("[b](vbscript:x)", b"vbscript"),
        ('a <svg onload="x()"><a xlink:href="javascript:y">b</a></svg>', b"javascript"),
        ("a <math><mtext>b</mtext></math>", b"<math"),
    ],
)
def test_nothing_runs_and_nothing_reaches_out(text: str, gone: bytes) -> None:
    fragment, found = made(text)
    assert gone not in fragment.xhtml.lower()
    assert b"b" in re.sub(rb"<[^>]*>", b"", fragment.xhtml)
    assert any(d.code in {"M016", "M022"} for d in found)
    assert all(d.hint for d in found)


def test_cells_span_a_thousand_at_most() -> None:
    fragment, _ = made('<table><tr><td colspan="99999999" rowspan="x">a</td></tr></table>')
    assert b'<td colspan="1000" data-b="b1">a</td>' in fragment.xhtml


def test_templates_are_text() -> None:
    fragment, found = made("{{ 7*7 }} {% raw %}")
    assert b"{{ 7*7 }} {% raw %}" in fragment.xhtml
    assert found == ()
