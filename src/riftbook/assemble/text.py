"""Text and numbers as PDF writes them (ISO 32000-1, 7.3, 7.9)."""

import pydyf


def string(text: str) -> bytes:
    """A text string."""
    written: bytes = pydyf.String(text).data
    return written


def sorting(text: str) -> bytes:
    """What the keys of a name tree are sorted by: a text string's own bytes (7.9.6)."""
    return text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")


def number(value: float) -> bytes:
    """A number, to a ten-thousandth."""
    return b"%.4f" % value if value % 1 else b"%d" % value


def reference(value: int) -> bytes:
    """A reference to an object."""
    return b"%d 0 R" % value
