"""Notes at the end of the chapter and of the book: the same in both editions, ways both ways."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from map_books import Mapped, documents, mapped
from pages import outline, pages
from print_books import finished, prepared
from riftbook.editions import ereader
from riftbook.model import ResolvedNote
from riftbook.pipeline import build
from riftbook.resolve.anchors import call_anchor

ROOT = Path(__file__).parents[2]
BOOKS = ("endnotes-by-chapter", "endnotes-by-book")
NS = {"h": "http://www.w3.org/1999/xhtml"}
TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True)
class Told:
    """A note as an edition has it."""

    number: str
    words: str
    """Its letters: figures before the items of a list are the style's."""


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest) -> Mapped:
    return mapped(ROOT / "tests/books" / request.param)


@pytest.fixture(scope="module")
def by_book() -> Mapped:
    return mapped(ROOT / "tests/books/endnotes-by-book")


def notes(book: Mapped) -> Iterator[ResolvedNote]:
    return (note for each in book.resolution.divisions for note in each.notes)


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def in_epub(book: Mapped) -> set[Told]:
    items = [
        item
        for root in documents(book.epub).values()
        for item in root.xpath("//h:li[@class='endnote']", namespaces=NS)
    ]
    return {Told(_number(item), _words(item)) for item in items}


def _number(item: etree._Element) -> str:
    (number,) = item.xpath("*[1]/h:span[@class='note-number generated']", namespaces=NS)
    return str(number.text).rstrip(". ")


def _words(item: etree._Element) -> str:
    """Its words without those that only the EPUB has: the ways back."""
    return letters("".join(item.xpath(".//text()[not(ancestor::h:a[@role='doc-backlink'])]",
                                      namespaces=NS)))  # fmt: skip


def in_pdf(book: Mapped, folder: Path) -> dict[str, Told]:
    """The notes of the structure tree, by their ids, as another program reads them."""
    path = folder / "book.pdf"
    path.write_bytes(book.pdf)
    command = ["pdfinfo", "-struct-text", str(path)]
    read = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Told] = {}
    for match in NOTE.finditer(read):
        label, _, _ = match["inside"].partition(f"\n{match['indent']}  P")
        said = "".join(re.findall(r'^\s+"(.*)"', match["inside"], re.MULTILINE))
        number = "".join(re.findall(r'^\s+"(.*)"', label, re.MULTILINE))
        found[match["id"]] = Told(number.strip(". \N{NO-BREAK SPACE}"), letters(said))
    return found


NOTE = re.compile(
    r"^(?P<indent> *)Note <(?P<id>[^>]*)> .*\n(?P<inside>(?:(?P=indent) +.*\n)+)", re.MULTILINE
)


