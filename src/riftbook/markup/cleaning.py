"""What HTML a book may have: elements, attributes and addresses, by allow-list."""

import re
from collections.abc import Mapping
from urllib.parse import quote


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE = _names(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp "
    "small span strong sub sup time u var wbr"
)
BLOCK = _names(
    "address article aside blockquote caption col colgroup dd details div dl dt "
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
TRANSPARENT = frozenset(("a", "del", "ins"))
"""Elements that hold what the element around them may hold."""

VOID = _names("br col hr img wbr")
REMOVED = _names("script style template")
"""Elements that go with all that is in them."""

LOOKS = _names("basefont big blink center font marquee nobr strike tt")
"""Elements that only say what their text looks like."""

NEUTRAL = _names("main nav html body head")
"""Elements that a book does without and nobody need hear of."""

PHRASING = _names("p h1 h2 h3 h4 h5 h6 pre summary dt caption") | INLINE
"""Elements that hold no blocks."""

PARENTS: Mapping[str, frozenset[str]] = {
    "li": frozenset(("ul", "ol")),
    "tr": frozenset(("table", "thead", "tbody", "tfoot")),
    "td": frozenset(("tr",)),
    "th": frozenset(("tr",)),
    "thead": frozenset(("table",)),
    "tbody": frozenset(("table",)),
    "tfoot": frozenset(("table",)),
    "caption": frozenset(("table",)),
    "colgroup": frozenset(("table",)),
    "col": frozenset(("table", "colgroup")),
    "dt": frozenset(("dl", "div")),
    "dd": frozenset(("dl", "div")),
    "figcaption": frozenset(("figure",)),
    "summary": frozenset(("details",)),
}
"""The elements that some may only stand in."""

_EVERYWHERE = _names("id class lang title dir role aria-label aria-hidden")
_OF: Mapping[str, frozenset[str]] = {
    "a": frozenset(("href",)),
    "img": frozenset(("src", "alt", "width", "height")),
    "td": frozenset(("colspan", "rowspan", "headers")),
    "th": frozenset(("colspan", "rowspan", "headers", "scope", "abbr")),
    "ol": frozenset(("start", "type", "reversed")),
    "li": frozenset(("value",)),
    "col": frozenset(("span", "width")),
    "colgroup": frozenset(("span",)),
    "blockquote": frozenset(("cite",)),
    "q": frozenset(("cite",)),
    "del": frozenset(("datetime",)),
    "ins": frozenset(("datetime",)),
    "time": frozenset(("datetime",)),
    "details": frozenset(("open",)),
}
_NUMBERS = _names("colspan rowspan start value span width height")
SPANNING = 1000
"""How many columns or rows a cell may go over."""

_SCHEME = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\-\s]*):")
_SPACE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")
_ID = re.compile(r"[^\W\d][\w:.\-]*$")
_PLAIN = "!#$%&'()*+,-./:;=?@[]_~"
_SAFE = frozenset(("http", "https", "mailto"))
_SAYS_NOTHING = _names("align valign border cellpadding cellspacing name markdown")
_SHARE = re.compile(r"\d{1,3}(?:\.\d{1,4})?%$")
_ROLE = re.compile(r"doc-[a-z]+$|(?:none|presentation|note|region|group|img)$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$")
_DIR = frozenset(("ltr", "rtl", "auto"))


def safe_address(address: str) -> bool:
    """Whether an address is relative, an anchor, or of a harmless scheme."""
    bare = _SPACE.sub("", address)
    match = _SCHEME.match(bare)
    return match is None or match[1].lower() in _SAFE


def attributes(tag: str, given: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The attributes an element may keep, and the names of those taken away that do something."""
    kept: dict[str, str] = {}
    removed: list[str] = []
    allowed = _OF.get(tag, frozenset())
    for name, value in given.items():
        if name not in _EVERYWHERE and name not in allowed:
            if name not in _SAYS_NOTHING and not name.startswith("data-"):
                removed.append(name)
            continue
        share = tag == "col" and name == "width"
        clean = _share(value) if share else _value(name, value)
        if clean is None:
            removed.append(name)
        else:
            kept[name] = clean
    return kept, removed


def is_language(value: str) -> bool:
    """Whether a value has the form of a language's name (BCP 47)."""
    return _LANGUAGE.match(value) is not None


def written_as(value: str) -> str:
    """What to do about a language whose name has another form."""
    tag = value.partition(".")[0].replace("_", "-")
    if is_language(tag):
        return f"write {tag}"
    return "write the language as de, en-GB or pt-BR, with a hyphen"


def _value(name: str, value: str) -> str | None:
    """An attribute's value made harmless; None where it must go."""
    if name in {"href", "src", "cite"}:
        return _address(value) if safe_address(value) else None
    if name in _NUMBERS:
        return _number(name, value)
    fits = {
        "id": _ID.match(value),
        "role": _ROLE.match(value),
        "dir": value in _DIR,
        "type": value in {"1", "a", "A", "i", "I"},
        "scope": value in {"row", "col", "rowgroup", "colgroup"},
        "lang": is_language(value),
    }.get(name, True)
    if not fits:
        return None
    return name if name in {"open", "reversed"} else value


def _share(value: str) -> str | None:
    """The width of a column: a part of the table's; nothing else fits every page."""
    return value.strip() if _SHARE.match(value.strip()) else None


def _address(value: str) -> str:
    """An address of the web with what cannot stand in one written as %XX; others as they are."""
    bare = value.strip()
    if bare.startswith("//"):
        bare = f"https:{bare}"
    return quote(bare, safe=_PLAIN) if _SCHEME.match(bare) else bare


def _number(name: str, value: str) -> str | None:
    digits = value.strip().removesuffix("px").removesuffix("%")
    if not re.match(r"-?\d{1,9}$", digits, re.ASCII):
        return None
    if name in {"start", "value"}:
        return str(int(digits))
    low = 0 if name == "rowspan" and int(digits) == 0 else 1
    return str(max(low, min(int(digits), SPANNING if name.endswith("span") else 100_000)))
