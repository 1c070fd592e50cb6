"""Where a finished PDF leads: its links, its outline and its labels, read without riftbook.

What stands at a target is what the EPUB has there: both editions call it by the same id.
"""

import ctypes
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import normalize

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from lxml import etree

from map_books import XHTML, documents
from pages import labels

HEAD = 14.0
"""Points from the first line of a head to its last."""


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A place on a page."""

    page: int
    """From 0."""
    top: float
    """Points from the foot of the page."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the outline."""

    level: int
    """From 0."""
    title: str
    where: Destination


@dataclass(frozen=True, kw_only=True)
class Link:
    """What can be clicked."""

    page: int
    name: str
    """The destination; `""` for one to elsewhere."""
    address: str
    """Elsewhere; `""` for one into the book."""
    box: tuple[float, float, float, float]
    """Left, bottom, right, top."""
    text: str
    """What is printed there."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        left, bottom, right, top = self.box
        return right - left, top - bottom


class Leads:
    """One PDF with everything that leads anywhere."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.labels = labels(pdf)
        self._document = pdfium.PdfDocument(pdf)
        self.letters = lru_cache(maxsize=8)(self._letters)

    @cached_property
    def destinations(self) -> Mapping[str, Destination]:
        """The names of the document (ISO 32000-1, 7.9.6)."""
        with pikepdf.open(io.BytesIO(self.pdf)) as document:
            names = document.Root.Names.Dests.Names
            pages = _pages(document)
            return {
                str(names[at]): _destination(names[at + 1], pages) for at in range(0, len(names), 2)
            }

    @cached_property
    def outline(self) -> tuple[Entry, ...]:
        """All its lines, in order."""
        with pikepdf.open(io.BytesIO(self.pdf)) as document, document.open_outline() as found:
            return tuple(_entries(found.root, 0, _pages(document)))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links of all pages, in order."""
        with pikepdf.open(io.BytesIO(self.pdf)) as document:
            return tuple(
                self._link(at, annotation)
                for at, page in enumerate(document.pages)
                for annotation in page.obj.get("/Annots", ())
            )

    def _link(self, page: int, annotation: pikepdf.Object) -> Link:
        assert annotation.Subtype == "/Link"
        left, bottom, right, top = (float(edge) for edge in annotation.Rect)
        box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
        inside = "/Dest" in annotation
        words = self._document[page].get_textpage()
        return Link(
            page=page,
            name=str(annotation.Dest) if inside else "",
            address="" if inside else str(annotation.A.URI),
            box=box,
            text=words.get_text_bounded(*box),
        )

    def text(self, page: int) -> str:
        """What stands on a page, in the order of its content."""
        return str(self._document[page].get_textpage().get_text_range())

    def edges(self, page: int) -> tuple[str, str]:
        """The letters of a page's head, which may have two lines, and of its last line."""
        text, heights = self.letters(page)
        first, last = max(heights, default=0.0), min(heights, default=0.0)
        drawn = list(zip(text, heights, strict=True))
        return (
            "".join(letter for letter, at in drawn if at > first - HEAD),
            "".join(letter for letter, at in drawn if at < last + 1),
        )

    def _letters(self, page: int) -> tuple[str, tuple[float, ...]]:
        """The letters and figures of a page, and the baseline of each."""
        words = self._document[page].get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        text, heights = "", []
        for index in range(words.count_chars()):
            raw.FPDFText_GetCharOrigin(words, index, x, y)
            for letter in bare(chr(raw.FPDFText_GetUnicode(words, index))):
                text += letter
                heights.append(y.value)
        return text, tuple(heights)


def _pages(document: pikepdf.Pdf) -> Mapping[tuple[int, int], int]:
    return {page.objgen: number for number, page in enumerate(document.pages)}


def _destination(found: pikepdf.Object, pages: Mapping[tuple[int, int], int]) -> Destination:
    page, kind, _, top, _ = found.as_list()
    assert kind == "/XYZ"
    return Destination(page=pages[page.objgen], top=float(top))


