"""Fragment + numbers + targets → the XHTML of a resolved division, one handler a kind of mark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from riftbook.diagnostics import Diagnostic
from riftbook.language import Words
from riftbook.model import Division
from riftbook.model.marks import (
    Citation,
    Figure,
    Heading,
    IndexMark,
    Link,
    Mark,
    Math,
    NoteCall,
    Reference,
    TableMark,
    Term,
)
from riftbook.resolve.bibliography import Bibliography
from riftbook.resolve.citations import cite
from riftbook.resolve.links import Destinations, follow
from riftbook.resolve.numbering import Numbers
from riftbook.resolve.references import refer
from riftbook.resolve.targets import anchor_of, heading_anchor

XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the marks of every division are resolved against."""

    words: Words
    numbers: Mapping[str, Numbers]
    places: Destinations
    bibliography: Bibliography


@dataclass(slots=True, kw_only=True)
class Rewriting:
    """The rewriting of one division: what it knows and what it finds."""

    division: Division
    around: Surroundings
    marks: Mapping[str, Mark]
    called: set[str] = field(default_factory=set)
    """Labels of the notes that were called already: a note is printed at its first call."""
    generated: list[str] = field(default_factory=list)
    """The words put into the text."""
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def numbers(self) -> Numbers:
        """The division's numbers."""
        return self.around.numbers[self.division.id]


def element(tag: str, text: str = "", **attributes: str) -> etree._Element:
    """An XHTML element; attribute names end with ``_`` where Python reserves the word."""
    made = etree.Element(f"{{{XHTML}}}{tag}", nsmap={None: XHTML})
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), value)
    made.text = text or None
    return made


def drop_attribute(node: etree._Element, name: str) -> None:
    """Take an attribute away, if it is there."""
    if name in node.attrib:
        del node.attrib[name]


def rewrite(xhtml: bytes, work: Rewriting) -> bytes:
    """Resolve every mark and every id of a piece of the division's XHTML."""
    root = etree.fromstring(xhtml)
    for node in list(root.iter(f"{{{XHTML}}}*")):
        mark = work.marks.get(node.get("data-mark", ""))
        drop_attribute(node, "data-mark")
        own = node.get("id")
        if own:
            node.set("id", anchor_of(work.division.id, own))
        if mark is not None:
            _HANDLERS[type(mark)](node, mark, work)
    return etree.tostring(root, encoding="utf-8", xml_declaration=False)


def _note_call(node: etree._Element, mark: NoteCall, work: Rewriting) -> None:
    number = work.numbers.notes.get(mark.label)
    if number is None:
        _drop(node)
        return
    anchor = note_anchor(work.division, number)
    call = element("a", number, class_="note-call generated", href=f"{work.division.id}#{anchor}")
    if mark.label not in work.called:
        work.called.add(mark.label)
        call.set("id", f"{anchor}-call")
        call.set("data-note", anchor)
    work.generated.append(number)
    _replace(node, call)


def note_anchor(division: Division, number: str) -> str:
    """The id of a note; its first call has this with ``-call`` behind it."""
    return f"note-{division.id}-{number}"


def _reference(node: etree._Element, mark: Reference, work: Rewriting) -> None:
    label, problem = refer(mark, work.around.places.targets.labels)
    if label is None:
        text = f"??{mark.target}"
        made = element("span", text, class_="missing generated")
    else:
        text = label.text.replace(" ", "\N{NO-BREAK SPACE}", label.text.count(" ") == 1)
        made = element("a", text, class_="reference generated")
        made.set("href", f"{label.division}#{label.anchor}")
    if problem is not None:
        work.found.append(problem)
    work.generated.append(text)
    _replace(node, made)


def _citation(node: etree._Element, mark: Citation, work: Rewriting) -> None:
    text, problems = cite(mark, work.around.bibliography)
    kind = "citation generated missing" if problems else "citation generated"
    work.found.extend(problems)
    work.generated.append(text)
    _replace(node, element("span", text, class_=kind))


def _figure(node: etree._Element, mark: Figure, work: Rewriting) -> None:
    node.set("data-figure", mark.id)
    number = work.numbers.marks.get(mark.id)
    caption = node.find(f"{{{XHTML}}}figcaption")
    if number and caption is not None:
        _label(caption, f"{work.around.words.figure} {number}", work)


def _table(node: etree._Element, mark: TableMark, work: Rewriting) -> None:
    number = work.numbers.marks.get(mark.id)
    caption = node.find(f"{{{XHTML}}}caption")
    if number and caption is not None:
        _label(caption, f"{work.around.words.table} {number}", work)


def _label(caption: etree._Element, text: str, work: Rewriting) -> None:
    """Set ``Figure 4.1`` before a caption's own words."""
    unbroken = text.replace(" ", "\N{NO-BREAK SPACE}")
    label = element("span", unbroken, class_="caption-label generated")
    label.tail = f" {caption.text or ''}"
    caption.text = None
    caption.insert(0, label)
    work.generated.append(text)


def _heading(node: etree._Element, mark: Heading, work: Rewriting) -> None:
    node.set("id", heading_anchor(work.division.id, mark))
    number = work.numbers.marks.get(mark.id)
    if number:
        label = element("span", number, class_="section-number generated")
        label.tail = f" {node.text or ''}"
        node.text = None
        node.insert(0, label)
        work.generated.append(number)


def _link(node: etree._Element, mark: Link, work: Rewriting) -> None:
    address, problem = follow(mark, work.division.id, work.division.path, work.around.places)
    if problem is not None:
        work.found.append(problem)
        node.tag = f"{{{XHTML}}}span"
        drop_attribute(node, "href")
        node.set("class", "missing")
    else:
        node.set("href", address)


def _text(node: etree._Element, mark: Mark, work: Rewriting) -> None:
    """Index marks, terms and mathematics print their text: nothing to resolve."""


def _replace(node: etree._Element, made: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        made.tail = node.tail
        parent.replace(node, made)


def _drop(node: etree._Element) -> None:
    """Take out an element and keep the text behind it."""
    parent = node.getparent()
    if parent is None:
        return
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


_HANDLERS: Mapping[type, Callable[..., None]] = {
    NoteCall: _note_call,
    Reference: _reference,
    Citation: _citation,
    Figure: _figure,
    TableMark: _table,
    Heading: _heading,
    Link: _link,
    IndexMark: _text,
    Term: _text,
    Math: _text,
}
