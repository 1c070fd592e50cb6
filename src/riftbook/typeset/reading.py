"""What each HTML element is in the structure tree, and where it stands.

An element's place follows from the HTML alone; the pages only tell which content it has, and
when. So an element is one, on however many pages its boxes are.
"""

from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element as Html

from riftbook.records import replace
from riftbook.typeset.lists import definition, item, marker, term
from riftbook.typeset.nodes import Node
from riftbook.typeset.placing import Place, Tree

_GROUPS: Mapping[str, str] = {
    "article": "Art",
    "aside": "Sect",
    "blockquote": "BlockQuote",
    "dl": "L",
    "main": "Part",
    "nav": "Sect",
    "ol": "L",
    "section": "Sect",
    "ul": "L",
}
_BLOCKS: Mapping[str, str] = {
    "caption": "Caption",
    "figcaption": "Caption",
    "p": "P",
    "table": "Table",
    "tbody": "TBody",
    "td": "TD",
    "tfoot": "TFoot",
    "th": "TH",
    "thead": "THead",
    "tr": "TR",
}
_TRANSPARENT = frozenset({"address", "body", "details", "div", "footer", "header", "hgroup",
                          "html", "summary"})  # fmt: skip
"""Blocks that say nothing of their own; text right below one is a paragraph."""
_INLINE: Mapping[str, str] = {
    "code": "Code",
    "q": "Quote",
    "rb": "RB",
    "rt": "RT",
    "ruby": "Ruby",
}
_WITHOUT_NOTES = frozenset({"H1", "H2", "H3", "H4", "H5", "H6", "Code", "Link", "Reference"})
_SCOPES: Mapping[str, str] = {
    "col": "Column",
    "colgroup": "Column",
    "row": "Row",
    "rowgroup": "Row",
}
_PICTURES = frozenset({"img", "svg", "{http://www.w3.org/2000/svg}svg"})
_SVG_TITLE = "{http://www.w3.org/2000/svg}title"


def place(tree: Tree, element: Html) -> Place:
    """Where an element's text goes; the first time, its structure elements are made."""
    known = tree.places.get(element)
    if known is None:
        parent = tree.parents.get(element)
        above = tree.outermost(element) if parent is None else place(tree, parent)
        known = tree.places[element] = _open(tree, element, above)
    return known


def _open(tree: Tree, element: Html, above: Place) -> Place:
    language = element.get("lang")
    if language and language != above.language:
        above = replace(above, language=language)
    if above.unread or element.get("aria-hidden") == "true":
        return replace(above, unread=True)
    if element in tree.called:
        return _note(tree, element, above)
    rule = _rule(element)
    if rule is not None:
        return rule(tree, element, above)
    kind = _INLINE.get(element.tag, "Span" if _is_foreign(above) else "")
    return tree.inline(kind, element, above) if kind else above


def _rule(element: Html) -> "_Rule | None":
    for name in element.get("class", "").split():
        if name in _CLASSES:
            return _CLASSES[name]
    return _RULES.get(_name(element))


def _name(element: Html) -> str:
    """What an element is; in notes, blocks are spans and say what they were."""
    return element.get("data-html") or element.tag


def _is_foreign(above: Place) -> bool:
    """Whether text there is in another language than what it would go into."""
    differs = above.language != above.node.language
    return differs and above.running().language != above.language


def _group(tree: Tree, element: Html, above: Place) -> Place:
    kind = _GROUPS[_name(element)]
    if kind == "L" and (element.get("role") == "doc-toc" or above.node.kind == "TOCI"):
        kind = "TOC"
    return replace(above, node=tree.make(kind, element, above), block=element)


def _block(tree: Tree, element: Html, above: Place) -> Place:
    node = tree.make(_BLOCKS[_name(element)], element, above)
    return replace(above, node=node, block=element)


def _table(tree: Tree, element: Html, above: Place) -> Place:
    place = _block(tree, element, above)
    tree.tables.append(place.node)
    return place


def _heading(tree: Tree, element: Html, above: Place) -> Place:
    """No level is left out on the way down (ISO 14289-1, 7.4.2)."""
    level = int(element.tag[1])
    tree.levels = [*(higher for higher in tree.levels if higher < level), level]
    node = tree.make(f"H{len(tree.levels)}", element, above)
    return replace(above, node=node, block=element)


def _transparent(_tree: Tree, element: Html, above: Place) -> Place:
    return replace(above, block=element)


def _code(tree: Tree, element: Html, above: Place) -> Place:
    node = tree.make("P", element, above)
    code = node.add(Node("Code", above.language, node.order))
    return replace(above, node=code, block=element)


def _verse(tree: Tree, element: Html, above: Place) -> Place:
    """A stanza is a paragraph; a poem of one stanza has none inside it."""
    if any("stanza" in child.get("class", "").split() for child in element):
        return replace(above, block=element)
    return replace(above, node=tree.make("P", element, above), block=element)


