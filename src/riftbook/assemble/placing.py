"""One forme gets its place in a book: its pages their sides and numbers, its objects theirs."""

from collections.abc import Iterator, Mapping, Sequence

from riftbook.assemble.file import File
from riftbook.assemble.forme import Forme, Margin, Page, Piece, Thing
from riftbook.assemble.outline import Entry
from riftbook.assemble.relocation import Key, Slot, fill
from riftbook.assemble.text import number, reference
from riftbook.records import Record, Value, field
from riftbook.typeset.folios import FolioPlace

_SIDES = {True: "right", False: "left"}
_POINTS = 0.75
"""Points in a CSS pixel."""


class Stand(Value, kw_only=True):
    """A forme and where it stands in the book."""

    forme: Forme
    recto: bool
    """Whether its first page is a right-hand one."""
    folio: int
    """The number of its first page."""


class Book(Record, kw_only=True):
    """What of a book is written, and what the formes still to come add to."""

    file: File
    labels: Mapping[str, str]
    """Id to the folio of the page on which it stands."""
    roots: Mapping[str, int]
    """The objects that the book has one of: ``pages``, ``fonts``, ``document``."""
    pages: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    """The elements right below the Document."""
    parents: list[bytes] = field(default_factory=list)
    """The entries of the parent tree."""
    keys: int = 0
    names: dict[str, bytes] = field(default_factory=dict)
    """Id to its destination; the first of a name is right."""
    identifiers: dict[str, int] = field(default_factory=dict)
    outline: list[Entry] = field(default_factory=list)
    shared: dict[str, int] = field(default_factory=dict)
    """Digest of a stream to the object that holds it."""


def place(book: Book, stand: Stand) -> None:
    """Write a forme into a book."""
    _Placing(book, stand).run()


