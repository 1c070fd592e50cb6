"""PDF objects → pieces that can be moved: every reference stands apart from the bytes around it.

Objects are taken apart while they are still values. What is a reference and what only looks like
one, in a title say, is never a matter of searching through bytes.
"""

import re
from collections.abc import Sequence
from typing import Any

import pydyf

from riftbook.records import Record, Value, field

_REFERENCE = re.compile(rb"(\d+) 0 R")
_KEYS = frozenset({"StructParents", "StructParent"})
"""What holds a key of the parent tree (ISO 32000-1, 14.7.4.4)."""


class Key(Value):
    """A key of the parent tree, counted from the division's first."""

    number: int


class Across(Value):
    """A distance from the left edge of a page, which moves with the page's text."""

    page: int
    """The index of the page in the division."""
    points: float


Slot = int | Key | Across
"""What is filled in when objects get their places: an object's number, a key, a distance."""


class Movable(Record):
    """Bytes with slots between them: one piece more than slots."""

    pieces: list[bytes] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    _open: list[bytes] = field(default_factory=list)

    def write(self, data: bytes) -> None:
        """Add bytes."""
        self._open.append(data)

    def leave(self, slot: Slot) -> None:
        """Add a slot."""
        self.pieces.append(b"".join(self._open))
        self.slots.append(slot)
        self._open.clear()

    def take(self, value: Any, page: int = -1) -> None:
        """Add an object, taken apart."""
        _take(value, self, page)

    def close(self) -> "Movable":
        """Add nothing more."""
        self.pieces.append(b"".join(self._open))
        self._open.clear()
        return self


def movable(value: Any, page: int = -1) -> Movable:
    """Take an object apart.

    Args:
        value: of pydyf, or bytes and numbers.
        page: the page whose text it moves with: edges (``Rect`` of an annotation, ``BBox`` of a
            structure element) are taken apart too. -1 where there are none.
    """
    found = Movable()
    found.take(value, page)
    return found.close()


def _take(value: Any, found: Movable, page: int) -> None:
    if isinstance(value, pydyf.Dictionary):
        found.write(b"<<")
        for key, item in value.items():
            found.write(b"/" + key.encode() + b" ")
            _take_entry(key, item, found, page)
        found.write(b">>")
    elif isinstance(value, pydyf.Array):
        found.write(b"[")
        for place, item in enumerate(value):
            if place:
                found.write(b" ")
            _take(item, found, page)
        found.write(b"]")
    elif isinstance(value, pydyf.Object):
        found.write(value.data)
    else:
        written = pydyf._to_bytes(value)
        reference = _REFERENCE.fullmatch(written) if written.endswith(b" R") else None
        if reference is None:
            found.write(written)
        else:
            found.leave(int(reference[1]))
            found.write(b" 0 R")


def _take_entry(key: str, item: Any, found: Movable, page: int) -> None:
    if key in _KEYS:
        found.leave(Key(item))
    elif page >= 0 and key in {"Rect", "BBox"}:
        found.write(b"[")
        for place, edge in enumerate(item):
            found.write(b" " if place else b"")
            if place % 2:
                found.write(pydyf._to_bytes(edge))
            else:
                found.leave(Across(page, float(edge)))
        found.write(b"]")
    else:
        _take(item, found, page)


def fill(pieces: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Pieces with words between them."""
    whole: list[bytes] = [b""] * (len(pieces) + len(words))
    whole[::2] = pieces
    whole[1::2] = words
    return b"".join(whole)
