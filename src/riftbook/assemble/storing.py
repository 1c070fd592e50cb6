"""A forme as bytes that a cache can keep: a head in JSON, then everything that is bytes already."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from riftbook.assemble.faces import Faces
from riftbook.assemble.forme import Forme, Margin, Page, Piece, Thing
from riftbook.assemble.relocation import Across, Key, Slot
from riftbook.typeset.captured import Bookmark
from riftbook.typeset.folios import Figures, FolioPlace
from riftbook.typeset.type_used import FontUse


def pack(forme: Forme) -> bytes:
    """A forme as bytes."""
    blobs: list[bytes] = []
    margins: dict[int, int] = {}
    kept: list[Any] = []
    figures: dict[int, int] = {}
    tables: list[Any] = []
    for page in forme.pages:
        for margin in page.margins.values():
            if id(margin) not in margins:
                margins[id(margin)] = len(kept)
                kept.append(_margin(margin, figures, tables))
    head = {
        "pages": [_page(page, margins) for page in forme.pages],
        "margins": kept,
        "figures": tables,
        "things": [_thing(thing, blobs) for thing in (*forme.things, forme.parents)],
        "size": forme.size,
        "keys": forme.keys,
        "identifiers": dict(forme.identifiers),
        "kids": forme.kids,
        "roots": dict(forme.roots),
        "fonts": {key: font(use) for key, use in forme.fonts.items()},
        "bookmarks": [
            [m.level, m.title, m.page, m.x, m.y, m.closed] for m in forme.bookmarks
        ],
    }  # fmt: skip
    text = json.dumps(head, separators=(",", ":")).encode()
    return b"%d\n%b%b" % (len(text), text, b"".join(blobs))


def unpack(data: bytes) -> Forme:
    """The inverse of `pack`."""
    length, _, rest = data.partition(b"\n")
    head = json.loads(rest[: int(length)])
    reading = _Reading(rest, int(length))
    *things, parents = [reading.thing(each) for each in head["things"]]
    figures = [Figures(**{**each, "glyphs": _glyphs(each)}) for each in head["figures"]]
    margins = [_margin_of(each, figures) for each in head["margins"]]
    return Forme(
        pages=tuple(_page_of(each, margins) for each in head["pages"]),
        things=tuple(things),
        size=head["size"],
        keys=head["keys"],
        parents=parents,
        identifiers=head["identifiers"],
        kids=tuple(head["kids"]),
        roots=head["roots"],
        fonts={key: font_of(use) for key, use in head["fonts"].items()},
        bookmarks=tuple(
            Bookmark(level=level, title=title, page=page, x=x, y=y, closed=closed)
            for level, title, page, x, y, closed in head["bookmarks"]
        ),
    )


def pack_faces(faces: Faces) -> bytes:
    """The fonts of a book as bytes."""
    blobs: list[bytes] = []
    things = [_thing(thing, blobs) for thing in faces.things]
    head = {"things": things, "size": faces.size, "names": dict(faces.names)}
    text = json.dumps(head, separators=(",", ":")).encode()
    return b"%d\n%b%b" % (len(text), text, b"".join(blobs))


def unpack_faces(data: bytes) -> Faces:
    """The inverse of `pack_faces`."""
    length, _, rest = data.partition(b"\n")
    head = json.loads(rest[: int(length)])
    reading = _Reading(rest, int(length))
    things = tuple(reading.thing(each) for each in head["things"])
    return Faces(things=things, size=head["size"], names=head["names"])


class _Reading:
    """Bytes being dealt out one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, length: int) -> bytes:
        begin, self.at = self.at, self.at + length
        return self.data[begin : self.at]

    def thing(self, said: Sequence[Any]) -> Thing:
        number, lengths, slots, stream, digest = said
        return Thing(
            number=number,
            pieces=[self.take(length) for length in lengths],
            slots=slots if all(type(s) is int and s >= 0 for s in slots) else _slots(slots),
            stream=None if stream < 0 else self.take(stream),
            digest=digest,
        )


def _thing(thing: Thing, blobs: list[bytes]) -> list[Any]:
    blobs += thing.pieces
    lengths = [len(piece) for piece in thing.pieces]
    stream = -1
    if thing.stream is not None:
        blobs.append(thing.stream)
        stream = len(thing.stream)
    return [thing.number, lengths, [_said(slot) for slot in thing.slots], stream, thing.digest]


def _said(slot: Slot) -> object:
    """A slot in JSON: an object's number as it is, a key below zero, a distance as a pair."""
    if isinstance(slot, Key):
        return -1 - slot.number
    return [slot.page, slot.points] if isinstance(slot, Across) else slot


def _slots(said: Iterable[Any]) -> list[Slot]:
    return [
        Across(*each) if isinstance(each, list) else each if each >= 0 else Key(-1 - each)
        for each in said
    ]


def _page(page: Page, margins: Mapping[int, int]) -> list[Any]:
    return [
        page.number, page.width, page.height, page.recto,
        {side: margins[id(margin)] for side, margin in page.margins.items()},
        page.content,
        [[p.operators.decode("latin-1"), p.anchor, p.digits, [part.decode() for part in p.parts]]
         for p in page.pieces],
        dict(page.anchors),
    ]  # fmt: skip


def _page_of(said: Sequence[Any], margins: Sequence[Margin]) -> Page:
    number, width, height, recto, sides, content, pieces, anchors = said
    return Page(
        number=number, width=width, height=height, recto=recto,
        margins={side: margins[at] for side, at in sides.items()},
        content=content,
        pieces=tuple(
            Piece(operators=shown.encode("latin-1"), anchor=anchor, digits=tuple(digits),
                  parts=tuple(part.encode() for part in parts))
            for shown, anchor, digits, parts in pieces
        ),
        anchors=anchors,
    )  # fmt: skip


def _margin(margin: Margin, figures: dict[int, int], tables: list[Any]) -> list[Any]:
    places = []
    for place in margin.folios:
        if id(place.figures) not in figures:
            figures[id(place.figures)] = len(tables)
            tables.append({
                name: getattr(place.figures, name) for name in Figures.__struct_fields__
            })  # fmt: skip
        at = figures[id(place.figures)]
        places.append([place.align, place.x, place.y, place.size, place.paint.decode(), at])
    return [margin.content, margin.left, places]


def _margin_of(said: Sequence[Any], figures: Sequence[Figures]) -> Margin:
    content, left, places = said
    return Margin(
        content=content,
        left=left,
        folios=tuple(
            FolioPlace(align=align, x=x, y=y, size=size, paint=paint.encode(), figures=figures[at])
            for align, x, y, size, paint, at in places
        ),
    )


def _glyphs(said: Mapping[str, Any]) -> dict[str, tuple[str, float]]:
    return {sign: (glyph, wide) for sign, (glyph, wide) in said["glyphs"].items()}


def font(use: FontUse) -> list[Any]:
    """The use of a font, as JSON can hold it."""
    return [
        use.name, use.file, dict(use.description),
        list(use.meanings.items()), list(use.widths.items()), list(use.missing.items()),
    ]  # fmt: skip


def font_of(said: Sequence[Any]) -> FontUse:
    """The inverse of `font`."""
    name, file, description, meanings, widths, missing = said
    return FontUse(
        name=name, file=file, description=description,
        meanings=dict(meanings), widths=dict(widths), missing=dict(missing),
    )  # fmt: skip
