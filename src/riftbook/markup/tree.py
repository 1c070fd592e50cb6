"""Walks over the tree that Python-Markdown leaves, without recursion."""

from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

Event = tuple[Literal["start", "text", "tail", "end"], Element]


def walk(root: Element) -> Iterator[Event]:
    """The tree below an element in the order of the text, itself left out.

    ``text`` and ``tail`` tell where an element's own text and the text behind it stand.
    """
    stack: list[tuple[Element, Iterator[Element]]] = [(root, iter(root))]
    if root.text:
        yield "text", root
    while stack:
        parent, children = stack[-1]
        child = next(children, None)
        if child is not None:
            yield "start", child
            if child.text:
                yield "text", child
            stack.append((child, iter(child)))
            continue
        stack.pop()
        if parent is not root:
            yield "end", parent
            if parent.tail:
                yield "tail", parent


def plain_text(element: Element) -> str:
    """The text of an element, notes and comments left out."""
    pieces: list[str] = []
    hidden = 0
    for event, node in walk(element):
        if node.tag == "x-note" and event in {"start", "end"}:
            hidden += 1 if event == "start" else -1
        elif hidden:
            continue
        elif event == "start":
            pieces.append(node.get("x-value", "\n" if node.tag == "br" else ""))
        elif event == "text":
            pieces.append(node.text or "")
        elif event == "tail":
            pieces.append(node.tail or "")
    return " ".join("".join(pieces).split())
