"""Notes: at the foot their text goes in behind its call, at an end their numbers before it.

A footnote of WeasyPrint has to be inline, so that paragraphs, quotes and lists in a note become
spans that the style sheet sets as blocks. Each says in ``data-html`` which element it was, for the
structure tree of the PDF.
"""

import re
from collections.abc import Iterable

from lxml import etree

from riftbook.model import ResolvedNote
from riftbook.resolve.anchors import call_anchor

_SPACE = re.compile(r"[ \t\r\n]+")
XHTML = "{http://www.w3.org/1999/xhtml}"
_CLASSES = {
    "p": "paragraph",
    "td": "cell",
    "th": "cell",
    "blockquote": "quote",
    "pre": "code",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "tr": "item",
}
_STOPS = ".,:;?!…"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""In a note they head nothing of the book."""
_PHRASING = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins",
    "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
    "wbr",
})  # fmt: skip

_LINED = frozenset({"del", "ins", "s", "u"})
"""A line goes through their words or below them."""


def set_notes(roots: Iterable[etree._Element], notes: Iterable[ResolvedNote]) -> None:
    """Put every note behind its call, in the title or in the text."""
    calls = {
        call.get("data-note"): call for root in roots for call in root.iterfind(".//*[@data-note]")
    }
    last: etree._Element | None = None
    for note in notes:
        # A note holds no other at its foot: what is called in one stands behind it.
        behind = calls.get(note.anchor, last)
        if behind is not None:
            last = _note(note)
            last.tail, behind.tail = behind.tail, None
            behind.addnext(last)
            _free(last)


def _free(note: etree._Element) -> None:
    """Part what is struck through or underlined at a note, which its line would go through, too."""
    while any(map(_is_lined, note.iterancestors(etree.Element))):
        holder = note.getparent()
        assert holder is not None
        kept = {str(key): str(own) for key, own in holder.attrib.items() if key != "id"}
        rest = etree.Element(holder.tag, kept)
        rest.text, note.tail = note.tail, None
        rest.extend(list(note.itersiblings()))
        note.tail, holder.tail = holder.tail, None
        holder.addnext(note)
        if rest.text or len(rest):
            rest.tail, note.tail = note.tail, None
            note.addnext(rest)


def _is_lined(element: etree._Element) -> bool:
    lined = etree.QName(element).localname in _LINED
    return lined or "underline" in element.get("class", "").split()


def hold_calls(root: etree._Element) -> None:
    """Keep each call with the stop before it: a line may break between a stop and a figure."""
    for call in list(root.iter(f"{XHTML}a")):
        if "note-call" not in call.get("class", "").split():
            continue
        before, parent = call.getprevious(), call.getparent()
        text = (parent.text if before is None else before.tail) if parent is not None else ""
        if parent is None or not text or text[-1] not in _STOPS:
            continue
        held = etree.Element(f"{XHTML}span", {"class": "held"})
        held.text, held.tail, call.tail = text[-1], call.tail, None
        if before is None:
            parent.text = text[:-1] or None
        else:
            before.tail = text[:-1] or None
        parent.replace(call, held)
        held.append(call)


def number_endnotes(root: etree._Element) -> None:
    """Set the numbers of notes that stand at an end before their words."""
    for note in root.iterfind(f".//{XHTML}li[@data-number]"):
        number = _number(note.get("id", ""), note.get("data-number", ""))
        first = next(note.iterchildren(etree.Element), None)
        if first is None or first.tag != f"{XHTML}p" or (note.text or "").strip():
            first = etree.Element(f"{XHTML}p")
            first.text, note.text = note.text, None
            note.insert(0, first)
        number.tail, first.text = first.text, None
        first.insert(0, number)


def _number(anchor: str, number: str) -> etree._Element:
    """A note's number, which leads back to its call."""
    link = etree.Element(
        f"{XHTML}a", {"class": "note-number generated", "href": f"#{call_anchor(anchor)}"}
    )
    link.text = number
    return link


def _note(note: ResolvedNote) -> etree._Element:
    placed = etree.Element(f"{XHTML}span", {"class": "footnote", "id": note.anchor})
    number = _number(note.anchor, note.number)
    placed.append(number)
    text = etree.fromstring(note.xhtml)
    if text.text and text.text.strip():
        number.tail = text.text
    for block in list(text):
        block.tail = None
        placed.append(_as_span(block))
    blocks = [child for child in placed if child is not number]
    if blocks and "paragraph" in blocks[0].get("class", ""):
        blocks[0].set("class", "paragraph first")
    return placed


def _as_span(block: etree._Element) -> etree._Element:
    _number_items(block)
    _part_cells(block)
    _even_out(block)
    for node in block.iter(etree.Element):
        name = etree.QName(node).localname
        if name not in _PHRASING:
            node.tag = f"{XHTML}span"
            own = _CLASSES.get(name, "part")
            node.set("class", f"{own} {node.get('class', '')}".strip())
            node.set("data-html", "p" if name in _HEADINGS else name)
    return block


def _number_items(block: etree._Element) -> None:
    """Write the numbers and bullets of lists out: spans have no markers."""
    for items in block.iter(f"{XHTML}ol", f"{XHTML}ul"):
        number = int(items.get("start", "1"))
        for item in items.iterchildren(f"{XHTML}li"):
            number = int(item.get("value", number))
            sign = "\N{BULLET}" if items.tag == f"{XHTML}ul" else f"{number}."
            marker = etree.Element(f"{XHTML}span", {"class": "marker generated"})
            marker.text = sign + "\N{NO-BREAK SPACE}"
            _lead(item, marker)
            number += 1


def _lead(item: etree._Element, marker: etree._Element) -> None:
    """Put a marker before an item's first words, in its first paragraph if it has one."""
    first = next(item.iterchildren(etree.Element), None)
    leads_in = first is not None and first.tag == f"{XHTML}p" and not (item.text or "").strip()
    home = first if first is not None and leads_in else item
    marker.tail, home.text = home.text, None
    home.insert(0, marker)


def _part_cells(block: etree._Element) -> None:
    """Part the cells of a row: spans have no columns. The sign is only for the eye."""
    for row in block.iter(f"{XHTML}tr"):
        for cell in list(row)[:-1]:
            cell.tail = None
            parting = etree.Element(f"{XHTML}span", {"class": "generated", "aria-hidden": "true"})
            parting.text = " \N{MIDDLE DOT} "
            cell.addnext(parting)


def _even_out(node: etree._Element) -> None:
    """Make each run of white space one space: WeasyPrint leaves it as it is in notes."""
    if etree.QName(node).localname == "pre":
        return
    node.text = _SPACE.sub(" ", node.text) if node.text else None
    for child in node.iterchildren(etree.Element):
        _even_out(child)
        child.tail = _SPACE.sub(" ", child.tail) if child.tail else None
