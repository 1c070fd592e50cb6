"""A PNG without its metadata, the picture itself untouched (W3C PNG, 5)."""

from zlib import crc32

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PICTURE = frozenset({b"IHDR", b"IDAT", b"IEND"})
"""The chunks without which there is no picture of greys or colours."""
_FRAME = 12
"""Bytes of a chunk beside its data: length, kind and checksum."""


def bare(data: bytes) -> bytes:
    """Leave out every chunk that is not the picture's (time, text, profiles, animation).

    Returns:
        Nothing where a checksum is wrong: some readers would show nothing either.

    Raises:
        ValueError: the chunks do not follow each other as they must.
    """
    kept = [SIGNATURE]
    at = len(SIGNATURE)
    while at + _FRAME <= len(data):
        kind = data[at + 4 : at + 8]
        end = at + _FRAME + int.from_bytes(data[at : at + 4], "big")
        if kind in _PICTURE:
            if crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
                return b""
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    raise ValueError("no end")


def is_plain(data: bytes) -> bool:
    """Whether a PNG has eight bits a channel, in rows from the first to the last."""
    depth, interlace = data[24], data[28]
    return depth == 8 and interlace == 0
