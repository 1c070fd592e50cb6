"""A division's resolved text → the text as the press wants it: notes, pictures, openings."""

import math
from collections.abc import Mapping

from lxml import etree

from riftbook.editions.openings import open_chapter
from riftbook.editions.print.lines import bind_last_words, keep_announcements
from riftbook.editions.print.listings import set_code
from riftbook.editions.print.notes import hold_calls, number_endnotes, set_notes
from riftbook.editions.print.scripts import set_ruby, set_scripts
from riftbook.editions.print.shifting import scale
from riftbook.editions.print.tables import room_for, set_tables
from riftbook.language import Labels, words
from riftbook.layout import serialise
from riftbook.model import Artwork, Picture, ResolvedDivision
from riftbook.places import home
from riftbook.records import Record, Value
from riftbook.theme import Theme

XHTML = "{http://www.w3.org/1999/xhtml}"
SCHEME = "riftbook:/"
CLEARANCE = 2.0
"""Points that a picture keeps at least from the lines above and below."""
CAPTION_CLEARANCE = 7.0
"""The same from its caption."""
NARROW = 0.7
"""A picture of less than this part of the measure is narrow: its caption may be centred."""
_APART = frozenset({"dialogue", "line-block", "verse"})
_AIRY = frozenset({"aside", "blockquote", "dl", "figure", "ol", "pre", "ul"})


class TextFace(Value, kw_only=True):
    """What the face of the text can do."""

    own: frozenset[int]
    """The code points that it draws."""
    shifted: Mapping[str, frozenset[int]] | None = None
    """The characters that it has raised and lowered; None where nobody needs to know."""


class Body(Record, kw_only=True):
    """A division's text ready for the layout."""

    xhtml: bytes
    title: bytes
    """A ``<span>``; its notes stand in it too."""


def prepare(
    resolved: ResolvedDivision,
    artworks: Mapping[str, Artwork],
    theme: Theme,
    language: str = "",
    *,
    opens: bool,
    face: TextFace | None = None,
) -> Body:
    """Make a division's text printable.

    Args:
        resolved: the division.
        artworks: pictures by the key of their use.
        theme: for the grid and the opening.
        language: the division's, a BCP 47 tag.
        opens: whether the text begins with the theme's lead-in and drop cap.
        face: what the text face can do; everything when None.
    """
    root = etree.fromstring(resolved.xhtml)
    title = etree.fromstring(resolved.title_xhtml or b"<span/>")
    set_notes((title, root), resolved.notes)
    if face is not None and face.shifted is not None:
        scale((title, root), face.shifted)
    for place in list(root.iterfind(".//*[@data-figure]")):
        artwork = artworks.get("/".join(home(resolved.division.id, place.get("data-figure", ""))))
        if artwork is None:
            _mark_missing(place)
        else:
            _place(place, artwork, theme)
    number_endnotes(root)
    _point_inwards(title)
    _point_inwards(root)
    set_tables(root, theme)
    _count_on(root)
    _say_tasks(root, words(language).labels)
    set_code(root, theme)
    _tell_breaks(root)
    bind_last_words(root)
    keep_announcements(root)
    hold_calls(title)
    hold_calls(root)
    if opens:
        open_chapter(root, theme, language)
    for part in (title, root):
        set_ruby(part)
        if face is not None:
            set_scripts(part, face.own)
    return Body(xhtml=serialise(root), title=serialise(title))


def _place(place: etree._Element, artwork: Artwork, theme: Theme) -> None:
    """Put a picture where its mark stands."""
    if place.tag == f"{XHTML}img" or (artwork.decorative and place.tag == f"{XHTML}span"):
        _show(place, artwork)
        if artwork.inline:
            place.set("class", f"{place.get('class', '')} inline".strip())
        return
    shown = next(
        (node for node in place.iter(f"{XHTML}img", f"{XHTML}span") if _is_picture(node)), None
    )
    if shown is None:
        return
    in_note = place.tag == f"{XHTML}span"  # where no block may stand
    frame = etree.Element(f"{XHTML}{'span' if in_note else 'div'}")
    frame.set("class", "picture")
    fit = min(1.0, room_for(place, theme) / artwork.print.size[0])
    width, height = (fit * side for side in artwork.print.size)
    captioned = place.find(f".//{XHTML}figcaption") is not None
    below = CAPTION_CLEARANCE if captioned else CLEARANCE
    frame.set("style", _on_grid(height, theme.leading, below))
    if width < NARROW * theme.page.measure:
        place.set("class", f"{place.get('class', '')} narrow".strip())
    holder = shown.getparent()
    if holder is not None:
        frame.tail, shown.tail = shown.tail, None
        holder.replace(shown, frame)
    frame.append(shown)
    _show(shown, artwork, fit)


