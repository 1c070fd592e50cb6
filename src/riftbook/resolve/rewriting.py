"""Fragment + numbers + targets → a resolved division's XHTML, one function a kind of mark."""

from collections import Counter
from collections.abc import Callable, Mapping

from lxml import etree

from riftbook.diagnostics import Diagnostic
from riftbook.language import Words, numbered
from riftbook.markup.finding import finder
from riftbook.model import Division
from riftbook.model.marks import (
    Aside,
    Citation,
    Figure,
    Heading,
    IndexMark,
    Link,
    Listing,
    Mark,
    Math,
    NoteCall,
    NumberedVerse,
    Reference,
    TableMark,
    Term,
)
from riftbook.records import Record, Value, field
from riftbook.records import replace as changed
from riftbook.resolve import passages
from riftbook.resolve.anchors import call_anchor, note_anchor
from riftbook.resolve.bibliography import Bibliography
from riftbook.resolve.citations import cite
from riftbook.resolve.enumerations import (
    UNKNOWN,
    Named,
    capitalised,
    element_of,
    enumerate_named,
    of_label,
    of_page,
)
from riftbook.resolve.links import Destinations, follow, without_words
from riftbook.resolve.listings import number_lines
from riftbook.resolve.numbering import Numbers
from riftbook.resolve.pages import PAGE, find
from riftbook.resolve.references import opens_sentence, refer, sentence_ends
from riftbook.resolve.xhtml import (
    classes,
    drop_attribute,
    element,
    first_inside,
    leave_out,
    link_around,
    named,
    replace,
    serialised,
    text_before,
    text_of,
)


class Surroundings(Value, kw_only=True):
    """What the marks of every division are resolved against."""

    words: Words
    numbers: Mapping[str, Numbers]
    places: Destinations
    bibliography: Bibliography


class Rewriting(Record, kw_only=True):
    """The rewriting of one division: what it knows and what it finds."""

    division: Division
    around: Surroundings
    marks: Mapping[str, Mark]
    called: Counter[str] = field(default_factory=Counter)
    """Label of a note to how often it was called so far: it is printed at its first call."""
    anchored: set[str] = field(default_factory=set)
    """The anchors that stand in the XHTML already: an id given twice stays with the first."""
    generated: list[str] = field(default_factory=list)
    """The words put into the text."""
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def numbers(self) -> Numbers:
        """The division's numbers."""
        return self.around.numbers[self.division.id]


_marked = finder("self::x:*[@data-mark or @id]")


class Rewritten(Value):
    """A piece of a division's XHTML in which every mark is resolved."""

    xhtml: bytes
    root: etree._Element | None = None
    """Its tree; None where nothing in it has a mark or an id."""


def rewrite(xhtml: bytes, work: Rewriting) -> Rewritten:
    """Resolve every mark and every id of a piece of the division's XHTML."""
    if not needs_rewriting(xhtml):
        return Rewritten(xhtml)
    root = etree.fromstring(xhtml)
    for node in _marked(root):
        marked = node.get("data-mark")
        if marked is None and node.get("id") is None:
            continue
        mark = work.marks.get(marked or "")
        drop_attribute(node, "data-mark")
        _anchor(node, mark, work)
        if mark is not None:
            _REWRITERS[type(mark)](node, mark, work)
    return Rewritten(serialised(root), root)


def needs_rewriting(xhtml: bytes) -> bool:
    """Whether a piece has a mark, an id, or an element that may have to be closed otherwise.

    Most chapters of a novel have none of them.
    """
    return b" data-mark=" in xhtml or b" id=" in xhtml or b"/>" in xhtml


def _anchor(node: etree._Element, mark: Mark | None, work: Rewriting) -> None:
    """Turn the author's id into the anchor; every heading has one, and all that has a number."""
    anchors, division = work.around.places.targets.anchors, work.division.id
    own = node.get("id")
    if mark is not None and (division, mark.id) in anchors.headings:
        anchor = anchors.headings[division, mark.id]
    elif own:
        anchor = anchors.ids.get((division, own), "")
    else:
        return
    drop_attribute(node, "id")
    if anchor and anchor not in work.anchored:
        work.anchored.add(anchor)
        node.set("id", anchor)


def _missing(node: etree._Element, text: str, work: Rewriting) -> None:
    """Put a visible mark where something could not be found."""
    work.generated.append(text)
    replace(node, element("span", f"{UNKNOWN}{text}", class_="missing generated"))


def _note_call(node: etree._Element, mark: NoteCall, work: Rewriting) -> None:
    number = work.numbers.notes.get(mark.label)
    if number is None:
        _missing(node, mark.label, work)
        return
    anchor = note_anchor(work.division.id, number)
    call = element("a", number, class_="note-call generated", href=f"{work.division.id}#{anchor}")
    work.called[mark.label] += 1
    call.set("id", call_anchor(anchor, work.called[mark.label]))
    if work.called[mark.label] == 1:
        call.set("data-note", anchor)
    work.generated.append(number)
    link = link_around(node)
    if link is None:
        replace(node, call)
    else:
        leave_out(node)
        link.addnext(call)
        call.tail, link.tail = link.tail, None
    before = call.getprevious()
    if before is not None and "note-call" in before.get("class", "") and not before.tail:
        call.set("class", "note-call adjoining generated")