def links(pdf: bytes) -> set[tuple[str, str]]:
    """(the id at which a link stands, as near as may be told: its page's; what it leads to)."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            (str(page.label), str(link.Dest))
            for page in document.pages
            for link in page.obj.get("/Annots", ())
            if "/Dest" in link
        }


def test_both_editions_have_the_same_numbers_and_words(book: Mapped, tmp_path: Path) -> None:
    printed = in_pdf(book, tmp_path)
    assert set(printed) == {note.anchor for note in notes(book)}
    assert set(printed.values()) == in_epub(book)
    assert {told.number for told in printed.values()} == {note.number for note in notes(book)}


def test_numbers_begin_again_or_go_on(book: Mapped) -> None:
    numbers = [note.number for note in notes(book)]
    restarts = book.project.settings.notes.numbering == "chapter"
    assert numbers.count("1") == (2 if restarts else 1)
    assert numbers == (
        [*map(str, range(1, 12)), *map(str, range(1, 4))]
        if restarts
        else list(map(str, range(1, 17)))
    )


def test_print_leads_from_each_call_to_its_note_and_back(book: Mapped) -> None:
    page = {anchor: sheet.label for sheet in book.sheets.sheets for anchor in sheet.anchors}
    found = links(book.pdf)
    for note in notes(book):
        for time in range(1, note.calls + 1):
            assert (page[call_anchor(note.anchor, time)], note.anchor) in found
        assert (page[note.anchor], call_anchor(note.anchor)) in found


def test_the_epub_leads_from_each_call_to_its_note_and_back(book: Mapped) -> None:
    found = documents(book.epub)
    homes = {
        str(node.get("id")): name
        for name, root in found.items()
        for node in root.iterfind(".//*[@id]")
    }
    for note in notes(book):
        (item,) = found[homes[note.anchor]].xpath(f"//h:li[@id='{note.anchor}']", namespaces=NS)
        back = item.xpath(".//h:a[@role='doc-backlink']", namespaces=NS)
        called = [call_anchor(note.anchor, time) for time in range(1, note.calls + 1)]
        assert [str(a.get("href")).rpartition("#")[2] for a in back] == called
        assert len({a.get("aria-label") for a in back}) == note.calls
        for anchor, way in zip(called, back, strict=True):
            document = str(way.get("href")).partition("#")[0] or homes[note.anchor]
            (call,) = found[document].xpath(f"//h:a[@id='{anchor}']", namespaces=NS)
            there = "" if document == homes[note.anchor] else homes[note.anchor]
            assert call.get("href") == f"{there}#{note.anchor}"
            assert call.get("role") == "doc-noteref"


def test_the_epub_says_what_they_are(book: Mapped) -> None:
    said = [
        (
            name,
            section.get("role"),
            root.find(f".//*[@id='{section.get('aria-labelledby')}']") is None,
        )
        for name, root in documents(book.epub).items()
        for section in root.iterfind(f".//*[@{TYPE}='endnotes']")
    ]
    names = ["damp", "frost"] if book.project.settings.epub.notes == "chapter" else ["notes"]
    nav = next(root for name, root in documents(book.epub).items() if name.startswith("nav"))
    marks = [a.get("href") for a in nav.iterfind(f".//*[@{TYPE}='endnotes']")]
    assert marks == ([] if len(names) == 2 else ["notes.xhtml"])
    assert [each for each in said if each[0] != "nav.xhtml"] == [
        (f"{name}.xhtml", "doc-endnotes", False) for name in names
    ]


def test_no_note_stands_at_a_foot(book: Mapped) -> None:
    for sheet in book.sheets.sheets:
        assert not any(line.note for line in sheet.lines)
        assert sheet.notes_top == pytest.approx(sheet.text.y + sheet.text.height)


def test_heads_say_whose_notes_stand_on_a_page(by_book: Mapped) -> None:
    numbers = [
        n for n, s in enumerate(by_book.sheets.sheets) if s.division == "notes" and not s.blank
    ]
    heads = [pages(by_book.pdf)[n][0].text for n in numbers if by_book.sheets.sheets[n].recto]
    assert len(numbers) == 3
    assert letters(heads[-1]) == "NotesThegravel"


def test_the_groups_name_the_page_of_their_chapter(by_book: Mapped) -> None:
    folios = {a: s.label for s in by_book.sheets.sheets for a in s.anchors}
    (root,) = (r for n, r in documents(by_book.epub).items() if n == "notes.xhtml")
    told = root.xpath("//h:p[@class='note-page generated']/h:a", namespaces=NS)
    assert ["".join(a.itertext()) for a in told] == [
        f"page\N{NO-BREAK SPACE}{folios[each]}"
        for each in ("preface", "the-horses", "what-was-dropped", "le-retour", "the-gravel")
    ]
    text = " ".join(line.text for page in pages(by_book.pdf) for line in page)
    assert f"page {folios['what-was-dropped']}" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_without_printed_pages_the_epub_names_none(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "tests/books/endnotes-by-book", tmp_path / "book")
    book = prepared(folder)
    epub, _ = ereader.produce(book.resolution, book.artworks, book.project)
    assert epub is not None
    root = documents(epub.data)["notes.xhtml"]
    assert root.xpath("//h:p[@class='note-page generated']", namespaces=NS) == []
    assert len(root.xpath("//h:section[@class='notes-group']", namespaces=NS)) == 5


PLACES = [("foot", "book"), ("book", "popup"), ("chapter", "book"), ("book", "chapter")]


@pytest.mark.parametrize(("printed", "shown"), PLACES)
def test_each_edition_has_them_where_it_is_asked_to(
    printed: str, shown: str, tmp_path: Path
) -> None:
    folder = shutil.copytree(ROOT / "tests/books/endnotes-by-book", tmp_path / "book")
    path = folder / "book.toml"
    text = path.read_text().replace('[print]\nnotes = "book"', f'[print]\nnotes = "{printed}"')
    path.write_text(text.replace('[epub]\nnotes = "book"', f'[epub]\nnotes = "{shown}"'))
    publication = build(folder)
    assert publication.report.diagnostics == ()
    names = set(documents(publication.paths["ereader"].read_bytes()))
    assert ("notes.xhtml" in names) == (shown == "book")
    titles = outline(publication.paths["print"].read_bytes())
    assert ("Notes" in titles) == (printed == "book")


def test_a_word_changed_in_a_note_sets_the_notes_again_and_no_chapter(tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "tests/books/endnotes-by-book", tmp_path / "book")
    before = finished(prepared(folder), tmp_path / "cache").printed.composition
    path = folder / "manuscript/04-the-gravel.md"
    path.write_text(path.read_text().replace("under the horse", "near the horse"))
    after = finished(prepared(folder), tmp_path / "cache").printed.composition
    keys = [{e.division: e.kept.key for e in c.standings if not e.blank} for c in (before, after)]
    assert {d for d in keys[1] if keys[0][d] != keys[1][d]} == {"notes"}
    path.write_text(path.read_text().replace("raked in March", "raked in April"))
    again = finished(prepared(folder), tmp_path / "cache").printed.composition
    last = {e.division: e.kept.key for e in again.standings if not e.blank}
    assert {d for d in last if keys[1][d] != last[d]} == {"the-gravel"}


@pytest.mark.parametrize("where", ["chapter", "book"])
def test_a_lost_word_of_a_note_is_told_where_it_stands(where: str, tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / f"tests/books/endnotes-by-{where}", tmp_path / "book")
    layouts = folder / "layouts/print"
    layouts.mkdir(parents=True)
    name, words = {
        "chapter": ("02-frost.md", "Half a second"),
        "book": ("04-the-gravel.md", "hangs behind"),
    }[where]
    path = folder / "manuscript" / name
    path.write_text(path.read_text().replace(words, f"[{words}]{{#lost}}"))
    (layouts / "style.css").write_text(f"#{name[3:-3]}-lost {{ display: none }}\n")
    found = build(folder, editions=("print",)).report.errors
    assert [(d.code, d.span.path) for d in found] == [("D010", f"manuscript/{name}")]
    assert words in found[0].message
