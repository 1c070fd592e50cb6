"""assets/references.json (CSL-JSON 1.0) → works by key, and what an author-date citation prints."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count, islice, product
from string import ascii_lowercase

from riftbook.diagnostics import Diagnostic, Span
from riftbook.language import Words
from riftbook.records import Value, replace

PATH = "assets/references.json"
NAMED_AUTHORS = 3
"""Up to this many names are printed; of more, the first and “et al.”."""
AND_OTHERS = "others"
"""What BibTeX's “and others” becomes when a list of names is exported."""

_BETWEEN = re.compile(r"[\s,]*")


class Work(Value, kw_only=True):
    """One work."""

    key: str
    authors: str
    """``Levy``, ``Hoffmann, Nagle and Zhou``, ``Casper et al.``; the title where none."""
    year: str
    """With a letter where the same names have two works of a year: ``2020a``."""
    title: str


class Bibliography(Value, kw_only=True):
    """The book's references."""

    works: Mapping[str, Work]
    """The works that the book cites."""
    keys: Collection[str]
    """The keys of all works, for guessing which was meant."""
    present: bool
    """Whether the book has a references file at all."""


def read_bibliography(
    data: bytes | None, words: Words, cited: Collection[str]
) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    """Read the references.

    Args:
        data: the file; None where the book has none.
        words: the book's language.
        cited: the keys that the book cites; only among these are years told apart by letters.

    Returns:
        The works, and what is wrong with the file.
    """
    if data is None:
        return Bibliography(works={}, keys=(), present=False), ()
    try:
        text = data.decode("utf-8-sig")
        records = json.loads(text)
    except json.JSONDecodeError as error:
        span = Span(path=PATH, line=error.lineno, column=error.colno)
        return _unreadable(span, f"{error.msg} (JSON)")
    except UnicodeDecodeError:
        return _unreadable(Span(path=PATH), "the file is not UTF-8")
    except RecursionError:
        return _unreadable(Span(path=PATH), "it nests too deeply")
    if not isinstance(records, list):
        return _unreadable(Span(path=PATH), "the file is not a list of works: [ { … }, { … } ]")
    return _works(dict(_spans(text)), records, words, cited)


def _unreadable(span: Span, what: str) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    return Bibliography(works={}, keys=(), present=True), (_problem(span, what),)


def _problem(span: Span, what: str) -> Diagnostic:
    return Diagnostic(
        code="R008",
        span=span,
        message=f"the references cannot be read: {what}",
        hint="mend the file, or export it again as CSL-JSON from your reference manager",
    )


def _spans(text: str) -> Iterator[tuple[int, Span]]:
    """Where each member of a well-formed JSON list begins."""
    decoder = json.JSONDecoder()
    position = _after(text, text.index("[") + 1)
    for number in count():
        if text[position] == "]":
            return
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        yield number, Span(path=PATH, line=line, column=column)
        position = _after(text, decoder.raw_decode(text, position)[1])


def _after(text: str, position: int) -> int:
    between = _BETWEEN.match(text, position)
    return between.end() if between else position


def _works(
    spans: Mapping[int, Span], records: Sequence[object], words: Words, cited: Collection[str]
) -> tuple[Bibliography, tuple[Diagnostic, ...]]:
    works: dict[str, Work] = {}
    first: dict[str, Span] = {}
    problems: list[Diagnostic] = []
    for number, record in enumerate(records):
        key = _key(record)
        if not isinstance(record, dict) or not key:
            problems.append(_problem(spans[number], f"work {number + 1} has no id"))
        elif key in works:
            problems.append(_repeated(key, spans[number], first[key]))
        else:
            works[key] = _work(key, record, words)
            first[key] = spans[number]
    printed = _told_apart([work for key, work in works.items() if key in cited])
    return Bibliography(works=printed, keys=tuple(works), present=True), tuple(problems)


def _key(record: object) -> str:
    """A work's id; CSL-JSON allows a number."""
    key = record.get("id") if isinstance(record, dict) else None
    return str(key) if isinstance(key, str | int) else ""


def _repeated(key: str, span: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        code="R011",
        span=span,
        message=f"two works have the key “{key}”",
        hint=f"the first stands at {first}; give this one another id, or take it out",
        related=(first,),
    )


def _work(key: str, record: Mapping[str, object], words: Words) -> Work:
    title = str(record.get("title-short") or record.get("title") or key)
    names = [name for name in map(_name, _people(record)) if name]
    return Work(
        key=key,
        authors=_authors(names, words) or words.quoted(title),
        year=_year(record, words),
        title=title,
    )


def _authors(names: Sequence[str], words: Words) -> str:
    if len(names) > NAMED_AUTHORS or AND_OTHERS in names[1:]:
        return f"{names[0]} {words.others}"
    return words.listed(names)


def _people(record: Mapping[str, object]) -> Sequence[object]:
    """Who stands for a work: its authors, else its editors, else its publisher."""
    for role in ("author", "editor"):
        people = record.get(role)
        if isinstance(people, list) and people:
            return people
    publisher = record.get("publisher")
    return [{"literal": publisher}] if isinstance(publisher, str) else []


def _name(person: object) -> str:
    """The name in a citation: ``van Gogh``, without first names."""
    if not isinstance(person, dict):
        return str(person)
    particle = str(person.get("non-dropping-particle") or "")
    family = str(person.get("family") or person.get("literal") or person.get("given") or "")
    return f"{particle} {family}".strip()


def _year(record: Mapping[str, object], words: Words) -> str:
    issued = record.get("issued")
    if isinstance(issued, dict):
        parts = issued.get("date-parts")
        dates = parts if isinstance(parts, list) else []
        years = [str(date[0]) for date in dates if isinstance(date, list) and date and date[0]]
        if years:
            return "–".join(dict.fromkeys(years))
        issued = issued.get("literal") or issued.get("raw")
    if not issued:
        return words.undated
    year = re.search(r"\b\d{4}\b", str(issued))
    return year[0] if year else str(issued)


def _told_apart(works: Sequence[Work]) -> Mapping[str, Work]:
    """Add a letter to the year where two works would print alike, in order of title."""
    alike: defaultdict[tuple[str, str], list[Work]] = defaultdict(list)
    for work in works:
        alike[work.authors, work.year].append(work)
    apart: dict[str, Work] = {}
    for (_, year), group in alike.items():
        group.sort(key=lambda work: (work.title.casefold(), work.key))
        joint = "" if year[-1:].isdigit() else "-"
        for work, letters in zip(group, islice(_letters(), len(group)), strict=True):
            suffix = f"{joint}{letters}" if len(group) > 1 else ""
            apart[work.key] = replace(work, year=year + suffix)
    return apart


def _letters() -> Iterator[str]:
    """From ``a`` to ``z``, then ``aa``, ``ab`` and so on."""
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_lowercase, repeat=length))
