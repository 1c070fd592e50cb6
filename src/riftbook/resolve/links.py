"""Links as the author wrote them → links that both editions can follow.

``03-boxes.md#sec:x`` becomes ``boxes#sec-x`` (division id, anchor); addresses stay as they are.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from posixpath import basename, dirname, join, normpath, relpath, splitext
from urllib.parse import SplitResult, unquote, urlsplit

from riftbook.diagnostics import Diagnostic
from riftbook.model import Book, Division
from riftbook.model.marks import Link
from riftbook.records import Value
from riftbook.resolve.anchors import is_book_wide
from riftbook.resolve.targets import Targets, slug

MARKDOWN = (".md", ".markdown", ".qmd", ".rmd")
"""Endings of what an author may take for a chapter."""


class Destinations(Value, kw_only=True):
    """What links can lead to."""

    divisions: Mapping[str, str]
    """Manuscript path to division id."""
    targets: Targets


def destinations(book: Book, targets: Targets) -> Destinations:
    """The places of a book that links may name."""
    paths = {division.path: division.id for division in book.divisions if division.path}
    return Destinations(divisions=paths, targets=targets)


def follow(link: Link, here: Division, places: Destinations) -> tuple[str, Diagnostic | None]:
    """The address that a link gets: ``DIVISION#anchor``, or the address on the web.

    Args:
        link: the link.
        here: the division in which it stands.
        places: what can be linked to.

    Returns:
        The address (`""` where it cannot be followed) and what is wrong.
    """
    address = _split(link.href)
    if address is None:
        return "", _no_address(link)
    if address.scheme or address.netloc:
        return link.href, None
    target = unquote(address.fragment)
    if not address.path:
        return _within(link, here.id, target, places)
    path = normpath(join(dirname(here.path), unquote(address.path)))
    there = places.divisions.get(path)
    if there is None:
        named = path.casefold().endswith(MARKDOWN)
        return "", _no_chapter(link, here, path, places) if named else _unshipped(link)
    if not target:
        return f"{there}#{places.targets.anchors.titles[there]}", None
    found = _found(there, target, places.targets)
    return (found, None) if found else ("", _no_place(link, there, target, places))


def _split(href: str) -> SplitResult | None:
    """The parts of an address; None where it is none or leads nowhere."""
    try:
        address = urlsplit(href.strip())
    except ValueError:
        return None
    leads = address.scheme or address.netloc or address.path or address.fragment
    return address if leads else None


def _within(
    link: Link, here: str, target: str, places: Destinations
) -> tuple[str, Diagnostic | None]:
    """Follow ``#target``: in this division, else wherever in the book the id stands alone.

    Pandoc joins the files of a book before it looks at links, so its authors link that way.
    """
    found = _found(here, target, places.targets)
    if found:
        return found, None
    elsewhere = places.targets.places.get(target, ())
    if len(elsewhere) == 1:
        division, anchor = elsewhere[0]
        return f"{division}#{anchor}", None
    return "", _no_place(link, here, target, places)


def _found(division: str, target: str, targets: Targets) -> str:
    anchor = targets.anchors.ids.get((division, target))
    if anchor is not None:
        return f"{division}#{anchor}"
    if is_book_wide(target) and target in targets.places:
        division, anchor = targets.places[target][0]
        return f"{division}#{anchor}"
    anchor = targets.slugs.get((division, slug(target)))
    return f"{division}#{anchor}" if anchor else ""


def _no_chapter(link: Link, here: Division, path: str, places: Destinations) -> Diagnostic:
    stems = {splitext(basename(known))[0]: known for known in places.divisions}
    near = get_close_matches(splitext(basename(path))[0], stems, n=1)
    known = relpath(stems[near[0]], dirname(here.path) or ".") if near else ""
    return Diagnostic(
        code="R004",
        span=link.span,
        message=f"there is no chapter “{link.href.partition('#')[0]}”",
        hint=f"did you mean {known}?" if known else "link to a file of the manuscript",
    )


def _no_place(link: Link, division: str, target: str, places: Destinations) -> Diagnostic:
    near = get_close_matches(target, list(_linkable(division, places.targets)), n=1)
    path = next((p for p, known in places.divisions.items() if known == division), division)
    hint = f"did you mean #{near[0]}?" if near else f"give the place the id {{#{target}}}"
    elsewhere = [where for where, _ in places.targets.places.get(target, ())]
    files = [p for p, known in places.divisions.items() if known in elsewhere]
    if files:
        hint = f"the id stands in {' and '.join(files)}: name the file before the #"
    return Diagnostic(
        code="R005",
        span=link.span,
        message=f"nothing in {path} has the id “{target}”",
        hint=hint,
    )


def _linkable(division: str, targets: Targets) -> Iterator[str]:
    """The ids that can be named in a division, for guessing which was meant."""
    for identifier, found in targets.places.items():
        if is_book_wide(identifier) or any(where == division for where, _ in found):
            yield identifier


def _unshipped(link: Link) -> Diagnostic:
    return Diagnostic(
        code="R006",
        span=link.span,
        message=f"the link leads to the file “{link.href}”, which readers will not have",
        hint="link to a chapter, to an id, or to an address on the web",
    )


def _no_address(link: Link) -> Diagnostic:
    empty = len(link.href.strip()) < 2
    return Diagnostic(
        code="R010",
        span=link.span,
        message="the link leads nowhere" if empty else f"“{link.href}” is no address",
        hint="write where it leads between the round brackets: a chapter’s file, #id or https://…",
    )


def without_words(link: Link) -> Diagnostic:
    """What is wrong with a link that shows nothing to follow."""
    return Diagnostic(
        code="R012",
        span=link.span,
        message=f"the link to “{link.href}” has no words",
        hint="write between the square brackets what readers are to see",
    )