def _mark_missing(place: etree._Element) -> None:
    """Say on the page that a picture is missing: only a draft gets as far as this."""
    shown = next((node for node in place.iter(etree.Element) if _is_picture(node)), None)
    if shown is not None:
        told = shown.get("src") or shown.get("alt") or place.get("data-figure", "")
        tail = shown.tail
        for name in list(shown.attrib):
            del shown.attrib[name]
        shown.tag = f"{XHTML}span"
        shown.set("class", "missing generated")
        shown.text, shown.tail = f"?? {told}", tail


def _is_picture(node: etree._Element) -> bool:
    return node.tag == f"{XHTML}img" or "decorative" in node.get("class", "").split()


def _show(node: etree._Element, artwork: Artwork, fit: float = 1.0) -> None:
    width, height = (fit * side for side in artwork.print.size)
    style = f"width: {width:g}pt; height: {height:g}pt"
    if artwork.print.media_type == "image/png":
        style += "; image-rendering: pixelated"  # drawings keep their edges; photographs are JPEG
    if artwork.decorative:
        node.tag = f"{XHTML}span"
        for name in ("src", "alt"):
            if name in node.attrib:
                del node.attrib[name]
        style += f"; background-image: url('{url(artwork.print)}')"
        node.set("class", "decorative")
    else:
        node.set("src", url(artwork.print))
        node.set("alt", artwork.alt)
    node.set("style", style)


def url(picture: Picture) -> str:
    """Where the fetcher finds a picture."""
    return SCHEME + picture.path


def _on_grid(height: float, leading: float, below: float) -> str:
    """Space above and below that makes a picture as high as a whole number of lines."""
    lines = math.ceil((height + CLEARANCE + below) / leading)
    spare = (lines * leading - height - CLEARANCE - below) / 2
    return f"padding: {CLEARANCE + spare:g}pt 0 {below + spare:g}pt"


def _point_inwards(root: etree._Element) -> None:
    """All divisions stand in one file: ``chapter#place`` is ``#place`` here."""
    for link in root.iter(f"{XHTML}a"):
        href = link.get("href", "")
        before, hash_, anchor = href.partition("#")
        if hash_ and ":" not in before and "/" not in before:
            link.set("href", f"#{anchor}")


def _tell_breaks(root: etree._Element) -> None:
    """Tell the blocks beside a section break, whose air is the break's.

    The style sheet could find them itself, but looks for them at every element of the book.
    """
    for line in root.iter(f"{XHTML}hr"):
        for block, where in ((line.getprevious(), "before"), (line.getnext(), "after")):
            if block is not None and _spaced(block, where):
                block.set("class", f"{block.get('class', '')} {where}-break".strip())


def _spaced(block: etree._Element, where: str) -> bool:
    """Whether a block has air of its own; that above a table is its caption's."""
    name = etree.QName(block).localname
    table = name == "table" and where == "before"
    return table or name in _AIRY or not _APART.isdisjoint(block.get("class", "").split())


def _say_tasks(root: etree._Element, labels: Labels) -> None:
    """Let the structure of the PDF say what the box of a task shows."""
    for item in root.iter(f"{XHTML}li"):
        classes = item.get("class", "").split()
        if "task" in classes:
            item.set("data-says", labels.done if "done" in classes else labels.to_do)


def _count_on(root: etree._Element) -> None:
    """Lists that begin with another number than 1: page styles know no attribute ``start``."""
    for counted in root.iter(f"{XHTML}ol"):
        if counted.get("start"):
            counted.set("style", f"counter-reset: list-item {int(counted.attrib['start']) - 1}")
    for item in root.iter(f"{XHTML}li"):
        if item.get("value"):
            item.set(
                "style", f"counter-reset: list-item {item.get('value')}; counter-increment: none"
            )