def _link(tree: Tree, element: Html, above: Place) -> Place:
    if not element.get("href"):
        return above
    home = above
    if above.node.kind == "TOCI" or "note-call" in element.get("class", "").split():
        home = tree.inline("Reference", element, above)
    place = tree.inline("Link", element, home)
    said = " ".join("".join(_words(element)).split())
    return replace(place, link=place.node, says=said)


def _note(tree: Tree, element: Html, above: Place) -> Place:
    """A note stands right behind its call; one called in a heading or link, behind that."""
    home = tree.callers[element] = above.running()
    order = tree.orders[element]
    while home.kind in _WITHOUT_NOTES and home.parent is not None:
        home = home.parent
    node = home.add(Node("Note", above.language, order, identifier=element.get("id", "")))
    tree.notes.append(node)
    return replace(above, node=node, block=element, item=node, link=None)


def _endnote(tree: Tree, element: Html, above: Place) -> Place:
    """A note among others at an end; the link of its call leads there."""
    node = tree.make("Note", element, above)
    node.identifier = element.get("id", "")
    tree.notes.append(node)
    return replace(above, node=node, block=element, item=node, link=None)


def _note_number(tree: Tree, element: Html, above: Place) -> Place:
    label = above if above.item is None else replace(above, node=above.item.leading("Lbl"))
    return _link(tree, element, label)


def _figure(tree: Tree, element: Html, above: Place) -> Place:
    """A picture with its caption; anything else in a frame is just kept together."""
    alone = _only_picture(element)
    node = tree.make("Div" if alone is None else "Figure", element, above)
    node.alternate = "" if alone is None else alternate(alone)
    return replace(above, node=node, block=element)


def _picture(tree: Tree, element: Html, above: Place) -> Place:
    if not alternate(element) or element.get("role") in {"none", "presentation"}:
        return replace(above, unread=True)
    if above.node.kind == "Figure":
        return above
    place = tree.inline("Figure", element, above)
    place.node.alternate = alternate(element)
    return place


def _drop_cap(tree: Tree, element: Html, above: Place) -> Place:
    """The initial and the rest of its word are pieces far apart: one span says them."""
    place = _lead_in(tree, element, above)
    rest = _behind(tree, element)
    if rest is not None:
        place.node.actual_text += rest.text or ""
        tree.places[rest] = place
    return place


def _lead_in(tree: Tree, element: Html, above: Place) -> Place:
    """Of small capitals, the file knows no more which were capitals: its span says it."""
    place = tree.inline("Span", element, above)
    place.node.actual_text = "".join(element.itertext())
    return place


def _behind(tree: Tree, element: Html) -> Html | None:
    """The lead-in that goes on right behind an initial."""
    siblings = list(tree.parents[element])
    behind = siblings[siblings.index(element) + 1 :]
    leads_in = bool(behind) and "lead-in" in behind[0].get("class", "").split()
    return behind[0] if leads_in and not element.tail else None


def _ornament(_tree: Tree, _element: Html, above: Place) -> Place:
    return replace(above, unread=True)


def scope(element: Html) -> str:
    """What a header cell says of its scope: ``Column``, ``Row`` or nothing."""
    return _SCOPES.get(element.get("scope", "").lower(), "")


def alternate(picture: Html) -> str:
    """What a picture shows, in words; `""` for decoration."""
    title = picture.find(_SVG_TITLE)
    return picture.get("alt", "") if title is None else title.text or ""


def _words(node: Html) -> Iterator[str]:
    """The text of an element; a folio stands apart from the title before it."""
    yield " " if node.get("data-folio") else ""
    yield node.text or ""
    for child in node:
        yield from _words(child)
        yield child.tail or ""


def _only_picture(figure: Html) -> Html | None:
    """The picture of a figure that holds nothing else but its caption."""
    pictures = [node for node in figure.iter() if node.tag in _PICTURES and alternate(node)]
    captions = figure.findall(".//figcaption")
    said = sum(len("".join(caption.itertext()).strip()) for caption in captions)
    loose = len("".join(figure.itertext()).strip()) - said
    return pictures[0] if len(pictures) == 1 and loose <= 0 else None


_Rule = Callable[[Tree, Html, Place], Place]
_CLASSES: Mapping[str, _Rule] = {
    "drop-cap": _drop_cap,
    "endnote": _endnote,
    "note-list": _transparent,
    "lead-in": _lead_in,
    "line-block": _verse,
    "marker": marker,
    "note-number": _note_number,
    "stanza": _verse,
}
"""What the editions' own classes mean; authors cannot use these names."""
_RULES: Mapping[str, _Rule] = {
    **dict.fromkeys(_BLOCKS, _block),
    **dict.fromkeys(_GROUPS, _group),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(_PICTURES, _picture),
    **dict.fromkeys(_TRANSPARENT, _transparent),
    "a": _link,
    "dd": definition,
    "dt": term,
    "figure": _figure,
    "hr": _ornament,
    "li": item,
    "pre": _code,
    "table": _table,
}
