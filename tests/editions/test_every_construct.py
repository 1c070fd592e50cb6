"""The book that uses everything at once: that it does, and that both editions count it alike."""

import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from ereader_samples import Epub
from lxml import etree

from pages import pages
from print_books import prepared
from riftbook.model import Artefact
from riftbook.model.roles import ROLES
from riftbook.pipeline import build

BOOK = Path(__file__).parents[1] / "books/every-construct"
ELSEWHERE = {"notes"}
"""Its notes stand at the foot of the page; books with endnotes have that role."""
NOTE = "*[@role='doc-footnote']"
CALL = "h:a[@role='doc-noteref']"

CONSTRUCTS = {
    "half title": "h:section[@epub:type='halftitlepage']//*[contains(@class, 'title')]",
    "title page from metadata": "h:section[@epub:type='titlepage']//*[@class='imprint generated']",
    "copyright page from metadata": "*[@class='rights generated']",
    "dedication from metadata": "h:section[@role='doc-dedication']//*[@class='generated']",
    "epigraph from metadata": "h:section[@role='doc-epigraph']//h:blockquote[@class='generated']",
    "about the author from metadata": "h:section[@class='about-the-author']//*[@class='generated']",
    "part": "h:section[@role='doc-part']",
    "appendix": "h:section[@role='doc-appendix']",
    "unnumbered heading": "h:h3[contains(@class, 'unnumbered')]",
    "heading of the fourth level": "h:h4",
    "reference to a figure": "h:a[starts-with(@href, '#fig-') or contains(@href, '#fig-')]",
    "reference to a table": "h:a[contains(@class, 'reference') and contains(@href, '#tbl-')]",
    "reference to a section": "h:a[contains(@class, 'reference') and contains(., 'section')]",
    "reference to a listing": "h:a[contains(@class, 'reference') and contains(@href, '#lst-')]",
    "reference to a part": "h:a[contains(@class, 'reference') and contains(., 'part')]",
    "reference to a chapter": "h:a[contains(@class, 'reference') and contains(., 'chapter')]",
    "reference to a page": "h:a[contains(@class, 'reference') and contains(., 'page')]",
    "range of references": "h:span[contains(@class, 'references') and contains(., '–')]",
    "list of references": "h:span[contains(@class, 'references') and count(h:a) > 1]",
    "note of several paragraphs": f"{NOTE}[count(.//h:p) > 1]",
    "note with a list": f"{NOTE}//h:ol",
    "note in a title": f"h:h1//{CALL}",
    "note in a heading": f"h:h2//{CALL}",
    "note in a cell": f"h:td//{CALL}",
    "note in a table's caption": f"h:caption//{CALL}",
    "note in a figure's caption": f"h:figcaption//{CALL}",
    "cell over columns": "h:td[@colspan]",
    "cell over rows": "h:td[@rowspan]",
    "head of two rows": "h:thead[count(h:tr) = 2]",
    "foot of a table": "h:tfoot",
    "widths of columns": "h:col[@style]",
    "numbers on their point": "h:td[@class='align-number']/h:span[contains(@class, 'pad')]",
    "heading cells of rows": "h:tbody//h:th[@scope='row']",
    "list in a cell": "h:td/h:ul",
    "table with over twenty rows": "h:tbody[count(h:tr) > 20]",
    "stacked table": "h:table[contains(@class, 'stacked')]",
    "table stacked on tablets": "h:table[contains(@class, 'broad')]",
    "landscape table": "h:table[@id='tbl-year']",
    "highlighted code": "h:span[@class='code-keyword']",
    "numbers of lines": "h:span[contains(@class, 'line-number')]",
    "highlighted lines": "h:span[@class='line highlighted']",
    "caption of code": "h:figure[@class='listing']/h:figcaption",
    "long line": "h:span[@class='line long']",
    "code in a line": "h:p//h:code[contains(@class, 'python')]",
    "drawn figure": "h:details",
    "short caption": "h:ol[contains(@class, 'captions')]//h:a[.//text()[.='A composing stick']]",
    "epigraph of a chapter": "h:blockquote[@class='epigraph']",
    "attribution": "*[@class='attribution']",
    "verse": "*[@class='verse numbered']",
    "stanza": "*[@class='stanza']",
    "number of a verse": "*[contains(@class, 'verse-number')]",
    "speaker": "*[@class='speaker']",
    "stage direction": "*[@class='stage-direction']",
    "date of a letter": "*[@class='dateline']",
    "salutation": "*[@class='salutation']",
    "closing": "*[@class='closing']",
    "signature": "*[@class='signature']",
    "postscript": "*[@class='postscript']",
    "break": "h:hr[@class='section-break']",
    "blank break": "h:hr[@class='section-break blank']",
    "lead-in": "h:span[@class='lead-in']",
    "note as an aside": "*[contains(@class, 'aside note')]",
    "tip": "*[contains(@class, 'aside tip')]",
    "important": "*[contains(@class, 'aside important')]",
    "caution": "*[contains(@class, 'aside caution')]",
    "warning": "*[contains(@class, 'aside warning')]",
    "aside of an own kind": "*[contains(@class, 'recipe')]",
    "aside with a title alone": "*[contains(@class, 'notice')]",
    "pull quote": "h:aside[@class='pull-quote']",
    "task done": "h:li[@class='task done']",
    "task to do": "h:li[@class='task']",
    "keys": "h:kbd",
    "small capitals": "*[contains(@class, 'smallcaps')]",
    "old-style figures": "*[@class='oldstyle']",
    "lining figures": "*[@class='lining']",
    "underlined": "h:u",
    "marked": "h:mark",
    "struck out": "h:del",
    "raised": "h:sup[.='3']",
    "lowered": "h:sub",
    "ruby": "h:ruby/h:rt",
    "German words": "h:span[@lang='de']",
    "French words": "h:span[@lang='fr']",
    "Russian words": "h:span[@lang='ru']",
    "Greek words": "h:span[@lang='el']",
    "Hebrew words": "h:span[@lang='he' and @dir='rtl']",
    "Arabic words": "h:span[@lang='ar' and @dir='rtl']",
    "Chinese words": "h:span[@lang='zh-Hans']",
    "Hebrew passage": "h:div[@lang='he' and @dir='rtl']",
    "chapter in another language": "h:section[@lang='de'] | //h:html[@lang='de']",
    "Japanese kana": "h:p[contains(., 'いらっしゃいませ')]",
    "emoji": "h:p[contains(., '👢')]",
    "quotation marks": "h:p[contains(., '“') and contains(., '”')]",
    "German quotation marks": "h:span[contains(., '„Setzkasten“')]",
    "dash": "h:p[contains(., '–')]",
    "ellipsis": "h:p[contains(., '…')]",
    "narrow space of German": "h:span[contains(., 'z.\N{NARROW NO-BREAK SPACE}B.')]",
    "space before a unit": "h:p[contains(., '40\N{NO-BREAK SPACE}kg')]",
}


