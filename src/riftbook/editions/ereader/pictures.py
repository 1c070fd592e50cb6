"""The figures of a document, with the pictures that were prepared for them."""

from collections.abc import Mapping
from html import escape

from lxml import etree

from riftbook.editions.ereader.parts import XHTML, name
from riftbook.language import Words
from riftbook.markup.finding import finder
from riftbook.model import Artwork, FigureUse
from riftbook.places import home
from riftbook.records import Value
from riftbook.theme import Theme

SMALLEST = 10
"""Percent of the measure: a picture is never made narrower."""


class Gallery(Value, kw_only=True):
    """Every picture of the book and what is known of its figure."""

    artworks: Mapping[str, Artwork]
    """By `FigureUse.key`."""
    uses: Mapping[str, FigureUse]
    """By key too."""
    theme: Theme
    words: Words


_drawn = finder("self::x:*[@data-figure]")


def hang(root: etree._Element, division: str, gallery: Gallery) -> None:
    """Give every figure of a document its picture; one that has none shows its text."""
    for element in _drawn(root):
        mark = element.get("data-figure", "")
        key = "/".join(home(division, mark))
        artwork = gallery.artworks.get(key)
        if artwork is None:
            _leave_empty(element, gallery.uses.get(key))
        elif element.tag == name("figure"):
            _hang_figure(element, key, artwork, gallery)
        else:
            _hang_inline(element, key, artwork, gallery)
        element.set("data-figure", mark)  # pages that begin with it are marked later


def _leave_empty(element: etree._Element, use: FigureUse | None) -> None:
    """A picture that could not be made: an error, or a mark in a draft."""
    text = (use.figure.alt or use.figure.source or use.figure.kind) if use else ""
    image = element if element.tag == name("img") else element.find(f".//{name('img')}")
    place = element if image is None else image
    tail = place.tail
    place.clear()
    place.tag = name("span")
    place.set("class", "missing generated")
    place.text = f"??{text}"
    place.tail = tail


def _hang_figure(figure: etree._Element, key: str, artwork: Artwork, gallery: Gallery) -> None:
    image = figure.find(f".//{name('img')}")
    if image is None:
        image = etree.Element(name("img"))
        figure.insert(0, image)
    _show(image, artwork)
    _measure(image, key, artwork, gallery)
    use = gallery.uses.get(key)
    if use is not None and use.figure.kind:
        figure.set("class", f"{figure.get('class', '')} drawn".strip())
    if artwork.description:
        figure.addnext(_description(figure, image, key, artwork, gallery.words))


def _hang_inline(element: etree._Element, key: str, artwork: Artwork, gallery: Gallery) -> None:
    """An inline picture, or a decorative one that stands for itself."""
    kind = "decorative" if artwork.decorative else "inline"
    tail = element.tail
    element.clear()
    element.tail = tail
    element.tag = name("img")
    element.set("class", kind)
    _show(element, artwork)
    if artwork.inline:
        width = artwork.print.size[0] / gallery.theme.size
        element.set("style", f"width:{width:.3g}em")
    else:
        _measure(element, key, artwork, gallery)


def _show(image: etree._Element, artwork: Artwork) -> None:
    for attribute in ("width", "height", "style", "title"):
        image.attrib.pop(attribute, "")
    image.set("src", artwork.ereader.path)
    image.set("alt", "" if artwork.decorative else artwork.alt)
    if artwork.decorative:
        image.set("role", "presentation")


def _measure(image: etree._Element, key: str, artwork: Artwork, gallery: Gallery) -> None:
    """A width that the author asked for, as a share of the measure it has in print."""
    use = gallery.uses.get(key)
    if use is None or not use.figure.width:
        return
    share = 100 * artwork.print.size[0] / gallery.theme.page.measure
    image.set("style", f"width:{min(max(share, SMALLEST), 100):.3g}%")


def _description(
    figure: etree._Element, image: etree._Element, key: str, artwork: Artwork, words: Words
) -> etree._Element:
    """The long description: closed until a reader opens it, and tied to its picture."""
    anchor = f"{figure.get('id') or key.replace('/', '-')}-description"
    image.set("aria-details", anchor)
    paragraphs = "".join(
        f"<p>{escape(paragraph, quote=False)}</p>"
        for paragraph in artwork.description.split("\n\n")
        if paragraph.strip()
    )
    details = etree.fromstring(
        f'<details xmlns="{XHTML}" class="description"><summary class="generated">'
        f"{escape(_summary(figure, words))}</summary>{paragraphs}</details>"
    )
    details.set("id", anchor)
    return details


def _summary(figure: etree._Element, words: Words) -> str:
    """Say of what a description is; one that is opened out of its place has no neighbours."""
    label = figure.find(f".//{name('span')}[@class='caption-label generated']")
    number = "".join(map(str, label.itertext())).split()[-1:] if label is not None else []
    if not number:
        return words.contains_description
    return words.description_of.format(number=number[0])
