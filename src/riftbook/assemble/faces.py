"""The fonts of a book as objects that can be moved, and their place in the file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riftbook.assemble.file import File
from riftbook.assemble.forme import Thing
from riftbook.assemble.locking import thing_of
from riftbook.assemble.relocation import fill
from riftbook.assemble.text import reference
from riftbook.records import Value


class Faces(Value, kw_only=True):
    """Fonts that were cast together."""

    things: tuple[Thing, ...]
    size: int
    names: Mapping[str, int]
    """Name in content streams to the font's object."""


def lock_faces(pdf: Any, names: Mapping[str, int]) -> Faces:
    """Take the objects of fonts apart."""
    used = [each for each in pdf.objects[1:] if each not in (pdf.pages, pdf.catalog)]
    return Faces(things=tuple(thing_of(each) for each in used), size=len(pdf.objects), names=names)


def place_faces(file: File, faces: Sequence[Faces], dictionary: int) -> list[tuple[int, bytes]]:
    """Write the programs of fonts; the other objects are still to be written.

    Args:
        file: the file.
        faces: the fonts.
        dictionary: the number of the object that names them all.
    """
    written: list[tuple[int, bytes]] = []
    entries: list[bytes] = []
    for face in faces:
        base = file.reserve(face.size)
        written += _placed(file, face, base)
        names = face.names.items()
        entries += [b"/%b " % key.encode() + reference(base + own) for key, own in names]
    return [*written, (dictionary, b"<<%b>>" % b"".join(entries))]


def _placed(file: File, faces: Faces, base: int) -> Iterator[tuple[int, bytes]]:
    for thing in faces.things:
        words = [b"%d" % (base + slot) for slot in thing.slots if isinstance(slot, int)]
        data = fill(thing.pieces, words)
        if thing.stream is None:
            yield base + thing.number, data
        else:
            file.stream(base + thing.number, data, thing.stream)
