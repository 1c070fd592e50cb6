"""What the machine has and lacks, each lack with the command that mends it."""

import ctypes
import ctypes.util
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from riftbook.records import Value


class Finding(Value, kw_only=True):
    """One thing looked at."""

    name: str
    well: bool
    found: str
    mend: str = ""
    """The command that mends it."""


OLDEST = (3, 11)
"""The oldest Python that riftbook runs on."""

PACKAGES = (
    "weasyprint",
    "ebooklib",
    "pillow",
    "markdown",
    "jinja2",
    "lxml",
    "pikepdf",
    "pydyf",
    "pygments",
    "fonttools",
    "pyyaml",
    "spanned-toml",
)
"""The packages that make a book."""

LIBRARIES = (
    ("GLib", ("gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib")),
    ("Pango", ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib")),
    ("PangoFT2", ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib")),
    ("HarfBuzz", ("harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib")),
    ("HarfBuzz-Subset", ("harfbuzz-subset", "libharfbuzz-subset.so.0",
                         "libharfbuzz-subset.0.dylib")),
    ("Fontconfig", ("fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib")),
)  # fmt: skip
"""The libraries of the system that WeasyPrint loads, and the names they go by."""

_INSTALLERS = (
    ("apt-get", "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    ("dnf", "sudo dnf install -y pango harfbuzz"),
    ("apk", "sudo apk add pango harfbuzz fontconfig"),
    ("pacman", "sudo pacman -S --needed pango"),
    ("zypper", "sudo zypper install -y libpango-1_0-0 libharfbuzz-subset0"),
    ("brew", "brew install pango"),
)


def examine(root: Path) -> tuple[Finding, ...]:
    """Everything that making the book in a folder needs."""
    return (_python(), *_packages(), *system_libraries(), *_fonts(), _cache(root))


def system_libraries() -> tuple[Finding, ...]:
    """The libraries of the system, looked up as WeasyPrint does, without importing it."""
    return tuple(_library(name, names) for name, names in LIBRARIES)


def _python() -> Finding:
    well = sys.version_info[:2] >= OLDEST
    needed = ".".join(map(str, OLDEST))
    return Finding(
        name="Python",
        well=well,
        found=platform.python_version(),
        mend="" if well else f"install Python {needed} or later",
    )


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            yield Finding(name=name, well=True, found=version(name))
        except PackageNotFoundError:
            mend = f"{sys.executable} -m pip install {name}"
            yield Finding(name=name, well=False, found="not installed", mend=mend)


def _library(name: str, names: tuple[str, ...]) -> Finding:
    for candidate in _candidates(names):
        with suppress(OSError):
            ctypes.CDLL(candidate)
            return Finding(name=name, well=True, found=candidate)
    return Finding(name=name, well=False, found="not found", mend=_installer())


def _candidates(names: tuple[str, ...]) -> Iterator[str]:
    """The names of a library; to look it up takes programs of the system, and so comes last."""
    yield from names[1:]
    located = ctypes.util.find_library(names[0])
    if located:
        yield located


def _installer() -> str:
    """The command that installs the libraries with the machine's own package manager."""
    for program, command in _INSTALLERS:
        if shutil.which(program):
            return command
    return "install Pango 1.44 or later and HarfBuzz with your package manager"


def _fonts() -> Iterator[Finding]:
    """The packaged themes' fonts, each with the digest that its theme was made with."""
    from riftbook.diagnostics import Span
    from riftbook.project import Files, folder, themes

    for name in folder.themes():
        theme, _, found = themes.load(name, Files({}), trim=None, here=Span(path=""))
        families = sorted({face.name for face in theme.faces})
        yield Finding(
            name=f"theme {name}",
            well=not found,
            found=found[0].message if found else ", ".join(families),
            mend=f"{sys.executable} -m pip install --force-reinstall riftbook" if found else "",
        )


def _cache(root: Path) -> Finding:
    from riftbook.cache import VARIABLE, Cache

    cache = Cache.open(root)
    kept = cache.lasting
    return Finding(
        name="cache",
        well=True,
        found=f"{cache.folder}" + ("" if kept else " (for this run only)"),
        mend="" if kept else f"export {VARIABLE}=DIR with a folder that can be written",
    )
