"""A ZIP archive made of members that may be compressed already (PKWARE's APPNOTE 6.3.10).

Python's own writer compresses whatever it is given; a document that has not changed since the
last build was compressed then. Archives of 4 GiB and more are refused.
"""

from struct import pack
from zlib import DEFLATED, MAX_WBITS, compressobj, crc32

LEVEL = 9
"""Of compression: the lower ones save a few milliseconds and no reader."""

_VERSION = 20
"""2.0: deflated files."""
_UNIX = 3
_READABLE = 0o100644 << 16
"""A regular file that everybody may read, as external attributes."""
_UTF8 = 0x800
"""The flag of a name that is not ASCII."""


def deflated(data: bytes) -> bytes:
    """Data as a deflated member holds it (RFC 1951)."""
    squeeze = compressobj(LEVEL, DEFLATED, -MAX_WBITS)
    return squeeze.compress(data) + squeeze.flush()


class Binder:
    """An archive in the making; every member has the same time, mode and system."""

    def __init__(self, moment: tuple[int, ...]) -> None:
        """Begin.

        Args:
            moment: year, month, day, hour, minute and second of every member, 1980 to 2107.
        """
        year, month, day, hour, minute, second = moment
        self._time = hour << 11 | minute << 5 | second // 2
        self._date = (year - 1980) << 9 | month << 5 | day
        self._pieces: list[bytes] = []
        self._listed: list[bytes] = []
        self._size = 0

    def add(self, name: str, data: bytes, squeezed: bytes | None) -> None:
        """Add a member.

        Args:
            name: its path.
            data: what it holds.
            squeezed: the same `deflated`; None for a member that is stored as it is.
        """
        path = name.encode()
        body = data if squeezed is None else squeezed
        about = pack(
            "<5H3L2H",
            _VERSION,
            0 if path.isascii() else _UTF8,
            0 if squeezed is None else DEFLATED,
            self._time,
            self._date,
            crc32(data),
            len(body),
            len(data),
            len(path),
            0,
        )
        place = pack("<3H2L", 0, 0, 0, _READABLE, self._size)
        self._listed.append(b"PK\1\2" + pack("<2B", _VERSION, _UNIX) + about + place + path)
        for piece in (b"PK\3\4", about, path, body):
            self._pieces.append(piece)
            self._size += len(piece)

    def finished(self) -> bytes:
        """The archive.

        Raises:
            struct.error: it is too large, or has too many members, for its format.
        """
        directory = b"".join(self._listed)
        count = len(self._listed)
        end = b"PK\5\6" + pack("<4H2LH", 0, 0, count, count, len(directory), self._size, 0)
        return b"".join((*self._pieces, directory, end))
