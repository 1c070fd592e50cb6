"""The author's photographs and drawings made of pixels: JPEG, PNG and WebP.

What comes out is upright, sRGB or grey, without transparency and without metadata: the place
where a photograph was taken does not go into the book. Transparency is laid on white, for both
editions: a drawing in black on nothing would vanish on a dark page.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType

from riftbook.figures import jpeg_segments, png_chunks
from riftbook.figures.encoding import jpeg, png, screen_scale
from riftbook.figures.pillow import Image, ImageCms, ImageFile, ImageOps
from riftbook.figures.store import Pair, Rendition

MOST_PIXELS = 40_000_000
"""Larger pictures are refused: no page needs them, and they eat the machine's memory."""
PRINT_QUALITY, SCREEN_QUALITY = 95, 88
"""JPEG qualities where a JPEG has to be encoded again."""

FORMATS = ("PNG", "JPEG", "WEBP")

_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What Pillow raises for files that are not what they say."""

_BY_ENDING: Mapping[str, str] = MappingProxyType(
    {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "jpe": "JPEG", "webp": "WEBP"}
)


class RefusedError(Exception):
    """A picture that cannot be used."""

    def __init__(self, code: str, message: str, hint: str, line: int = 0) -> None:
        """Keep what the diagnostic needs.

        Args:
            code: of the catalogue.
            message: what is wrong with the file; begins in the middle of a sentence.
            hint: what to do.
            line: the line in the picture file itself (SVG); 0 for none.
        """
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.line = line


def kind_of(data: bytes) -> str:
    """PNG, JPEG or WEBP by the first bytes, `""` for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return ""


def check_kind(name: str, data: bytes) -> str:
    """The kind of a picture, when its name says the same.

    Raises:
        RefusedError: it is no picture of a kind we take, or its name says another kind.
    """
    kind = kind_of(data)
    if not kind:
        raise RefusedError(
            "F007",
            "is not a JPEG, PNG, WebP or SVG picture",
            "open it in a picture editor and save it as PNG or JPEG",
        )
    ending = name.rpartition(".")[2].lower()
    if _BY_ENDING.get(ending) != kind:
        right = {"PNG": "png", "JPEG": "jpg", "WEBP": "webp"}[kind]
        raise RefusedError(
            "F008",
            f"is a {kind} picture, whatever its name says",
            f"let its name end in .{right}",
        )
    return kind


def prepare(data: bytes, kind: str) -> Pair:
    """Make the copies for both editions.

    Raises:
        RefusedError: the picture is too large, or broken.
    """
    taken = _taken_over(data) if kind == "PNG" else None
    if taken is not None:
        return taken
    try:
        with _whole_files_only():
            return _prepare(data, kind)
    except _BROKEN as error:
        raise RefusedError(
            "F009",
            "is damaged or cut off",
            "get the file again, or open it in a picture editor and save it anew",
        ) from error


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Let Pillow refuse files that are cut off; WeasyPrint, once loaded, has it accept them."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _taken_over(data: bytes) -> Pair | None:
    """A PNG that is as it should be, of a size for both editions; Pillow need not be loaded."""
    width, height = png_chunks.pixels(data, _fits_both)
    if not width:
        return None
    copy = Rendition(data=png_chunks.bare(data), media_type="image/png", pixels=(width, height))
    return Pair(print=copy, ereader=copy)


def _fits_both(width: int, height: int) -> bool:
    return width * height <= MOST_PIXELS and screen_scale(width, height) == 1


def _prepare(data: bytes, kind: str) -> Pair:
    with _opened(data) as source:
        frames = getattr(source, "n_frames", 1) if source.format != "MPO" else 1
        source.load()
        upright = ImageOps.exif_transpose(source)
        image = _srgb(_flat(upright))
        lossless = kind == "PNG" or (kind == "WEBP" and b"VP8L" in data[:64])
        untouched = (
            source.mode == image.mode
            and source.getexif().get(0x0112, 1) == 1
            and not _foreign(source)
            and "transparency" not in source.info
        )
        bare = _BARE.get(source.format or "") if untouched else None
        printed = bare(data) if bare else b""
    printed = printed or _encoded(image, lossless, PRINT_QUALITY)
    scale = screen_scale(*image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = image if scale == 1 else image.resize(size, Image.Resampling.LANCZOS)
    shown = printed if lossless and small is image else _encoded(small, lossless, SCREEN_QUALITY)
    media = "image/png" if lossless else "image/jpeg"
    return Pair(
        print=Rendition(data=printed, media_type=media, pixels=image.size),
        ereader=Rendition(data=shown, media_type=media, pixels=small.size),
        animated=frames > 1,
    )


def _opened(data: bytes) -> Image.Image:
    """Open without decoding.

    Raises:
        RefusedError: there are more than `MOST_PIXELS`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(BytesIO(data), formats=FORMATS)
            across, down = image.size
        except Image.DecompressionBombError:
            across, down = MOST_PIXELS, 2
    if across * down > MOST_PIXELS:
        raise RefusedError(
            "F010",
            f"has more than {MOST_PIXELS // 1_000_000} million pixels",
            "make it smaller: a full page needs fewer than 10 million",
        )
    return image


def _flat(image: Image.Image) -> Image.Image:
    """8 bits a channel, no palette, no transparency: L, RGB or CMYK."""
    if image.mode.startswith("I;16") or image.mode == "I":
        return _high_bytes(image)
    if image.mode in {"L", "RGB", "CMYK"} and "transparency" not in image.info:
        return image
    if image.mode == "1":
        return image.convert("L")
    if image.mode in {"YCbCr", "LAB", "HSV"}:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGBA", clear.size, (255, 255, 255, 255))
    white.alpha_composite(clear)
    grey = image.mode in {"LA", "La", "L"}
    flat = white.convert("RGB").getchannel("R") if grey else white.convert("RGB")
    flat.info = image.info
    return flat


def _high_bytes(image: Image.Image) -> Image.Image:
    """The upper eight of sixteen bits."""
    if image.mode == "I":
        return image.point([value >> 8 for value in range(65536)], "L")
    little = image.mode != "I;16B"
    pixels = image.tobytes()[1 if little else 0 :: 2]
    grey = Image.frombytes("L", image.size, pixels)
    grey.info = image.info
    return grey


def _foreign(image: Image.Image) -> bool:
    """Whether an embedded profile says something other than sRGB."""
    profile = image.info.get("icc_profile")
    if not profile:
        return False
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        return "srgb" not in ImageCms.getProfileDescription(opened).lower()
    except (ImageCms.PyCMSError, OSError):
        return False


def _srgb(image: Image.Image) -> Image.Image:
    """The same colours in sRGB, by the embedded profile where there is one."""
    target = "L" if image.mode == "L" else "RGB"
    if _foreign(image):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                return converted.convert(target)
        except (ImageCms.PyCMSError, OSError):
            # The profile is for other channels than the picture has: read it as if it had none.
            pass
    return image if image.mode == target else image.convert(target)


def _bare_png(data: bytes) -> bytes:
    """A PNG without metadata; nothing if it is written in a way of which readers are unsure."""
    return png_chunks.bare(data) if png_chunks.is_plain(data) else b""


_BARE: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {"JPEG": jpeg_segments.bare, "PNG": _bare_png}
)
"""How a picture that is as it should be is taken over, by its format."""


def _encoded(image: Image.Image, lossless: bool, quality: int) -> bytes:
    return png(image) if lossless else jpeg(image, quality)
