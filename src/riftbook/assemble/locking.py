"""A captured division → a forme: its objects taken apart, its streams packed."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

import pydyf

from riftbook.assemble.forme import Forme, Margin, Page, Piece, Thing
from riftbook.assemble.relocation import Key, Movable, movable
from riftbook.records import Record, field, replace
from riftbook.typeset.captured import Capture, CapturedPage, Furniture, TextFolio

LEVEL = 6
"""Of compression: the next levels take twice the time for half a per cent."""
ARTIFACT = b"/Artifact <</Type /Pagination>> BDC"


def lock(capture: Capture) -> Forme:
    """Make a forme of what was captured."""
    return _Locking(capture).forme()


class _Locking(Record):
    """One division being taken apart."""

    capture: Capture
    things: list[Thing] = field(default_factory=list)
    size: int = 0
    roots: dict[str, int] = field(default_factory=dict)
    page_of: dict[int, int] = field(default_factory=dict)
    """Objects that move with the text of a page: annotations, and the pages themselves."""
    digests: dict[int, str] = field(default_factory=dict)
    margins: dict[int, tuple[int, Furniture]] = field(default_factory=dict)

    def forme(self) -> Forme:
        pdf = self.capture.pdf
        self.size = len(pdf.objects)
        tree = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
        parents = pdf.objects[_number(tree["ParentTree"])]
        document = pdf.objects[_number(tree["K"][0])]
        self.roots = {
            "pages": pdf.pages.number,
            "fonts": self.capture.fonts_object,
            "document": document.number,
        }
        self._find_pages(pdf)
        skipped = {0, pdf.catalog.number, tree.number, parents.number, *self.roots.values()}
        pages = [self._page(at, page) for at, page in enumerate(self.capture.pages)]
        skipped |= {page.content for page in self.capture.pages}
        names = tree.get("IDTree", {}).get("Names", ())
        for thing in pdf.objects:
            if thing.number not in skipped and thing.free == "n" and thing != {}:
                self._take(thing)
        return Forme(
            pages=tuple(pages),
            things=tuple(self.things),
            size=self.size,
            keys=tree.get("ParentTreeNextKey", 0),
            parents=_thing(-1, _entries(parents["Nums"])),
            identifiers={
                str(name.string): _number(element)
                for name, element in zip(names[::2], names[1::2], strict=True)
            },
            kids=tuple(_number(kid) for kid in document["K"]),
            roots=self.roots,
            fonts=self.capture.fonts,
            bookmarks=self.capture.bookmarks,
        )

    def _find_pages(self, pdf: Any) -> None:
        for at, number in enumerate(pdf.pages["Kids"][::3]):
            self.page_of[number] = at
            for annotation in pdf.objects[number].get("Annots", ()):
                self.page_of[_number(annotation)] = at

    def _take(self, thing: Any) -> None:
        if isinstance(thing, pydyf.Stream):
            self._take_stream(thing)
            return
        page = self.page_of.get(thing.number, -1) if thing.get("Type") == "/Annot" else -1
        if thing.get("Type") == "/StructElem" and "BBox" in thing.get("A", ()):
            page = self.page_of[_number(thing["Pg"])]
        if thing.get("Type") == "/Page":
            thing = _opened(thing)
        self.things.append(_thing(thing.number, movable(thing, page)))

    def _take_stream(self, thing: Any) -> None:
        taken = thing_of(thing)
        picture = thing.extra.get("Subtype") == "/Image"
        self.things.append(replace(taken, digest=self._digest(taken)) if picture else taken)

    def _digest(self, picture: Thing) -> str:
        """A name for a picture; its mask may be the only other object that it refers to."""
        masks = [self.capture.pdf.objects[slot] for slot in picture.slots if isinstance(slot, int)]
        parts = (*picture.pieces, *(mask.data for mask in masks), picture.stream or b"")
        return sha256(b"\0".join(parts)).hexdigest()

    def _page(self, at: int, page: CapturedPage) -> Page:
        number = self.capture.pdf.pages["Kids"][::3][at]
        holes = [folio for folio in self.capture.folios if folio.page == at]
        pieces = tuple(_pieces(page.operators, holes)) if holes else ()
        content = -1
        if not holes:
            content = self._stream(b"q\n" + _content(page.operators) + b"\nQ")
        return Page(
            number=number,
            width=page.width,
            height=page.height,
            recto=page.recto,
            margins={side: self._margin(each) for side, each in page.furniture.items()},
            content=content,
            pieces=pieces,
            anchors=page.anchors,
        )

    def _margin(self, furniture: Furniture) -> Margin:
        known = self.margins.get(id(furniture))
        if known is None:
            content = -1
            if furniture.content:
                painted = b"\n".join((ARTIFACT, b"q", furniture.content, b"Q", b"EMC"))
                content = self._stream(painted, shared=True)
            self._state(furniture.states)
            known = self.margins[id(furniture)] = (content, furniture)
        return Margin(content=known[0], folios=furniture.folios, left=furniture.margin)

    def _state(self, states: Mapping[str, str]) -> None:
        """Let the pages know the graphics states of their margins: equal names are equal states."""
        number = _number(self.capture.pdf.objects[self.capture.pdf.pages["Kids"][0]]["Resources"])
        known = self.capture.pdf.objects[number]["ExtGState"]
        for name, state in states.items():
            known.setdefault(name, state.encode())

    def _stream(self, data: bytes, *, shared: bool = False) -> int:
        number, self.size = self.size, self.size + 1
        body = zlib.compress(data, LEVEL)
        head = pydyf.Dictionary({"Filter": "/FlateDecode", "Length": len(body)})
        digest = sha256(data).hexdigest() if shared else ""
        self.things.append(_thing(number, movable(head), body, digest))
        return number


def thing_of(thing: Any) -> Thing:
    """An object of pydyf, taken apart; a stream is packed if it is not."""
    if not isinstance(thing, pydyf.Stream):
        return _thing(thing.number, movable(thing))
    body = b"\n".join(pydyf._to_bytes(each) for each in thing.stream)
    extra = pydyf.Dictionary(thing.extra)
    if "Filter" not in extra:
        body = zlib.compress(body, LEVEL)
        extra["Filter"] = "/FlateDecode"
    extra["Length"] = len(body)
    return _thing(thing.number, movable(extra), body)


def _thing(number: int, written: Movable, stream: bytes | None = None, digest: str = "") -> Thing:
    return Thing(
        number=number,
        pieces=tuple(written.pieces),
        slots=tuple(written.slots),
        stream=stream,
        digest=digest,
    )


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _entries(nums: Sequence[Any]) -> Movable:
    """The parent tree's keys and elements."""
    found = Movable()
    for key, item in zip(nums[::2], nums[1::2], strict=True):
        found.leave(Key(key))
        found.write(b" ")
        found.take(item)
        found.write(b" ")
    return found.close()


