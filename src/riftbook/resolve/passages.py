"""What riftbook prints in passages: the labels of asides, the numbers of lines of verse."""

from typing import TYPE_CHECKING

from lxml import etree

from riftbook.model.marks import Aside, NumberedVerse
from riftbook.model.passages import PASSAGES
from riftbook.resolve.xhtml import classes, element, first_inside, named

if TYPE_CHECKING:
    from riftbook.resolve.rewriting import Rewriting

TITLE = "passage-title"
EVERY = 5
"""Of the lines of a numbered poem, each fifth bears its number."""


def aside(node: etree._Element, mark: Aside, work: "Rewriting") -> None:
    """Print what an aside is before its title: the book's own word, or the language's."""
    kind = PASSAGES[mark.kind]
    if kind.name == "pull-quote":
        return
    node.set("class", " ".join(("aside", *node.get("class", "").split())))
    label = mark.label or (getattr(work.around.words.labels, kind.name) if kind.labelled else "")
    if not label:
        return
    work.generated.append(label)
    title = next(iter(node), None)
    if title is None or TITLE not in classes(title):
        title = element("p", class_=TITLE)
        node.insert(0, title)
    first_inside(title, element("span", label, class_="aside-label generated"))


def verse(node: etree._Element, mark: NumberedVerse, work: "Rewriting") -> None:
    """Number the lines of a poem, from its first line on through all its stanzas."""
    lines = [line for line in node.iter(named("div")) if "line" in classes(line)]
    for number in range(EVERY, len(lines) + 1, EVERY):
        work.generated.append(str(number))
        label = element("span", class_="verse-number generated", aria_hidden="true")
        label.append(element("span", f"\N{NO-BREAK SPACE}{number}"))
        lines[number - 1].append(label)
