"""D030 to D035: the finished EPUB holds together, seen without Java."""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from lxml import etree

from riftbook.cache import Cache
from riftbook.checks.documents import OPF, joined, package_of, parse, spine
from riftbook.checks.survey import Survey, survey_all
from riftbook.diagnostics import Diagnostic, Span
from riftbook.records import Value
from riftbook.workers import Workers

_REPORT = "this is a fault of riftbook: please report it with the manuscript that shows it"
_LAYOUT = "look in the layouts of the e-reader edition"
_PAGE = "application/xhtml+xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, etree.XMLSyntaxError)
_UNLISTED = frozenset(("mimetype", "META-INF/container.xml"))


class Examined(Value, kw_only=True):
    """What the checks look at."""

    package: str
    listed: Mapping[str, str]
    """Path to media type of what the package document lists."""
    documents: Mapping[str, Survey]
    """What the documents hold, in the order in which they are listed."""
    spine: tuple[str, ...]
    """The paths of the documents in reading order."""
    held: Mapping[str, bytes]
    """Every member by its path."""


def open_epub(
    data: bytes,
    anchors: frozenset[str] = frozenset(),
    store: Cache | None = None,
    workers: Workers | None = None,
) -> tuple[Examined | None, tuple[Diagnostic, ...]]:
    """Open a finished EPUB and look its documents over.

    Args:
        data: The EPUB.
        anchors: The ids of the elements that hold notes.
        store: The book's cache, which knows documents that it has seen.
        workers: Who helps where there are many that it does not know.

    Returns:
        What it holds, or None and why it cannot be opened.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unsound = _unsound(archive)
            if unsound:
                return None, (_found("D030", unsound, _REPORT),)
            held = {name: archive.read(name) for name in archive.namelist()}
        return _opened(held, anchors, store, workers), ()
    except _BROKEN as error:
        return None, (_found("D030", f"the EPUB cannot be opened: {error}", _REPORT),)


def examine_epub(examined: Examined) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a finished EPUB (EPUB 3.3 §4, §5)."""
    return tuple(found for check in CHECKS for found in check(examined))


def _unsound(archive: zipfile.ZipFile) -> str:
    """What is wrong with the archive itself; `""` for nothing (EPUB 3.3 §4.2)."""
    infos = archive.infolist()
    if not infos or infos[0].filename != "mimetype" or infos[0].compress_type:
        return "the EPUB does not begin with an uncompressed mimetype"
    if archive.read("mimetype") != b"application/epub+zip":
        return "the EPUB's mimetype is not application/epub+zip"
    twice = [name for name, times in Counter(archive.namelist()).items() if times > 1]
    if twice:
        return f"the EPUB holds “{twice[0]}” twice"
    return ""


def _opened(
    held: Mapping[str, bytes],
    anchors: frozenset[str],
    store: Cache | None,
    workers: Workers | None,
) -> Examined:
    path = package_of(held)
    package = parse(held[path])
    items = list(package.iter(f"{OPF}item"))
    listed = {joined(path, item.get("href", "")): item.get("media-type", "") for item in items}
    pages = [name for name, kind in listed.items() if kind == _PAGE and name in held]
    surveys = survey_all([held[name] for name in pages], anchors, store, workers)
    documents = dict(zip(pages, surveys, strict=True))
    return Examined(
        package=path,
        listed=listed,
        documents=documents,
        spine=tuple(spine(package, path)),
        held=held,
    )


def _found(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, span=Span(path=""), message=message, hint=hint)


def list_holds(examined: Examined) -> Iterator[Diagnostic]:
    """D031: what is listed is there, and what is there is listed."""
    there = set(examined.held) - _UNLISTED - {examined.package}
    for name in sorted(set(examined.listed) - there):
        yield _found("D031", f"the EPUB lists “{name}” and does not hold it", _REPORT)
    for name in sorted(there - set(examined.listed)):
        yield _found("D031", f"the EPUB holds “{name}” and does not list it", _REPORT)


def references_lead(examined: Examined) -> Iterator[Diagnostic]:
    """D032: every link, picture and style leads to something in the EPUB."""
    ids = {name: frozenset(held.ids) for name, held in examined.documents.items()}
    for name, held in examined.documents.items():
        for target in held.references:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = joined(name, parts.path) if parts.path else name
            lost = path not in examined.held
            fragment = unquote(parts.fragment)
            if lost or (fragment and path in ids and fragment not in ids[path]):
                message = f"“{target}” in {name} of the EPUB leads nowhere"
                yield _found("D032", message, _LAYOUT)


def ids_once(examined: Examined) -> Iterator[Diagnostic]:
    """D033: an id names one element of its document."""
    for name, held in examined.documents.items():
        for own, times in Counter(held.ids).items():
            if times > 1:
                message = f"the id “{own}” stands {times} times in {name} of the EPUB"
                yield _found("D033", message, _LAYOUT)


def pictures_described(examined: Examined) -> Iterator[Diagnostic]:
    """D034: every picture has an alternative text, be it empty for a decorative one."""
    for name, held in examined.documents.items():
        for picture in held.undescribed:
            message = f"“{picture}” in {name} of the EPUB has no alternative text"
            yield _found("D034", message, _LAYOUT)


def inactive(examined: Examined) -> Iterator[Diagnostic]:
    """D035: no script, and nothing to be fetched."""
    for name, held in examined.documents.items():
        for tag in held.active:
            message = f"a <{tag}> in {name} of the EPUB is active or remote"
            yield _found("D035", message, _LAYOUT)


CHECKS: tuple[Callable[[Examined], Iterator[Diagnostic]], ...] = (
    list_holds,
    references_lead,
    ids_once,
    pictures_described,
    inactive,
)
"""In the order in which they report; a new check is one line here."""
