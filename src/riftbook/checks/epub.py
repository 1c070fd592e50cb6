"""D030 to D035: the finished EPUB holds together, seen without Java."""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from riftbook.checks.documents import OPF, XHTML, package_of, parse
from riftbook.diagnostics import Diagnostic, Span

_REPORT = "this is a fault of riftbook: please report it with the manuscript that shows it"
_LAYOUT = "look in the layouts of the e-reader edition"
_PAGE = "application/xhtml+xml"
_UNLISTED = frozenset(("mimetype", "META-INF/container.xml"))
_FETCHED = ("src", "poster", "data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the checks look at."""

    members: tuple[str, ...]
    package: str
    listed: Mapping[str, str]
    """Path to media type of what the package document lists."""
    documents: Mapping[str, etree._Element]


def examine_epub(data: bytes) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a finished EPUB (EPUB 3.3 §4, §5).

    Args:
        data: The EPUB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unsound = _unsound(archive)
            if unsound:
                return (_found("D030", unsound, _REPORT),)
            examined = _opened(archive)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        return (_found("D030", f"the EPUB cannot be opened: {error}", _REPORT),)
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
    damaged = archive.testzip()
    return f"“{damaged}” is damaged in the EPUB" if damaged else ""


def _opened(archive: zipfile.ZipFile) -> Examined:
    path = package_of(archive)
    items = list(parse(archive.read(path)).iter(f"{OPF}item"))
    listed = {_joined(path, item.get("href", "")): item.get("media-type", "") for item in items}
    members = frozenset(archive.namelist())
    documents = {
        name: parse(archive.read(name))
        for name, kind in listed.items()
        if kind == _PAGE and name in members
    }
    return Examined(
        members=tuple(archive.namelist()), package=path, listed=listed, documents=documents
    )


def _joined(base: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href)))


def _found(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, span=Span(path=""), message=message, hint=hint)


def list_holds(examined: Examined) -> Iterator[Diagnostic]:
    """D031: what is listed is there, and what is there is listed."""
    there = set(examined.members) - _UNLISTED - {examined.package}
    for name in sorted(set(examined.listed) - there):
        yield _found("D031", f"the EPUB lists “{name}” and does not hold it", _REPORT)
    for name in sorted(there - set(examined.listed)):
        yield _found("D031", f"the EPUB holds “{name}” and does not list it", _REPORT)


def references_lead(examined: Examined) -> Iterator[Diagnostic]:
    """D032: every link, picture and style leads to something in the EPUB."""
    ids = {
        name: {element.get("id") for element in root.iter(etree.Element)}
        for name, root in examined.documents.items()
    }
    for name, root in examined.documents.items():
        for target in _references(root):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = _joined(name, parts.path) if parts.path else name
            lost = path not in examined.members
            fragment = unquote(parts.fragment)
            if lost or (fragment and path in ids and fragment not in ids[path]):
                message = f"“{target}” in {name} of the EPUB leads nowhere"
                yield _found("D032", message, _LAYOUT)


def _references(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        for attribute in ("href", *_FETCHED):
            target = element.get(attribute)
            if target:
                yield target


def ids_once(examined: Examined) -> Iterator[Diagnostic]:
    """D033: an id names one element of its document."""
    for name, root in examined.documents.items():
        ids = Counter(element.get("id") for element in root.iter(etree.Element))
        for own, times in ids.items():
            if own is not None and times > 1:
                message = f"the id “{own}” stands {times} times in {name} of the EPUB"
                yield _found("D033", message, _LAYOUT)


def pictures_described(examined: Examined) -> Iterator[Diagnostic]:
    """D034: every picture has an alternative text, be it empty for a decorative one."""
    for name, root in examined.documents.items():
        for image in root.iter(f"{XHTML}img"):
            alt = image.get("alt")
            silent = alt == "" and image.get("role") not in {"presentation", "none"}
            if alt is None or silent:
                message = f"“{image.get('src', '')}” in {name} of the EPUB has no alternative text"
                yield _found("D034", message, _LAYOUT)


def inactive(examined: Examined) -> Iterator[Diagnostic]:
    """D035: no script, and nothing to be fetched."""
    for name, root in examined.documents.items():
        for element in root.iter(etree.Element):
            if _active(element):
                tag = str(element.tag).rpartition("}")[2]
                message = f"a <{tag}> in {name} of the EPUB is active or remote"
                yield _found("D035", message, _LAYOUT)


def _active(element: etree._Element) -> bool:
    tag = str(element.tag).rpartition("}")[2]
    if tag in {"script", "iframe", "object", "embed", "form", "base"}:
        return True
    handlers = any(str(attribute).startswith("on") for attribute in element.attrib)
    fetched = [element.get(attribute, "") for attribute in _FETCHED]
    fetched += [element.get("href", "")] if tag in {"link", "image", "use"} else []
    remote = any(urlsplit(target).scheme or urlsplit(target).netloc for target in fetched)
    followed = urlsplit(element.get("href", "")).scheme in {"javascript", "data", "file"}
    return handlers or remote or followed


CHECKS: tuple[Callable[[Examined], Iterator[Diagnostic]], ...] = (
    list_holds,
    references_lead,
    ids_once,
    pictures_described,
    inactive,
)
"""In the order in which they report; a new check is one line here."""
