"""The ways through the book: what nav.xhtml, the NCX and the EPUB 2 guide are made from.

nav.xhtml itself is a layout (``contents``). Kindle shows two levels of it, and so it has two where
the author wants no other number.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from lxml import etree

from riftbook.editions.ereader.pagebreaks import PageLink
from riftbook.editions.ereader.parts import Document, Resource
from riftbook.language import Words
from riftbook.model import Entry, Matter, Metadata
from riftbook.records import Value

NCX = "http://www.daisy.org/z3986/2005/ncx/"
LEVELS = 2
"""Divisions and their sections; in a book of parts these and their divisions are two levels."""
_ID = re.compile(rb' id="([^"]+)"')


class Landmark(Value, kw_only=True):
    """One place that reading systems lead to by themselves."""

    type: str
    """``epub:type``: ``cover``, ``titlepage``, ``toc``, ``bodymatter``."""
    guide: str
    """The type in the guide of EPUB 2 (OPF 2.0.1 §2.6)."""
    path: str
    title: str


def landmarks(documents: Sequence[Document], words: Words) -> tuple[Landmark, ...]:
    """Cover, title page, contents and the start of the text, as far as the book has them.

    Lists, notes, glossary and bibliography follow: what readers look things up in.
    """
    body = [d for d in documents if d.role.matter is Matter.BODY]
    known = {"cover", "title-page", "contents"}
    others = [d for d in documents if d.role.in_landmarks and d.role.name not in known]
    places = (
        ("cover", "cover", [d for d in documents if d.role.name == "cover"], words.cover),
        (
            "titlepage",
            "title-page",
            [d for d in documents if d.role.name == "title-page"],
            words.roles["title-page"],
        ),
        ("toc", "toc", [d for d in documents if "nav" in d.properties], words.roles["contents"]),
        *((d.role.epub_type, d.role.epub_type, [d], d.title) for d in _first(others, Matter.FRONT)),
        ("bodymatter", "text", body, words.start),
        *((d.role.epub_type, d.role.epub_type, [d], d.title) for d in _first(others, Matter.BACK)),
    )
    return tuple(
        Landmark(type=kind, guide=guide, path=found[0].path, title=title)
        for kind, guide, found, title in places
        if found
    )


def _first(documents: Sequence[Document], matter: Matter) -> Sequence[Document]:
    """The first document of each kind in a matter; landmarks of one kind lead to one place."""
    found: dict[str, Document] = {}
    for document in documents:
        if document.role.matter is matter:
            found.setdefault(document.role.epub_type, document)
    return tuple(found.values())


def levels(contents: Sequence[Entry], wanted: int) -> int:
    """How deep the contents go: 1 for divisions, 2 for their sections.

    Args:
        contents: the book's.
        wanted: what the author says; 0 for nothing.
    """
    in_parts = any(entry.level == 0 for entry in contents)
    return wanted or (LEVELS - 1 if in_parts else LEVELS)


def shown(entry: Entry, depth: int) -> tuple[Entry, ...]:
    """The lines below an entry that a depth has room for."""
    return tuple(child for child in entry.children if child.level <= depth)


def ncx(
    metadata: Metadata,
    contents: Sequence[Entry],
    paths: Mapping[str, str],
    documents: Sequence[Document] = (),
    pages: Sequence[PageLink] = (),
    depth: int = LEVELS,
) -> Resource:
    """The NCX that readers of EPUB 2 go by (OPF 2.0.1 §2.4.1).

    Args:
        metadata: the book's.
        contents: the entries of the contents.
        paths: division id to the path of its document.
        documents: those of the spine, for the order in which everything is read.
        pages: the page-list.
        depth: how deep it goes.
    """
    root = etree.fromstring(f'<ncx xmlns="{NCX}" version="2005-1"/>')
    root.set("{http://www.w3.org/XML/1998/namespace}lang", metadata.language)
    head = etree.SubElement(root, f"{{{NCX}}}head")
    last = max((int(page.label) for page in pages if page.label.isdecimal()), default=0)
    for key, value in (
        ("uid", metadata.identifier),
        ("depth", str(_depth(contents, depth))),
        ("totalPageCount", str(len(pages))),
        ("maxPageNumber", str(last)),
    ):
        etree.SubElement(head, f"{{{NCX}}}meta", attrib={"name": f"dtb:{key}", "content": value})
    _label(root, "docTitle", metadata.title)
    sources = [address(entry.division, entry.anchor, paths) for entry in _flat(contents, depth)]
    order = _play_order([*sources, *(page.href for page in pages)], documents)
    points = etree.SubElement(root, f"{{{NCX}}}navMap")
    _points(points, contents, _Points(paths, order, count(1), depth))
    if pages:
        _page_list(etree.SubElement(root, f"{{{NCX}}}pageList"), pages, order)
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return Resource(id="ncx", path="toc.ncx", data=data, media_type="application/x-dtbncx+xml")


def _play_order(sources: Sequence[str], documents: Sequence[Document]) -> Mapping[str, str]:
    """The number of each target in the order of reading; what is one place has one number."""
    rank: dict[str, int] = {}
    for document in documents:
        rank.setdefault(document.path, len(rank))
        for found in _ID.finditer(document.xhtml):
            rank.setdefault(f"{document.path}#{found[1].decode()}", len(rank))
    ordered = sorted(dict.fromkeys(sources), key=lambda source: rank.get(source, len(rank)))
    return {source: str(number) for number, source in enumerate(ordered, 1)}


def _page_list(parent: etree._Element, pages: Sequence[PageLink], order: Mapping[str, str]) -> None:
    """The printed pages; roman ones are those of the front matter."""
    for number, page in enumerate(pages, 1):
        target = etree.SubElement(parent, f"{{{NCX}}}pageTarget")
        target.set("id", f"page-target-{number}")
        target.set("type", "normal" if page.label.isdecimal() else "front")
        if page.label.isdecimal():
            target.set("value", page.label)
        target.set("playOrder", order[page.href])
        _label(target, "navLabel", page.label)
        etree.SubElement(target, f"{{{NCX}}}content").set("src", page.href)


def _flat(entries: Sequence[Entry], depth: int) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _flat(shown(entry, depth), depth)


def _depth(entries: Sequence[Entry], depth: int) -> int:
    """How many levels of entries there are below each other."""
    return max((1 + _depth(shown(entry, depth), depth) for entry in entries), default=0)


class _Points(Value):
    """What the points of the NCX are made with."""

    paths: Mapping[str, str]
    order: Mapping[str, str]
    numbers: Iterator[int]
    depth: int


def _points(parent: etree._Element, entries: Sequence[Entry], known: _Points) -> None:
    for entry in entries:
        source = address(entry.division, entry.anchor, known.paths)
        point = etree.SubElement(parent, f"{{{NCX}}}navPoint")
        point.set("id", f"point-{next(known.numbers)}")
        point.set("playOrder", known.order[source])
        _label(point, "navLabel", f"{entry.number} {entry.text}".strip())
        etree.SubElement(point, f"{{{NCX}}}content").set("src", source)
        _points(point, shown(entry, known.depth), known)


def _label(parent: etree._Element, tag: str, text: str) -> None:
    label = etree.SubElement(parent, f"{{{NCX}}}{tag}")
    etree.SubElement(label, f"{{{NCX}}}text").text = text


def address(division: str, anchor: str, paths: Mapping[str, str]) -> str:
    """Where an anchor stands; a division's own is its file."""
    return paths[division] if anchor == division else f"{paths[division]}#{anchor}"
