"""The text of a finished EPUB, document by document in the order of its spine."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"

_RUNNING = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|math|q|rb|rt|ruby|s|"
    "samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
"""Elements that do not part the words on their two sides."""

_SILENT = frozenset(("head", "script", "style", "template", "nav", "svg", "audio", "video", "rp"))


@dataclass(slots=True)
class Reading:
    """What a document says; its notes are texts of their own."""

    path: str
    ids: frozenset[str]
    texts: dict[str, str] = field(default_factory=dict)
    """The body's under `""`, a note's under its id."""


def parse(data: bytes) -> etree._Element:
    """A document of the EPUB as a tree; nothing is fetched and no entity is expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)


def package_of(archive: zipfile.ZipFile) -> str:
    """The path of the package document.

    Raises:
        KeyError: The container is not there or names none.
    """
    container = parse(archive.read("META-INF/container.xml"))
    rootfile = container.find(f"{OCF}rootfiles/{OCF}rootfile")
    if rootfile is None or "full-path" not in rootfile.attrib:
        raise KeyError("rootfile")
    return str(rootfile.attrib["full-path"])


def spine(archive: zipfile.ZipFile) -> Iterator[str]:
    """The paths of the documents in reading order."""
    path = package_of(archive)
    package = parse(archive.read(path))
    items = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
    for itemref in package.iter(f"{OPF}itemref"):
        href = items.get(itemref.get("idref"), "")
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))


def read_documents(data: bytes, notes: frozenset[str]) -> Iterator[Reading]:
    """The documents of the spine.

    Args:
        data: The EPUB.
        notes: The ids of the elements that hold notes.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for path in spine(archive):
            root = parse(archive.read(path))
            ids = frozenset(element.get("id", "") for element in root.iter(etree.Element))
            reading = Reading(path, ids)
            _Voice(reading, notes).read(root)
            yield reading


class _Voice:
    """Reads a tree aloud: text of running elements flows together, other elements part it."""

    def __init__(self, reading: Reading, notes: frozenset[str]) -> None:
        self.reading = reading
        self.notes = notes
        self.spoken: dict[str, list[str]] = {}

    def read(self, root: etree._Element) -> None:
        self._element(root, "")
        self.reading.texts = {note: "".join(parts) for note, parts in self.spoken.items()}

    def _say(self, text: str | None, where: str) -> None:
        if text:
            self.spoken.setdefault(where, []).append(text)

    def _element(self, element: etree._Element, where: str) -> None:
        name = str(element.tag).removeprefix(XHTML)
        if name in _SILENT or element.get("hidden") is not None:
            return
        if _added(name, element):
            self._say(" ", where)
            return
        own = element.get("id", "")
        if own in self.notes:
            where = own
        parts = not _RUNNING.fullmatch(name)
        if parts:
            self._say(" ", where)
        self._say(element.text, where)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, where)
            self._say(child.tail, where)
        if parts:
            self._say(" ", where)


def _added(name: str, element: etree._Element) -> bool:
    """Whether riftbook put an element there, of which the manuscript's text knows nothing."""
    classes = element.get("class", "").split()
    return "generated" in classes or (name == "details" and "description" in classes)
