"""The ways through the book: what nav.xhtml, the NCX and the EPUB 2 guide are made from.

nav.xhtml itself is a layout (``contents``); Kindle shows two levels of it, so it has two.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from riftbook.editions.ereader.parts import Document, Resource
from riftbook.language import Words
from riftbook.model import Entry, Matter, Metadata

NCX = "http://www.daisy.org/z3986/2005/ncx/"
LEVELS = 2


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
    """Cover, title page, contents and the start of the text, as far as the book has them."""
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
    )
    return tuple(
        Landmark(type=kind, guide=guide, path=found[0].path, title=title)
        for kind, guide, found, title in places
        if found
    )


def ncx(metadata: Metadata, contents: Sequence[Entry], paths: Mapping[str, str]) -> Resource:
    """The NCX that readers of EPUB 2 go by (OPF 2.0.1 §2.4.1)."""
    root = etree.fromstring(f'<ncx xmlns="{NCX}" version="2005-1"/>')
    root.set("{http://www.w3.org/XML/1998/namespace}lang", metadata.language)
    head = etree.SubElement(root, f"{{{NCX}}}head")
    depth = 1 + any(entry.children for entry in contents)
    for key, value in (
        ("uid", metadata.identifier),
        ("depth", str(depth)),
        ("totalPageCount", "0"),
        ("maxPageNumber", "0"),
    ):
        etree.SubElement(head, f"{{{NCX}}}meta", attrib={"name": f"dtb:{key}", "content": value})
    _label(root, "docTitle", metadata.title)
    points = etree.SubElement(root, f"{{{NCX}}}navMap")
    _points(points, contents, paths, iter(range(1, 1 + sum(1 for _ in _flat(contents)))))
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return Resource(id="ncx", path="toc.ncx", data=data, media_type="application/x-dtbncx+xml")


def _flat(entries: Sequence[Entry], level: int = 1) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        if level < LEVELS:
            yield from _flat(entry.children, level + 1)


def _points(
    parent: etree._Element,
    entries: Sequence[Entry],
    paths: Mapping[str, str],
    order: Iterator[int],
    level: int = 1,
) -> None:
    for entry in entries:
        position = str(next(order))
        point = etree.SubElement(parent, f"{{{NCX}}}navPoint")
        point.set("id", f"point-{position}")
        point.set("playOrder", position)
        _label(point, "navLabel", f"{entry.number} {entry.text}".strip())
        source = etree.SubElement(point, f"{{{NCX}}}content")
        source.set("src", address(entry.division, entry.anchor, paths))
        if level < LEVELS:
            _points(point, entry.children, paths, order, level + 1)


def _label(parent: etree._Element, tag: str, text: str) -> None:
    label = etree.SubElement(parent, f"{{{NCX}}}{tag}")
    etree.SubElement(label, f"{{{NCX}}}text").text = text


def address(division: str, anchor: str, paths: Mapping[str, str]) -> str:
    """Where an anchor stands; a division's own is its file."""
    return paths[division] if anchor == division else f"{paths[division]}#{anchor}"
