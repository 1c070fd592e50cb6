"""The OCF container: EbookLib's archive, made again so that equal books are equal bytes.

EbookLib stamps members with the time of the build and has no way to give the package document
a language. It therefore writes into memory, and what it wrote is put into an archive of ours:
``mimetype`` first and stored (OCF 3.3 §4.2), the rest in EbookLib's order, every member with the
same time, mode and system.
"""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib.epub import EpubBook, EpubWriter
from lxml import etree

from riftbook.editions.ereader.parts import XML

MIMETYPE = "mimetype"
PACKAGE = "EPUB/content.opf"
UNIX = 3
READABLE = 0o100644 << 16
"""A regular file that everybody may read, as `ZipInfo.external_attr`."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
LATEST = (2107, 12, 31, 23, 59, 58)
"""The first and the last moment that a ZIP archive can name."""


def archive(book: EpubBook, modified: datetime) -> bytes:
    """The bytes of an EPUB.

    Args:
        book: the publication, complete.
        modified: UTC; the ``dcterms:modified`` of the package and the time of every member.

    Raises:
        OSError: EbookLib could not write; it is never swallowed.
    """
    written = BytesIO()
    writer = EpubWriter(written, book, {"mtime": modified, "compresslevel": 0})
    writer.process()
    writer.write()
    bound = BytesIO()
    moment = min(max(modified.timetuple()[:6], EARLIEST), LATEST)
    with ZipFile(written) as members, ZipFile(bound, "w") as target:
        for member in members.namelist():
            data = members.read(member)
            if member == PACKAGE:
                data = _in_language(data, book.language)
            target.writestr(_entry(member, moment), data, compresslevel=9)
    return bound.getvalue()


def _entry(member: str, moment: tuple[int, ...]) -> ZipInfo:
    entry = ZipInfo(member, moment)  # type: ignore[arg-type]
    entry.create_system = UNIX
    entry.external_attr = READABLE
    entry.compress_type = ZIP_STORED if member == MIMETYPE else ZIP_DEFLATED
    return entry


def _in_language(package: bytes, language: str) -> bytes:
    """Say on the package element what language its metadata is in (EPUB 3.3 §5.3.3)."""
    root = etree.fromstring(package)
    root.set(f"{{{XML}}}lang", language)
    whole: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole + b"\n"
