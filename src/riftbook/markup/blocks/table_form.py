"""How a table is divided and set, as the attributes of its caption, fence or div say it."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from riftbook.markup.attributes import Attributes
from riftbook.markup.lines import Line
from riftbook.records import Value, replace

if TYPE_CHECKING:
    from riftbook.markup.reader import Reader

_SIDES = {
    "l": "align-left", "r": "align-right", "c": "align-center", "d": "", "n": "align-number",
}  # fmt: skip
_COUNTS = {
    "header-rows": "head", "footer-rows": "foot", "header-columns": "stub", "header-cols": "stub",
}  # fmt: skip
_NUMBER = re.compile(r"\d+(?:\.\d+)?%?$|\.\d+$")


class Form(Value, kw_only=True):
    """What the attributes of a table say."""

    head: int | None = None
    """Rows of the head; None where nothing is said."""
    foot: int = 0
    """Rows of the foot."""
    stub: int = 0
    """Columns that head their rows."""
    shares: tuple[float, ...] = ()
    """The widths of the columns, relative to each other; none where they follow from the text."""
    sides: tuple[str, ...] = ()
    """Classes that align the columns."""
    place: Line | None = None
    """Where `shares` are said in an attribute."""
    decimal: str = ""
    """The sign on which numbers are aligned; `""` for that of the language."""


def form_of(reader: "Reader", place: Line, found: Attributes) -> Form:
    """Read the attributes of a table, and tell which of them are not possible.

    Args:
        reader: for the problems.
        place: the line in which the attributes stand.
        found: them.
    """
    counts: dict[str, int] = {}
    for key, name in _COUNTS.items():
        value = found.pairs.get(key)
        if value is None:
            continue
        if value.isascii() and value.isdigit() and len(value) < 5:
            counts[name] = int(value)
        else:
            _refuse(reader, place, key, value, "write a number, such as 1")
    decimal = found.pairs.get("decimal", "")
    if len(decimal) > 1:
        _refuse(reader, place, "decimal", decimal, "write one sign: a point or a comma")
        decimal = ""
    return Form(
        head=counts.get("head"),
        foot=counts.get("foot", 0),
        stub=counts.get("stub", 0),
        shares=_shares(reader, place, found.pairs.get("widths", "")),
        sides=_sides(reader, place, found),
        place=_at(place, "widths") if "widths" in found.pairs else None,
        decimal=decimal,
    )


def standing(form: Form, *, head: int, sides: Sequence[str] = ()) -> Form:
    """The form of a table whose own lines say something too; its attributes go before them."""
    aligned = tuple(said or drawn for said, drawn in zip_longest(form.sides, sides, fillvalue=""))
    return replace(form, head=head if form.head is None else form.head, sides=aligned)


def _shares(reader: "Reader", place: Line, value: str) -> tuple[float, ...]:
    parts = _parts(value)
    if not parts:
        return ()
    if not all(_NUMBER.match(part) and float(part.rstrip("%")) for part in parts):
        _refuse(reader, place, "widths", value, 'write a number for each column, such as "2,1,1"')
        return ()
    return tuple(float(part.rstrip("%")) for part in parts)


def _sides(reader: "Reader", place: Line, found: Attributes) -> tuple[str, ...]:
    key = "aligns" if "aligns" in found.pairs else "align"
    value = found.pairs.get(key, "")
    parts = _parts(value)
    if not all(part in _SIDES for part in parts):
        _refuse(
            reader, place, key, value,
            'write l, r, c, n (numbers, on their point) or d for each column, such as "l,n,n"',
        )  # fmt: skip
        return ()
    return tuple(_SIDES[part] for part in parts)


def side_of(reader: "Reader", place: Line, value: str) -> str:
    """The class that aligns one cell."""
    if value not in _SIDES:
        _refuse(reader, place, "align", value, "write l, r, c, n (numbers, on their point) or d")
    return _SIDES.get(value, "")


def _parts(value: str) -> Sequence[str]:
    return re.split(r"[\s,]+", value.strip().strip("[]").strip()) if value.strip() else ()


def _refuse(reader: "Reader", place: Line, key: str, value: str, hint: str) -> None:
    piece = _at(place, key)
    reader.problem(
        "M032", reader.span(piece, len(key) + 1), f"{key}={value[:40]} is not possible", hint
    )


def _at(place: Line, key: str) -> Line:
    """The line from an attribute on."""
    return place.after(max(place.text.find(f"{key}="), 0))
