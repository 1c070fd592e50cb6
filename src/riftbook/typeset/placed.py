"""What of a division's own styles ties its pages to their place in the book."""

from collections.abc import Mapping
from typing import Any

from riftbook.typeset.folios import Unmovable

_COUNTERS = frozenset({"counter()", "counters()", "target-counter()", "target-counters()"})
_OF_PAGES = frozenset({"page", "pages"})
_BREAKS = ("break_before", "break_after")
_SIDES = frozenset({"left", "right", "recto", "verso"})


def see_movable(computed: Mapping[tuple[Any, str | None], Any]) -> None:
    """See that nothing in the text depends on its page's number or side.

    Args:
        computed: WeasyPrint's computed styles by element and pseudo-element, those of pages too.

    Raises:
        Unmovable: Generated text counts pages, or a break asks for a side of the opening.
    """
    counting = _Counting()
    for (element, pseudo), style in computed.items():
        if not hasattr(element, "tag"):
            continue
        # The root element's breaks are WeasyPrint's own: where a document begins.
        if pseudo is None and element.tag != "html" and _breaks_to_a_side(style):
            raise Unmovable("a style breaks to one side of the opening")
        if pseudo is not None and counting.is_in(style):
            raise Unmovable("a style prints a page number in the text")


def _breaks_to_a_side(style: Any) -> bool:
    if style.cascaded.keys().isdisjoint(_BREAKS):
        return False
    return not _SIDES.isdisjoint(style[name] for name in _BREAKS)


class _Counting:
    """Which generated content counts pages; most of it is declared once for all elements."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bool]] = {}

    def is_in(self, style: Any) -> bool:
        if "content" not in style.cascaded:
            return False
        declared, _ = style.cascaded["content"]
        if id(declared) in self._known:
            return self._known[id(declared)][1]
        counts = _counts_pages(style["content"])
        if not hasattr(declared, "solve"):  # what has variables may be another each time
            self._known[id(declared)] = (declared, counts)
        return counts


def _counts_pages(content: Any) -> bool:
    if not isinstance(content, list | tuple):
        return False
    if content and content[0] in _COUNTERS:
        return not _OF_PAGES.isdisjoint(_strings(content[1]))
    return any(_counts_pages(part) for part in content)


def _strings(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    return set().union(*map(_strings, value)) if isinstance(value, list | tuple) else set()
