"""Books in both editions with everything that the position map joins, for its tests."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from print_books import finished, prepared
from riftbook.cache import Cache
from riftbook.checks.columns import _in_body
from riftbook.checks.pages import Piece, read_pages
from riftbook.editions import ereader
from riftbook.editions.ereader import Found
from riftbook.model import Artwork, Resolution
from riftbook.places import Place
from riftbook.positions import Positions
from riftbook.project import Project
from riftbook.sheets import Line, Sheet, Sheets

COMPARED = 24
"""Letters at the head of a page that are compared."""
BROKEN = "\N{HYPHEN}"
"""Ends a line on which a word is broken."""
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, kw_only=True)
class Mapped:
    """One book, made."""

    project: Project
    resolution: Resolution
    artworks: Mapping[str, Artwork]
    sheets: Sheets
    pdf: bytes
    epub: bytes

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.sheets, self.resolution)

    def found(self, places: list[Place]) -> Mapping[Place, Found]:
        """The places in the EPUB."""
        return ereader.places_of(places, self.resolution, self.artworks, self.project, self.sheets)

    def lines(self) -> Iterator[tuple[Sheet, Line]]:
        """Every line that prints words of the manuscript."""
        for sheet in self.sheets.sheets:
            for line in sheet.lines:
                if line.block and line.end > line.begin:
                    yield sheet, line


def mapped(folder: Path) -> Mapped:
    """Make the book in a folder."""
    book = prepared(folder)
    made = finished(book)
    sheets = made.printed.sheets
    cache = Cache.open(folder)
    epub, _ = ereader.produce(book.resolution, book.artworks, book.project, sheets, store=cache)
    assert epub is not None
    return Mapped(
        project=book.project,
        resolution=book.resolution,
        artworks=book.artworks,
        sheets=sheets,
        pdf=made.pdf,
        epub=epub.data,
    )


def documents(epub: bytes) -> dict[str, etree._Element]:
    """The XHTML documents of an EPUB by their names in the package's folder."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return {
            name.removeprefix("EPUB/"): etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }


def marks(root: etree._Element) -> list[etree._Element]:
    """The page marks of a document, in order."""
    return root.findall(".//*[@role='doc-pagebreak']")


def text_behind(mark: etree._Element, *, calls: bool = True) -> str:
    """What a document says behind a mark, notes left out, and what is not read; calls on demand."""
    root = mark.getroottree().getroot()
    said: list[str] = []
    begun = False
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if node is mark:
            begun = True
        if not begun or any(map(_is_note, node.iterancestors())):
            continue
        unread = node is mark or _is_note(node) or node.get("aria-hidden") == "true"
        unread = unread or (not calls and node.get("role") == "doc-noteref")
        if event == "start" and not unread:
            said.append(node.text or "")
        if event == "end":
            said.append(node.tail or "")
    return "".join(said)


def _is_note(node: etree._Element) -> bool:
    return node.get("role") == "doc-footnote"


def page_list(epub: bytes) -> list[tuple[str, str]]:
    """(label, address) of every line of the page-list."""
    nav = next(root for name, root in documents(epub).items() if name.startswith("nav"))
    path = f".//{XHTML}nav[@role='doc-pagelist']//{XHTML}a"
    return [(str(a.text), str(a.get("href"))) for a in nav.iterfind(path)]


def letters(text: str) -> str:
    """Letters and figures alone: what hyphens, spaces and capitals do not change."""
    return "".join(filter(str.isalnum, text)).casefold()


def check_marks(book: Mapped) -> None:
    """The words behind every mark, against the page as it is in the PDF.

    Where a division opens, each layout has words of its own about the title.
    """
    own = {each.division.id: each for each in book.resolution.divisions if each.division.path}
    found = {
        str(mark.get("aria-label")): mark
        for root in documents(book.epub).values()
        for mark in marks(root)
    }
    before, opened = "", set[str]()
    for sheet, pieces in zip(book.sheets.sheets, read_pages(book.pdf), strict=True):
        body = [piece for piece in pieces if _in_body(piece, sheet) and _is_text(piece, sheet)]
        text = " ".join(piece.text for piece in body)
        if sheet.division not in own or sheet.blank or not text:
            continue
        if sheet.division not in opened:
            opened.add(sheet.division)
            title = own[sheet.division].division.title
            said = letters(text_behind(found[sheet.label], calls=False))[:200]
            assert letters(title.text if title else "") in said
        else:
            words = letters(text_behind(found[sheet.label]))[:COMPARED]
            unnumbered = " ".join(piece.text for piece in body if not piece.text.isdigit())
            heads = [*_heads(text, before), unnumbered]
            assert words in [letters(each)[:COMPARED] for each in heads], sheet
        before = text


def _heads(text: str, before: str) -> Iterator[str]:
    """A page's text from its first whole word on, and without the number of an item."""
    if before.rstrip().endswith(BROKEN):
        yield text.lstrip().partition(" ")[2]
    else:
        yield text
        yield re.sub(r"^\s*\S{1,4}\s", "", text)


def _is_text(piece: Piece, sheet: Sheet) -> bool:
    """Whether something stands on a line of the map: the head of a table stands there once."""
    return any(
        abs(line.x - piece.x if line.upwards else line.baseline - piece.y) < 5
        for line in sheet.lines
        if not line.note
    )
