"""Notes in a content document: what they are to a reading system, and the ways back to the text.

A note that pops up is an ``aside`` behind the text (EPUB 3.3 §5.3; DPUB-ARIA ``doc-footnote``),
one at an end an item of a list (``doc-endnotes``). Both begin with their number and end with a
link to each of their calls.
"""

from lxml import etree

from riftbook.editions.ereader.parts import TYPE, name
from riftbook.language import Words
from riftbook.resolve.anchors import call_anchor

BACK = "\N{LEFTWARDS ARROW}"
"""Leads from a note back to its call: a sign that every reading system's fonts have."""

LINES = frozenset(map(name, ("p", "li", "dd")))
"""What holds a line of text."""
BLOCKS = LINES | frozenset(map(name, ("blockquote", "div", "dl", "ol", "pre", "table", "ul")))


def settle_notes(root: etree._Element, words: Words) -> None:
    """Give every note of a document its number, its ways back and its meaning.

    Links lead to ``DIVISION#anchor``, as those of the text do at this stage.
    """
    for section in root.iter(name("section")):
        if "endnotes" in section.get("class", "").split():
            section.set(TYPE, "endnotes")
            section.set("role", "doc-endnotes")
            section.set("aria-labelledby", section[0].get("id", ""))
    for note in list(root.iter(name("aside"), name("li"))):
        if note.get("data-number") is not None:
            _number(note)
            _lead_back(note, words)


def leave_out_pages(root: etree._Element) -> None:
    """Without printed pages, notes at the end of the book do not say where their chapter is."""
    for line in root.findall(f".//{name('p')}[@class='note-page generated']"):
        folio = line.find(f".//{name('span')}[@class='folio']")
        parent = line.getparent()
        if parent is not None and (folio is None or not folio.text):
            parent.remove(line)


def _number(note: etree._Element) -> None:
    """Put a note's number before its first words."""
    number = etree.Element(name("span"), attrib={"class": "note-number generated"})
    number.text = f"{note.get('data-number', '')}. "
    if not len(note) or note[0].tag != name("p") or (note.text or "").strip():
        first = etree.Element(name("p"))
        first.text, note.text = note.text, None
        note.insert(0, first)
    first = note[0]
    number.tail, first.text = first.text, None
    first.insert(0, number)


def _lead_back(note: etree._Element, words: Words) -> None:
    """Put a link back to each call behind a note's last words."""
    last = _last_line(note)
    if last is None:
        last = etree.SubElement(note, name("p"))
    homes = note.get("data-home", "").split() or [""]
    for time in range(1, int(note.get("data-calls", "1")) + 1):
        home = homes[min(time, len(homes)) - 1]
        address = f"{home}#{call_anchor(note.get('id', ''), time)}"
        _append(last, _way_back(address, time, words))


def _way_back(address: str, time: int, words: Words) -> etree._Element:
    back = etree.Element(name("a"))
    back.text = BACK
    back.set("class", "back generated")
    back.set("href", address)
    back.set("role", "doc-backlink")
    back.set("aria-label", words.back_to_text if time == 1 else f"{words.back_to_text} ({time})")
    if time > 1:
        etree.SubElement(back, name("sup")).text = str(time)
    return back


def _append(last: etree._Element, back: etree._Element) -> None:
    """Put a link at the end of a line, no break before it."""
    before = next(iter(last.iterchildren(reversed=True)), None)
    if before is not None:
        before.tail = f"{(before.tail or '').rstrip()}\N{NO-BREAK SPACE}"
    else:
        last.text = f"{(last.text or '').rstrip()}\N{NO-BREAK SPACE}"
    last.append(back)


def _last_line(block: etree._Element) -> etree._Element | None:
    """The paragraph, item or line of verse that ends a block; None where it ends otherwise."""
    while len(block) and block[-1].tag in BLOCKS and not (block[-1].tail or "").strip():
        block = block[-1]
    verse = block.tag == name("div") and "line" in block.get("class", "").split()
    return block if verse or block.tag in LINES else None
