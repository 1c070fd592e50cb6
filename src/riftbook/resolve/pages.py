"""`@page:id` → the place whose page is meant: ``@page:fig:map`` prints “page 143” and leads there.

No stage before the print edition knows a page's number. The reference is written with an empty
element whose ``data-folio`` is the anchor; the print edition fills it when the pages are set. The
e-reader edition fills it with the printed page's number or, where it knows none, prints the
reference's ``data-otherwise`` in its place.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from riftbook.diagnostics import Diagnostic
from riftbook.model.marks import Reference
from riftbook.records import Value
from riftbook.resolve.anchors import PREFIXES, is_book_wide
from riftbook.resolve.links import Destinations
from riftbook.resolve.targets import Targets

PAGE = "page"
"""The kind of these references."""
FOLIO = "data-folio"
"""The attribute of an element that holds a page's number: the anchor whose page it is."""
OTHERWISE = "data-otherwise"
"""The attribute of a page reference with what it prints where there are no pages."""

Where = tuple[str, str]
"""Division id and anchor."""


class PageTarget(Value, kw_only=True):
    """What a page reference means."""

    division: str
    anchor: str
    called: str
    """What it is called without a page: ``figure 3.1``, or its chapter's number or title."""


def find(
    reference: Reference, here: str, places: Destinations
) -> tuple[PageTarget | None, Diagnostic | None]:
    """The place that ``@page:`` means: an id of the book, or the name of a chapter's file.

    Args:
        reference: the reference; its target is the id behind ``page:``.
        here: the id of the division in which it stands: a plain id is looked for there first.
        places: what can be pointed at.

    Returns:
        The place, None where there is none or more than one; and what is wrong.
    """
    targets = places.targets
    identifier = reference.target.partition(":")[2]
    found = _of_this_id(identifier, here, targets) or _of_this_name(identifier, here, targets)
    if len(found) == 1:
        division, anchor = found[0]
        return PageTarget(division=division, anchor=anchor, called=_called(found[0], targets)), None
    if found:
        return None, _several(reference, identifier, found, places)
    return None, _unknown(reference, identifier, here, targets)


def _of_this_id(identifier: str, here: str, targets: Targets) -> tuple[Where, ...]:
    own = targets.anchors.ids.get((here, identifier))
    if own is not None:
        return ((here, own),)
    known = targets.places.get(identifier, ())
    return known[:1] if is_book_wide(identifier) else known


def _of_this_name(name: str, here: str, targets: Targets) -> tuple[Where, ...]:
    """What has the id with a prefix before it, in this division if there; else a chapter."""
    named = [
        targets.places[identifier][0]
        for prefix in PREFIXES
        if (identifier := f"{prefix}:{name}") in targets.places
    ]
    if named:
        return tuple([place for place in named if place[0] == here] or named)
    chapter = name.removeprefix("chap:").removeprefix("part:")
    title = targets.anchors.titles.get(chapter)
    return () if title is None else ((chapter, title),)


def _called(place: Where, targets: Targets) -> str:
    division, anchor = place
    title = targets.anchors.titles[division]
    return targets.called.get(anchor) or targets.called.get(title, "")


def _several(
    reference: Reference, identifier: str, found: tuple[Where, ...], places: Destinations
) -> Diagnostic:
    paths = {division: path for path, division in places.divisions.items()}
    files = " and ".join(dict.fromkeys(paths.get(division, division) for division, _ in found))
    return Diagnostic(
        code="R003",
        span=reference.span,
        message=f"more than one place is called “{identifier}”",
        hint=f"they stand in {files}; name one of them with its prefix, or give it another id",
    )


def _unknown(reference: Reference, identifier: str, here: str, targets: Targets) -> Diagnostic:
    near = get_close_matches(identifier, list(_known(here, targets)), n=1)
    hint = f"did you mean @page:{near[0]}?" if near else f"give the place the id {{#{identifier}}}"
    return Diagnostic(
        code="R003",
        span=reference.span,
        message=f"no place in the book is called “{identifier}”",
        hint=hint,
    )


def _known(here: str, targets: Targets) -> Iterator[str]:
    """Every name that `find` knows, for guessing which was meant."""
    for identifier, found in targets.places.items():
        if is_book_wide(identifier):
            yield identifier
            yield identifier.partition(":")[2]
        elif len(found) == 1 or any(division == here for division, _ in found):
            yield identifier
    yield from targets.anchors.titles
