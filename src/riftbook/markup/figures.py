"""Decides which pictures are figures: those that stand alone in their paragraph."""

from xml.etree.ElementTree import Element, SubElement

from riftbook.markup.tree import plain_text


def settle(root: Element) -> None:
    """Turn every picture below an element into a figure or an inline picture."""
    for element in list(root.iter()):
        if element.tag == "p" and _alone(element):
            _figure(element, element[0])
    for element in list(root.iter("x-picture")):
        _inline(element)


def _alone(paragraph: Element) -> bool:
    before = (paragraph.text or "").strip()
    return (
        len(paragraph) == 1
        and not before
        and paragraph[0].tag == "x-picture"
        and not (paragraph[0].tail or "").strip()
    )


def _mark(element: Element, picture: Element) -> None:
    """Carry over what the mark is made of."""
    element.set("x-mark", "figure")
    for name, value in picture.items():
        if name.startswith("x-"):
            element.set(name, value)
    caption = plain_text(picture)
    alt = picture.get("x-a-alt") or caption or picture.get("x-a-alt")
    if alt is not None:
        element.set("x-alt", alt)
    for name in ("id", "class", "lang"):
        if picture.get(name):
            element.set(name, picture.get(name, ""))
    if "decorative" in picture.get("class", "").split():
        element.set("x-decorative", "")


def _figure(paragraph: Element, picture: Element) -> None:
    paragraph.remove(picture)
    paragraph.text = None
    if "decorative" in picture.get("class", "").split():
        _mark(SubElement(paragraph, "span"), picture)
        return
    paragraph.tag = "figure"
    paragraph.attrib.pop("x-tight", None)
    _mark(paragraph, picture)
    image = SubElement(paragraph, "img", {"src": picture.get("x-path", "")})
    for name, value in (("alt", paragraph.get("x-alt")), ("title", picture.get("title"))):
        if value is not None:
            image.set(name, value)
    if plain_text(picture) or len(picture):
        caption = SubElement(paragraph, "figcaption")
        caption.set("x-slice", paragraph.get("x-slice", ""))
        caption.text = picture.text
        caption.extend(list(picture))


def _inline(picture: Element) -> None:
    tail = picture.tail
    _mark(picture, picture)
    attributes = dict(picture.attrib)
    alt, path = attributes.get("x-alt"), attributes["x-path"]
    picture.clear()
    picture.tail = tail
    picture.attrib.update(attributes, **{"x-inline": ""})
    if "x-decorative" in attributes:
        picture.tag = "span"
        return
    picture.tag = "img"
    picture.set("src", path)
    if alt is not None:
        picture.set("alt", alt)
