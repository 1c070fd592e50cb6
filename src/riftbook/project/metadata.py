"""`[book]` → `Metadata`: what is not given is derived, always in the same way."""

import re
import unicodedata
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5

from riftbook.diagnostics import Diagnostic, Span
from riftbook.model import Contributor, Epigraph, Metadata
from riftbook.project import rules
from riftbook.project.keys import Values

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of a book that has none: the earliest that a ZIP archive can hold."""

_LAST_SECOND = 253402300799
_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def metadata(
    book: Values, *, here: Span, source_date_epoch: str | None
) -> tuple[Metadata, tuple[Diagnostic, ...]]:
    """Make the metadata.

    Args:
        book: the right keys of `[book]`.
        here: where `[book]` stands.
        source_date_epoch: seconds since 1970 as text, or None.
    """
    title = book.text("title", "Untitled")
    language = book.text("language", "und")
    contributors = _contributors(book)
    isbn = _isbn(book)
    modified, found = _modified(book, here, source_date_epoch)
    authors = [person.name for person in contributors if person.role == "aut"]
    made = Metadata(
        title=title,
        subtitle=book.text("subtitle"),
        contributors=contributors,
        language=language,
        publisher=book.text("publisher"),
        place=book.text("place"),
        date=_written(book.get("date", "")),
        modified=modified,
        rights=book.text("rights"),
        description=book.text("description"),
        subjects=book.texts("subjects"),
        edition=book.text("edition"),
        half_title=book.get("half-title") is True,
        dedication=book.text("dedication"),
        epigraph=_epigraph(book),
        about_the_author=book.text("about-the-author"),
        identifier=_identifier(book, isbn.get("epub", ""), (title, *authors, language)),
        isbn=isbn,
        slug=slug(title),
    )
    return made, found


def fold(text: str) -> str:
    """Lower-case ASCII letters and digits, with a hyphen for everything between them."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’()[]{}")
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


def slug(title: str) -> str:
    """The name of the files in dist/: ``The gr(AI)t rift`` is ``the-grait-rift``."""
    return fold(title)[:80].strip("-") or "book"


def _contributors(book: Values) -> tuple[Contributor, ...]:
    """Authors in the order of `author`, then further ones, then the others."""
    others = [
        Contributor(
            name=each.text("name"),
            role=rules.RELATORS.get(each.text("role", "aut"), each.text("role", "aut")),
            file_as=each.text("file-as"),
        )
        for each in book.tables("contributors")
        if each.text("name")
    ]
    writers = {person.name: person for person in others if person.role == "aut"}
    authors = {name: writers.get(name, Contributor(name=name)) for name in book.texts("author")}
    rest = tuple(person for person in others if person.role != "aut")
    return (*(authors | writers).values(), *rest)


def _epigraph(book: Values) -> Epigraph | None:
    single = book.get("epigraph")
    if isinstance(single, str):
        return Epigraph(text=single.strip())
    table = book.table("epigraph")
    if not table.text("text"):
        return None
    return Epigraph(text=table.text("text"), source=table.text("source"))


def _isbn(book: Values) -> dict[str, str]:
    single = book.get("isbn")
    if isinstance(single, str):
        return {edition: rules.isbn_13(single) for edition in ("print", "epub")}
    table = book.table("isbn")
    return {name: rules.isbn_13(table.text(name)) for name in ("print", "epub") if name in table}


def _identifier(book: Values, isbn: str, parts: tuple[str, ...]) -> str:
    given = book.text("identifier")
    if given:
        return f"urn:uuid:{given.lower()}" if rules.is_uuid(given) else given
    if isbn:
        return f"urn:isbn:{isbn}"
    return uuid5(NAMESPACE_URL, "riftbook:" + "\n".join(parts)).urn


def _written(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _modified(
    book: Values, here: Span, epoch: str | None
) -> tuple[datetime, tuple[Diagnostic, ...]]:
    for name in ("modified", "date"):
        given = rules.moment(book.get(name)) if name in book else None
        if given:
            return given, ()
    seconds = (epoch or "").strip()
    if seconds.isascii() and seconds.isdigit() and int(seconds) <= _LAST_SECOND:
        return datetime.fromtimestamp(int(seconds), UTC), ()
    reason = f", and SOURCE_DATE_EPOCH is “{epoch}”" if seconds else ""
    undated = Diagnostic(
        code="P008",
        span=here,
        message=f"the book has no date{reason}: its files say 1980-01-01",
        hint="add date = 2026-11-23 to [book], or the year alone: date = 2026",
    )
    return UNDATED, (undated,)