def _opened(page: pydyf.Dictionary) -> pydyf.Dictionary:
    """A page without what depends on its place: its content."""
    kept = pydyf.Dictionary({key: item for key, item in page.items() if key != "Contents"})
    kept.number = page.number
    return kept


def _content(operators: Sequence[bytes]) -> bytes:
    return b"\n".join(each for each in operators if each)


def _pieces(operators: Sequence[bytes], holes: Sequence[TextFolio]) -> Iterator[Piece]:
    """A page's content, parted where numbers are to be filled in."""
    begin = 0
    for hole in sorted(holes, key=lambda hole: hole.operator):
        yield Piece(operators=_content(operators[begin : hole.operator]))
        yield Piece(
            operators=operators[hole.operator],
            anchor=hole.anchor,
            digits=hole.digits,
            parts=_parts(operators[hole.operator], hole.digits),
        )
        begin = hole.operator + 1
    yield Piece(operators=_content(operators[begin:]))


def _parts(shows: bytes, digits: Sequence[str]) -> tuple[bytes, ...]:
    """What stands around the glyphs of a shown number: ``[<0012>-3<0013>] TJ``."""
    parts, open_, place = [b""], False, 0
    while place < len(shows):
        sign = shows[place : place + 1]
        if open_ and sign not in b"<>":
            if shows[place : place + 4].decode() not in digits:
                raise ValueError(f"not a number: {shows!r}")
            parts.append(b"")
            place += 4
            continue
        open_ = sign == b"<" or (open_ and sign != b">")
        parts[-1] += sign
        place += 1
    return tuple(parts)
