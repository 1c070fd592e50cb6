"""assets/references.json (CSL-JSON 1.0) → works by key, and what an author-date citation prints."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from riftbook.diagnostics import Diagnostic, Span
from riftbook.language import Words

PATH = "assets/references.json"
NAMED_AUTHORS = 3
"""Up to this many names are printed; of more, the first and “et al.”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One work."""

    key: str
    authors: str
    """``Levy``, ``Hoffmann, Nagle and Zhou``, ``Casper et al.``; the title where none."""
    year: str
    """With a letter where the same names have two works of a year: ``2020a``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bibliography:
    """The book's references."""

    works: Mapping[str, Work]
    present: bool
    """Whether the book has a references file at all."""


def read_bibliography(
    data: bytes | None, words: Words
) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    """Read the references; `data` is None where the book has none."""
    if data is None:
        return Bibliography(works={}, present=False), ()
    try:
        records = json.loads(data)
    except (ValueError, RecursionError) as error:
        return Bibliography(works={}, present=True), (_unreadable(error),)
    if not isinstance(records, list) or not all(
        isinstance(record, dict) and isinstance(record.get("id"), str) for record in records
    ):
        return Bibliography(works={}, present=True), (_unreadable(None),)
    works = [_work(record, words) for record in records]
    return Bibliography(works=_told_apart(works), present=True), ()


def _unreadable(error: Exception | None) -> Diagnostic:
    line = getattr(error, "lineno", 1)
    column = getattr(error, "colno", 1)
    what = getattr(error, "msg", "it is not a list of works, each with an id")
    return Diagnostic(
        code="R008",
        span=Span(path=PATH, line=line, column=column),
        message=f"the references cannot be read: {what}",
        hint="export them again as CSL-JSON from your reference manager",
    )


def _work(record: Mapping[str, object], words: Words) -> Work:
    names = [_name(person) for person in _people(record)]
    title = str(record.get("title-short") or record.get("title") or record["id"])
    if not names:
        authors = f"“{title}”"
    elif len(names) > NAMED_AUTHORS:
        authors = f"{names[0]} {words.others}"
    else:
        head = ", ".join(names[:-1])
        authors = f"{head} {words.conjunction} {names[-1]}" if head else names[0]
    return Work(key=str(record["id"]), authors=authors, year=_year(record, words))


def _people(record: Mapping[str, object]) -> Sequence[object]:
    for role in ("author", "editor", "publisher"):
        people = record.get(role)
        if isinstance(people, list) and people:
            return people
        if isinstance(people, str):
            return [{"literal": people}]
    return []


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return str(person)
    particle = str(person.get("non-dropping-particle", ""))
    family = str(person.get("family") or person.get("literal") or person.get("given", ""))
    return f"{particle} {family}".strip()


def _year(record: Mapping[str, object], words: Words) -> str:
    issued = record.get("issued")
    if isinstance(issued, dict):
        parts = issued.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
            return str(parts[0][0])
        if issued.get("literal") or issued.get("raw"):
            return str(issued.get("literal") or issued.get("raw"))
    return words.undated


def _told_apart(works: Sequence[Work]) -> Mapping[str, Work]:
    """Add a letter to the year where two works would print alike."""
    alike: defaultdict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in works:
        alike[work.authors, work.year].append(work)
    apart: dict[str, Work] = {}
    for (authors, year), group in alike.items():
        for position, work in enumerate(sorted(group, key=lambda w: w.key)):
            letter = ascii_lowercase[position % 26] if len(group) > 1 else ""
            apart[work.key] = Work(key=work.key, authors=authors, year=year + letter)
    return apart
