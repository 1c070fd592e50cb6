"""Where lines end, found on text that is shaped once.

For every line WeasyPrint has Pango shape the text several times: to break it, to try a word more,
to try each place for a hyphen, and as it will stand. Here a paragraph is shaped once, its lines are
ended where the measures say, and each is composed of words that are known. A line about which the
measures leave a doubt, or that is out of the ordinary, is left to WeasyPrint: its answer is the
only right one, and a line found here is the one that it would find.
"""

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import inf
from typing import Any

import pyphen

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.typeset.composed import ComposedLine, Line, composed, ended, ended_width
from riftbook.typeset.measured import HAIR, Measured, measure
from riftbook.typeset.shaping import COMMON, WORDS, Type, Words

# isort: split
from weasyprint.layout import inline as _inline
from weasyprint.text.ffi import TO_UNITS

Types = dict[str, Type]
"""Each type of a book that was met, by what tells it from others."""

_WORD_ENDS, _WORD_BOUNDARY = 1 << 6, 1 << 12
"""The bits ``is_word_end`` and ``is_word_boundary`` of a PangoLogAttr."""
_ORDINARY = {
    "white_space": "normal",
    "letter_spacing": "normal",
    "word_spacing": 0,
    "direction": "ltr",
    "word_break": "normal",
    "text_decoration_line": "none",
}
_SPECIAL = frozenset("\n\t\xad\u2028\u2029")

_theirs = _inline.split_first_line
_their_layout = _inline.create_layout


@dataclass(slots=True, kw_only=True)
class _Held:
    """A style, and the text last met in it."""

    style: Any
    type: Type | None
    """None where the style is out of the ordinary."""
    text: str = ""
    measured: Measured | None = None


@dataclass(slots=True)
class Splitter:
    """Takes the place of WeasyPrint's ``split_first_line`` while a division is laid out."""

    types: Types
    held: dict[int, _Held] = field(default_factory=dict)
    """Each style met."""

    def split(
        self, text: str, style: Any, context: Any, max_width: float | None, *more: Any, **how: Any
    ) -> Line:
        """Fit as much as possible into a line: the arguments and the answer are WeasyPrint's."""
        if max_width is not None and max_width != inf:
            measured = self._measured(text, style)
            if measured is not None:
                line = self._line(measured, text, context, max_width, more[0])
                if line is not None:
                    return line
        theirs: Line = _theirs(text, style, context, max_width, *more, **how)
        return theirs

    def lay(
        self, text: str, style: Any, context: Any, max_width: float | None,
        justification_spacing: float,
    ) -> Any:  # fmt: skip
        """A line that is justified: the arguments are those of WeasyPrint's ``create_layout``."""
        held = self.held.get(id(style))
        words = self._words(held, text) if held else None
        if words is None or max_width is not None or not _SPECIAL.isdisjoint(text):
            return _their_layout(text, style, context, max_width, justification_spacing)
        return ComposedLine(words, text, blanks=None, spacing=justification_spacing, width=None)

    def _words(self, held: _Held, text: str) -> Words | None:
        """Where the words of a line are known, if its style is ordinary."""
        if held.type is None:
            return None
        if not any(map(str.isalpha, text)):
            return held.type.words.get(COMMON)
        return held.measured.words if held.measured else None

    def _measured(self, text: str, style: Any) -> Measured | None:
        held = self.held.get(id(style))
        if held is None:
            held = self.held[id(style)] = _Held(style=style, type=self._type(style))
        if held.type is not None and not held.text.endswith(text):
            held.text, held.measured = text, _measure(text, style, held.type)
        return held.measured

    def _type(self, style: Any) -> Type | None:
        if not _is_ordinary(style):
            return None
        type_ = Type(style)
        return self.types.setdefault(str(list(type_.values())), type_)

    def _line(
        self, measured: Measured, text: str, context: Any, max_width: float, spacing: float
    ) -> Line | None:
        """The first line of a text that is the end of what was measured; None in doubt."""
        begin = len(measured.text) - len(text)
        origin = measured.edges[begin]
        if origin is None:
            return None
        limit = origin + max_width * TO_UNITS
        if measured.ends[-1] > limit:
            return _inner(measured, begin, context, limit, max_width, spacing)
        end = measured.edges[-1]
        if end is None or end > limit - HAIR:
            return None
        return composed(measured, begin, len(measured.text), spacing, max_width, last=True)