def _reference(node: etree._Element, mark: Reference, work: Rewriting) -> None:
    words = work.around.words
    row = [_named(each, work) for each in _row(node, mark, work)]
    pieces = enumerate_named(row, words)
    if _sentence_begins(node, words):
        pieces = capitalised(pieces)
    work.generated.append("".join(piece.text for piece in pieces))
    replace(node, element_of(pieces, linked=link_around(node) is not None))


def _sentence_begins(node: etree._Element, words: Words) -> bool:
    """Whether a reference begins a sentence, also right behind another reference."""
    previous = node.getprevious()
    printed = previous is not None and {"reference", "references"} & classes(previous)
    if previous is not None and printed and sentence_ends(previous.tail or ""):
        return True
    return opens_sentence(text_before(node), words)


def _row(node: etree._Element, mark: Reference, work: Rewriting) -> list[Reference]:
    """A reference and those that are named together with it, which go out of the tree."""
    row, parent = [mark], node.getparent()
    while parent is not None and not node.tail:
        after = node.getnext()
        other = None if after is None else work.marks.get(after.get("data-mark", ""))
        if after is None or not (isinstance(other, Reference) and other.joined):
            break
        row.append(other)
        drop_attribute(after, "data-mark")
        node.tail, after.tail = after.tail, None
        parent.remove(after)
    return row


def _named(mark: Reference, work: Rewriting) -> Named:
    """What a reference means; what is wrong with it is noted."""
    places = work.around.places
    if mark.kind == PAGE:
        place, problem = find(mark, work.division.id, places)
        named = None if place is None else of_page(place, mark.bare)
    else:
        label, problem = refer(mark, places.targets)
        named = None if label is None else of_label(label, mark.bare)
    if problem is not None:
        work.found.append(problem)
    named = named or Named(text=mark.target)
    return changed(named, through=True) if mark.through else named


def _citation(node: etree._Element, mark: Citation, work: Rewriting) -> None:
    pieces, problems = cite(mark, work.around.bibliography)
    work.found.extend(problems)
    printed = element("span", class_="citation missing" if problems else "citation")
    for piece in pieces:
        kind = {} if piece.written else {"class_": "generated"}
        printed.append(element("span", piece.text, **kind))
        work.generated += [] if piece.written else [piece.text]
    replace(node, printed)


def _figure(node: etree._Element, mark: Figure, work: Rewriting) -> None:
    node.set("data-figure", mark.id)
    _label(node.find(named("figcaption")), work.around.words.figure, mark.id, work)


def _table(node: etree._Element, mark: TableMark, work: Rewriting) -> None:
    _label(node.find(named("caption")), work.around.words.table, mark.id, work)


def _listing(node: etree._Element, mark: Listing, work: Rewriting) -> None:
    _label(node.find(named("figcaption")), work.around.words.listing, mark.id, work)
    if mark.first_line:
        work.generated += number_lines(node, mark.first_line)


def _label(caption: etree._Element | None, noun: str, mark: str, work: Rewriting) -> None:
    """Set ``Figure 4.1`` before a caption's own words."""
    number = work.numbers.marks.get(mark)
    if number and caption is not None:
        text = numbered(noun, number)
        first_inside(caption, element("span", text, class_="caption-label generated"))
        work.generated.append(text)


def _heading(node: etree._Element, mark: Heading, work: Rewriting) -> None:
    number = work.numbers.marks.get(mark.id)
    if number:
        first_inside(node, element("span", number, class_="section-number generated"))
        work.generated.append(number)


def _link(node: etree._Element, mark: Link, work: Rewriting) -> None:
    address, problem = follow(mark, work.division, work.around.places)
    wordless = len(node) == 0 and not text_of(node).strip()
    if problem is None and wordless:
        problem = without_words(mark)
    if problem is None:
        node.set("href", address)
        return
    work.found.append(problem)
    if wordless:
        _missing(node, mark.href, work)
        return
    node.tag = named("span")
    drop_attribute(node, "href")
    node.set("class", "missing")


def _text(node: etree._Element, mark: Mark, work: Rewriting) -> None:
    """Index marks, terms and mathematics print their text: nothing to resolve."""


_REWRITERS: Mapping[type, Callable[..., None]] = {
    Aside: passages.aside,
    NumberedVerse: passages.verse,
    NoteCall: _note_call,
    Reference: _reference,
    Citation: _citation,
    Figure: _figure,
    TableMark: _table,
    Listing: _listing,
    Heading: _heading,
    Link: _link,
    IndexMark: _text,
    Term: _text,
    Math: _text,
}
