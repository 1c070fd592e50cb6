"""Finished pictures as bytes: nothing in them but the picture, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from types import MappingProxyType

from riftbook.figures.pillow import Image

ENDINGS: Mapping[str, str] = MappingProxyType(
    {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
)
"""Media type to the ending of a file's name."""

MOST_PIXELS = 3_600_000
"""The largest e-reader picture; some reading systems show no larger one."""
_EFFORT = 8
"""Of zlib: the last step, 9, takes twice the time for a few hundredths of the bytes."""
LONGEST = 2000
"""Pixels of the longer side of an e-reader picture."""


def png(image: Image.Image) -> bytes:
    """A PNG without any chunk that is not the picture's (no time, text or profile)."""
    bare = image.copy()
    bare.info = {}
    stream = BytesIO()
    bare.save(stream, "PNG", compress_level=_EFFORT)
    return stream.getvalue()


def jpeg(image: Image.Image, quality: int) -> bytes:
    """A baseline JPEG without metadata; colours are not subsampled at 90 and above."""
    bare = image.copy()
    bare.info = {}
    stream = BytesIO()
    bare.save(
        stream,
        "JPEG",
        quality=quality,
        optimize=True,
        progressive=False,
        subsampling=0 if quality >= 90 else 2,
    )
    return stream.getvalue()


def name(stem: str, data: bytes, media_type: str) -> str:
    """Where an edition finds a picture: the name holds the digest of its bytes."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in stem.lower())
    plain = "-".join(filter(None, plain.split("-"))) or "picture"
    return f"art/{plain[:40]}-{sha256(data).hexdigest()[:12]}.{ENDINGS[media_type]}"


def screen_scale(width: int, height: int) -> float:
    """The factor, at most 1, that brings a picture within what e-readers show."""
    most = min(1.0, LONGEST / max(width, height))
    while round(width * most) * round(height * most) > MOST_PIXELS:
        most = min(most * 0.999, (MOST_PIXELS / (width * height)) ** 0.5)
    return most
