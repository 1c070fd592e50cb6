"""The book folder on disk → `Files`: the one place where inputs are read.

Only regular files inside the folder are read, each once; a link that leads out is an error.
"""

import os
import stat
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from riftbook.diagnostics import Diagnostic, Span
from riftbook.project import portable
from riftbook.project.files import File, Files

CONFIGURATION = "book.toml"
FOLDERS = ("manuscript", "assets", "layouts")
LARGEST = 100 * 1024 * 1024
"""Bytes: no single input of a book is larger."""
THEMES = "@themes"


class UnreadableError(Exception):
    """A file that cannot be an input; its diagnostic is the argument."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Keep the diagnostic."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read(root: Path) -> tuple[Files, tuple[Diagnostic, ...]]:
    """Every input in a book folder.

    Args:
        root: the folder, resolved.
    """
    found: dict[str, File] = {}
    problems: list[Diagnostic] = []
    for path, place in _walk(root, problems):
        try:
            found[path] = File.of(path, _bytes(place, path))
        except UnreadableError as error:
            problems.append(error.diagnostic)
    problems.extend(portable.problems(found))
    return Files(found), tuple(problems)


def read_named(root: Path, paths: Collection[str]) -> Files:
    """Some inputs again: those of a book folder, and of the packaged themes, that can be read.

    Args:
        root: the folder, resolved.
        paths: the inputs, as `Files` has them.
    """
    found: dict[str, File] = {}
    for path, place in _walk(root, []):
        if path in paths:
            with suppress(UnreadableError):
                found[path] = File.of(path, _bytes(place, path))
    themes = {path.split("/")[1] for path in paths if path.startswith(f"{THEMES}/")}
    for theme in sorted(themes):
        found |= packaged(theme)
    return Files(found)


def packaged(name: str) -> dict[str, File]:
    """The files of a theme that comes with riftbook, by path; empty when there is no such theme."""
    folder = _themes() / name
    if not name.isidentifier() or not (folder / "theme.toml").is_file():
        return {}
    return {file.path: file for file in _packaged(folder, f"{THEMES}/{name}")}


def themes() -> tuple[str, ...]:
    """The names of the themes that come with riftbook and may be chosen, in order."""
    names = (entry.name for entry in _themes().iterdir() if (entry / "theme.toml").is_file())
    return tuple(sorted(name for name in names if name != "base"))


def _themes() -> Path:
    return Path(__file__).parent.parent / "themes"


def _packaged(folder: Path, path: str) -> Iterator[File]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inner = f"{path}/{entry.name}"
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            yield from _packaged(entry, inner)
        else:
            yield File.of(inner, entry.read_bytes())


def _walk(root: Path, problems: list[Diagnostic]) -> Iterator[tuple[str, Path]]:
    """Paths of the inputs and where they truly lie, in order."""
    for top in (CONFIGURATION, *FOLDERS):
        place = root / top
        if not os.path.lexists(place):
            continue
        try:
            yield from _inside(root, place, top, frozenset(), problems)
        except UnreadableError as error:
            problems.append(error.diagnostic)


def _inside(
    root: Path, place: Path, path: str, above: frozenset[Path], problems: list[Diagnostic]
) -> Iterator[tuple[str, Path]]:
    """What lies at `place`: itself, or everything below it."""
    real = _real(root, place, path)
    if not real.is_dir():
        yield path, real
        return
    if real in above:
        raise UnreadableError(_unreadable(path, "a link that leads back to a folder above it"))
    for name in sorted(_names(real, path)):
        inner = f"{path}/{unicodedata.normalize('NFC', name)}"
        try:
            _speak(inner)
            yield from _inside(root, real / name, inner, above | {real}, problems)
        except UnreadableError as error:
            problems.append(error.diagnostic)


def _names(folder: Path, path: str) -> list[str]:
    """The names in a folder, hidden ones left out."""
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise UnreadableError(_unreadable(path, _reason(error))) from None


def _real(root: Path, place: Path, path: str) -> Path:
    """Where a path leads, links followed, if that is inside the book folder."""
    try:
        real = place.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise UnreadableError(_unreadable(path, _reason(error))) from None
    if real.is_relative_to(root):
        return real
    raise UnreadableError(
        Diagnostic(
            code="P014",
            span=Span(path=path),
            message="this link leads out of the book folder",
            hint="put the file itself in its place; a book is built from its own folder only",
        )
    )


def _bytes(place: Path, path: str) -> bytes:
    """The content of a regular file; opening never waits for a pipe, nor follows a last link."""
    try:
        handle = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise UnreadableError(_unreadable(path, _reason(error))) from None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError(_unreadable(path, "it is no ordinary file"))
        if status.st_size > LARGEST:
            raise UnreadableError(_too_large(path, status.st_size))
        try:
            return file.read()
        except OSError as error:
            raise UnreadableError(_unreadable(path, _reason(error))) from None


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else "a loop of links"
    return said[:1].lower() + said[1:]


def _speak(path: str) -> None:
    """Refuse a name that cannot be written in a message or in the EPUB."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        raise UnreadableError(_unreadable(shown, "its name is not UTF-8")) from None
    if any(unicodedata.category(character) == "Cc" for character in path):
        shown = "".join("�" if unicodedata.category(c) == "Cc" else c for c in path)
        raise UnreadableError(_unreadable(shown, "its name has control characters"))


def _unreadable(path: str, reason: str) -> Diagnostic:
    return Diagnostic(
        code="P015",
        span=Span(path=path),
        message=f"this cannot be read: {reason}",
        hint="move it out of the book folder, or put an ordinary file in its place",
    )


def _too_large(path: str, size: int) -> Diagnostic:
    return Diagnostic(
        code="P016",
        span=Span(path=path),
        message=f"this file has {size / 1024 / 1024:.0f} MB; the most is {LARGEST // 1024**2} MB",
        hint="make a smaller copy for the book and keep the original elsewhere",
    )
