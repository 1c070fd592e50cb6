"""Files that appear whole or not at all, several at once.

Everything is written beside its target first. Only when all of it is on the disk and reads back
as it was meant do the names change; should that fail half way, the old files come back.
"""

import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = ".riftbook-"
"""Begins the name of every file that is not finished."""

_NEW, _OLD = f"{PREFIX}new-", f"{PREFIX}old-"
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class DamagedError(OSError):
    """A file does not read back as it was written."""


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder: all of them, or none.

    Args:
        folder: Where they go; it must be there. Unfinished files of a killed build are swept.
        files: Name to contents; they take their names in this order.

    Raises:
        OSError: One could not be written; the folder is as it was before.
    """
    sweep(folder)
    try:
        for name, data in files.items():
            _write(folder / f"{_NEW}{name}", data)
        with _undisturbed():
            _exchange(folder, tuple(files))
        _settle(folder)
    finally:
        with suppress(OSError):
            sweep(folder)


def sweep(folder: Path) -> None:
    """Remove the unfinished files of a folder; an old one whose name is vacant goes back there."""
    for path in sorted(folder.glob(f"{PREFIX}*")):
        target = folder / path.name.removeprefix(_OLD)
        if path.name.startswith(_OLD) and not target.exists():
            os.replace(path, target)  # noqa: PTH105
        else:
            path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, _CREATE, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if path.read_bytes() != data:
        raise DamagedError(None, "the file does not read back as it was written", str(path))


def _exchange(folder: Path, names: tuple[str, ...]) -> None:
    """Give the new files their names; on failure give the old ones theirs back."""
    for name in names:
        if (folder / name).exists():
            _keep(folder / name, folder / f"{_OLD}{name}")
    done: list[str] = []
    try:
        for name in names:
            os.replace(folder / f"{_NEW}{name}", folder / name)  # noqa: PTH105
            done.append(name)
    except BaseException:
        for name in done:
            _restore(folder / name, folder / f"{_OLD}{name}")
        raise


def _keep(path: Path, kept: Path) -> None:
    """A second name for a file; a copy where the file system knows no second names."""
    try:
        os.link(path, kept)
    except OSError:
        _write(kept, path.read_bytes())


def _restore(path: Path, kept: Path) -> None:
    if kept.exists():
        os.replace(kept, path)  # noqa: PTH105
    else:
        path.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Bring the names to the disk, where the system can do that for a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Interrupts wait for the few microseconds in which names change."""
    if not hasattr(signal, "pthread_sigmask"):  # pragma: no cover
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
