"""What a configuration value must be beyond its type; each rule answers with a hint, or `""`."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from uuid import UUID

from riftbook import geometry
from riftbook.diagnostics.catalogue import CATALOGUE
from riftbook.model.passages import PASSAGES
from riftbook.project.keys import closest

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|[A-Za-z]-[A-Za-z0-9-]+")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")

RELATORS: Mapping[str, str] = MappingProxyType(
    {
        "author": "aut",
        "editor": "edt",
        "translator": "trl",
        "illustrator": "ill",
        "photographer": "pht",
        "introduction": "win",
        "foreword": "wfw",
        "afterword": "aft",
        "designer": "bkd",
        "cover-designer": "cov",
        "contributor": "ctb",
        "proofreader": "pfr",
        "narrator": "nrt",
    }
)
"""Words to MARC relator codes (id.loc.gov/vocabulary/relators)."""

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {
        "english": "en",
        "german": "de",
        "deutsch": "de",
        "french": "fr",
        "français": "fr",
        "spanish": "es",
        "español": "es",
        "italian": "it",
        "italiano": "it",
        "dutch": "nl",
        "nederlands": "nl",
    }
)
"""What an author may write in place of a tag."""


def words(value: object) -> str:
    """Something must be there."""
    return "" if str(value).strip() else "write something between the quotation marks"


def language(value: object) -> str:
    """A well-formed BCP 47 tag (RFC 5646)."""
    tag = str(value).strip()
    known = LANGUAGES.get(tag.lower())
    if known:
        return f"did you mean “{known}”? it is the language's tag"
    if _LANGUAGE.fullmatch(tag):
        return ""
    return "write the language's tag: “en” for English, “de-AT” for the German of Austria"


def relator(value: object) -> str:
    """A MARC relator code or one of the words for it."""
    if str(value) in RELATORS or re.fullmatch("[a-z]{3}", str(value)):
        return ""
    meant = closest(str(value), RELATORS)
    first = f"did you mean “{meant}”? " if meant else ""
    return first + "it is a MARC code such as “ill”, or one of " + ", ".join(RELATORS)


def isbn(value: object) -> str:
    """An ISBN whose check digit holds (ISO 2108)."""
    digits = isbn_13(str(value))
    if len(digits) != 13:
        return "an ISBN has 13 digits, or 10 in old books"
    return "" if digits[-1] == _check_digit(digits) else "its last digit does not fit the others"


def isbn_13(text: str) -> str:
    """The digits of an ISBN, one of ten made one of thirteen; `""` when it is neither."""
    digits = re.sub(r"[\s-]", "", text).upper().removeprefix("ISBN").removeprefix(":")
    if re.fullmatch(r"\d{13}", digits):
        return digits
    if not re.fullmatch(r"\d{9}[\dX]", digits):
        return ""
    weighed = sum((10 - place) * int(digit) for place, digit in enumerate(digits[:9]))
    right = "0123456789X"[-weighed % 11] == digits[9]
    longer = "978" + digits[:9] + "0"
    check = int(_check_digit(longer))
    return longer[:12] + str(check if right else (check + 1) % 10)


def _check_digit(digits: str) -> str:
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[:12]))
    return str(-weighed % 10)


def identifier(value: object) -> str:
    """A UUID or another URI."""
    text = str(value).strip()
    return "" if _URI.fullmatch(text) or is_uuid(text) else "write a UUID or another URI"


def is_uuid(text: str) -> bool:
    """Whether a text is a bare UUID (RFC 9562)."""
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def date_written(value: object) -> str:
    """A year, a year and month, or a day; a time may follow."""
    return "" if moment(value) else "write year-month-day, 2026-11-23, or only the year"


def moment(value: object) -> datetime | None:
    """The instant a date means, UTC: a year alone is its first day; None when it is no date."""
    if isinstance(value, datetime):
        return _universal(value)
    if isinstance(value, date):
        return datetime.combine(value, time(), UTC)
    written = _DATE.fullmatch(str(value).strip())
    if not written:
        return _instant(str(value).strip())
    year, month, day = (int(part or 1) for part in written.groups())
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return datetime(year, month, day, tzinfo=UTC)


def _instant(text: str) -> datetime | None:
    try:
        return _universal(datetime.fromisoformat(text)) if "T" in text else None
    except ValueError:
        return None


def _universal(instant: datetime) -> datetime | None:
    """In UTC, which one without a zone is taken to be; None before year 1 and after 9999."""
    try:
        return instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    except OverflowError:
        return None


def length(value: object) -> str:
    """A length of more than nothing, within a page."""
    try:
        right = geometry.points(value if isinstance(value, str | float | int) else "") > 0
    except ValueError:
        right = False
    return "" if right else "write a number and its unit: 12pt, 60mm, 5.5in"


def trim(value: object) -> str:
    """A trim by name or by its sides."""
    try:
        geometry.trim(str(value))
    except ValueError:
        meant = closest(str(value), geometry.TRIMS)
        first = f"did you mean “{meant}”? " if meant else ""
        return first + "write a name such as “a5” or “6x9”, or “148mm x 210mm”"
    return ""


def positive(value: object) -> str:
    """A number over 0."""
    return "" if isinstance(value, int | float) and value > 0 else "write a number over 0"


def depth(value: object) -> str:
    """A level of headings."""
    return "" if value in range(1, 7) else "write a number from 1 to 6"


def color(value: object) -> str:
    """A colour as CSS and figures read it."""
    right = re.fullmatch("#[0-9a-fA-F]{6}", str(value))
    return "" if right else "write a # and six digits, 0 to 9 and a to f: #c2410c"


def declared(value: object) -> str:
    """One CSS value: nothing that could end its declaration."""
    right = str(value).strip() and not re.search(r"[;{}<>\\@\n]|/\*", str(value))
    return "" if right else "write one CSS value, without ; or braces"


def family(value: object) -> str:
    """The name of a font family."""
    right = re.fullmatch(r"[^\W_][\w .&-]*", str(value))
    return "" if right else "write the family's name with letters, digits, spaces and hyphens"


def quotes(value: object) -> str:
    """Two or four quotation marks."""
    signs = "".join(str(value).split())
    right = len(signs) in {2, 4} and not any(sign.isalnum() for sign in signs)
    return "" if right else "write the opening and the closing mark, then those inside them: »«›‹"


def hyphenated(value: object) -> str:
    """Words with hyphens in them, one by one."""
    lists = value.values() if isinstance(value, Mapping) else [value]
    texts = [str(text) for each in lists for text in (each if isinstance(each, list) else ())]
    wrong = next((text for text in texts if not re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", text)), "")
    return f"write single words with hyphens in them, not “{wrong}”" if wrong else ""


def unicode_range(value: object) -> str:
    """Ranges of characters, as CSS writes them."""
    each = r"U\+[0-9A-Fa-f]{1,6}(?:-[0-9A-Fa-f]{1,6})?"
    right = re.fullmatch(rf"\s*{each}(?:\s*,\s*{each})*\s*", str(value))
    return "" if right else "write the characters' numbers: U+0590-05FF, U+FB1D-FB4F"


def digest(value: object) -> str:
    """A SHA-256 in hex."""
    right = re.fullmatch("[0-9a-f]{64}", str(value))
    return "" if right else "a SHA-256 has 64 digits, 0 to 9 and a to f"


def aside(value: object) -> str:
    """The name of an aside of the book's own: a class, and no other passage's."""
    if not re.fullmatch("[a-z][a-z0-9-]*", str(value)):
        return "write it in small letters, digits and hyphens: ::: names it"
    row = PASSAGES.get(str(value))
    taken = row is not None and not row.labelled
    return f"::: {value} is a passage of riftbook's own; choose another name" if taken else ""


def code(value: object) -> str:
    """A code of the catalogue that is a warning: errors cannot be waved through."""
    entry = CATALOGUE.get(str(value))
    if not entry:
        return "write a warning's code as riftbook prints it"
    return "" if entry.severity == "warning" else f"{value} is an error: only warnings are ignored"
