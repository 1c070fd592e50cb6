"""The XHTML of a division as WeasyPrint's document, read as XML where that comes to the same.

An HTML parser closes, moves and adds elements where it finds something out of place. What riftbook
writes is in place, and is read in a twentieth of the time by a parser of XML. Anything in which the
HTML parser might step in, raw HTML of authors above all, is left to it (HTML, 13.2.6).
"""

from xml.etree import ElementTree

from riftbook.typeset.engine import weasyprint

# isort: split
import cssselect2

_NAMESPACE = "{http://www.w3.org/1999/xhtml}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_VOID = frozenset({"br", "col", "hr", "img", "meta", "wbr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "footer", "header", "hgroup", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "ul",
}  # fmt: skip
"""What ends a paragraph."""
_PHRASES = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img",
    "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
    "u", "var", "wbr",
})  # fmt: skip
_INSIDE = {
    "html": {"head", "body"},
    "head": {"meta", "title"},
    "dl": {"dt", "dd"},
    "ol": {"li"},
    "ruby": {"rt", "rp"} | _PHRASES,
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "colgroup": {"col"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tfoot": {"tr"},
    "tr": {"th", "td"},
    "ul": {"li"},
}
"""What may stand in elements that want children of certain kinds."""
_PLACED = frozenset({"li", "dt", "dd", "rt", "rp", "caption", "colgroup", "col"}) | {
    "thead", "tbody", "tfoot", "tr", "th", "td", "html", "head", "body", "meta", "title",
}  # fmt: skip
"""What may stand in certain elements only."""
_ANYWHERE = (_BLOCKS | _PHRASES) - _PLACED
_UNSPACED = frozenset({"table", "colgroup", "thead", "tbody", "tfoot", "tr"})
"""Where text may only be blank."""


class Written(weasyprint.HTML):  # type: ignore[misc]
    """A document of WeasyPrint's whose elements are known."""

    def __init__(self, root: ElementTree.Element, url_fetcher: object) -> None:
        """Take the elements for those of a document that has no address of its own."""
        self.base_url = None
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def parse(xhtml: bytes, url_fetcher: object, *, plain: bool) -> tuple["weasyprint.HTML", int]:
    """The document of a division, and how many elements are written in it.

    Args:
        xhtml: well-formed, UTF-8.
        url_fetcher: gives WeasyPrint what the document asks for.
        plain: leave all reading to WeasyPrint.
    """
    root = ElementTree.fromstring(xhtml)
    count = sum(1 for _ in root.iter())
    if not plain and b"<!--" not in xhtml and b"<?" not in xhtml and _settled(root):
        return Written(root, url_fetcher), count
    return weasyprint.HTML(string=xhtml.decode(), url_fetcher=url_fetcher), count


def _settled(root: ElementTree.Element) -> bool:
    """Whether an HTML parser would find these elements, which then have its names for them."""
    for element in root.iter():
        if not element.tag.startswith(_NAMESPACE):
            return False
        element.tag = element.tag.removeprefix(_NAMESPACE)
        if _XML_LANG in element.attrib:
            element.attrib["xml:lang"] = element.attrib.pop(_XML_LANG)
        if any(name.startswith("{") or name != name.lower() for name in element.attrib):
            return False
    if [child.tag for child in root] != ["head", "body"] or not _in_place(root, frozenset()):
        return False
    root.set("xmlns", _NAMESPACE.strip("{}"))
    root.text = root[1].tail = None  # blanks that an HTML parser leaves out
    return True


def _in_place(element: ElementTree.Element, around: frozenset[str]) -> bool:
    """Whether all that stands in an element may stand there.

    Args:
        element: what is looked into.
        around: the tags of what it stands in, as far as that matters.
    """
    tag = element.tag
    if (tag in _UNSPACED and _has_words(element)) or (
        tag in _VOID and (len(element) or element.text)
    ):
        return False
    if tag == "pre" and (element.text or "").startswith("\n"):
        return False
    around |= {"heading" if tag in _HEADINGS else tag} & {"p", "a", "heading"}
    return all(_fits(child.tag, tag, around) and _in_place(child, around) for child in element)


def _fits(tag: str, parent: str, around: frozenset[str]) -> bool:
    fits = tag in _INSIDE[parent] if parent in _INSIDE else tag in _ANYWHERE
    if (tag in _BLOCKS and "p" in around) or tag in around:
        return False
    return fits and not (tag in _HEADINGS and "heading" in around)


def _has_words(element: ElementTree.Element) -> bool:
    return any((text or "").strip() for text in (element.text, *(each.tail for each in element)))
