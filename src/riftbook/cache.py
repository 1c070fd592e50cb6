"""A content-addressed store for what is dear to make again: drawn figures, typeset divisions.

An entry's name is the digest of everything that went into it; the entry carries the digest of
what it holds, so that a damaged one is seen and made again. What it holds is never a pickle.
Nothing depends on what is in here but time.
"""

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FOLDER = Path(".riftbook", "cache")
VARIABLE = "RIFTBOOK_CACHE"
"""The environment variable that moves the cache."""

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


@dataclass(frozen=True, slots=True)
class Cache:
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
        elsewhere = os.environ.get(VARIABLE, "") if moved is None else moved
        folder = Path(elsewhere).expanduser() if elsewhere else root / FOLDER
        return cls(folder) if _usable(folder) else cls(_temporary(), lasting=False)

    def get(self, key: str) -> bytes | None:
        """What an entry holds; None when there is none, or it is damaged."""
        try:
            data = self._path(key).read_bytes()
        except OSError:
            return None
        content = data[_HEAD:]
        whole = data.startswith(_MAGIC) and data[len(_MAGIC) : _HEAD] == _seal(key, content)
        return content if whole else None

    def put(self, key: str, data: bytes) -> None:
        """Keep an entry. A full or vanished disk is no error: the entry is made again next time."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_MAGIC + _seal(key, data) + data)
                Path(name).replace(path)
            finally:
                Path(name).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def clean(root: Path) -> bool:
    """Remove a book's cache; whether there was one.

    Raises:
        OSError: it cannot be removed.
    """
    folder = root / FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return False
    shutil.rmtree(folder)
    return True


def _seal(key: str, content: bytes) -> bytes:
    """The digest that an entry carries: of its name too, so that none passes for another."""
    return sha256(key.encode() + b"\n" + content).digest()


def _usable(folder: Path) -> bool:
    """Whether entries can be written there; makes the folder, which hides itself from git."""
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
    folder = Path(tempfile.mkdtemp(prefix="riftbook-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
