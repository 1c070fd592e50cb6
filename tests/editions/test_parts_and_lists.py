"""Parts, appendices and lists: the same in both editions, and where each has to have them."""

import re
import shutil
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from ereader_samples import Epub
from lxml import etree

from pages import labels, pages
from riftbook.model import Artefact
from riftbook.pipeline import build

BOOK = Path(__file__).parents[1] / "books/parts-and-lists"
Node = tuple[str, tuple["Node", ...]]
"""A title and what stands below it."""

TREE: tuple[Node, ...] = (
    ("Figures", ()),
    ("Tables", ()),
    ("Listings", ()),
    ("Preface", ()),
    ("A note on the text", ()),
    ("How to stand still", ()),
    (
        "Part I The Ground",
        (
            (
                "1 What the spade says",
                (
                    ("1.1 Three bands", ()),
                    ("What moves in it", ()),
                    ("1.2 How deep the frost goes", ()),
                ),
            ),
            ("2 Two walls", (("2.1 Stone and lime", ()),)),
        ),
    ),
    (
        "Part II The Year",
        (
            ("3 Spring comes by the gate", ()),
            ("A week away", ()),
            ("4 Autumn in the shed", ()),
        ),
    ),
    ("The gate, again", ()),
    ("Appendix A Plants by their place", (("A.1 By the wall", ()), ("A.2 By the gate", ()))),
    ("Appendix B Weather, as it was written down", ()),
    ("Chronology", ()),
    ("Thanks", ()),
    ("About the author", ()),
)
FIGURES = {
    "1 A leaf that fell on the page while this was written",
    "1.1 How deep the frost went, week by week",
    "2.1 Ripples in the rain barrel below the gutter",
    "A.1 A leaf of the wall-rue, twice its size",
}
TABLES = {"1.1 Frost in the ground", "3.1 Arrivals", "A.1 How long fruit keeps", "B.1 Rain"}
LISTINGS = {"B.1 A wet month"}


