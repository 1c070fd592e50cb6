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
    counting: dict[int, tuple[object, bool]] = {}
    for (element, pseudo), style in computed.items():
        declared = style.cascaded
        if not hasattr(element, "tag"):
            continue
        if pseudo is None:
            # The root element's is WeasyPrint's own: where a document begins.
            breaks = element.tag != "html" and not declared.keys().isdisjoint(_BREAKS)
            if breaks and not _SIDES.isdisjoint(style[name] for name in _BREAKS):
                raise Unmovable("a style breaks to one side of the opening")
        elif "content" in declared:
            # Most of it is declared once for all elements.
            value, _ = declared["content"]
            known, counts = counting.get(id(value), (None, False))
            if known is None:
                counts = _counts_pages(style["content"])
                if not hasattr(value, "solve"):  # what has variables may be another each time
                    counting[id(value)] = (value, counts)
            if counts:
                raise Unmovable("a style prints a page number in the text")


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
