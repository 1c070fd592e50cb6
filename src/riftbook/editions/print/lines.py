"""How text falls into lines: no paragraph ends in a runt, and announcements stay."""

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
RUNT = 7
"""A last line shorter than this looks like a mistake."""
LINE = 30
"""A paragraph of fewer characters stands on one line in any case."""
_ANNOUNCED = frozenset(f"{XHTML}{name}" for name in ("blockquote", "div", "ol", "pre", "ul"))
_PHRASES = frozenset(
    f"{XHTML}{name}" for name in ("a", "b", "cite", "em", "i", "q", "span", "strong")
)
_SPACE = " \n\t"
_NOTES = frozenset({"footnote", "note-call"})


def _classes(node: etree._Element) -> frozenset[str]:
    return frozenset(node.get("class", "").split())


def bind_last_words(root: etree._Element) -> None:
    """Tie the last words of each paragraph together until they are more than a runt."""
    for node in root.iter(f"{XHTML}p", f"{XHTML}li", f"{XHTML}dd", f"{XHTML}span"):
        inline = node.tag == f"{XHTML}span" and "paragraph" not in node.get("class", "").split()
        if not inline and len("".join(map(str, node.itertext()))) >= LINE:
            _bind(node)


def _bind(node: etree._Element, behind: int = 0) -> None:
    """Bind the words at the end of an element, behind which so many characters more follow."""
    last = next(iter(node.iterchildren(reversed=True)), None)
    while last is not None and not (last.tail or "").strip() and _is_note(last):
        last = last.getprevious()
    if last is None:
        node.text = _bound(node.text or "", behind)
        return
    tail = last.tail or ""
    if " " in tail.strip(_SPACE):
        last.tail = _bound(tail, behind)
    elif last.tag in _PHRASES and not tail[:1].isspace():
        _bind(last, behind + len(tail.rstrip(_SPACE)))


def keep_announcements(root: etree._Element) -> None:
    """Mark the paragraphs that end in a colon before the block that they announce."""
    for paragraph in root.iter(f"{XHTML}p"):
        following = paragraph.getnext()
        if following is None or not (
            following.tag in _ANNOUNCED or "listing" in _classes(following)
        ):
            continue
        if "".join(map(str, paragraph.itertext())).rstrip().endswith(":"):
            paragraph.set("class", f"{paragraph.get('class', '')} announces".strip())


def _is_note(node: etree._Element) -> bool:
    return not _NOTES.isdisjoint(_classes(node))


def _bound(text: str, behind: int) -> str:
    """The text with no-break spaces in its last few characters."""
    kept = text.rstrip(_SPACE)
    end = len(kept)
    while True:
        place = kept.rfind(" ", 0, end)
        if place <= 0 or len(kept) + behind - place > RUNT or kept[place - 1].isspace():
            return kept + text[len(kept) :]
        kept = f"{kept[:place]}\N{NO-BREAK SPACE}{kept[place + 1 :]}"
        end = place
