"""A PNG without its metadata, the picture itself untouched (W3C PNG, 5)."""

import re
import zlib
from collections.abc import Callable, Iterator
from zlib import crc32

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PICTURE = frozenset({b"IHDR", b"IDAT", b"IEND"})
"""The chunks without which there is no picture of greys or colours."""
_SILENT = {b"pHYs": 9, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1}
"""What says nothing that a copy has to heed, no turning, profile, transparency or text: its kind,
and how many bytes it has (W3C PNG, 11.3)."""
_CHANNELS = {0: 1, 2: 3}
"""Colour type to bytes a pixel: greys and colours of eight bits."""
_FILTERS = bytes(range(5))
"""The ways in which a row is written (W3C PNG, 9.2)."""
_ORDER = re.compile(
    rb"IHDR(?: (?!I(?:HDR|DAT|END))\w{4})*(?: IDAT)+(?: (?!I(?:HDR|DAT|END))\w{4})* IEND"
)
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


def pixels(data: bytes, fits: Callable[[int, int], bool]) -> tuple[int, int]:
    """The width and height of a PNG that can be taken over without decoding a pixel.

    Its chunks hold nothing but the picture, their checksums are right, and its rows are all there.

    Args:
        data: the file.
        fits: whether it may be so wide and so high.

    Returns:
        (0, 0) where that is not so: whoever decodes it finds out what is wrong.
    """
    chunks = tuple(_chunks(data))
    others = [(kind, len(content)) for kind, content in chunks if kind not in _PICTURE]
    ordered = _ORDER.fullmatch(b" ".join(kind for kind, _ in chunks))
    if not ordered or any(_SILENT.get(kind) != size for kind, size in others):
        return 0, 0
    head = chunks[0][1]
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    channels = _CHANNELS.get(head[9]) if head[8:9] + head[10:] == b"\x08\0\0\0" else None
    if channels is None or not (width and height and fits(width, height)):
        return 0, 0
    rows = b"".join(content for kind, content in chunks if kind == b"IDAT")
    return (width, height) if _is_whole(rows, 1 + width * channels, height) else (0, 0)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each chunk, up to the first that is cut off or damaged."""
    at = len(SIGNATURE)
    while at + _FRAME <= len(data):
        end = at + _FRAME + int.from_bytes(data[at : at + 4], "big")
        said = data[at + 4 : end - 4]
        if crc32(said) != int.from_bytes(data[end - 4 : end], "big"):
            return
        yield said[:4], said[4:]
        at = end


def _is_whole(packed: bytes, row: int, count: int) -> bool:
    """Whether a picture has all its rows, each written in a way that there is."""
    unpacking = zlib.decompressobj()
    try:
        rows = unpacking.decompress(packed, row * count + 1)
    except zlib.error:
        return False
    return unpacking.eof and len(rows) == row * count and not rows[::row].translate(None, _FILTERS)
