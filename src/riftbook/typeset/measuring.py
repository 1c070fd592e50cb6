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
from math import inf
from typing import Any

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.records import Record, field
from riftbook.typeset.composed import ComposedLine, Line, composed, ended, ended_width
from riftbook.typeset.measured import HAIR, Measured, measure
from riftbook.typeset.parting import narrowest, parts, word_parted
from riftbook.typeset.shaping import COMMON, SHORT, WORDS, Type, Words

# isort: split
from weasyprint.layout import inline as _inline
from weasyprint.layout import preferred as _preferred
from weasyprint.text.ffi import TO_UNITS

Types = dict[str, Type]
"""Each type of a book that was met, by what tells it from others."""

_ORDINARY = {
    "letter_spacing": ("normal", 0),
    "word_spacing": (0,),
    "direction": ("ltr",),
    "word_break": ("normal",),
    "text_decoration_line": ("none",),
}
_UNBROKEN = frozenset({"nowrap", "pre"})
"""The kinds of white space where no line ends at the measure."""
_SPECIAL = frozenset("\n\t\xad\u2028\u2029")

_theirs = _inline.split_first_line
_their_narrowing = _preferred.split_first_line
_their_layout = _inline.create_layout


class _Held(Record, kw_only=True):
    """A style, and the text last met in it."""

    style: Any
    type: Type | None
    """None where the style is out of the ordinary."""
    text: str = ""
    measured: Measured | None = None
    words: Words | None = None
    """Those among which the words of the text are known."""
    short: dict[str, Measured | None] = field(default_factory=dict)
    """The short texts met: those of a program return often."""

    def measure(self, text: str) -> Measured | None:
        """The text, or one of which it is the end, measured; None if it is out of the ordinary."""
        if self.type is None or self.text.endswith(text):
            return self.measured
        if text in self.short:
            measured = self.short[text]
        else:
            measured = _measure(text, self.style, self.type)
            if len(text) > SHORT:
                self.text, self.measured = text, measured
            else:
                self.short[text] = measured
        self.words = measured.words if measured else None
        return measured


class Splitter(Record):
    """Takes the place of WeasyPrint's ``split_first_line`` while a division is laid out."""

    types: Types
    held: dict[int, _Held] = field(default_factory=dict)
    """Each style met."""

    def split(
        self, text: str, style: Any, context: Any, max_width: float | None, *more: Any, **how: Any
    ) -> Line:
        """Fit as much as possible into a line: the arguments and the answer are WeasyPrint's."""
        measured = self._measured(text, style)
        if measured is not None:
            line = self._line(measured, text, context, max_width, more[0])
            if line is not None:
                return line
        theirs: Line = _theirs(text, style, context, max_width, *more, **how)
        return theirs

    def narrow(
        self, text: str, style: Any, context: Any, max_width: float | None, *more: Any, **how: Any
    ) -> Any:
        """Fit as little as can be, or everything, into a line: only its width is asked for.

        The arguments and the answer are those of WeasyPrint's ``split_first_line``.
        """
        if max_width != 0 or not text:
            return self.split(text, style, context, max_width, *more, **how)
        measured = self._measured(text, style)
        if measured and style["white_space"] == "normal" and style["overflow_wrap"] != "anywhere":
            found = narrowest(measured, len(measured.text) - len(text), context)
            if found is not None:
                return (None, None, *found, None, None)
        return _their_narrowing(text, style, context, max_width, *more, **how)

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
        return held.words

    def _measured(self, text: str, style: Any) -> Measured | None:
        held = self.held.get(id(style))
        if held is None:
            held = self.held[id(style)] = _Held(style=style, type=self._type(style))
        return held.measure(text)

    def _type(self, style: Any) -> Type | None:
        if not _is_ordinary(style):
            return None
        type_ = Type(style)
        return self.types.setdefault(str(list(type_.values())), type_)

    def _line(
        self, measured: Measured, text: str, context: Any, max_width: float | None, spacing: float
    ) -> Line | None:
        """The first line of a text that is the end of what was measured; None in doubt."""
        begin = len(measured.text) - len(text)
        origin, end = measured.edges[begin], measured.edges[-1]
        if origin is None or end is None:
            return None
        kind = measured.style["white_space"]
        if max_width is not None and max_width != inf and kind not in _UNBROKEN:
            limit = origin + max_width * TO_UNITS
            if measured.ends[-1] > limit and kind == "normal":
                return _inner(measured, begin, context, limit, max_width, spacing)
            if end > limit - HAIR:
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
        all(style[name] in values for name, values in _ORDINARY.items())
        and style["font_size"] > 1
        and not getattr(zone, "value", zone)
    )


def _part(
    measured: Measured, begin: int, start: int, following: int, context: Any, max_width: float
) -> str | None:
    """What of the next word stands before a hyphen; None in doubt."""
    word = word_parted(measured, start, following)
    if word is None:
        return None
    limit = (measured.edges[begin] or 0) + max_width * TO_UNITS + measured.kern
    hyphen, text = measured.style["hyphenate_character"], measured.text
    first, last = word
    _, left, _ = measured.style["hyphenate_limit_chars"]
    least = measured.edges[min(first + left, last)]
    if least is not None and least > limit:
        return ""
    for part in parts(text[first:last], measured.style, context):
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


@contextmanager
def lines_measured(types: Types) -> Iterator[None]:
    """Let WeasyPrint end lines this way.

    Args:
        types: what is known of the book's types; what is met is added.
    """
    splitter = Splitter(types)
    before = _inline.split_first_line, _inline.create_layout
    _inline.split_first_line, _inline.create_layout = splitter.split, splitter.lay
    _preferred.split_first_line = splitter.narrow
    try:
        yield
    finally:
        _inline.split_first_line, _inline.create_layout = before
        _preferred.split_first_line = _their_narrowing
