"""Whether files are still what they were, told from their stamps where that is safe.

A stamp is what the file system keeps of a file beside its bytes. Two equal stamps mean equal bytes
unless the file was changed again within one tick of the file system's clock; so a stamp that is not
clearly older than the moment at which it was taken proves nothing, and the file is read.
"""

import os
import stat
import time
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

SLACK = 2_000_000_000
"""Nanoseconds of the coarsest clock of a file system (that of FAT)."""


class UnknownError(Exception):
    """Something lies there of which nothing can be told from outside."""


class Stamp(NamedTuple):
    """What the file system says of one file, or of a link to a folder."""

    size: int
    modified: int
    changed: int
    """When anything of it changed, its dates too: nobody can set this one back (POSIX)."""
    inode: int
    link: str
    """Where it truly lies when it is a link."""

    def settled(self, moment: int) -> bool:
        """Whether it was older than a tick at some moment, in nanoseconds since 1970."""
        return max(self.modified, self.changed) < moment - SLACK


class Known(NamedTuple):
    """A file as it was once."""

    stamp: Stamp
    digest: str
    """SHA-256 in hex; `""` for a link to a folder."""


def now() -> int:
    """The moment, in nanoseconds since 1970, as the file system dates its files."""
    return time.time_ns()


def stamps(root: str, tops: Iterable[str], *, without: Collection[str] = ()) -> Mapping[str, Stamp]:
    """The stamps of all files in some folders, by path below `root`; hidden ones are left out.

    Args:
        root: the folder in which the others lie.
        tops: names in it, of files or folders, that may be missing.
        without: names of files and folders that are passed over.

    Raises:
        OSError: something cannot be looked at.
        UnknownError: something is neither a file nor a folder, or a link leads round in a circle.
    """
    walk = _Walk(frozenset(without))
    for top in tops:
        place = f"{root}/{top}"
        if os.path.lexists(place):
            walk.add(top, place, os.stat(place), linked=os.path.islink(place))  # noqa: PTH114, PTH116
    return walk.found


class _Walk:
    """A way through folders and what stands beside it."""

    def __init__(self, without: frozenset[str]) -> None:
        self.found: dict[str, Stamp] = {}
        self.without = without
        self.above: list[int] = []

    def add(self, path: str, place: str, status: os.stat_result, *, linked: bool) -> None:
        """Note a file, or what lies in a folder."""
        folder = stat.S_ISDIR(status.st_mode)
        if not (folder or stat.S_ISREG(status.st_mode)) or status.st_ino in self.above:
            raise UnknownError(path)
        if linked or not folder:
            link = os.path.realpath(place) if linked else ""
            self.found[path] = Stamp(
                status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, link
            )
        if folder:
            self.above.append(status.st_ino)
            self._below(path, place)
            self.above.pop()

    def _below(self, path: str, place: str) -> None:
        with os.scandir(place) as entries:
            for entry in entries:
                if not entry.name.startswith(".") and entry.name not in self.without:
                    inner = f"{path}/{entry.name}"
                    self.add(inner, entry.path, entry.stat(), linked=entry.is_symlink())


def compared(
    root: str, known: Mapping[str, Known], found: Mapping[str, Stamp], moment: int
) -> Mapping[str, Known] | None:
    """The files as they are now, if they hold what they held; None where anything differs.

    Args:
        root: the folder in which they lie.
        known: all of them as they were.
        found: all of them as they are.
        moment: when the stamps of `known` were taken.

    Returns:
        `known` itself where the stamps proved it, else with the stamps of now.

    Raises:
        OSError: a file cannot be read.
    """
    if found.keys() != known.keys():
        return None
    doubtful = [
        path
        for path, stamp in found.items()
        if stamp != known[path].stamp or not stamp.settled(moment)
    ]
    for path in doubtful:
        was = known[path]
        if found[path].link != was.stamp.link:
            return None
        if was.digest and digest(f"{root}/{path}") != was.digest:
            return None
    if not doubtful:
        return known
    return {path: Known(stamp, known[path].digest) for path, stamp in found.items()}


def digest(place: str) -> str:
    """The SHA-256 of a file, in hex.

    Raises:
        OSError: it cannot be read.
    """
    with open(place, "rb") as file:  # noqa: PTH123
        return sha256(file.read()).hexdigest()
