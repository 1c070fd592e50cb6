"""Every input of a build, read once: path → bytes and digest.

Paths are relative to the book folder, with ``/``; files that come with riftbook stand under
``@themes/``. Templates, styles, pictures, fonts and the URL fetcher are served from here and
from nowhere else: what is not in `Files` does not exist.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from riftbook.records import Collection, Value


class File(Value, kw_only=True):
    """One input."""

    path: str
    data: bytes
    digest: str
    """SHA-256 in hex."""

    @classmethod
    def of(cls, path: str, data: bytes) -> "File":
        """A file and its digest."""
        return cls(path=path, data=data, digest=sha256(data).hexdigest())


class Files(Collection, Mapping[str, File]):
    """All inputs by path."""

    by_path: Mapping[str, File]

    def __getitem__(self, path: str) -> File:
        """The file at `path`.

        Raises:
            KeyError: there is none.
        """
        return self.by_path[path]

    def __iter__(self) -> Iterator[str]:
        """The paths, in order of name."""
        return iter(sorted(self.by_path))

    def __len__(self) -> int:
        """How many inputs there are."""
        return len(self.by_path)

    @property
    def own(self) -> str:
        """One digest for everything the author wrote."""
        said = (f"{path}\0{self[path].digest}\n" for path in self if not path.startswith("@"))
        return sha256("".join(said).encode()).hexdigest()

    def under(self, folder: str) -> tuple[File, ...]:
        """The files in a folder and below it, in order of path."""
        prefix = folder.rstrip("/") + "/"
        return tuple(self.by_path[path] for path in self if path.startswith(prefix))