def _entries(
    items: list[pikepdf.OutlineItem], level: int, pages: Mapping[tuple[int, int], int]
) -> Iterator[Entry]:
    for item in items:
        where = _destination(item.destination, pages)
        yield Entry(level=level, title=" ".join(item.title.split()), where=where)
        yield from _entries(item.children, level + 1, pages)


def bare(text: str) -> str:
    """Letters and figures alone, ligatures apart: what spaces and capitals do not change."""
    return "".join(filter(str.isalnum, normalize("NFKC", text))).casefold()


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the EPUB says at an id, as letters, no farther than the page surely says the same."""

    before: str
    behind: str
    kind: str
    """``figure`` or ``table``, whose words may stand anywhere in them; ``call`` of a note."""


LENGTH = 24
"""Letters at a target that are looked for; those before the call of a note may stand on the page
before it, so that of them there are fewer."""
ROOM = 60.0
"""Points from a target down to the baseline of its words, at the most."""


def holds(leads: Leads, where: Destination, words: Words) -> bool:
    """Whether a page has the words of a target where the target is, or behind it in a figure."""
    text, heights = leads.letters(where.page)
    call = words.kind == "call"
    sought = words.before[-LENGTH // 3 :] if call else words.behind
    found = (match.end() if call else match.start() + 1 for match in finditer(sought, text))
    down = [where.top - heights[at - 1] for at in found]
    if words.kind in ("figure", "table"):
        return bool(sought and down)
    return bool(sought) and any((-ROOM if call else 0) <= way < ROOM for way in down)


def finditer(words: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(re.escape(words), text)


def words_at(epub: bytes, length: int = LENGTH) -> Mapping[str, Words]:
    """Id → so many letters before and behind it, at the most."""
    found: dict[str, Words] = {}
    for root in documents(epub).values():
        said, ids = _said(root)
        for identifier, (at, node) in ids.items():
            before = "".join(said[:at]).rstrip(CUT)
            behind = "".join(said[at:]).lstrip(CUT)
            found[identifier] = Words(
                before=before.rpartition(CUT)[2][-length:],
                behind=behind.partition(CUT)[0][:length],
                kind=_kind(node),
            )
    return found


CUT = "\0"
"""Where the layout may say something of its own, or another block begins."""
_BLOCKS = (
    "aside blockquote caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li ol p"
    " pre section table tbody td th thead tr ul"
)
BLOCKS = frozenset(f"{XHTML}{name}" for name in _BLOCKS.split())


def _said(root: etree._Element) -> tuple[list[str], dict[str, tuple[int, etree._Element]]]:
    """A document's letters in pieces; for each id how many of them stand before it."""
    said: list[str] = []
    ids: dict[str, tuple[int, etree._Element]] = {}
    body = root.find(f"{XHTML}body")
    for event, node in etree.iterwalk(body, events=("start", "end")):
        apart = node.tag in BLOCKS or _unread(node)
        holder = node if event == "start" else node.getparent()
        text = (node.text if event == "start" else node.tail) or ""
        said.append(CUT if apart else "")
        if event == "start" and "id" in node.attrib:
            ids[str(node.get("id"))] = (len(said), node)
        said.append("" if any(map(_unread, _upwards(holder))) else bare(text))
    return said, ids


def _kind(node: etree._Element) -> str:
    if node.get("role") == "doc-noteref":
        return "call"
    name = etree.QName(node).localname
    return name if name in ("figure", "table") else ""


def _upwards(node: etree._Element) -> Iterator[etree._Element]:
    yield node
    yield from node.iterancestors()


def _unread(node: etree._Element) -> bool:
    """Whether the words of an element are the layout's, or are not printed."""
    return (
        "generated" in (node.get("class") or "").split()
        or node.get("role") in ("doc-noteref", "doc-pagebreak")
        or node.get("aria-hidden") == "true"
    )
