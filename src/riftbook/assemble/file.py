"""A PDF file as bytes: objects and where they are (ISO 32000-1, 7.5)."""

import struct
import zlib
from collections.abc import Sequence
from hashlib import sha256

from riftbook.records import Record, field

HEADER = b"%PDF-1.7\n%\xf0\x9f\x93\x96\n"
LEVEL = 6
_ENTRY = struct.Struct(">BIH").pack


class File(Record):
    """A file that grows; every object has its number before it is written."""

    data: bytearray = field(default_factory=lambda: bytearray(HEADER))
    size: int = 1
    """The next free object number."""
    _places: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def reserve(self, count: int = 1) -> int:
        """The first of so many object numbers."""
        first, self.size = self.size, self.size + count
        return first

    def stream(self, number: int, dictionary: bytes, body: bytes) -> None:
        """Write a stream; its dictionary says how long it is."""
        self._places[number] = (1, len(self.data), 0)
        self.data += b"%d 0 obj\n%b\nstream\n" % (number, dictionary)
        self.data += body
        self.data += b"\nendstream\nendobj\n"

    def packed(self, number: int, entries: bytes, body: bytes) -> None:
        """Write a stream whose body is packed here."""
        packed = zlib.compress(body, LEVEL)
        head = b"<<%b/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
        self.stream(number, head, packed)

    def objects(self, written: Sequence[tuple[int, bytes]]) -> None:
        """Write dictionaries and arrays, together in one object stream (7.5.7)."""
        if not written:
            return
        holder = self.reserve()
        heads, position = [], 0
        for place, (number, data) in enumerate(written):
            self._places[number] = (2, holder, place)
            heads.append(b"%d %d" % (number, position))
            position += len(data) + 1
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(written), len(head))
        self.packed(holder, entries, head + b"\n".join(data for _, data in written))

    def close(self, catalog: int, information: int) -> bytes:
        """Write the cross-reference stream and the end; the whole file."""
        number = self.reserve()
        digest = sha256(self.data).hexdigest()[:32].encode()
        self._places[number] = (1, len(self.data), 0)
        places = (self._places.get(at, (0, 0, 0)) for at in range(1, self.size))
        table = _ENTRY(0, 0, 65535) + b"".join(_ENTRY(*place) for place in places)
        entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]" % (
            self.size,
            catalog,
            information,
            digest,
            digest,
        )
        begin = len(self.data)
        self.packed(number, entries, table)
        self.data += b"startxref\n%d\n%%%%EOF\n" % begin
        return bytes(self.data)
