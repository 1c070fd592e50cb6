"""Links as the author wrote them → links that both editions can follow.

``03-boxes.md#sec:x`` becomes ``boxes#sec-x`` (division id, anchor); addresses stay as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from riftbook.diagnostics import Diagnostic
from riftbook.model import Book
from riftbook.model.marks import Link
from riftbook.resolve.targets import Targets


@dataclass(frozen=True, slots=True, kw_only=True)
class Destinations:
    """What links can lead to."""

    divisions: Mapping[str, str]
    """Manuscript path to division id."""
    targets: Targets


def destinations(book: Book, targets: Targets) -> Destinations:
    """The places of a book that links may name."""
    paths = {division.path: division.id for division in book.divisions if division.path}
    return Destinations(divisions=paths, targets=targets)


def follow(
    link: Link, division: str, path: str, places: Destinations
) -> tuple[str, Diagnostic | None]:
    """The address that a link gets: ``DIVISION#anchor``, or the address on the web.

    Args:
        link: the link.
        division: the id of the division in which it stands.
        path: that division's manuscript file.
        places: what can be linked to.

    Returns:
        The address (`""` where it cannot be followed) and what is wrong.
    """
    address = urlsplit(link.href)
    if address.scheme or address.netloc:
        return link.href, None
    target = unquote(address.fragment)
    if not address.path:
        return _place(link, division, target, places)
    named = normpath(join(dirname(path), unquote(address.path)))
    if named in places.divisions:
        return _place(link, places.divisions[named], target, places)
    if named.endswith((".md", ".markdown")):
        return "", _no_chapter(link, path, places)
    return "", _unshipped(link)


def _place(
    link: Link, division: str, target: str, places: Destinations
) -> tuple[str, Diagnostic | None]:
    if not target:
        return f"{division}#{division}", None
    anchor = places.targets.anchors.get((division, target))
    if anchor is not None:
        return f"{division}#{anchor}", None
    label = places.targets.labels.get(target)
    if label is not None:
        return f"{label.division}#{label.anchor}", None
    return "", _no_place(link, division, target, places)


def _no_chapter(link: Link, path: str, places: Destinations) -> Diagnostic:
    folder = dirname(path)
    names = [known.removeprefix(folder + "/") for known in places.divisions]
    near = get_close_matches(link.href.partition("#")[0], names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "link to a file of the manuscript"
    return Diagnostic(
        code="R004",
        span=link.span,
        message=f"there is no chapter “{link.href.partition('#')[0]}”",
        hint=hint,
    )


def _no_place(link: Link, division: str, target: str, places: Destinations) -> Diagnostic:
    known = [name for where, name in places.targets.anchors if where == division]
    near = get_close_matches(target, known, n=1, cutoff=0.5)
    hint = f"did you mean #{near[0]}?" if near else f"give the place the id {{#{target}}}"
    return Diagnostic(
        code="R005",
        span=link.span,
        message=f"nothing there has the id “{target}”",
        hint=hint,
    )


def _unshipped(link: Link) -> Diagnostic:
    return Diagnostic(
        code="R006",
        span=link.span,
        message=f"the link leads to the file “{link.href}”, which readers will not have",
        hint="link to a chapter, to an id, or to an address on the web",
    )
