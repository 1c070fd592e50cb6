"""Paragraphs kept whole, so that notes stand on the pages of their calls.

WeasyPrint moves a note to a later page rather than a paragraph of which two lines would fit. Such a
paragraph is not to be divided, and the pages are made again from the one on which it begins.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from riftbook.typeset.engine import boxes
from riftbook.typeset.tree import pushing_notes

# isort: split
from weasyprint import layout as _layout

ROUNDS = 24
"""How often pages are made again for the sake of their notes; each round mends one page."""
WHOLE = 999
"""More lines than a paragraph has: as many have to stand before a break."""

_their_pages = _layout.make_all_pages


def _make_all_pages(context: Any, root_box: Any, html: Any, pages: Any) -> list[Any]:
    """Make all pages: the arguments and the answer are WeasyPrint's."""
    notes = context.footnotes.copy()
    loose: list[bool] = []
    made = list(_watched(_their_pages(context, root_box, html, pages), context, loose))
    kept: set[str] = set()
    while len(kept) < ROUNDS:
        pushing = (each for each in pushing_notes(made) if each[1] and each[1] not in kept)
        number, block = next(pushing, (0, ""))
        if not block:
            break
        kept.add(block)
        _keep_whole(root_box, block)
        context.footnotes = notes.copy()
        begin = _beginning(made, number, block, loose)
        context.page_maker[begin][-1]["content_changed"] = True
        again = _their_pages(context, root_box, html, made)
        made = list(_watched(_anew(again, context, begin), context, loose))
    return made


def _watched(pages: Iterator[Any], context: Any, loose: list[bool]) -> Iterator[Any]:
    """Pages, and for each of them whether something is left over from it for the next one."""
    for number, page in enumerate(pages):
        loose[number:] = [bool(context.reported_footnotes or context.broken_out_of_flow)]
        yield page


def _anew(pages: Iterator[Any], context: Any, begin: int) -> Iterator[Any]:
    """Pages, all made anew from one on: WeasyPrint forgets to make those of notes alone."""
    for number, page in enumerate(pages):
        if number >= begin:
            context.page_maker[number + 1][-1]["content_changed"] = True
        yield page
    context.page_maker[-1][-1]["content_changed"] = False  # behind the last page there is none


def _beginning(pages: Sequence[Any], number: int, block: str, loose: Sequence[bool]) -> int:
    """The page from which pages are made again."""
    while number > 0 and (loose[number - 1] or _holds(pages[number - 1], block)):
        number -= 1
    return number


def _holds(page: Any, block: str) -> bool:
    return any(
        box.element is not None and box.element.get("data-b") == block
        for box in page.children[0].descendants()
    )


def _keep_whole(root_box: Any, block: str) -> None:
    for box in root_box.descendants():
        if box.element is not None and box.element.get("data-b") == block:
            _undivide(box)


def _undivide(box: Any) -> None:
    """Have no break in a box and in those in it, as far as they inherit that."""
    box.style = box.style.copy()
    box.style["orphans"] = WHOLE
    for child in box.children:
        own = getattr(child.style, "cascaded", {})  # anonymous boxes have none
        if isinstance(child, boxes.BlockLevelBox) and "orphans" not in own:
            _undivide(child)


@contextmanager
def notes_with_their_calls() -> Iterator[None]:
    """Let WeasyPrint make pages this way."""
    _layout.make_all_pages = _make_all_pages
    try:
        yield
    finally:
        _layout.make_all_pages = _their_pages