class Made:
    """The book in both editions."""

    def __init__(self, folder: Path) -> None:
        publication = build(folder)
        assert publication.report.diagnostics == ()
        self.pdf = publication.paths["print"].read_bytes()
        path = publication.paths["ereader"]
        data = path.read_bytes()
        self.epub = Epub(Artefact(edition="ereader", name=path.name, data=data))
        self.labels = labels(self.pdf)
        self.lines = pages(self.pdf)
        self.pages = [[line.text.strip() for line in page] for page in self.lines]

    def page(self, label: str) -> Sequence[str]:
        """The lines of the page with a folio."""
        return self.pages[self.labels.index(label)]

    def said(self, path: str, where: str) -> list[str]:
        """The words of elements of a document of the EPUB."""
        return [_words(element) for element in self.epub.find(path, where)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("book") / "book"
    shutil.copytree(BOOK, folder)
    return Made(folder)


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _nav(items: Sequence[etree._Element]) -> Iterator[Node]:
    for item in items:
        link, *below = item
        yield _words(link), tuple(_nav(list(below[0]))) if below else ()


def _points(points: Sequence[etree._Element]) -> Iterator[Node]:
    for point in points:
        inside = [each for each in point if each.tag.endswith("navPoint")]
        yield _words(point[0]), tuple(_points(inside))


def _outline(items: Sequence[pikepdf.OutlineItem]) -> Iterator[Node]:
    for item in items:
        yield " ".join(item.title.split()), tuple(_outline(item.children))


def _cut(nodes: Sequence[Node], depth: int) -> tuple[Node, ...]:
    """A tree to a depth: the outline goes as deep as the headings do."""
    return tuple((said, _cut(below, depth - 1) if depth else ()) for said, below in nodes)


def test_the_nav_nests_parts_chapters_and_sections(made: Made) -> None:
    items = made.epub.find("nav.xhtml", "//h:nav[@id='toc']/h:ol/h:li")
    assert tuple(_nav(items)) == TREE


def test_the_folios_of_the_contents_stand_below_each_other(made: Made) -> None:
    for label in ("vii", "viii"):
        lines = made.lines[made.labels.index(label)]
        ends = [line.right for line in lines if re.search(r"\S +[ivx\d]+$", line.text)]
        assert len(ends) > 8
        assert max(ends) - min(ends) < 2, "figures have more or less air at their sides"


def test_the_ncx_says_the_same(made: Made) -> None:
    points = made.epub.find("toc.ncx", "/ncx:ncx/ncx:navMap/ncx:navPoint")
    assert tuple(_points(points)) == TREE
    depth = made.epub.find("toc.ncx", "//ncx:meta[@name='dtb:depth']")[0]
    assert depth.get("content") == "3"


def test_the_outline_of_the_pdf_nests_alike(made: Made) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as document, document.open_outline() as outline:
        tree = tuple(_outline(list(outline.root)))
        opened = {" ".join(item.title.split()): not item.is_closed for item in outline.root}
    own = dict(tree)
    assert own.pop("Contents") == ()
    sections = dict(own["Part I The Ground"])["1 What the spade says"]
    assert dict(sections)["1.1 Three bands"] == (("1.1.1 Black earth", ()), ("1.1.2 Clay", ()))
    assert tuple((said, _short(said, below)) for said, below in own.items()) == TREE
    assert opened["Part I The Ground"]
    assert not opened["Appendix A Plants by their place"]


def _short(said: str, below: Sequence[Node]) -> tuple[Node, ...]:
    """What stands in the contents of what the outline has below a division."""
    return _cut(below, 1 if said.startswith("Part") else 0)


def test_the_printed_contents_have_the_same_lines(made: Made) -> None:
    printed = [*made.page("vii")[1:-1], *made.page("viii")[:-1]]
    lines = " ".join(re.sub(r"\s+([ivx]+|\d+)$", "", line) for line in printed)
    assert " ".join(lines.split()) == " ".join(_flat(TREE))


def _flat(nodes: Sequence[Node]) -> Iterator[str]:
    for said, below in nodes:
        yield said
        yield from _flat(below)


@pytest.mark.parametrize(
    ("path", "kind", "folio", "expected"),
    [
        ("list-of-figures.xhtml", "loi", "ix", FIGURES),
        ("list-of-tables.xhtml", "lot", "x", TABLES),
        ("list-of-listings.xhtml", "", "xi", LISTINGS),
    ],
)
def test_both_editions_list_the_same(
    made: Made, path: str, kind: str, folio: str, expected: set[str]
) -> None:
    assert set(made.said(path, "//h:ol[contains(@class, 'captions')]/h:li")) == expected
    if kind:
        assert set(made.said("nav.xhtml", f"//h:nav[@epub:type='{kind}']//h:li")) == expected
    lines = " ".join(re.sub(r"\s+([ivx]+|\d+)$", " ;", line) for line in made.page(folio)[1:-1])
    printed = {" ".join(each.split()) for each in lines.split(";") if each.strip()}
    assert printed == expected


def test_numbers_in_captions_are_those_of_the_lists(made: Made) -> None:
    paths = [name.removeprefix("EPUB/") for name in made.epub.names if name.endswith(".xhtml")]
    where = "//*[self::h:figcaption or self::h:caption]/h:span[@class='caption-label generated']"
    in_epub = {said for path in paths for said in made.said(path, where)}
    numbers = {
        f"{noun}\N{NO-BREAK SPACE}{entry.split()[0]}".replace("\N{NO-BREAK SPACE}", " ")
        for noun, entries in (("Figure", FIGURES), ("Table", TABLES), ("Listing", LISTINGS))
        for entry in entries
    }
    assert {said.replace("\N{NO-BREAK SPACE}", " ") for said in in_epub} == numbers
    printed = " ".join(line for page in made.pages for line in page).replace("\u00a0", " ")
    found = re.findall(r"\b(figure|table|listing) ([A-Z\d][.\d]*)\. ", printed, re.IGNORECASE)
    assert {f"{noun.capitalize()} {number}" for noun, number in found} == numbers


def test_the_folios_of_the_lists_are_those_of_the_pages(made: Made) -> None:
    for folio in ("ix", "x"):
        for line in made.page(folio)[1:-1]:
            told = re.search(r"\s([ivx]+|\d+)$", line)
            words = line.split()[1:3]
            if told and len(words) == 2 and words[0].isalpha():
                page = " ".join(made.page(told[1]))
                assert words[0] in page, line


def test_landmarks_lead_to_lists_and_to_the_first_page_of_the_body(made: Made) -> None:
    links = made.epub.find("nav.xhtml", "//h:nav[@epub:type='landmarks']//h:a")
    kind = "{http://www.idpf.org/2007/ops}type"
    assert [(str(a.get(kind)), str(a.get("href"))) for a in links] == [
        ("cover", "cover.xhtml"),
        ("titlepage", "title-page.xhtml"),
        ("toc", "nav.xhtml"),
        ("loi", "list-of-figures.xhtml"),
        ("lot", "list-of-tables.xhtml"),
        ("bodymatter", "opening.xhtml"),
    ]


def test_a_part_has_a_right_hand_page_to_itself_and_its_back_is_empty(made: Made) -> None:
    for folio, words in (("3", ["PARTI", "THEGROUND"]), ("9", ["PARTII", "THEYEAR"])):
        page = made.page(folio)
        assert [line.upper().replace(" ", "") for line in page[:2]] == words
        assert made.labels.index(folio) % 2 == 0
        assert made.page(str(int(folio) + 1)) == []
        assert not any(re.fullmatch(r"\d+", line) for line in page), "it has no folio"


def test_what_stands_in_which_matter(made: Made) -> None:
    kind = "{http://www.idpf.org/2007/ops}type"
    matter = {
        name: str(made.epub.find(f"{name}.xhtml", "/h:html/h:body")[0].get(kind))
        for name in ("note-on-the-text", "ground", "epilogue", "chronology", "acknowledgments")
    }
    assert matter == {
        "note-on-the-text": "frontmatter",
        "ground": "bodymatter",
        "epilogue": "bodymatter",
        "chronology": "backmatter",
        "acknowledgments": "backmatter",
    }


def test_what_a_part_is_called_for_machines(made: Made) -> None:
    section = made.epub.find("ground.xhtml", "//h:section")[0]
    assert section.get("{http://www.idpf.org/2007/ops}type") == "part"
    assert section.get("role") == "doc-part"
    bare = made.epub.find("chronology.xhtml", "//h:section")[0]
    assert "{http://www.idpf.org/2007/ops}type" not in bare.attrib


@pytest.mark.parametrize(
    ("folio", "path", "words"),
    [
        ("i", "half-title", ["A Field Guide to One Garden"]),
        ("v", "dedication", ["To the wren,", "who was here first"]),
        (
            "vi",
            "epigraph",
            ["A garden is a slow letter to oneself.", "— A seed merchant’s calendar"],
        ),
    ],
)
def test_pages_from_book_toml(made: Made, folio: str, path: str, words: list[str]) -> None:
    assert list(made.page(folio)) == words
    said = "".join(made.said(f"{path}.xhtml", "//h:section"))
    assert said.replace(" ", "") == re.sub("[ —]", "", "".join(words))  # styles print the dash


def test_an_empty_file_only_says_where_the_contents_and_the_lists_stand(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(BOOK, book)
    toml = (book / "book.toml").read_text(encoding="utf-8")
    toml = toml.replace('"preface.md",', '"preface.md", "contents.md", "pictures.md",', 1)
    toml = toml.replace(
        "[numbering]", '[manuscript.roles]\n"pictures.md" = "list-of-figures"\n\n[numbering]'
    )
    (book / "book.toml").write_text(toml, encoding="utf-8")
    (book / "manuscript/contents.md").write_text("", encoding="utf-8")
    (book / "manuscript/pictures.md").write_text("# Pictures\n\nAll of them.\n", encoding="utf-8")
    moved = Made(book)
    spine = [str(each.get("idref")) for each in moved.epub.find("content.opf", "//opf:itemref")]
    assert spine.index("preface") < spine.index("nav") < spine.index("pictures")
    assert "contents" not in spine
    assert moved.said("pictures.xhtml", "//h:h1") == ["Pictures"]
    assert set(moved.said("pictures.xhtml", "//h:ol/h:li")) == FIGURES
