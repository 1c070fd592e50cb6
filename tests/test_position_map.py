"""Manuscript ↔ printed page and line ↔ EPUB, for every line of every sample book."""

import io
import re
import shutil
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import median
from unicodedata import name

import pytest
from lxml import etree

from map_books import Mapped, check_marks, documents, letters, mapped, marks, page_list
from pages import Line as Row
from pages import labels, pages
from riftbook.editions import ereader
from riftbook.editions.ereader.documents import documents as laid_out
from riftbook.ink import stretches
from riftbook.language.leftward import is_leftward
from riftbook.places import Place, home, inked, offset_of
from riftbook.sheets import Line

ROOT = Path(__file__).parents[1]
BOOKS = {path.parent.name: path.parent for path in sorted(ROOT.glob("tests/books/*/book.toml"))}
BOOKS["the-grait-rift"] = ROOT
RAISED = 10
"""Points by which a reading stands above its word, at the most."""
OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest) -> Mapped:
    return mapped(BOOKS[request.param])


def test_every_character_is_printed_once(book: Mapped) -> None:
    printed: dict[tuple[str, str], int] = {}
    for sheet, line in book.lines():
        key = home(sheet.division, line.block)
        assert line.begin == printed.get(key, 0)
        printed[key] = line.end
    assert printed == {
        key: len(inked(block.text))
        for key, block in book.positions.blocks.items()
        if inked(block.text)
    }


def test_every_line_prints_the_characters_of_its_range(book: Mapped) -> None:
    blocks = book.positions.blocks
    for sheet, lines in zip(book.sheets.sheets, pages(book.pdf), strict=True):
        for line in (line for line in sheet.lines if line.block):
            shown = upwards(line, lines) if line.upwards else across(line, lines)
            own = inked(blocks[home(sheet.division, line.block)].text)[line.begin : line.end]
            bare = own.lstrip(OPENING)
            assert stands_in(own, shown) or (
                line.begin == 0 and _is_initial(bare[0], lines) and stands_in(bare[1:], shown)
            ), (sheet.label, line)


def test_no_line_is_printed_over_another(book: Mapped) -> None:
    for sheet in book.sheets.sheets:
        lines = sorted((line for line in sheet.lines if not line.upwards), key=_baseline)
        for above, below in pairwise(lines):
            shared = min(above.x + above.width, below.x + below.width) - max(above.x, below.x)
            apart = below.baseline - above.baseline
            assert shared < 1 or apart > CLOSEST, (sheet.label, above, below)


CLOSEST = 6
"""Points between two lines: the smallest type of a theme is 7 points."""


def _baseline(line: Line) -> float:
    return line.baseline


OPENING = "“‘«„"
"""Marks that stand before an initial."""


def across(line: Line, rows: list[Row]) -> str:
    """What stands on a page where a line says that it stands."""
    found = [
        glyph
        for row in rows  # what is raised or lowered stands in a row of its own
        if -5 < line.baseline - row.baseline < RAISED
        for glyph in row.glyphs
        if line.x - 1 <= glyph.x <= line.x + line.width
    ]
    return "".join(glyph.text for glyph in sorted(found, key=lambda glyph: glyph.x))


def upwards(line: Line, rows: list[Row]) -> str:
    """The same of a line that is turned: its letters stand above each other, on their sides."""
    found = [
        glyph
        for row in rows
        for glyph in row.glyphs
        if line.x - 12 <= glyph.x <= line.x + 1
        and line.baseline - line.width <= glyph.baseline <= line.baseline + 1
    ]
    return "".join(glyph.text for glyph in sorted(found, key=lambda glyph: -glyph.baseline))


def stands_in(own: str, shown: str) -> bool:
    """Whether all letters are shown in order; words of ours may stand between: figure 1.1.

    Where a script runs to the left, or readings stand above their words, the order of places is
    another than that of reading.
    """
    if is_leftward(own) or any("HIRAGANA" in name(letter, "") for letter in own):
        return Counter(letters(own)) <= Counter(letters(shown))
    printed = iter(letters(shown))
    return all(letter in printed for letter in letters(own))


def _is_initial(letter: str, lines: list[Row]) -> bool:
    """Whether a letter stands on the page as an initial, whose baseline is that of a later line."""
    glyphs = [glyph for row in lines for glyph in row.glyphs]
    usual = median(glyph.size for glyph in glyphs)
    return any(glyph.text == letter and glyph.size > 2 * usual for glyph in glyphs)


