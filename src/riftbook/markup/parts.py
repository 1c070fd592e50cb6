"""The parts of letters, poems and talk, which are known by a span or by their shape."""

from xml.etree.ElementTree import Element

PARTS = frozenset({
    "address", "attribution", "closing", "dateline", "postscript", "salutation", "signature",
    "speaker", "stage-direction",
})  # fmt: skip
"""Classes that a paragraph takes over from a span that is all it holds."""


def settle(root: Element) -> None:
    """Give the paragraphs below an element their parts.

    ``[Trieste, 3 May]{.dateline}`` alone in its paragraph is a dateline. In a dialogue strong
    words at the beginning name the speaker, and a paragraph of emphasis is a direction.
    """
    for paragraph in root.iter("p"):
        if "x-tight" not in paragraph.attrib:
            _take_over(paragraph)
    for talk in root.iter("div"):
        if "dialogue" in talk.get("class", "").split():
            for paragraph in talk.iter("p"):
                _hear(paragraph)


def _take_over(paragraph: Element) -> None:
    span = _only(paragraph, "span")
    if span is None:
        return
    own = [name for name in span.get("class", "").split() if name in PARTS]
    if not own:
        return
    _classify(paragraph, *own)
    rest = [name for name in span.get("class", "").split() if name not in PARTS]
    if rest:
        span.set("class", " ".join(rest))
    else:
        del span.attrib["class"]


def _hear(paragraph: Element) -> None:
    """Tell who speaks, or that nobody does."""
    if _only(paragraph, "em") is not None:
        _classify(paragraph, "stage-direction")
    elif len(paragraph) and not (paragraph.text or "").strip() and paragraph[0].tag == "strong":
        _classify(paragraph[0], "speaker")


def _only(paragraph: Element, tag: str) -> Element | None:
    """The element of a name that is all a paragraph holds."""
    if len(paragraph) != 1 or paragraph[0].tag != tag or (paragraph.text or "").strip():
        return None
    return None if (paragraph[0].tail or "").strip() else paragraph[0]


def _classify(element: Element, *names: str) -> None:
    before = element.get("class", "").split()
    element.set("class", " ".join(dict.fromkeys((*before, *names))))
