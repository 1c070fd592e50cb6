"""One manuscript file → its fragment, its title and what is wrong with it."""

import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from lxml import etree

from riftbook.diagnostics import Diagnostic, Report, Severity
from riftbook.markup import (
    cleaning,
    figures,
    lettering,
    lines,
    listings,
    lost,
    numerals,
    parts,
    pull_quotes,
    titles,
    typography,
)
from riftbook.markup.alignment import Aligned
from riftbook.markup.assembly import XHTML, Assembler
from riftbook.markup.constructs import CONSTRUCTS
from riftbook.markup.inlines.notes import call
from riftbook.markup.locating import Locator
from riftbook.markup.marking import Marker
from riftbook.markup.reader import NoteDefinition, Reader
from riftbook.markup.scanner import streams
from riftbook.markup.text import Text
from riftbook.model.book import Fragment, Note, Title
from riftbook.places import SourceBlock
from riftbook.project import Source
from riftbook.records import replace

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_HEADINGS = frozenset(f"{{{XHTML}}}h{level}" for level in range(1, 7))


def convert(source: Source) -> tuple[Fragment, Title | None, tuple[Diagnostic, ...]]:
    """Read one file of the manuscript.

    Args:
        source: The file, decoded.

    Returns:
        Its text as a fragment without the title, the title, and every problem found.
    """
    included = {each.name: each for each in source.included}
    reader = Reader(source.path, CONSTRUCTS, included, asides=source.asides)
    root = Element("div")
    # Characters that XML cannot hold are the project's to report; no pass here needs fear them.
    written = _CONTROL.sub("\ufffd", source.text)
    reader.read(lines.split(written), root)
    _read_text(Text(reader, CONSTRUCTS), root, source)
    assembler, body, notes = _built(reader, root)
    whole = [body, *(xhtml for _, xhtml in notes)]
    by_label = {note.label: xhtml for note, xhtml in notes}
    own = streams(written, source.included)
    if all(problem.severity < Severity.ERROR for problem in reader.problems):
        # With an error the two readings may differ in what they make of it.
        reader.problems.extend(lost.lost(replace(source, text=written), own, body, by_label))
    pull_quotes.settle(assembler, body)
    title, heading = titles.take(source, body)
    titles.check_levels(assembler, body, heading)
    blocks = tuple(_blocks(assembler, whole))
    marker = Marker(source.path)
    for part in whole:
        numerals.align(part, source.language)
        marker.collect(part)
    marks = marker.marks
    if heading is not None and title is not None:
        title = replace(title, xhtml=titles.markup(heading))
        marks = [mark for mark in marks if mark.id != heading.get("data-mark")]
        _remove(heading)
    fragment = Fragment(
        xhtml=etree.tostring(body, encoding="utf-8"),
        marks=tuple(marks),
        notes=tuple(_written(note, xhtml) for note, xhtml in notes),
        blocks=blocks,
        words={label: " ".join(said) for label, said in own.items()},
        characters="".join(sorted(set().union(*(block.text for block in blocks)))),
        digest=source.digest if source.text == written else "",
        targets=tuple(marker.targets),
    )
    return fragment, title, tuple(Report.of(reader.problems))


def _built(
    reader: Reader, root: Element
) -> tuple[Assembler, etree._Element, list[tuple[NoteDefinition, etree._Element]]]:
    """The XHTML of the file and of its notes, its blocks numbered."""
    assembler = Assembler(reader)
    body = assembler.build(root)
    notes = _notes(reader, assembler, body)
    whole = [body, *(xhtml for _, xhtml in notes)]
    for part in whole:
        lettering.settle(part)
    _number(assembler, whole)
    return assembler, body, notes


def _written(note: NoteDefinition, xhtml: etree._Element) -> Note:
    return Note(label=note.label, xhtml=etree.tostring(xhtml, encoding="utf-8"), span=note.span)


