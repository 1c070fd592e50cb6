"""The division's title: its first level-one heading, taken out of the text."""

from copy import deepcopy

from lxml import etree

from riftbook.diagnostics import Span
from riftbook.markup.assembly import NAMESPACES, XHTML, Assembler
from riftbook.markup.marking import text_of
from riftbook.markup.numbering import numbers_itself
from riftbook.model.book import Title
from riftbook.project import Source


def take(source: Source, root: etree._Element) -> tuple[Title | None, etree._Element | None]:
    """The title of a division, and the heading that it was.

    Args:
        source: The file; a title in its front matter goes before its headings.
        root: The XHTML of its text, with block ids. Nothing is changed.
    """
    heading = root.find(f"{{{XHTML}}}h1")
    if heading is not None and (not source.title or text_of(heading) == source.title):
        return _from_heading(source, heading), heading
    if not source.title:
        return None, None
    span = etree.Element(f"{{{XHTML}}}span", nsmap=NAMESPACES)
    span.text = source.title
    title = Title(
        xhtml=etree.tostring(span, encoding="utf-8"),
        text=source.title,
        short=source.short,
        numbers_itself=numbers_itself(source.title, source.language, source.role),
        unnumbered=source.unnumbered,
    )
    return title, None


def markup(heading: etree._Element) -> bytes:
    """The inline markup of a heading, for a title."""
    span = etree.Element(f"{{{XHTML}}}span", nsmap=NAMESPACES)
    span.text = heading.text
    span.extend(deepcopy(child) for child in heading)
    for element in span.iter():
        for key in [key for key in element.attrib if str(key).startswith("x-")]:
            del element.attrib[key]
    return etree.tostring(span, encoding="utf-8")


def _from_heading(source: Source, heading: etree._Element) -> Title:
    text = text_of(heading)
    classes = tuple(heading.get("class", "").split())
    return Title(
        xhtml=markup(heading),
        text=text,
        short=source.short or heading.get("x-short", ""),
        block=heading.get("data-b", ""),
        label=heading.get("id", ""),
        numbers_itself=numbers_itself(text, source.language, source.role),
        unnumbered=source.unnumbered or "unnumbered" in classes,
        classes=classes,
    )


def check_levels(assembler: Assembler, root: etree._Element, title: etree._Element | None) -> None:
    """Report headings that skip a level; make later level-one headings sections."""
    level = 1
    for heading in root.iter(*(f"{{{XHTML}}}h{number}" for number in range(1, 7))):
        if heading is title:
            continue
        found = int(etree.QName(heading).localname[1])
        if found == 1:
            _second(assembler, heading)
            found = 2
        elif found > level + 1:
            assembler.reader.problem(
                "M008",
                _span(assembler, heading),
                f"a heading of level {found} follows one of level {level}",
                f"make it “{'#' * (level + 1)} {text_of(heading)}”",
            )
        level = found


def _second(assembler: Assembler, heading: etree._Element) -> None:
    heading.tag = f"{{{XHTML}}}h2"
    assembler.reader.problem(
        "M017",
        _span(assembler, heading),
        "a second heading of level 1: a division has one title, so this is set as a section",
        "write ## for it, or put what follows into a file of its own",
    )


def _span(assembler: Assembler, heading: etree._Element) -> Span:
    slices = assembler.slices.get(heading)
    if not slices:
        return Span(path=assembler.reader.path)
    return assembler.reader.span(assembler.reader.slices[slices[0]][0])
