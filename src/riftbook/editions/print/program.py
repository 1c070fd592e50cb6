"""What sets pages: this program and its libraries, down to those of the system."""

import ctypes
from contextlib import suppress
from functools import cache

from riftbook.cache import key
from riftbook.cache import program as installed_program

_SYSTEM = (
    ("libpango-1.0.so.0", "pango_version_string"),
    ("libharfbuzz.so.0", "hb_version_string"),
    ("libpango-1.0.dylib", "pango_version_string"),
    ("libharfbuzz.dylib", "hb_version_string"),
)


@cache
def program() -> str:
    """The digest of everything that may change how a page is set."""
    return key(installed_program(), *_system())


def _system() -> list[str]:
    """The versions of what shapes text, as the libraries themselves say."""
    found = []
    for library, function in _SYSTEM:
        with suppress(OSError, AttributeError):
            said = getattr(ctypes.CDLL(library), function)
            said.restype = ctypes.c_char_p
            found.append(f"{library} {said().decode()}")
    return found
