"""One build at a time writes to a book's dist/: the lock, held by the system for a living process.

The operating system lets go of the lock when its process ends, however it ends: a lock file that
a dead process left behind holds nobody up.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

FOLDER = ".riftbook"
PATIENCE = 10.0
"""Seconds that a second build waits for the first."""

_STEP = 0.1


class LockedError(Exception):
    """Another process holds the lock; `pid` is its number, `""` when it cannot be read."""

    def __init__(self, pid: str) -> None:
        """Remember whose lock it is."""
        super().__init__(pid)
        self.pid = pid


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the book in `root`.

    Args:
        root: The book folder; where it is read-only the lock lies among the temporary files.
        patience: How many seconds to wait for another process.

    Raises:
        LockedError: Another process still holds it.
        OSError: No lock file can be made anywhere.
    """
    handle = _opened(root)
    try:
        _wait(handle, patience)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _opened(root: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
    folder = root / FOLDER
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")
        return os.open(folder / "lock", flags, 0o666)
    name = sha256(os.fsencode(root.resolve())).hexdigest()[:16]
    return os.open(Path(gettempdir()) / f"riftbook-{name}.lock", flags, 0o666)


def _wait(handle: int, patience: float) -> None:
    for _ in range(max(round(patience / _STEP), 1)):
        if _taken(handle):
            return
        time.sleep(_STEP)
    raise LockedError(os.pread(handle, 32, 0).decode("ascii", "replace").strip())


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        """Take the lock if nobody holds it. It covers a byte far behind the number."""
        try:
            os.lseek(handle, 1 << 20, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        """Take the lock if nobody holds it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
