"""The documents of a finished EPUB in the order of its spine, and what they say."""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"

_RUNNING = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
     "i", "ins", "kbd", "label", "mark", "math", "q", "rb", "rt", "ruby", "s", "samp", "small",
     "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip
"""Elements that do not part the words on their two sides."""

_SILENT = frozenset(("head", "script", "style", "template", "svg", "audio", "video", "rp"))


def parse(data: bytes) -> etree._Element:
    """A document of the EPUB as a tree; nothing is fetched and no entity is expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)


def joined(base: str, href: str) -> str:
    """The path that an address in a member leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href)))


def package_of(held: Mapping[str, bytes]) -> str:
    """The path of the package document.

    Args:
        held: The members of the EPUB by their path.

    Raises:
        KeyError: The container is not there or names none.
    """
    container = parse(held["META-INF/container.xml"])
    rootfile = container.find(f"{OCF}rootfiles/{OCF}rootfile")
    if rootfile is None or "full-path" not in rootfile.attrib:
        raise KeyError("rootfile")
    return str(rootfile.attrib["full-path"])


def spine(package: etree._Element, path: str) -> Iterator[str]:
    """The paths of the documents in reading order.

    Args:
        package: The package document.
        path: Where it lies.
    """
    items = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
    for itemref in package.iter(f"{OPF}itemref"):
        yield joined(path, items.get(itemref.get("idref"), ""))


def texts(root: etree._Element, notes: frozenset[str]) -> dict[str, str]:
    """What a document says: the body's text under `""`, a note's under its id.

    Args:
        root: The document.
        notes: The ids of the elements that hold notes.
    """
    return _Voice(notes).read(root)


class _Voice:
    """Reads a tree aloud: text of running elements flows together, other elements part it."""

    def __init__(self, notes: frozenset[str]) -> None:
        self.notes = notes
        self.spoken: dict[str, list[str]] = {}

    def read(self, root: etree._Element) -> dict[str, str]:
        self._element(root, "")
        return {note: "".join(parts) for note, parts in self.spoken.items()}

    def _say(self, text: str | None, where: str) -> None:
        if text:
            self.spoken.setdefault(where, []).append(text)

    def _element(self, element: etree._Element, where: str) -> None:
        name = str(element.tag).removeprefix(XHTML)
        if name in _SILENT or element.get("hidden") is not None:
            return
        if name == "nav":  # it lists what stands elsewhere; the title may be the author's
            for title in element.iterchildren(f"{XHTML}h1"):
                self._element(title, where)
            return
        if _added(name, element):
            self._say(" ", where)
            return
        own = element.get("id", "")
        if own in self.notes:
            where = own
        parts = name not in _RUNNING
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
    said = element.get("class")
    if said is None:
        return False
    classes = said.split()
    return "generated" in classes or (name == "details" and "description" in classes)
