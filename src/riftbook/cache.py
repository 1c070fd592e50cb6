"""A content-addressed store for what is dear to make again: drawn figures, typeset divisions.

An entry's name is the digest of everything that went into it; the entry carries the digest of
what it holds, so that a damaged one is seen and made again. What it holds is never a pickle.
Nothing depends on what is in here but time.

Reading an entry loads next to nothing: a build that has nothing to do asks here first.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import time

from riftbook.records import Value

FOLDER = Path(".riftbook", "cache")
VARIABLE = "RIFTBOOK_CACHE"
"""The environment variable that moves the cache."""

BOUND = 512 * 1024**2
"""Bytes that a cache may hold; what was used longest ago goes when it holds more."""
_KEPT = 3 * BOUND // 4
"""Bytes that are left then."""
_DAY = 86_400.0
"""Seconds between two looks at the size; an entry's time is the day of its last use."""
_TRIES = 100
"""How often a folder is emptied again that a build is filling."""
_SWEPT = ".swept"
_UNFINISHED = ".new-"
_BRANCH = 1
"""Digits of a key that name a folder: there are few folders, for each has to be made."""
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_MAGIC = b"riftbook-cache-1\n"
_HEAD = len(_MAGIC) + sha256().digest_size


def key(*parts: bytes | str) -> str:
    """The name of an entry: one digest of all parts, their order and their borders.

    Args:
        parts: everything that goes into the entry: bytes, settings, versions.
    """
    digest = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        kind = b"s" if isinstance(part, str) else b"b"
        digest.update(kind + len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Cache(Value):
    """One folder of entries. Several processes may use it at once."""

    folder: Path
    lasting: bool = True
    """Whether it is there in the next run too."""

    @classmethod
    def open(cls, root: Path, *, moved: str | None = None) -> "Cache":
        """The cache of a book.

        Args:
            root: the book folder.
            moved: what RIFTBOOK_CACHE says; the environment's when not given.
        """
        folder = place(root, moved=moved)
        return cls(folder) if _usable(folder) else cls(_temporary(), lasting=False)

    @classmethod
    def fresh(cls) -> "Cache":
        """A cache that holds nothing yet and goes when the program ends."""
        return cls(_temporary(), lasting=False)

    def get(self, key: str) -> bytes | None:
        """What an entry holds; None when there is none, or it is damaged."""
        try:
            with open(self._path(key), "rb") as file:  # noqa: PTH123
                data = file.read()
                if time() - os.fstat(file.fileno()).st_mtime > _DAY:
                    os.utime(file.fileno())
        except OSError:
            return None
        content = data[_HEAD:]
        whole = data.startswith(_MAGIC) and data[len(_MAGIC) : _HEAD] == _seal(key, content)
        return content if whole else None

    def put(self, key: str, data: bytes) -> bool:
        """Keep an entry; whether that went well.

        A full or vanished disk is no error: the entry is made again next time.
        """
        path = self._path(key)
        folder = os.path.dirname(path)  # noqa: PTH120
        name = f"{folder}{os.sep}{_UNFINISHED}{os.getpid()}-{key[_BRANCH:]}"
        try:
            try:
                handle = os.open(name, _CREATE, 0o600)
            except FileNotFoundError:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103
                handle = os.open(name, _CREATE, 0o600)
            _write(handle, _MAGIC + _seal(key, data) + data)
            os.replace(name, path)  # noqa: PTH105
        except BaseException as error:  # an interrupt leaves no half entry either
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            if isinstance(error, OSError):
                return False
            raise
        return True

    def sweep(self, bound: int = BOUND, kept: int = _KEPT) -> None:
        """Once a day: let the entries go that were used longest ago, where there is too much.

        Args:
            bound: bytes that the cache may hold.
            kept: bytes that are left when it held more.
        """
        stamp = self.folder / _SWEPT
        with suppress(OSError):
            looked = stamp.stat().st_mtime if stamp.exists() else None
            if looked is not None and time() - looked < _DAY:
                return
            stamp.touch()
            if looked is None:  # the cache is new: nothing in it is a day old
                return
            held = sorted(_held(self.folder))
            size = sum(each for _, each, _ in held)
            most = kept if size > bound else size
            for used, each, path in held:
                left_over = _UNFINISHED in path and time() - used > _DAY
                if size > most or left_over:
                    os.unlink(path)  # noqa: PTH108
                    size -= each

    def _path(self, key: str) -> str:
        return f"{self.folder}{os.sep}{key[:_BRANCH]}{os.sep}{key[_BRANCH:]}"


@cache
def program() -> str:
    """What makes entries: riftbook's own files as they are dated, Python, the libraries' versions.

    A part of the keys of what more than a few modules make.
    """
    parts: list[str] = [sys.version]
    for folder, inner, names in os.walk(os.path.dirname(__file__)):  # noqa: PTH120
        inner[:] = sorted(name for name in inner if name not in {"themes", "__pycache__"})
        for name in sorted(names):
            about = os.stat(f"{folder}{os.sep}{name}")  # noqa: PTH116
            parts.append(f"{name} {about.st_size} {about.st_mtime_ns}")
    return key(*parts, *installed())


def installed() -> Iterator[str]:
    """The installed packages with their versions, as their folders are called (PEP 376)."""
    for folder in sys.path:
        with suppress(OSError):
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208
            yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _held(folder: Path) -> Iterator[tuple[float, int, str]]:
    """Last use, size and path of every entry."""
    for inner in os.scandir(folder):
        if inner.is_dir(follow_symlinks=False):
            for entry in os.scandir(inner.path):
                about = entry.stat(follow_symlinks=False)
                yield about.st_mtime, about.st_size, entry.path


def place(root: Path, *, moved: str | None = None) -> Path:
    """The folder of a book's cache, whether it is there or not.

    Args:
        root: the book folder.
        moved: what RIFTBOOK_CACHE says; the environment's when not given.
    """
    elsewhere = os.environ.get(VARIABLE, "") if moved is None else moved
    return Path(elsewhere).expanduser() if elsewhere else root / FOLDER


def clean(root: Path) -> bool:
    """Remove a book's cache; whether there was one. A build may be filling it meanwhile.

    Raises:
        OSError: it cannot be removed.
    """
    import shutil

    folder = root / FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return False
    for left in range(_TRIES, -1, -1):
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            if not folder.exists():
                break
        except OSError:  # an entry came to a folder that was already empty
            if not left:
                raise
        else:
            break
    return True


def _write(handle: int, data: bytes) -> None:
    """Write a file, which takes more than one call where it is large, and close it."""
    left = memoryview(data)
    try:
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def _seal(key: str, content: bytes) -> bytes:
    """The digest that an entry carries: of its name too, so that none passes for another."""
    return sha256(key.encode() + b"\n" + content).digest()


def _usable(folder: Path) -> bool:
    """Whether entries can be written there; makes the folder, which hides itself from git."""
    import tempfile

    hidden = folder.parent if folder.parts[-2:] == FOLDER.parts else folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (hidden / ".gitignore").exists():
            (hidden / ".gitignore").write_text("*\n", encoding="utf-8")
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _temporary() -> Path:
    """A private folder that goes when the program ends."""
    import atexit
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="riftbook-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