class _Placing:
    def __init__(self, book: Book, stand: Stand) -> None:
        self.book, self.file = book, book.file
        self.stand, self.forme = stand, stand.forme
        self.base = book.file.reserve(self.forme.size)
        self.numbers = [b"%d" % (self.base + at) for at in range(self.forme.size)]
        for name, own in self.forme.roots.items():
            self.numbers[own] = b"%d" % book.roots[name]
        self.moved = [self._moved(at, page) for at, page in enumerate(self.forme.pages)]

    def run(self) -> None:
        known = self._share()
        contents = dict(self._contents())
        written: list[tuple[int, bytes]] = []
        for thing in self.forme.things:
            if thing.number in known:
                continue
            data = self.filled(thing)
            if thing.number in contents:
                data = data[:-2] + b"/Contents[%b]>>" % contents[thing.number]
            if thing.stream is None:
                written.append((self.base + thing.number, data))
            else:
                self.file.stream(self.base + thing.number, data, thing.stream)
        self.file.objects(written)
        self._enter()

    def filled(self, thing: Thing) -> bytes:
        """An object, its slots filled."""
        numbers = self.numbers
        words = [numbers[s] if type(s) is int else self._word(s) for s in thing.slots]
        return fill(thing.pieces, words)

    def _word(self, slot: Slot) -> bytes:
        if isinstance(slot, Key):
            return b"%d" % (self.book.keys + slot.number)
        assert not isinstance(slot, int)
        return number(slot.points + self.moved[slot.page])

    def _share(self) -> frozenset[int]:
        """Find the streams that the file has already."""
        known = set()
        for thing in self.forme.things:
            if thing.digest:
                own = self.base + thing.number
                there = self.book.shared.setdefault(thing.digest, own)
                if there != own:
                    self.numbers[thing.number] = b"%d" % there
                    known.add(thing.number)
        return frozenset(known)

    def _side(self, at: int) -> str:
        return _SIDES[self.stand.recto == (at % 2 == 0)]

    def _moved(self, at: int, page: Page) -> float:
        """How far to the right the text of a page goes."""
        set_, now = _SIDES[page.recto], self._side(at)
        if now == set_:
            return 0.0
        if not page.margins:
            raise ValueError("a page stands on a side for which it was not set")
        return page.margins[now].left - page.margins[set_].left

    def _contents(self) -> Iterator[tuple[int, bytes]]:
        """For each page's object, the streams that paint the page."""
        for at, page in enumerate(self.forme.pages):
            parts = [self._body(page)]
            if self.moved[at]:
                moving = b"q 1 0 0 1 %b 0 cm" % number(self.moved[at])
                parts = [self._brief(moving), *parts, self._brief(b"Q")]
            margin = page.margins.get(self._side(at))
            if margin is not None:
                parts += self._margin(margin, page, self.stand.folio + at)
            yield page.number, b" ".join(b"%b 0 R" % part for part in parts)

    def _body(self, page: Page) -> bytes:
        if page.content >= 0:
            return self.numbers[page.content]
        shown = (self._shown(piece) for piece in page.pieces)
        return self._painted(b"q\n" + b"\n".join(each for each in shown if each) + b"\nQ")

    def _shown(self, piece: Piece) -> bytes:
        """A piece of a page, its number filled in."""
        if not piece.anchor:
            return piece.operators
        label = self.book.labels.get(piece.anchor, "")
        if not label:
            return piece.operators
        glyphs = [piece.digits[int(digit)].encode() for digit in label]
        if len(glyphs) != len(piece.parts) - 1:
            raise ValueError(f"no room for page number {label}")
        return fill(piece.parts, glyphs)

    def _margin(self, margin: Margin, page: Page, folio: int) -> list[bytes]:
        parts = [self.numbers[margin.content]] if margin.content >= 0 else []
        if margin.folios:
            top = b"1 0 0 -1 0 %b cm %b 0 0 %b 0 0 cm" % (
                number(page.height), number(_POINTS), number(_POINTS),
            )  # fmt: skip
            painted = b"\n".join(_folio(each, folio) for each in margin.folios)
            begin = b"/Artifact <</Type /Pagination>> BDC\nq\n"
            parts.append(self._painted(b"%b%b\n%b\nQ\nEMC" % (begin, top, painted)))
        return parts

    def _painted(self, data: bytes) -> bytes:
        own = self.file.reserve()
        self.file.packed(own, b"", data)
        return b"%d" % own

    def _brief(self, data: bytes) -> bytes:
        """A short stream that many pages share."""
        name = data.decode()
        if name not in self.book.shared:
            self.book.shared[name] = int(self._painted(data))
        return b"%d" % self.book.shared[name]

    def _enter(self) -> None:
        """Enter pages, ids, elements and titles in the book's lists."""
        book, forme = self.book, self.forme
        for at, page in enumerate(forme.pages):
            own = self.base + page.number
            book.pages.append(own)
            for anchor, (x, y) in page.anchors.items():
                there = reference(own), number(x + self.moved[at]), number(y)
                book.names.setdefault(anchor, b"[%b/XYZ %b %b 0]" % there)
        for mark in forme.bookmarks:
            page = forme.pages[mark.page]
            book.outline.append(
                Entry(
                    level=mark.level, title=mark.title, page=self.base + page.number,
                    x=mark.x + self.moved[mark.page], y=mark.y, closed=mark.closed,
                )
            )  # fmt: skip
        book.parents.append(self.filled(forme.parents))
        book.keys += forme.keys
        book.parts += [self.base + kid for kid in forme.kids]
        book.identifiers |= {name: self.base + own for name, own in forme.identifiers.items()}


def _folio(place: FolioPlace, folio: int) -> bytes:
    """Paint a number."""
    figures = place.figures
    text = figures.written(folio)
    wide = figures.width(text) / 1000 * place.size
    x = place.x - {"left": 0.0, "centre": wide / 2, "right": wide}[place.align]
    shown = b"".join(_shown_glyph(glyph, step) for glyph, step in figures.set(text))
    at = number(x), number(place.y)
    return b"%b\nBT\n1 0 0 -1 %b %b Tm\n[%b] TJ\nET" % (place.paint, *at, shown)


def _shown_glyph(glyph: str, step: float) -> bytes:
    written = b"<%b>" % glyph.encode()
    return written + number(step) if step else written


def unplaced(formes: Sequence[Forme]) -> frozenset[str]:
    """The ids at which numbers are to be filled in."""
    pages = (page for forme in formes for page in forme.pages)
    return frozenset(piece.anchor for page in pages for piece in page.pieces if piece.anchor)
