"""What makes the book beside the book: riftbook's own files, its libraries, the system's."""

import os
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256

from riftbook.manifest.disk import stamps

VARIABLES = ("SOURCE_DATE_EPOCH", "FONTCONFIG_", "FREETYPE_", "HB_", "PANGO", "RIFTBOOK_")
"""Beginnings of the names of what in the environment may show in a book."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
_MULTIARCH = getattr(sys.implementation, "_multiarch", "")
_SYSTEM = ("/usr/lib", f"/usr/lib/{_MULTIARCH}", "/usr/local/lib", "/opt/homebrew/lib")
"""Where systems keep Pango, HarfBuzz and Fontconfig: a folder is dated anew when one changes."""


def program() -> tuple[str, int]:
    """A digest that changes with the program, and when its newest file changed (nanoseconds).

    Raises:
        OSError: its files cannot be looked at.
        UnknownError: something lies among them that is no file.
    """
    folder, name = os.path.split(_PACKAGE)
    own = stamps(folder, (name,), without=("__pycache__",))
    told = repr((sorted(own.items()), sys.version, tuple(_libraries()), tuple(_system())))
    newest = max(max(stamp.modified, stamp.changed) for stamp in own.values())
    return sha256(told.encode()).hexdigest(), newest


def environment() -> Mapping[str, str]:
    """What in the environment may show in a book."""
    return {name: os.environ[name] for name in sorted(os.environ) if name.startswith(VARIABLES)}


def _libraries() -> Iterator[str]:
    """The installed packages with their versions, as their folders are called (PEP 376)."""
    for folder in sys.path:
        if os.path.isdir(folder or "."):  # noqa: PTH112
            names = os.listdir(folder or ".")  # noqa: PTH208
            yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _system() -> Iterator[int]:
    for folder in _SYSTEM:
        if os.path.isdir(folder):  # noqa: PTH112
            yield os.stat(folder).st_mtime_ns  # noqa: PTH116
