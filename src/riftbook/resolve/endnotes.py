"""Endnotes: `Resolution` → the same book with its notes behind each chapter, or behind the text.

Notes at the foot of a page, and those that pop up on a screen, are the editions' own to place.
Notes at an end are text like any other: they stand in the XHTML of a division, as a numbered list
with ``class="note-list"``, and each edition sets its numbers before them.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lxml import etree

from riftbook.ink import BLOCK
from riftbook.language import Words, around, words
from riftbook.model import Metadata, Resolution, ResolvedDivision, ResolvedNote
from riftbook.places import elsewhere
from riftbook.records import replace
from riftbook.resolve.anchors import call_anchor, notes_anchor
from riftbook.resolve.contents import plain
from riftbook.resolve.xhtml import element, serialised

ROLE = "notes"
"""The role of the division that has the notes of the whole book."""
_FIGURE = "data-figure"
_ID = re.compile(rb' id="([^"]+)"')
_LINK = re.compile(rb'href="[^"#:/]*#([^"]+)"')


def arrange(resolution: Resolution, where: str) -> Resolution:
    """The book as one edition has it.

    Args:
        resolution: the book, its notes with their divisions.
        where: ``chapter``, behind the text of each division; ``book``, in the division whose role
            is ``notes``; any other word leaves them where they are.

    Returns:
        With the first two words, a book in which no division has `notes`; what is arranged so
        already stays as it is. A division for notes that holds nothing is left out.
    """
    if where == "chapter":
        behind = tuple(_behind(each, resolution.metadata) for each in resolution.divisions)
        resolution = replace(resolution, divisions=behind)
    elif where == "book":
        resolution = _collected(resolution)
    return _without(resolution, {each.division.id for each in resolution.divisions if _bare(each)})


def _bare(resolved: ResolvedDivision) -> bool:
    """Whether a division is for notes and has none, nor any text of its own."""
    fragment = resolved.division.fragment
    empty = not (fragment.blocks or fragment.marks)
    return resolved.division.role == ROLE and empty and b"note-list" not in resolved.xhtml


def _without(resolution: Resolution, divisions: set[str]) -> Resolution:
    if not divisions:
        return resolution
    return replace(
        resolution,
        divisions=tuple(d for d in resolution.divisions if d.division.id not in divisions),
        contents=tuple(e for e in resolution.contents if e.division not in divisions),
    )


def _spoken(resolved: ResolvedDivision, metadata: Metadata) -> Words:
    return words(resolved.division.language or metadata.language)


def _behind(resolved: ResolvedDivision, metadata: Metadata) -> ResolvedDivision:
    """A division with its notes behind its text."""
    if not resolved.notes:
        return resolved
    section = element("section", class_="endnotes")
    heading = element("h2", _spoken(resolved, metadata).notes, class_="generated")
    heading.set("id", notes_anchor(resolved.division.id))
    section.extend((heading, _list(resolved)))
    return replace(resolved, xhtml=_longer(resolved.xhtml, (section,)), notes=())


def _longer(xhtml: bytes, sections: Iterable[etree._Element]) -> bytes:
    root = etree.fromstring(xhtml)
    root.extend(sections)
    return serialised(root)


def _list(
    resolved: ResolvedDivision, moved: Mapping[str, str] = MappingProxyType({})
) -> etree._Element:
    notes = element("ol", class_="note-list")
    notes.extend(_item(note, resolved.division.id, moved) for note in resolved.notes)
    return notes


def _item(note: ResolvedNote, division: str, moved: Mapping[str, str]) -> etree._Element:
    """A note; whoever sets its number finds there what is needed for it."""
    calls = [call_anchor(note.anchor, time) for time in range(1, note.calls + 1)]
    item = element("li", class_="endnote", id=note.anchor)
    item.set("data-number", note.number)
    item.set("data-calls", str(note.calls))
    item.set("data-home", " ".join(moved.get(call, division) for call in calls))
    body = etree.fromstring(note.xhtml)
    item.text = body.text
    item.extend(list(body))
    return item


def _collected(resolution: Resolution) -> Resolution:
    """The book with all notes in the division for them; every link to a note leads there."""
    place = next((each for each in resolution.divisions if each.division.role == ROLE), None)
    bearing = [each for each in resolution.divisions if each.notes]
    if place is None or not bearing:
        return resolution
    own = place.division.id
    moved = dict.fromkeys(_ids(bearing), own)
    groups = [_group(each, resolution.metadata, moved) for each in bearing]
    xhtml = _longer(place.xhtml, groups)
    said = frozenset().union(*(each.generated for each in bearing), place.generated)
    divisions = tuple(
        replace(each, xhtml=xhtml, generated=said) if each is place else each
        for each in resolution.divisions
    )
    return replace(
        resolution,
        divisions=tuple(_leading(each, moved) for each in divisions),
        labels={
            name: replace(label, division=own) if label.anchor in moved else label
            for name, label in resolution.labels.items()
        },
    )


def _ids(divisions: Iterable[ResolvedDivision]) -> Iterable[str]:
    """The ids that move with the notes."""
    for resolved in divisions:
        for note in resolved.notes:
            yield note.anchor
            yield from map(bytes.decode, _ID.findall(note.xhtml))


def _leading(resolved: ResolvedDivision, moved: Mapping[str, str]) -> ResolvedDivision:
    """A division without its notes, its links leading to where these are."""

    def address(match: re.Match[bytes]) -> bytes:
        there = moved.get(match[1].decode())
        return match[0] if there is None else b'href="%b#%b"' % (there.encode(), match[1])

    return replace(
        resolved,
        title_xhtml=_LINK.sub(address, resolved.title_xhtml),
        xhtml=_LINK.sub(address, resolved.xhtml),
        notes=(),
    )


def _group(
    resolved: ResolvedDivision, metadata: Metadata, moved: Mapping[str, str]
) -> etree._Element:
    """The notes of one division under its title."""
    division = resolved.division
    spoken = _spoken(resolved, metadata)
    heading = _heading(resolved, spoken)
    name = division.title.short or division.title.text if division.title else heading.text or ""
    group = element("section", class_="notes-group")
    group.set("data-running-head", f"{spoken.notes} \N{MIDDLE DOT} {name}")
    if division.language:
        group.set("lang", division.language)
    page = element("p", class_="note-page generated")
    address = f"{division.id}#{resolved.anchor}"
    before, behind = around(spoken.nouns["page"].one)
    link = element("a", before, href=address)
    page.append(link)
    link.append(element("span", class_="folio", data_folio=resolved.anchor))
    link[-1].tail = behind
    group.extend((heading, page, _list(resolved, moved)))
    if division.role != ROLE:
        _name_anew(group, division.id)
    return group


def _heading(resolved: ResolvedDivision, spoken: Words) -> etree._Element:
    heading = element("h2", class_="generated")
    heading.set("id", notes_anchor(resolved.division.id))
    if resolved.division.title is None:
        heading.text = spoken.roles.get(resolved.division.role, spoken.notes)
        return heading
    title = etree.fromstring(plain(resolved.title_xhtml))
    heading.text = title.text
    heading.extend(list(title))
    if resolved.number:
        number = element("span", resolved.number, class_="section-number")
        number.tail, heading.text = f" {heading.text or ''}", None
        heading.insert(0, number)
    return heading


def _name_anew(group: etree._Element, division: str) -> None:
    """Say of blocks and figures whose they are: their ids are unique in their division alone."""
    for attribute in (BLOCK, _FIGURE):
        for node in group.iterfind(f".//*[@{attribute}]"):
            node.set(attribute, elsewhere(division, node.get(attribute, "")))
