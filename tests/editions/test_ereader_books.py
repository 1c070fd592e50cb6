"""The sample books on a screen, made from their Markdown by the whole pipeline."""

import re
import shutil
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from ereader_samples import Epub
from PIL import Image

from riftbook.model import Artefact
from riftbook.pipeline import build

BOOKS = Path(__file__).parents[1] / "books"
NAMES = ("everyday-markdown", "german-notes", "pictures")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Epub]:
    made = {}
    for name in NAMES:
        folder = tmp_path_factory.mktemp("books") / name
        shutil.copytree(BOOKS / name, folder)
        publication = build(folder, editions=("ereader",))
        assert publication.report.diagnostics == (), name
        path = publication.paths["ereader"]
        made[name] = Epub(Artefact(edition="ereader", name=path.name, data=path.read_bytes()))
    return made


@pytest.mark.parametrize("name", NAMES)
def test_every_link_inside_the_book_arrives(books: Mapping[str, Epub], name: str) -> None:
    book = books[name]
    documents = [n.removeprefix("EPUB/") for n in book.names if n.endswith(".xhtml")]
    ids = {
        (path, str(element.get("id")))
        for path in documents
        for element in book.find(path, "//*[@id]")
    }
    links = [
        (path, str(link.get("href")))
        for path in documents
        for link in book.find(path, "//h:a[not(contains(@href, ':'))]")
    ]
    astray = [
        (path, href)
        for path, href in links
        for target, _, fragment in [href.partition("#")]
        if (target or path) not in documents or (fragment and (target or path, fragment) not in ids)
    ]
    assert len(links) > 5
    assert astray == []


@pytest.mark.parametrize("name", NAMES)
def test_pictures_have_words_or_say_nothing(books: Mapping[str, Epub], name: str) -> None:
    book = books[name]
    for path in (n.removeprefix("EPUB/") for n in book.names if n.endswith(".xhtml")):
        for image in book.find(path, "//h:img"):
            assert bool(image.get("alt")) != (image.get("role") == "presentation")


def test_german_books_speak_german(books: Mapping[str, Epub]) -> None:
    book = books["german-notes"]
    assert [t.text for t in book.find("content.opf", "//dc:language")] == ["de"]
    assert book.find("nav.xhtml", "//h:h1")[0].text == "Inhalt"
    summary = book.find("content.opf", "//opf:meta[@property='schema:accessibilitySummary']")[0]
    assert summary.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert str(summary.text).startswith("Der Text lässt sich vergrößern")
    back = book.find("der-bahnsteig.xhtml", "//h:a[@role='doc-backlink']")[0]
    assert back.get("aria-label") == "Zurück zum Text"
    assert book.find("der-bahnsteig.xhtml", "//h:span[@lang='fr']")[0].text == "Intercité"
    assert [g.get("title") for g in book.find("content.opf", "//opf:reference")][-1] == (
        "Textbeginn"
    )


def test_unnumbered_chapters_have_no_label(books: Mapping[str, Epub]) -> None:
    heading = books["german-notes"].find("das-wartezimmer.xhtml", "//h:h1")[0]
    assert "".join(str(t) for t in heading.itertext()) == "Das Wartezimmer"


def test_notes_are_numbered_afresh_in_each_chapter(books: Mapping[str, Epub]) -> None:
    book = books["german-notes"]
    for path, count in (("der-bahnsteig.xhtml", 4), ("das-wartezimmer.xhtml", 2)):
        marks = book.find(path, "//h:a[@role='doc-noteref']")
        notes = book.find(path, "//h:aside[@role='doc-footnote']")
        assert [m.text for m in marks] == [str(n + 1) for n in range(count)]
        assert [m.get("href") for m in marks] == [f"#{n.get('id')}" for n in notes]


def test_everyday_constructs_reach_the_screen(books: Mapping[str, Epub]) -> None:
    book = books["everyday-markdown"]
    assert len(book.find("winter.xhtml", "//h:pre/h:code/h:span[contains(@class, 'line')]")) == 5
    assert len(book.find("winter.xhtml", "//h:li/h:ol/h:li")) == 2
    assert len(book.find("winter.xhtml", "//h:blockquote/h:blockquote")) == 1
    assert [d.tag.rpartition("}")[2] for d in book.find("winter.xhtml", "//h:dl/*")] == [
        "dt", "dd", "dt", "dd", "dd",
    ]  # fmt: skip
    assert len(book.find("spring.xhtml", "//h:div[@class='line-block']/*")) == 2
    assert [c.text for c in book.find("content.opf", "//dc:creator")] == [
        "Nora Feld",
        "Otto Quist",
    ]


def test_a_long_note_keeps_its_blocks(books: Mapping[str, Epub]) -> None:
    note = books["everyday-markdown"].find("spring.xhtml", "//h:aside")[1]
    shapes = [child.tag.rpartition("}")[2] for child in note]
    assert shapes == ["p", "p", "ul"]
    back = note.find("{*}ul/{*}li[last()]/{*}a[@role='doc-backlink']")
    assert back is not None, "the way back stands behind the last word, not alone on a line"


def test_pictures_are_those_of_the_manuscript(books: Mapping[str, Epub]) -> None:
    book = books["pictures"]
    types = [
        item.get("media-type")
        for item in book.find("content.opf", "//opf:item[starts-with(@href, 'art/')]")
    ]
    assert set(types) == {"image/png", "image/jpeg", "image/svg+xml"}
    described = book.find("the-pond.xhtml", "//h:img[@aria-details]")[0]
    details = book.find("the-pond.xhtml", "//h:details")[0]
    assert described.get("aria-details") == details.get("id")
    labels = book.find("the-pond.xhtml", "//h:span[contains(@class, 'caption-label')]")
    assert [label.text for label in labels] == [
        "Figure\N{NO-BREAK SPACE}1.1",
        "Figure\N{NO-BREAK SPACE}1.2",
    ]


def test_pictures_have_a_ground_and_no_more_pixels_than_stores_take(
    books: Mapping[str, Epub],
) -> None:
    book = books["pictures"]
    for name in book.names:
        if name.endswith((".png", ".jpg", ".jpeg")):
            with Image.open(BytesIO(book.archive.read(name))) as image:
                assert "A" not in image.getbands(), name
                assert image.width * image.height <= 3_600_000, name


def test_each_book_has_an_identifier_of_its_own(books: Mapping[str, Epub]) -> None:
    found = [str(b.find("content.opf", "//dc:identifier")[0].text) for b in books.values()]
    assert len(set(found)) == len(NAMES)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identifier) for identifier in found)
