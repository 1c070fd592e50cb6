"""Marks of printed pages: where they stand, what leads to them, and that they can be left out."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from map_books import documents, mapped, marks, page_list
from riftbook.editions.ereader.pagebreaks import mark_pages, prefix
from riftbook.editions.print import edition as printed
from riftbook.pipeline import build
from riftbook.positions import PageStart

HEAD = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
BOOK = '[book]\ntitle = "Cats"\nauthor = "A. Cat"\nlanguage = "en"\ndate = 2026\n'


def marked(body: str, *starts: PageStart) -> str:
    """A body with marks, each shown as ``|label|`` or, between blocks, ``[label]``."""
    text = f"{HEAD}<body><section>{body}</section></body></html>"
    root = etree.fromstring(text)
    mark_pages(root, starts, "page-")
    for mark in marks(root):
        assert mark.get("{http://www.idpf.org/2007/ops}type") == "pagebreak"
        assert mark.get("id") == f"page-{mark.get('aria-label')}"
        shown = "[{}]" if mark.tag.endswith("div") else "|{}|"
        shown = shown.format(mark.get("aria-label")) + (mark.tail or "")
        before, parent = mark.getprevious(), mark.getparent()
        assert parent is not None
        if before is None:
            parent.text = (parent.text or "") + shown
        else:
            before.tail = (before.tail or "") + shown
        parent.remove(mark)
    section = etree.tostring(root[0][0], encoding="unicode")
    return section.partition(">")[2].rpartition("</section>")[0]


def start(label: str, block: str = "b", **more: object) -> PageStart:
    return PageStart(label=label, division="cats", block=block, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "where", "expected"),
    [
        ('<p data-b="b">A cat sat.</p>', {"ink": 4}, '<p data-b="b">A cat |2|sat.</p>'),
        ('<p data-b="b">A cat.</p>', {}, '<p data-b="b">|2|A cat.</p>'),
        (
            '<p data-b="b">A <em>cat</em> sat.</p>', {"ink": 1},
            '<p data-b="b">A |2|<em>cat</em> sat.</p>',
        ),
        (
            '<p data-b="b">A <em>cat</em> sat.</p>', {"ink": 4},
            '<p data-b="b">A <em>cat</em> |2|sat.</p>',
        ),
        (
            '<p data-b="b">A cat<a class="generated">1</a> sat.</p>', {"ink": 4},
            '<p data-b="b">A cat<a class="generated">1</a> |2|sat.</p>',
        ),
        (
            '<p data-b="b">See <a class="generated">table 1</a> here.</p>', {"ink": 3, "lead": 6},
            '<p data-b="b">See |2|<a class="generated">table 1</a> here.</p>',
        ),
        (
            '<p data-b="b">See <i class="generated">A, 1984</i> here.</p>', {"ink": 3, "lead": 4},
            '<p data-b="b">See <i class="generated">A, |2|1984</i> here.</p>',
        ),
        ('<p>x</p><h2 data-b="b">Cats</h2>', {}, '<p>x</p>[2]<h2 data-b="b">Cats</h2>'),
        (
            '<p>x</p><table><tr><td data-b="a">1</td><td data-b="b">2</td></tr></table>',
            {"block": "a"},
            '<p>x</p>[2]<table><tr><td data-b="a">1</td><td data-b="b">2</td></tr></table>',
        ),
        (
            '<table><tr><td data-b="a">1</td></tr><tr><td data-b="b">2</td></tr></table>', {},
            '<table><tr><td data-b="a">1</td></tr><tr><td data-b="b">|2|2</td></tr></table>',
        ),
        (
            '<p>x</p><figure data-figure="m1"><i/></figure>', {"block": "", "figure": "m1"},
            '<p>x</p>[2]<figure data-figure="m1"><i/></figure>',
        ),
        (
            '<p>x <img data-figure="m1"/></p>', {"block": "", "figure": "m1"},
            '<p>x |2|<img data-figure="m1"/></p>',
        ),
        ("<p>x</p>", {"block": ""}, "[2]<p>x</p>"),
        (
            '<pre><code data-b="b"><i class="line">a\n</i><i class="line">b\n</i></code></pre>',
            {"ink": 1},
            '<pre><code data-b="b"><i class="line">a\n</i><i class="line">|2|b\n</i></code></pre>',
        ),
    ],
)  # fmt: skip
def test_where_a_mark_stands(body: str, where: dict[str, object], expected: str) -> None:
    assert marked(body, start("2", **where)) == expected  # type: ignore[arg-type]


def test_many_marks_in_one_paragraph() -> None:
    starts = (start("ii", ""), start("1", ink=0), start("2", ink=1), start("3", ink=4))
    assert (
        marked('<p data-b="b">A cat sat.</p>', *starts)
        == '[ii]<p data-b="b">|1|A |2|cat |3|sat.</p>'
    )


def test_pages_that_begin_alike_are_marked_together() -> None:
    assert marked("<p>x</p>", start("i", ""), start("ii", "")) == "[i][ii]<p>x</p>"


def test_what_a_layout_leaves_out_is_marked_with_the_page_before() -> None:
    shown = marked('<p data-b="a">cat</p>', start("1", "a"), start("2", "lost", ink=3))
    assert shown == '<p data-b="a">|1||2|cat</p>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cats")
    (folder / "manuscript").mkdir()
    text = "A cat sat on a wall and thought of nothing. " * 40
    (folder / "manuscript" / "01-page-1.md").write_text(f"# Cats\n\n{text}\n\n{text}\n")
    (folder / "book.toml").write_text(BOOK)
    return folder


def member(epub: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return archive.read(f"EPUB/{name}").decode()


def test_what_leads_to_the_marks(folder: Path) -> None:
    book = mapped(folder)
    assert prefix(book.resolution) == "printed-page-"
    pages = page_list(book.epub)
    assert pages[-1] == ("3", "page-1.xhtml#printed-page-3")
    ncx = etree.fromstring(member(book.epub, "toc.ncx").encode())
    spaces = {"n": "http://www.daisy.org/z3986/2005/ncx/"}
    targets = ncx.findall(".//n:pageTarget", spaces)
    assert [target.findtext("n:navLabel/n:text", None, spaces) for target in targets] == [
        label for label, _ in pages
    ]
    assert [t.get("type") for t in targets] == [
        "front" if p.isalpha() else "normal" for p, _ in pages
    ]
    orders = [int(str(target.get("playOrder"))) for target in targets]
    assert orders == sorted(set(orders))
    counts = {meta.get("name"): meta.get("content") for meta in ncx.iterfind(".//n:meta", spaces)}
    assert counts["dtb:totalPageCount"] == str(len(pages))
    assert counts["dtb:maxPageNumber"] == "3"
    package = member(book.epub, "content.opf")
    for said in ("pageBreakMarkers", "pageNavigation", "Page numbers are those of the print"):
        assert said in package
    assert '"pageBreakSource">Print edition of Cats<' in package


def test_the_source_of_the_pages_is_the_isbn_of_the_print_edition(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "one.md").write_text("# One\n\nA cat.\n")
    (tmp_path / "book.toml").write_text(BOOK + 'isbn = { print = "978-0-306-40615-7" }\n')
    package = member(mapped(tmp_path).epub, "content.opf")
    assert '"pageBreakSource">urn:isbn:9780306406157<' in package


def test_the_epub_alone_has_the_pages_too(folder: Path, tmp_path: Path) -> None:
    alone = build(folder, editions=("ereader",), out=tmp_path / "alone")
    both = build(folder, out=tmp_path / "both")
    assert set(alone.paths) == {"ereader"}
    assert alone.paths["ereader"].read_bytes() == both.paths["ereader"].read_bytes()


def test_a_build_sets_the_pages_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = []
    typeset = printed.typeset
    monkeypatch.setattr(printed, "typeset", lambda *given: times.append(1) or typeset(*given))
    build(folder, out=tmp_path)
    assert times == [1]


def test_without_pages_nothing_is_set_and_nothing_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript" / "one.md").write_text("# One\n\nA cat.\n")
    (tmp_path / "book.toml").write_text(BOOK + "[epub]\npages = false\n")
    monkeypatch.setattr(printed, "typeset", None)
    epub = build(tmp_path, editions=("ereader",)).paths["ereader"].read_bytes()
    assert [mark for root in documents(epub).values() for mark in marks(root)] == []
    assert page_list(epub) == []
    assert "pageList" not in member(epub, "toc.ncx")
    assert "pageBreak" not in member(epub, "content.opf")
