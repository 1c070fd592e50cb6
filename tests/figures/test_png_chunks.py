"""A PNG is taken over undecoded exactly where nothing in it has to be heeded or mended."""

import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from figure_books import saved
from PIL import Image, PngImagePlugin

from riftbook.figures import png_chunks, raster


def few(width, height):
    return width * height <= 10_000


SIZE = (40, 30)


def picture(mode):
    return Image.linear_gradient("L").resize(SIZE).convert(mode)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def written(rows, *, depth=8, colour=0, interlace=0, size=SIZE, before=b"", between=b""):
    """A PNG of rows as they are, with chunks before the rows and between their parts."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, interlace))
    packed = zlib.compress(rows)
    parts = chunk(b"IDAT", packed[:9]), between, chunk(b"IDAT", packed[9:])
    return b"\x89PNG\r\n\x1a\n" + head + before + b"".join(parts) + chunk(b"IEND", b"")


ROWS = (b"\0" + bytes(range(40))) * 30
TEXT = PngImagePlugin.PngInfo()
TEXT.add_text("Author", "A. N. Other")
EXIF = Image.Exif()
EXIF[0x0112] = 6
HEEDED = {
    "a palette": saved(picture("P"), "PNG"),
    "a clear ground": saved(picture("LA"), "PNG"),
    "a clear grey": saved(picture("L"), "PNG", transparency=3),
    "sixteen bits": saved(picture("I;16"), "PNG"),
    "a text": saved(picture("L"), "PNG", pnginfo=TEXT),
    "a turn": saved(picture("L"), "PNG", exif=EXIF),
    "two pictures": saved(picture("L"), "PNG", save_all=True, append_images=[picture("L")]),
    "lines between lines": written(ROWS, interlace=1),
    "too few rows": written(ROWS[:-1]),
    "too many rows": written(ROWS + b"\0"),
    "an unknown filter": written(b"\5" + ROWS[1:]),
    "a chunk between the rows": written(ROWS, between=chunk(b"pHYs", bytes(9))),
    "a chunk that is too short": written(ROWS, before=chunk(b"gAMA", bytes(3))),
    "two heads": written(ROWS, before=chunk(b"IHDR", bytes(3))),
    "a head between the rows": written(ROWS, between=written(ROWS)[8:33]),
    "another chunk": written(ROWS, before=chunk(b"vpAg", bytes(9))),
    "damaged rows": written(ROWS)[:-30] + b"\0" + written(ROWS)[-29:],
    "no end": written(ROWS)[:-12],
    "no pixels": written(b"", size=(0, 30)),
    "nothing": b"",
    "too much": saved(Image.new("L", (200, 51)), "PNG"),
}


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_picture_alone_is_taken_over(mode):
    data = saved(picture(mode), "PNG", dpi=(300, 300))
    assert png_chunks.pixels(data, few) == SIZE
    pair = raster.prepare(data, "PNG")
    assert pair.print == pair.ereader
    assert pair.print.data == png_chunks.bare(data) != data


def test_rows_in_parts_are_put_together():
    data = written(ROWS, before=chunk(b"pHYs", bytes(9)))
    assert png_chunks.pixels(data, few) == SIZE
    assert Image.open(BytesIO(png_chunks.bare(data))).tobytes() == bytes(range(40)) * 30


@pytest.mark.parametrize("name", HEEDED)
def test_all_else_is_decoded(name):
    assert png_chunks.pixels(HEEDED[name], few) == (0, 0)


def test_nothing_is_loaded_to_take_one_over():
    program = (
        "import sys; from riftbook.figures import raster;"
        "raster.prepare(sys.stdin.buffer.read(), 'PNG'); assert 'PIL.Image' not in sys.modules"
    )
    data = saved(picture("RGB"), "PNG")
    subprocess.run([sys.executable, "-c", program], input=data, check=True)