class Made:
    """The book in both editions."""

    def __init__(self, folder: Path) -> None:
        publication = build(folder)
        assert publication.report.diagnostics == ()
        self.pdf = publication.paths["print"].read_bytes()
        path = publication.paths["ereader"]
        self.epub = Epub(Artefact(edition="ereader", name=path.name, data=path.read_bytes()))
        self.documents = [
            name.removeprefix("EPUB/") for name in self.epub.names if name.endswith(".xhtml")
        ]
        self.pages = [[" ".join(line.text.split()) for line in page] for page in pages(self.pdf)]

    def find(self, path: str) -> Iterator[etree._Element]:
        """Elements in any document of the EPUB."""
        for name in self.documents:
            yield from self.epub.find(name, f"//{path}")

    def said(self, path: str) -> set[str]:
        """The words of such elements."""
        return {" ".join("".join(map(str, each.itertext())).split()) for each in self.find(path)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("book") / "book"
    shutil.copytree(BOOK, folder, ignore=shutil.ignore_patterns(".riftbook", "dist"))
    return Made(folder)


def test_it_has_a_division_of_every_role() -> None:
    roles = {each.division.role for each in prepared(BOOK).resolution.divisions}
    assert roles == ROLES.keys() - ELSEWHERE


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_it_uses_every_construct(made: Made, construct: str) -> None:
    assert any(True for _ in made.find(CONSTRUCTS[construct]))


def test_its_manuscript_has_every_form_of_table_and_of_code() -> None:
    text = "\n".join(path.read_text() for path in sorted((BOOK / "manuscript").glob("*.md")))
    forms = (
        r"^\|:?-", r"^\+-.*\n(.*\n)+\+=", r"^-{3,} +-+", r"^-{30,}\n", r"\.list-table",
        r"\.table file=", r"\.table .*delimiter=", r"\.landscape", r"\.stacked",
        r"file=.* lines=", r"file=.* marker=", r"^Listing: ", r"startFrom=",
    )  # fmt: skip
    assert [form for form in forms if not re.search(form, text, re.MULTILINE)] == []


def test_captions_have_the_same_numbers_in_both_editions(made: Made) -> None:
    in_epub = made.said("h:span[@class='caption-label generated']")
    with pdfium.PdfDocument(made.pdf) as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    in_print = re.findall(r"^(Figure|Table|Listing) ([A-Z\d]+\.\d+) ?\.", text, re.M | re.I)
    assert {f"{noun} {number}".casefold() for noun, number in in_print} == {
        label.casefold() for label in in_epub
    }
    assert len(in_epub) == 16


def test_sections_have_the_same_numbers_in_both_editions(made: Made) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as document, document.open_outline() as outline:
        titles = [" ".join(item.title.split()) for item in _flat(list(outline.root))]
    found = [re.match(r"[A-Z\d]+(\.\d+)+", title) for title in titles]
    in_print = {number.group() for number in found if number}
    assert in_print == made.said("h:span[@class='section-number generated']")
    assert {"1.1", "1.1.1", "A.1", "B.1"} < in_print


def _flat(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _flat(item.children)


@pytest.mark.parametrize(("title", "path", "size"), [
    ("Figures", "list-of-figures.xhtml", 3),
    ("Tables", "list-of-tables.xhtml", 9),
    ("Listings", "list-of-listings.xhtml", 4),
])  # fmt: skip
def test_lists_say_the_same_in_both_editions(made: Made, title: str, path: str, size: int) -> None:
    where = "//h:ol[contains(@class, 'captions')]/h:li"
    entries = made.epub.find(path, where)
    in_epub = {" ".join("".join(map(str, each.itertext())).split()) for each in entries}
    page = next(page for page in made.pages if page and page[0] == title)
    text = " ".join(re.sub(r" \d+$", " ;", line) for line in page[1:-1])
    assert {" ".join(each.split()) for each in text.split(";") if each.strip()} == in_epub
    assert len(in_epub) == size


def test_notes_have_the_same_numbers_in_both_editions(made: Made) -> None:
    text = "\n".join("\n".join(page) for page in made.pages)
    in_epub = [number.text for number in made.epub.find("the-case.xhtml", f"//{CALL}")]
    begins = ("The word is", "It was told", "Counted on", "A few more", "Some call", "Held the")
    in_print = re.findall(rf"^(\d)\. (?:{'|'.join(begins)})", text, re.M)
    assert set(in_print) == {str(number) for number in range(1, len(begins) + 1)}
    assert len(in_epub) == len(begins)
