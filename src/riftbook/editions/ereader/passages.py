"""Passages in the EPUB say what they are, as reading systems and screen readers know it."""

from collections.abc import Iterator

from lxml import etree

from riftbook.editions.ereader.parts import TYPE, name
from riftbook.language import Labels
from riftbook.model.passages import OWN, Passage, named

TITLE = "passage-title"
BOXES = {False: "\N{BALLOT BOX}", True: "\N{BALLOT BOX WITH CHECK}"}
"""Of tasks, by whether they are done."""


def declare(root: etree._Element, labels: Labels) -> None:
    """Give passages their epub:type and role, and tasks their boxes.

    Args:
        root: a document.
        labels: what a box says to those who cannot see it, in the document's language.
    """
    for element, kind in list(_passages(root)):
        if kind.epub_type:
            element.set(TYPE, kind.epub_type)
        if kind.aria:
            element.set("role", kind.aria)
        if kind.ereader:
            element.tag = name(kind.ereader)
        title = _title(element)
        if kind.element == "aside" and title:
            element.set("aria-label", title)
    for item in root.iter(name("li")):
        if "task" in item.get("class", "").split():
            _box(item, labels)


def _passages(root: etree._Element) -> Iterator[tuple[etree._Element, Passage]]:
    """The passages that have something to say; what an author wrote as HTML is left as it is."""
    for element in root.iter(name("aside"), name("blockquote")):
        classes = element.get("class", "").split()
        if "aside" in classes:
            yield element, named(each for each in classes if each != OWN.name) or OWN
            continue
        kind = named(classes)
        if kind is not None and name(kind.element) == element.tag:
            yield element, kind


def _title(element: etree._Element) -> str:
    """The label and the title of an aside, in one line."""
    first = next(iter(element), None)
    if first is None or TITLE not in first.get("class", "").split():
        return ""
    return " ".join("".join(map(str, first.itertext())).split())


def _box(item: etree._Element, labels: Labels) -> None:
    """Put a task's box before its first words, and say what it shows."""
    done = "done" in item.get("class", "").split()
    box = etree.Element(name("span"), {"class": "task-box generated", "role": "img"})
    box.text = BOXES[done]
    box.set("aria-label", labels.done if done else labels.to_do)
    first = next(iter(item), None)
    leads_in = first is not None and first.tag == name("p") and not (item.text or "").strip()
    home = first if first is not None and leads_in else item
    box.tail, home.text = f"\N{NO-BREAK SPACE}{(home.text or '').lstrip()}", None
    home.insert(0, box)
