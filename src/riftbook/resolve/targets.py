"""Every id of the book: what may be referred to, and the anchors it gets in both editions.

``fig:map`` becomes ``fig-map``; a plain id becomes ``DIVISION-id``; ids are NCNames, as the
package document and older reading systems want them (XML Namespaces 1.0 §3).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from riftbook.diagnostics import Diagnostic, Span
from riftbook.language import Words
from riftbook.model import Book, Division, Label
from riftbook.model.marks import Figure, Heading, TableMark
from riftbook.resolve.numbering import Numbers

PREFIXES = ("fig", "tbl", "sec", "eq", "lst", "part", "chap")
"""Ids with these prefixes are unique in the whole book."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """All ids and where they stand."""

    labels: Mapping[str, Label]
    """Ids with a prefix."""
    anchors: Mapping[tuple[str, str], str]
    """(division id, the author's id) to the anchor, prefixed ids included."""


def anchor_of(division: str, identifier: str) -> str:
    """The id in both editions of an id that the author wrote in a division."""
    prefix, colon, name = identifier.partition(":")
    book_wide = colon and prefix in PREFIXES
    plain = f"{prefix}-{name}" if book_wide else f"{division}-{identifier}"
    return re.sub(r"[^\w.-]", "-", plain)


def heading_anchor(division: str, heading: Heading) -> str:
    """The anchor of a heading, with or without an id of the author's."""
    return anchor_of(division, heading.label) if heading.label else f"{division}-{heading.id}"


def find_targets(
    book: Book, numbers: Mapping[str, Numbers], words: Words
) -> tuple[Targets, tuple[Diagnostic, ...]]:
    """Collect every id of the book; report those that are used twice."""
    found: dict[str, Span] = {}
    labels: dict[str, Label] = {}
    anchors: dict[tuple[str, str], str] = {}
    diagnostics: list[Diagnostic] = []
    for division in book.divisions:
        for target in division.fragment.targets:
            anchor = anchor_of(division.id, target.id)
            first = found.setdefault(anchor, target.span)
            if first is not target.span:
                diagnostics.append(_used_twice(target.id, target.span, first))
            anchors[division.id, target.id] = anchor
        for label in _labels(division, numbers[division.id], words):
            labels.setdefault(label.id, label)
    return Targets(labels=labels, anchors=anchors), tuple(diagnostics)


def _used_twice(identifier: str, span: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        code="R001",
        span=span,
        message=f"the id “{identifier}” is used twice",
        hint=f"it stands first at {first}; give one of the two another name",
        related=(first,),
    )


def _labels(division: Division, numbers: Numbers, words: Words) -> Iterator[Label]:
    title = division.title
    if title is not None and title.label:
        kind = title.label.partition(":")[0]
        printed = f"{words.in_chapter} {numbers.ordinal}" if numbers.ordinal else f"“{title.text}”"
        yield _label(division, title.label, kind, numbers.ordinal, printed)
    for mark in division.fragment.marks:
        number = numbers.marks.get(mark.id, "")
        match mark:
            case Figure(label=str(label)) if label:
                yield _label(division, label, "fig", number, f"{words.in_figure} {number}")
            case TableMark(label=str(label)) if label:
                yield _label(division, label, "tbl", number, f"{words.in_table} {number}")
            case Heading(label=str(label)) if label:
                printed = f"{words.in_section} {number}" if number else f"“{mark.text}”"
                yield _label(division, label, "sec", number or mark.text, printed)
            case _:
                pass


def _label(division: Division, identifier: str, kind: str, number: str, text: str) -> Label:
    return Label(
        id=identifier,
        kind=kind,
        number=number,
        text=text,
        division=division.id,
        anchor=anchor_of(division.id, identifier),
    )
