"""Where something stands: on which printed page and line, where in the EPUB and the manuscript.

What is sought is a phrase, a printed page (``p143``, ``pxii``), one of its lines (``p143:12``) or
a line of the manuscript (``loomings.md:41``).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from riftbook.diagnostics import Span
from riftbook.editions.ereader import Found
from riftbook.model import Resolution
from riftbook.phrases import find, near, readings_of
from riftbook.places import Place, SourceBlock
from riftbook.positions import Positions
from riftbook.records import Value

PAGE = re.compile(r"p(?:\.?\s?|age\s)(?P<label>\d+|[ivxlcdm]+)(?::(?P<line>\d+))?", re.IGNORECASE)
SOURCE = re.compile(r"(?P<path>\S.*\.\w+):(?P<line>\d+)(?::(?P<column>\d+))?")
SHOWN = 60
"""Characters of the text that an answer shows."""

Lookup = Callable[[Iterable[Place]], Mapping[Place, Found]]
"""Places to where they stand in the EPUB."""


class Location(Value, kw_only=True):
    """One place, in all three."""

    page: str
    """The label of the printed page; `""` where the pages do not show it."""
    line: int
    """The line on that page, from 1, notes counted on; 0 without a page."""
    note: bool
    """Whether it stands in a note."""
    document: str
    """The document in the EPUB; `""` where the EPUB does not show it."""
    cfi: str
    """The EPUB Canonical Fragment Identifier."""
    span: Span
    """Where it stands in the manuscript."""
    text: str
    """The words there."""


class Answer(Value, kw_only=True):
    """What was found."""

    locations: tuple[Location, ...]
    near: tuple[str, ...] = ()
    """When nothing was: what may have been meant."""
    bare: bool = False
    """When nothing was: whether it is a page, or a line of one, without words of the manuscript."""


def locate(query: str, positions: Positions, resolution: Resolution, lookup: Lookup) -> Answer:
    """Find what a query asks for.

    Args:
        query: a phrase, a page, a line of a page or of a manuscript file. Whatever begins with a
            blank is a phrase.
        positions: the map of the book.
        resolution: the book.
        lookup: looks places up in the EPUB.
    """
    places = tuple(dict.fromkeys(_places(query, positions, resolution)))
    if not places:
        page = PAGE.fullmatch(query)
        bare = page is not None and _has(page["label"].lower(), positions)
        return Answer(locations=(), near=() if bare else _meant(query, positions), bare=bare)
    found = lookup(places)
    return Answer(locations=tuple(_location(p, positions, found.get(p)) for p in places))


def _places(query: str, positions: Positions, resolution: Resolution) -> Iterator[Place]:
    page, source = PAGE.fullmatch(query), SOURCE.fullmatch(query)
    if page and _has(page["label"].lower(), positions):
        yield from _on_page(page["label"].lower(), page["line"], positions)
    elif source and (files := _files(source["path"], positions, resolution)):
        column = int(source["column"] or 1)
        for blocks in files:
            yield from _at_line(blocks, int(source["line"]), column)
    else:
        blocks = positions.blocks
        yield from find(query, blocks, readings_of(resolution, blocks))


def _has(label: str, positions: Positions) -> bool:
    return any(sheet.label == label for sheet in positions.sheets)


def _on_page(label: str, line: str | None, positions: Positions) -> Iterator[Place]:
    """The first words of a page, or those of one of its lines."""
    if line is None:
        opening = positions.opening(label)
        found = [opening] if opening else []
    else:
        spots = positions.spots(label, int(line))
        found = [place for spot in spots if (place := positions.place(spot))]
    yield from found


def _files(
    path: str, positions: Positions, resolution: Resolution
) -> Sequence[Mapping[tuple[str, str], SourceBlock]]:
    """The blocks of each file that is called so, with or without folder and number.

    A file that a manuscript names with ``file="…"`` is one too.
    """
    short = {each.division.path: f"{each.division.id}.md" for each in resolution.divisions}
    found: dict[str, dict[tuple[str, str], SourceBlock]] = {}
    for key, block in positions.blocks.items():
        if f"/{block.path}".endswith(f"/{path}") or short.get(block.path) == path:
            found.setdefault(block.path, {})[key] = block
    return tuple(found.values())


def _at_line(
    blocks: Mapping[tuple[str, str], SourceBlock], line: int, column: int
) -> Iterator[Place]:
    """The first character at or behind a place of a file, or else the last before it.

    What is printed several times, as a file may be, is found wherever it is.
    """
    runs = sorted(
        ((run.line, run.column, key, run.offset) for key, block in blocks.items()
         for run in block.runs if block.text),
        key=lambda run: run[:2],
    )  # fmt: skip
    before = [run for run in runs if run[:2] <= (line, column)]
    behind = [run for run in runs if run[:2] > (line, column)]
    inside = before and before[-1][0] == line
    chosen = before[-1] if inside or not behind else behind[0]
    step = max(column - chosen[1], 0) if inside else 0
    for *begin, (division, block), offset in runs:
        if tuple(begin) == chosen[:2]:
            last = max(len(blocks[division, block].text) - 1, 0)
            yield Place(division=division, block=block, offset=min(offset + step, last))


def _location(place: Place, positions: Positions, found: Found | None) -> Location:
    spot = positions.spot(place)
    sheet = positions.sheets[spot.sheet] if spot is not None else None
    block = positions.blocks[place.division, place.block]
    text = " ".join(block.text[place.offset : place.offset + 2 * SHOWN].split())
    return Location(
        page=sheet.label if sheet is not None else "",
        line=positions.number(spot) if spot is not None else 0,
        note=sheet is not None and spot is not None and sheet.lines[spot.line].note,
        document=found.path if found else "",
        cfi=found.cfi if found else "",
        span=block.span(place.offset),
        text=f"{text[:SHOWN].rpartition(' ')[0]} …" if len(text) > SHOWN else text,
    )


def _meant(query: str, positions: Positions) -> tuple[str, ...]:
    """For a page that is not there, the first and the last; for a phrase, others like it."""
    page = PAGE.fullmatch(query)
    labels = [sheet.label for sheet in positions.sheets]
    if page and page["label"].isdecimal() and labels:
        return (f"p{labels[0]}", f"p{labels[-1]}")
    return near(query, positions.blocks)
