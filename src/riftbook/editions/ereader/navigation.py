"""The ways through the book: what nav.xhtml, the NCX and the EPUB 2 guide are made from.

nav.xhtml itself is a layout (``contents``); Kindle shows two levels of it, so it has two.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from lxml import etree

from riftbook.editions.ereader.pagebreaks import PageLink
from riftbook.editions.ereader.parts import Document, Resource
from riftbook.language import Words
from riftbook.model import Entry, Matter, Metadata

NCX = "http://www.daisy.org/z3986/2005/ncx/"
LEVELS = 2
_ID = re.compile(rb'\sid="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """One place that reading systems lead to by themselves."""

    type: str
    """``epub:type``: ``cover``, ``titlepage``, ``toc``, ``bodymatter``."""
    guide: str
    """The type in the guide of EPUB 2 (OPF 2.0.1 §2.6)."""
    path: str
    title: str


def landmarks(documents: Sequence[Document], words: Words) -> tuple[Landmark, ...]:
    """Cover, title page, contents, start of the text and notes, as far as the book has them."""
    body = [d for d in documents if d.role.matter is Matter.BODY]
    places = (
        ("cover", "cover", [d for d in documents if d.role.name == "cover"], words.cover),
        (
            "titlepage",
            "title-page",
            [d for d in documents if d.role.name == "title-page"],
            words.roles["title-page"],
        ),
        ("toc", "toc", [d for d in documents if "nav" in d.properties], words.roles["contents"]),
        ("bodymatter", "text", body, words.start),
        ("endnotes", "notes", [d for d in documents if d.role.name == "notes"], words.notes),
    )
    return tuple(
        Landmark(type=kind, guide=guide, path=found[0].path, title=title)
        for kind, guide, found, title in places
        if found
    )


def ncx(
    metadata: Metadata,
    contents: Sequence[Entry],
    paths: Mapping[str, str],
    documents: Sequence[Document] = (),
    pages: Sequence[PageLink] = (),
) -> Resource:
    """The NCX that readers of EPUB 2 go by (OPF 2.0.1 §2.4.1).

    Args:
        metadata: the book's.
        contents: the entries of the contents.
        paths: division id to the path of its document.
        documents: those of the spine, for the order in which everything is read.
        pages: the page-list.
    """
    root = etree.fromstring(f'<ncx xmlns="{NCX}" version="2005-1"/>')
    root.set("{http://www.w3.org/XML/1998/namespace}lang", metadata.language)
    head = etree.SubElement(root, f"{{{NCX}}}head")
    depth = 1 + any(entry.children for entry in contents)
    last = max((int(page.label) for page in pages if page.label.isdecimal()), default=0)
    for key, value in (
        ("uid", metadata.identifier),
        ("depth", str(depth)),
        ("totalPageCount", str(len(pages))),
        ("maxPageNumber", str(last)),
    ):
        etree.SubElement(head, f"{{{NCX}}}meta", attrib={"name": f"dtb:{key}", "content": value})
    _label(root, "docTitle", metadata.title)
    sources = [address(entry.division, entry.anchor, paths) for entry in _flat(contents)]
    order = _play_order([*sources, *(page.href for page in pages)], documents)
    points = etree.SubElement(root, f"{{{NCX}}}navMap")
    _points(points, contents, _Points(paths, order, count(1)))
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


def _flat(entries: Sequence[Entry], level: int = 1) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        if level < LEVELS:
            yield from _flat(entry.children, level + 1)


@dataclass(frozen=True, slots=True)
class _Points:
    """What the points of the NCX are made with."""

    paths: Mapping[str, str]
    order: Mapping[str, str]
    numbers: Iterator[int]


def _points(
    parent: etree._Element, entries: Sequence[Entry], known: _Points, level: int = 1
) -> None:
    for entry in entries:
        source = address(entry.division, entry.anchor, known.paths)
        point = etree.SubElement(parent, f"{{{NCX}}}navPoint")
        point.set("id", f"point-{next(known.numbers)}")
        point.set("playOrder", known.order[source])
        _label(point, "navLabel", f"{entry.number} {entry.text}".strip())
        etree.SubElement(point, f"{{{NCX}}}content").set("src", source)
        if level < LEVELS:
            _points(point, entry.children, known, level + 1)


def _label(parent: etree._Element, tag: str, text: str) -> None:
    label = etree.SubElement(parent, f"{{{NCX}}}{tag}")
    etree.SubElement(label, f"{{{NCX}}}text").text = text


def address(division: str, anchor: str, paths: Mapping[str, str]) -> str:
    """Where an anchor stands; a division's own is its file."""
    return paths[division] if anchor == division else f"{paths[division]}#{anchor}"