def _read_text(text: Text, root: Element, source: Source) -> None:
    """Read the running text of the file and of its notes."""
    for part in (root, *(note.body for note in list(text.reader.notes.values()))):
        text.run(part)
        figures.settle(part)
        parts.settle(part)
        for leaf, language in typography.leaves(part, source.language) if source.smart else ():
            typography.set_type(leaf, language, source.quotes)
        if source.smart:
            typography.set_short(part, source.language, source.quotes)
        _take_notes(text.reader, part)


def _take_notes(reader: Reader, root: Element) -> None:
    """Move the notes that stand in the text out of it, from the innermost element that has a slice.

    A table or a div has one too, in which the text of its notes does not stand.
    """
    for leaf in [leaf for leaf in root.iter() if "x-slice" in leaf.attrib][::-1]:
        found = list(leaf.iter("x-note"))
        if not found:
            continue
        slice_ = reader.slices[int(leaf.get("x-slice", "0"))]
        locator = Locator(reader.path, slice_)
        for element in found:
            source, tail = element.get("x-src", ""), element.tail
            pieces = locator.piece(source)
            label = f"^{pieces[0].path}{pieces[0].line}:{pieces[0].column}"
            body = Element("div")
            paragraph = reader.leaf(body, "p", pieces, "")
            paragraph.text = element.text
            paragraph.extend(list(element))
            span = reader.span(pieces[0], len(source))
            reader.notes[label] = NoteDefinition(label, body, span)
            replacement = call(label, source)
            element.clear()
            element.tag, element.tail = replacement.tag, tail
            element.attrib.update(replacement.attrib)


def _notes(
    reader: Reader, assembler: Assembler, body: etree._Element
) -> list[tuple[NoteDefinition, etree._Element]]:
    """The notes in the order of their first call; those that a note calls stand behind it."""
    found: dict[str, etree._Element] = {}
    waiting = [_called(body)]
    while waiting:
        label = next(waiting[-1], None)
        if label is None:
            waiting.pop()
        elif label not in found:
            found[label] = assembler.build(reader.notes[label].body)
            waiting.append(_called(found[label]))
    for label, note in reader.notes.items():
        if label not in found and "(again" not in label:
            reader.problem(
                "M002",
                note.span,
                f"the note [^{label}] is never called, so it is printed nowhere",
                f"write [^{label}] where it belongs, or take its text out",
            )
    return [(reader.notes[label], xhtml) for label, xhtml in found.items()]


def _called(text: etree._Element) -> Iterator[str]:
    """The labels of the notes that a text calls."""
    for element in text.iter(f"{{{XHTML}}}span"):
        label = element.get("x-label")
        if label is not None:
            yield label


def _number(assembler: Assembler, parts: Iterable[etree._Element]) -> None:
    """Number the blocks of text in order, once code is divided into lines."""
    number = 0
    for part in parts:
        listings.set_lines(part)
        for element in part.iter(f"{{{XHTML}}}*"):
            if element in assembler.slices or element.tag in _HEADINGS:
                number += 1
                element.set("data-b", f"b{number}")


def _blocks(assembler: Assembler, parts: Iterable[etree._Element]) -> Iterable[SourceBlock]:
    reader = assembler.reader
    references = frozenset(reader.references)
    for part in parts:
        for element in part.iter(f"{{{XHTML}}}*"):
            block = element.get("data-b")
            if not block:
                continue
            text = "".join(_own_text(element))
            lines = [
                line for place in assembler.slices.get(element, ()) for line in reader.slices[place]
            ]
            runs = Aligned(text, tuple(lines), references, _is_verbatim(assembler, element))
            path = (lines[0].path if lines else "") or reader.path
            yield SourceBlock(id=block, path=path, text=text, runs=runs)


def _is_verbatim(assembler: Assembler, element: etree._Element) -> bool:
    """Whether nothing in a block was read as markup."""
    busy = assembler.reader.busy.intersection(assembler.slices.get(element, ()))
    return bool(busy) or etree.QName(element).localname == "pre"


def _own_text(element: etree._Element) -> Iterable[str]:
    """The text of a block without that of the blocks inside it."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname in cleaning.INLINE:
            yield from _own_text(child)
        if child.tail:
            yield child.tail


def _remove(element: etree._Element) -> None:
    """Take an element out of its tree without the text behind it."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
