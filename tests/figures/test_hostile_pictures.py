"""Pictures that lie, burst or reach out: told with the place in the manuscript, never raised."""

import struct
import zlib
from functools import cache

import pytest
from figure_books import codes, picture, prepared, project, saved
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9">{}</svg>'
)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(across, down, data=b""):
    header = struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(data))
        + chunk(b"IEND", b"")
    )


@cache
def text_bomb():
    start = png_of(4, 4, bytes(52))
    return start[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000), 9)) + start[33:]


GOOD = saved(Image.linear_gradient("L").convert("RGB"), "PNG")
PHOTO = saved(Image.linear_gradient("L").convert("RGB"), "JPEG")
HOSTILE = {
    "bomb.png": (png_of(60_000, 60_000), "F010"),
    "wide.png": (png_of(2**31 - 1, 1), "F010"),
    "text.png": (text_bomb, "F009"),
    "short.png": (png_of(200, 200, bytes(100)), "F009"),
    "half.png": (GOOD[: len(GOOD) // 2], "F009"),
    "half.jpg": (PHOTO[: len(PHOTO) // 2], "F009"),
    "empty.png": (b"", "F007"),
    "page.png": (b"<!DOCTYPE html><html><body>404</body></html>", "F007"),
    "script.png": (b"#!/bin/sh\necho hello\n", "F007"),
    "notes.jpg": (GOOD, "F008"),
    "drawing.png": (SVG.format("").encode(), "F008"),
    "web.webp": (b"RIFF\x10\0\0\0WEBPVP8L\x04\0\0\0\x2f\0\0\0", "F009"),
    "tiff.tif": (saved(Image.new("L", (9, 9)), "TIFF"), "F007"),
    "gif.gif": (saved(Image.new("L", (9, 9)), "GIF"), "F007"),
}


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_told_and_nothing_is_made(name, lenient, tmp_path, monkeypatch):
    # WeasyPrint sets this for the whole program, and is loaded when a second book is made.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    data, code = HOSTILE[name]
    made = data() if callable(data) else data
    book = project(tmp_path, {f"assets/{name}": made})
    art, found = prepared(book, picture(name))
    assert codes(found) == [code]
    assert str(found[0].span) == "manuscript/01-one.md:3:5"
    assert found[0].hint
    assert "one/0" not in art


DRAWINGS = {
    "<script>alert(1)</script>": "F017",
    '<g onload="x()"/>': "F017",
    "<foreignObject/>": "F017",
    '<a href="javascript:x()"><path d="M0 0"/></a>': "F017",
    "<iframe/>": "F017",
    '<image xlink:href="file:///etc/passwd"/>': "F018",
    '<image href="//example.org/a.png"/>': "F018",
    '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>': "F018",
    '<image href="data:text/html,x"/>': "F018",
    '<image href="data:image/png;base64,AAAA"/>': "F009",
    '<use href="other.svg#a"/>': "F018",
    '<rect fill="url(other.svg#a)"/>': "F018",
    "<rect style=\"fill: URL( 'http://example.org/a' )\"/>": "F018",
    "<style>@import 'a.css';</style>": "F018",
    "<style>rect { fill: u\\72l(http://example.org) }</style>": "F018",
    "<style>@font-face { src: url(https://example.org/f) }</style>": "F018",
    '<rect style="fill: u\\72l(http://example.org)"/>': "F018",
    "<rect style=\"background: image-set('a.png' 1x)\"/>": "F018",
    '<g xml:base="http://example.org/"/>': "F018",
    '<g id="a"><use href="#a"/></g><use href="#a"/>': "F019",
    "<g>" * 200 + "</g>" * 200: "F019",
    "<g>": "F009",
    "&undefined;": "F009",
}


@pytest.mark.parametrize("inside", DRAWINGS, ids=lambda text: text[:40])
def test_drawings_that_do_more_than_draw(inside, tmp_path):
    book = project(tmp_path, {"assets/a.svg": SVG.format(inside).encode()})
    art, found = prepared(book, picture("a.svg"))
    assert codes(found) == [DRAWINGS[inside]]
    assert "one/0" not in art


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('<!DOCTYPE svg SYSTEM "http://example.org/svg.dtd">' + SVG.format(""), "F016"),
        ('<!DOCTYPE a [<!ENTITY b "&#38;b;">]>' + SVG.format("&b;"), "F016"),
        ('<?xml-stylesheet href="a.css"?>' + SVG.format(""), "F018"),
        ('<svg viewBox="0 0 1 1"/>', "F007"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><svg /></html>', "F007"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "F020"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 1"/>', "F020"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>', "F020"),
    ],
)
def test_drawings_that_are_none_or_lead_elsewhere_at_once(text, code, tmp_path):
    book = project(tmp_path, {"assets/a.svg": text.encode()})
    assert codes(prepared(book, picture("a.svg"))[1]) == [code]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/etc/passwd", "F004"),
        ("../../a.png", "F004"),
        ("..%2F..%2Fa.png", "F004"),
        ("%2e%2e/%2e%2e/%2e%2e/etc/passwd", "F004"),
        ("~/a.png", "F004"),
        ("\\\\server\\a.png", "F004"),
        ("../@themes/essay/fonts/Literata.ttf", "F004"),
        ("@themes/essay/fonts/Literata.ttf", "F004"),
        ("a.png%00.svg", "F004"),
        ("http://example.org/a.png", "F005"),
        ("//example.org/a.png", "F005"),
        ("file:///etc/passwd", "F005"),
        ("data:image/png;base64,AAAA", "F005"),
        ("C:\\a.png", "F004"),
        ("01-one.md", "F007"),
        ("../book.toml", "F007"),
    ],
)
def test_paths_that_leave_the_book(path, code, tmp_path):
    book = project(tmp_path / "book", {"assets/b.png": GOOD})
    (tmp_path / "a.png").write_bytes(GOOD)
    art, found = prepared(book, picture(path))
    assert codes(found) == [code]
    assert "one/0" not in art


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(start=st.sampled_from([GOOD, PHOTO]), at=st.integers(0, 2000), with_=st.binary(max_size=40))
def test_no_bytes_make_it_raise(start, at, with_):
    from riftbook.figures import raster

    data = start[: at % len(start)] + with_ + start[at % len(start) + len(with_) :]
    told = set()
    try:
        raster.prepare(data, raster.check_kind("a.png" if start == GOOD else "a.jpg", data))
    except raster.RefusedError as refused:
        told = {refused.code}
    assert told <= {"F007", "F008", "F009", "F010"}