def test_every_line_round_trips(book: Mapped) -> None:
    positions = book.positions
    for number, sheet in enumerate(book.sheets.sheets):
        for at, line in enumerate(sheet.lines):
            if not line.block or line.begin == line.end:
                continue
            division, block = home(sheet.division, line.block)
            text = positions.blocks[division, block].text
            for ink in (line.begin, line.end - 1):
                place = Place(division=division, block=block, offset=offset_of(text, ink))
                spot = positions.spot(place)
                assert spot is not None
                assert (spot.sheet, spot.line) == (number, at)
            begin = positions.place(spot)
            assert begin is not None
            assert begin.offset == offset_of(text, line.begin)


def test_both_editions_hold_the_text_of_every_block(book: Mapped) -> None:
    texts: dict[tuple[str, str], str] = {}

    def look(division: str, root: etree._Element) -> None:
        for stretch in stretches(root):
            if stretch.own:
                key = home(division, stretch.block)
                texts[key] = texts.get(key, "") + inked(stretch.text)

    binding = ereader._binding(book.resolution, book.artworks, book.project, book.sheets)
    binding.witness = look
    laid_out(binding)
    for key, block in book.positions.blocks.items():
        assert texts.get(key, "") == inked(block.text)


def test_the_page_list_is_that_of_the_print_edition(book: Mapped) -> None:
    assert [label for label, _ in page_list(book.epub)] == labels(book.pdf)


def test_every_page_of_the_list_leads_to_its_mark(book: Mapped) -> None:
    found = documents(book.epub)
    marked = [
        (str(mark.get("aria-label")), f"{name}#{mark.get('id')}")
        for name, root in found.items()
        for mark in marks(root)
    ]
    assert sorted(marked) == sorted(page_list(book.epub))
    for root in found.values():
        numbers = [str(mark.get("aria-label")) for mark in marks(root)]
        order = [label for label, _ in page_list(book.epub) if label in numbers]
        assert numbers == order


def test_behind_each_mark_stand_the_first_words_of_the_page(book: Mapped) -> None:
    check_marks(book)


@pytest.mark.parametrize("name", ["endnotes-by-chapter", "text-passages"])
def test_a_mark_stands_before_what_the_layout_says_at_the_head_of_a_page(
    name: str, tmp_path: Path
) -> None:
    """On pages as small as these one begins with the title of the notes, or of an aside."""
    folder = tmp_path / name
    shutil.copytree(BOOKS[name], folder)
    configuration = folder / "book.toml"
    asked, _, more = configuration.read_text(encoding="utf-8").partition("[print]\n")
    small = f'{asked}\n[print]\ntrim = "4.25in x 5in"\n{more}'
    configuration.write_text(small, encoding="utf-8")
    book = mapped(folder)
    check_marks(book)
    before = [mark.getnext() for root in documents(book.epub).values() for mark in marks(root)]
    said = {letters("".join(node.itertext())) for node in before if node is not None}
    assert said & {"notes", "fromthegalley"}


def test_a_reader_finds_every_line_by_its_cfi(book: Mapped) -> None:
    places = [place for place, _ in _beginnings(book)]
    found = book.found(places)
    assert set(found) == set(places)
    reader = Reader(book.epub)
    for place, own in _beginnings(book):
        path, text = reader.at(found[place].cfi)
        assert path == found[place].path
        assert inked(text).startswith(own[0])
        assert letters(own).startswith(letters(text)[: len(letters(own))])


def _beginnings(book: Mapped) -> list[tuple[Place, str]]:
    found = []
    for sheet, line in book.lines():
        division, block = home(sheet.division, line.block)
        text = book.positions.blocks[division, block].text
        place = Place(division=division, block=block, offset=offset_of(text, line.begin))
        found.append((place, inked(text)[line.begin : line.end]))
    return found


class Reader:
    """Follows CFIs through a finished EPUB, as a reading system does."""

    def __init__(self, epub: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(epub))
        self.package = etree.fromstring(self.archive.read("EPUB/content.opf"))
        self.documents = documents(epub)

    def at(self, cfi: str) -> tuple[str, str]:
        """The document, and the text node from the character on."""
        match = re.fullmatch(r"epubcfi\(([^!]+)!(.+):(\d+)\)", cfi)
        assert match is not None
        itemref = self._element(self.package, match[1])
        manifest = self.package.find(f"{OPF}manifest")
        assert manifest is not None
        item = next(i for i in manifest if i.get("id") == itemref.get("idref"))
        path = str(item.get("href"))
        steps, _, last = match[2].rpartition("/")
        holder = self._element(self.documents[path], steps)
        chunks = [holder.text or "", *(child.tail or "" for child in holder)]
        units = chunks[(int(last) - 1) // 2].encode("utf-16-le")
        return path, units[2 * int(match[3]) :].decode("utf-16-le")

    def _element(self, root: etree._Element, steps: str) -> etree._Element:
        node = root
        for number, identifier in re.findall(r"/(\d+)(?:\[([^\]]*)\])?", steps):
            node = node[int(number) // 2 - 1]
            assert not identifier or node.get("id") == identifier
        return node
