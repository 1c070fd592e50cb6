"""What the book says of itself, for title pages, PDF metadata and the package document."""

from collections.abc import Mapping
from datetime import datetime

from riftbook.records import Value


class Contributor(Value, kw_only=True):
    """A person or body that had a part in the book."""

    name: str
    role: str = "aut"
    """A MARC relator code: aut, edt, ill, trl …"""
    file_as: str = ""
    """The form to sort by, such as ``Melville, Herman``; `""` when not given."""


class Epigraph(Value, kw_only=True):
    """The words before a book that are somebody else's."""

    text: str
    source: str = ""
    """Whose they are; `""` when not given."""


class Metadata(Value, kw_only=True):
    """`[book]` of book.toml, with its defaults made explicit."""

    title: str
    subtitle: str = ""
    contributors: tuple[Contributor, ...] = ()
    """Authors first, in the order of book.toml."""
    language: str
    """A BCP 47 tag."""
    publisher: str = ""
    place: str = ""
    date: str = ""
    """The date of publication as the author wrote it: ``2026`` or ``2026-11-23``."""
    modified: datetime
    """UTC; `[book] modified`, else `date`, else SOURCE_DATE_EPOCH, else 1980-01-01."""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    edition: str = ""
    half_title: bool = False
    """Whether the book opens with a half title."""
    dedication: str = ""
    """Lines as the author divided them, paragraphs parted by an empty one."""
    epigraph: Epigraph | None = None
    about_the_author: str = ""
    """Paragraphs parted by an empty line."""
    identifier: str
    """The unique identifier of the e-reader edition: ``urn:isbn:…`` or ``urn:uuid:…``."""
    isbn: Mapping[str, str]
    """Edition (``print``, ``epub``) to ISBN, digits only."""
    slug: str
    """The name of the files in dist/, from the title: ``the-grait-rift``."""

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of those whose role is author."""
        return tuple(c.name for c in self.contributors if c.role == "aut")
