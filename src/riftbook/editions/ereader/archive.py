"""The OCF container: EbookLib's archive, made again so that equal books are equal bytes.

EbookLib stamps members with the time of the build and has no way to give the package document
a language. It therefore writes into memory, and what it wrote is put into an archive of ours:
``mimetype`` first and stored (OCF 3.3 §4.2), the rest in EbookLib's order, every member with the
same time, mode and system.
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from types import MappingProxyType
from zipfile import ZipFile

from ebooklib.epub import EpubBook, EpubWriter
from lxml import etree

from riftbook.editions.ereader.parts import XML
from riftbook.editions.ereader.zipped import Binder, deflated

MIMETYPE = "mimetype"
PACKAGE = "EPUB/content.opf"
EARLIEST = (1980, 1, 1, 0, 0, 0)
LATEST = (2107, 12, 31, 23, 59, 58)
"""The first and the last moment that a ZIP archive can name."""


def archive(
    book: EpubBook, modified: datetime, known: Mapping[bytes, bytes] = MappingProxyType({})
) -> bytes:
    """The bytes of an EPUB.

    Args:
        book: the publication, complete.
        known: what `deflated` makes of some of its members.
        modified: UTC; the ``dcterms:modified`` of the package and the time of every member.

    Raises:
        OSError: EbookLib could not write; it is never swallowed.
    """
    written = BytesIO()
    writer = EpubWriter(written, book, {"mtime": modified, "compresslevel": 0})
    writer.process()
    writer.write()
    moment = min(max(modified.timetuple()[:6], EARLIEST), LATEST)
    bound = Binder(moment)
    with ZipFile(written) as members:
        for member in members.namelist():
            data = members.read(member)
            if member == PACKAGE:
                data = _in_language(data, book.language)
            squeezed = None if member == MIMETYPE else known.get(data) or deflated(data)
            bound.add(member, data, squeezed)
    return bound.finished()


def _in_language(package: bytes, language: str) -> bytes:
    """Say on the package element what language its metadata is in (EPUB 3.3 §5.3.3)."""
    root = etree.fromstring(package)
    root.set(f"{{{XML}}}lang", language)
    whole: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"
