"""Finished documents in the cache: a division whose inputs have not changed is not laid out again.

Everything that a layout, the edition or its inspection looks at is in an entry's key. A document
with a problem is never kept, so that the problem is found again.
"""

import json
import re
from collections.abc import Mapping
from zlib import ZLIB_RUNTIME_VERSION

from riftbook.cache import Cache, key
from riftbook.diagnostics import Diagnostic
from riftbook.editions.ereader.content import Surroundings
from riftbook.editions.ereader.parts import Document, Holdings
from riftbook.editions.ereader.zipped import deflated
from riftbook.editions.keys import pictured_elsewhere, surroundings
from riftbook.model import Artwork, Resolution, ResolvedDivision, Role
from riftbook.project import Project
from riftbook.records import Value, asdict, replace
from riftbook.resolve.pages import FOLIO

_FOLIO = re.compile(rb' %b="([^"]*)"' % FOLIO.encode())
"""Where a document prints the number of a page of the print edition."""


class Made(Value, kw_only=True):
    """A document as it was made."""

    document: Document
    found: tuple[Diagnostic, ...] = ()
    """What is wrong with it."""
    taken: tuple[str, ...] = ()
    """The files of the book folder that its layout names."""


class Drawer(Value, kw_only=True):
    """The documents of one book in its cache."""

    store: Cache
    common: str
    """The digest of what goes into every document."""

    def known(self, parts: tuple[bytes | str, ...], role: Role) -> Made | None:
        """A document that was made before.

        Args:
            parts: what goes into this document and not into every one.
            role: the row of `ROLES` that it is made for.
        """
        data = self.store.get(self._name(parts))
        return None if data is None else _unpack(data, role)

    def kept(self, parts: tuple[bytes | str, ...], made: Made) -> Made:
        """Keep a document and how it is compressed, unless something is wrong with it."""
        if made.found:
            return made
        document = made.document
        whole = replace(made, document=replace(document, deflated=deflated(document.xhtml)))
        self.store.put(self._name(parts), _pack(whole))
        return whole

    def _name(self, parts: tuple[bytes | str, ...]) -> str:
        return key("document", self.common, *parts)


def drawer(
    store: Cache, project: Project, resolution: Resolution, around: tuple[object, ...]
) -> Drawer:
    """The drawer of a book.

    Args:
        store: its cache.
        project: its inputs; the manuscript reaches a document through its resolved division.
        resolution: its metadata and contents.
        around: what else every document is finished with.
    """
    zlib = f"zlib {ZLIB_RUNTIME_VERSION}"
    return Drawer(store=store, common=key(surroundings(project, resolution, zlib, *around)))


def parts_of(
    resolved: ResolvedDivision, resolution: Resolution, around: Surroundings
) -> tuple[bytes | str, ...]:
    """What goes into the document of a division and not into every one."""
    division = resolved.division
    texts = (resolved.xhtml, resolved.title_xhtml, *(note.xhtml for note in resolved.notes))
    shown = (f"{division.id}/", *pictured_elsewhere(resolved))
    named = {found.decode() for text in texts for found in _FOLIO.findall(text)}
    told = (
        division.id, division.role, division.path, division.language, division.title,
        resolved.number, resolved.label, resolved.anchor, resolved.sections, resolved.notes,
        division.matter, resolution.lists.get(division.kind.lists),
        [use for use in resolution.figures if use.key.startswith(shown)],
        art_of(division.id, around.gallery.artworks, pictured_elsewhere(resolved)),
        around.starts.get(division.id, ()), around.page_prefix,
        [(anchor, around.folios.get(anchor)) for anchor in sorted(named)],
    )  # fmt: skip
    return resolved.xhtml, resolved.title_xhtml, repr(told)


def art_of(
    division: str, artworks: Mapping[str, Artwork], others: tuple[str, ...] = ()
) -> tuple[object, ...]:
    """What a document shows of a division's pictures, of the whole book's, and of other keys'."""
    return tuple(
        (key, artwork.ereader.path, artwork.print.size, artwork.alt, artwork.description,
         artwork.decorative, artwork.inline)
        for key, artwork in artworks.items()
        if key.startswith((f"{division}/", "@", *others))
    )  # fmt: skip


def _pack(made: Made) -> bytes:
    document = made.document
    head = {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "properties": document.properties,
        "division": document.division,
        "holds": asdict(document.holds),
        "taken": made.taken,
        "size": len(document.xhtml),
    }
    return b"\n".join((json.dumps(head).encode(), document.xhtml + document.deflated))


def _unpack(data: bytes, role: Role) -> Made:
    first, _, rest = data.partition(b"\n")
    head = json.loads(first)
    size = head["size"]
    document = Document(
        id=head["id"],
        path=head["path"],
        title=head["title"],
        role=role,
        xhtml=rest[:size],
        properties=tuple(head["properties"]),
        division=head["division"],
        holds=Holdings(**head["holds"]),
        deflated=rest[size:],
    )
    return Made(document=document, taken=tuple(head["taken"]))