def _measure(text: str, style: Any, type_: Type) -> Measured | None:
    if not _SPECIAL.isdisjoint(text):
        return None
    shaped = type_.shape(text)
    words = type_.words_of(shaped.only) if shaped and shaped.only else None
    if shaped and words and words.stand_alone(text, shaped):
        return measure(text, style, shaped, words)
    return None


def _inner(
    measured: Measured, begin: int, context: Any, limit: float, max_width: float, spacing: float
) -> Line | None:
    """A line that is not the last one; the limit is in Pango's units, as the edges are."""
    at = bisect_right(measured.ends, limit)
    if at == 0 or measured.starts[at - 1] <= begin:
        return None
    if not measured.fits(at - 1, limit) or not measured.exceeds(at, limit):
        return None
    start, following = measured.starts[at - 1 : at + 1]
    part = _part(measured, begin, start, following, context, max_width)
    if part:
        hyphen = measured.style["hyphenate_character"]
        return ended(measured, begin, start, part, spacing, max_width, hyphen=hyphen)
    return None if part is None else composed(measured, begin, start, spacing, max_width)


def _is_ordinary(style: Any) -> bool:
    zone = style["hyphenate_limit_zone"]
    return (
        all(style[name] == value for name, value in _ORDINARY.items())
        and style["font_size"] > 1
        and not getattr(zone, "value", zone)
    )


def _part(
    measured: Measured, begin: int, start: int, following: int, context: Any, max_width: float
) -> str | None:
    """What of the next word stands before a hyphen; None in doubt."""
    word = _word(measured, start, following)
    if word is None:
        return None
    limit = (measured.edges[begin] or 0) + max_width * TO_UNITS + measured.kern
    hyphen, text = measured.style["hyphenate_character"], measured.text
    first, last = word
    _, left, _ = measured.style["hyphenate_limit_chars"]
    least = measured.edges[min(first + left, last)]
    if least is not None and least > limit:
        return ""
    for part in _parts(text[first:last], measured.style, context):
        end = measured.edges[first + len(part)]
        if end is not None and end > limit:
            continue
        before = text[start:first] + part
        rest = WORDS.match(text, first + len(part))  # shaped along: the next line begins with it
        measured.words.find([before + hyphen, *([rest[0]] if rest else [])])
        width = ended_width(measured, begin, start, before + hyphen)
        if width is None:
            return None
        if width <= max_width:
            return before
    return ""


def _word(measured: Measured, start: int, following: int) -> tuple[int, int] | None:
    """The word to be parted, from where a line may begin to where the next may; None in doubt."""
    # WeasyPrint leaves out the character before a break, and thereby the last letter of a word
    # that stands before a dash.
    end = following - 1 if following < len(measured.text) else following
    words = [
        (first, min(last, end))
        for first, last in _words(measured.flags, start, following)
        if first < end
    ]
    total, _, _ = measured.style["hyphenate_limit_chars"]
    if not words or words[0][1] - words[0][0] >= total:
        return words[0] if words else (start, start)
    # Of the words behind the first one WeasyPrint asks as if nothing stood before them.
    return (start, start) if len(words) == 1 else None


def _words(flags: list[int], start: int, following: int) -> Iterator[tuple[int, int]]:
    """Where the words between two breaks begin and end."""
    begin = start
    for at in range(start + 1, following + 1):
        if flags[at] & _WORD_ENDS:
            yield begin, at
        if flags[at] & (_WORD_ENDS | _WORD_BOUNDARY):
            begin = at


def _parts(word: str, style: Any, context: Any) -> list[str]:
    """What may stand before a hyphen, the longest first."""
    total, left, right = style["hyphenate_limit_chars"]
    language = style["lang"] and pyphen.language_fallback(style["lang"])
    if not word or style["hyphens"] != "auto" or not language:
        return []
    key = (language, left, right, total)
    if key not in context.dictionaries:
        context.dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
    return [part for part, _ in context.dictionaries[key].iterate(word)]


@contextmanager
def lines_measured(types: Types) -> Iterator[None]:
    """Let WeasyPrint end lines this way.

    Args:
        types: what is known of the book's types; what is met is added.
    """
    splitter = Splitter(types)
    before = _inline.split_first_line, _inline.create_layout
    _inline.split_first_line, _inline.create_layout = splitter.split, splitter.lay
    try:
        yield
    finally:
        _inline.split_first_line, _inline.create_layout = before
