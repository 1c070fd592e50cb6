"""Text as Pango shapes it: once a paragraph, and its words each alone.

In a justified line WeasyPrint spaces the words apart, and Pango then shapes each of them by itself;
in any other line it shapes them together. In most fonts that is the same: nothing changes across a
blank. Where it is (see `Words.stand_alone`), a line is known from its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from re import compile as pattern
from typing import Any, NamedTuple

import riftbook.typeset.engine  # noqa: F401  # first, for WeasyPrint is loaded there
from riftbook.records import Value

# isort: split
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.fonts import get_pango_font_key
from weasyprint.text.line_break import Layout, line_size

Step = tuple[int, int, int, int]
"""Glyph, width, shift to the right and shift upward, in Pango's units."""

BLANKS = " \u00a0"
"""What WeasyPrint widens when it justifies a line."""
WORDS = pattern(f"[^{BLANKS}]+")

_INTEGERS = ffi.typeof("gint *")
_WORDS = ffi.typeof("uint64_t *")
_ITEM = 6
"""64-bit words of a PangoItem: offset and length, …, font, and level to script of the analysis."""
_FONT = ffi.typeof("PangoFont *")
_FIELDS = 5
"""32-bit numbers in a PangoGlyphInfo: those of a step, and flags."""
COMMON = 0
"""The script of signs and figures where no letter stands with them (GUnicodeScript)."""
_LEADS = {COMMON: ".", 25: "a", 14: "α", 8: "а"}
"""A character of each script whose words do not depend on their neighbours."""
SHORT = 24
"""Characters; longer texts hardly return."""
_SPACING = 2
"""Pango's units; any will do to have the words shaped apart."""


class Run(NamedTuple):
    """Glyphs of one font and script."""

    font: int
    """The address of a PangoFont."""
    script: int
    """A GUnicodeScript."""
    leftward: bool
    offset: int
    """Bytes before it."""
    length: int
    """In bytes."""
    glyphs: Any
    """A PangoGlyphString."""

    @property
    def steps(self) -> list[Step]:
        """Its glyphs, from left to right."""
        each = self.glyphs
        data = ffi.unpack(ffi.cast(_INTEGERS, each.glyphs), _FIELDS * each.num_glyphs)
        return list(zip(data[0::5], data[1::5], data[2::5], data[3::5], strict=True))

    @property
    def clusters(self) -> list[int]:
        """For each glyph, the bytes of the run before the characters that it stands for."""
        return ffi.unpack(self.glyphs.log_clusters, self.glyphs.num_glyphs)  # type: ignore[no-any-return]

    def meanings(self, text: bytes) -> list[str]:
        """The characters that each glyph stands for, in a run to the right."""
        said = text[self.offset : self.offset + self.length]
        clusters = self.clusters
        if clusters == list(range(len(said))):
            return list(said.decode())
        ends = [*clusters[1:], self.length]
        return [said[begin:end].decode() for begin, end in zip(clusters, ends, strict=True)]


def runs(line: Any) -> Iterator[Run]:
    """The runs of a PangoLayoutLine, from left to right."""
    each = line.runs[0]
    while each != ffi.NULL:
        glyph_item, each = each.data, each.next
        # An item is read as it lies in memory: asking for its parts takes several times as long.
        place, _, _, _, font, about = ffi.unpack(ffi.cast(_WORDS, glyph_item.item), _ITEM)
        yield Run(
            font, about >> 24 & 0xFF, bool(about & 1), place & 0xFFFFFFFF, place >> 32,
            glyph_item.glyphs,
        )  # fmt: skip


def _glyphs(found: Sequence[Run], text: bytes, number: int) -> list[int | None]:
    """The glyph with which each character begins, and how many there are."""
    characters = [at for at, byte in enumerate(text) if byte & 0xC0 != 0x80]
    clusters = [run.offset + cluster for run in found for cluster in run.clusters]
    if clusters == characters:
        return list(range(number + 1))
    # The first glyph of a cluster says where it begins, so it has the last word.
    numbers = range(len(clusters) - 1, -1, -1)
    places = dict(zip(reversed(clusters), numbers, strict=True))
    return [*(places.get(at) for at in characters), number]


class Shaped(Value):
    """A text in one style, shaped together."""

    layout: Any
    glyphs: list[int | None]
    """The glyph with which each character, and the end, begins; None in a ligature."""
    edges: list[int | None]
    """Where each character begins, and the last one ends, in Pango's units; None in a ligature."""
    steps: list[Step]
    only: Run | None
    """The run where there is but one."""
    height: float
    baseline: float
    """Both in pixels."""


def shape(text: str, style: Any) -> Shaped | None:
    """Shape a text; None where it runs to the left or is more than a line."""
    layout = Layout(style)
    layout.set_text(text)
    line, second = layout.get_first_line()
    if second is not None or layout.text != text:
        return None
    found = list(runs(line))
    if any(run.leftward for run in found):
        return None
    made = found[0].steps if len(found) == 1 else [step for run in found for step in run.steps]
    begins = list(accumulate([step[1] for step in made], initial=0))
    glyphs = _glyphs(found, text.encode(), len(made))
    return Shaped(
        layout=layout,
        glyphs=glyphs,
        edges=[None if glyph is None else begins[glyph] for glyph in glyphs],
        steps=made,
        only=found[0] if len(found) == 1 else None,
        height=line_size(line, style)[1],
        baseline=pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS,
    )


_SHAPING = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override",
    "font_size", "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps",
    "font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric",
    "font_variant_position", "font_variation_settings", "font_weight", "lang", "letter_spacing",
    "overflow_wrap", "text_decoration_line", "word_spacing",
)  # fmt: skip
"""All that a Layout reads of a style."""


class Type(dict[str, Any]):
    """What of a style decides how text is shaped, for longer than its document lives."""

    def __init__(self, style: Any) -> None:
        """Take from a style what is needed."""
        super().__init__((name, style[name]) for name in _SHAPING)
        self.font_config = style.font_config
        self.words: dict[int, Words] = {}
        """The words met, by their scripts."""
        self._shaped: dict[str, Shaped | None] = {}

    def shape(self, text: str) -> Shaped | None:
        """Shape a text, once if it is short: the names and signs of a program return often."""
        if len(text) > SHORT:
            return shape(text, self)
        if text not in self._shaped:
            self._shaped[text] = shape(text, self)
        return self._shaped[text]

    def words_of(self, run: Run) -> Words | None:
        """Where the words of a run are known; None where they do not stand alone."""
        if run.leftward or run.script not in _LEADS:
            return None
        words = self.words.get(run.script)
        if words is None:
            words = self.words[run.script] = Words(self, run)
        return words if words.face == run.font else None


class Word(NamedTuple):
    """A word shaped alone."""

    steps: tuple[Step, ...]
    meanings: tuple[str, ...]
    """The characters that each glyph stands for."""
    width: int
    """In Pango's units."""


class Words:
    """The words of one type, in one font and script."""

    def __init__(self, type_: Type, run: Run) -> None:
        """Begin with the font and the script of a run in which some of them stand."""
        self.face, self.script = run.font, run.script
        self.font = ffi.cast(_FONT, run.font)
        self.key, _, self.size = get_pango_font_key(self.font)
        self.blanks: dict[str, Step] = {}
        """The blanks met, as they stand where nothing is justified."""
        self._type = type_
        self._known: dict[str, Word | None] = {}

    def find(self, words: list[str]) -> list[Word] | None:
        """Words as they stand alone; None when one of them never does."""
        known = self._known
        missing = [word for word in dict.fromkeys(words) if word not in known]
        if missing:
            self._shape(missing)
        found = [known[word] for word in words]
        return None if None in found else found  # type: ignore[return-value]

    def known(self, word: str) -> Word | None:
        """A word that was found before."""
        return self._known.get(word)

    def stand_alone(self, text: str, shaped: Shaped) -> bool:
        """Whether each word of a text is shaped as it is by itself."""
        places = [match.span() for match in WORDS.finditer(text)]
        words = self.find([text[begin:end] for begin, end in places])
        if words is None:
            return False
        glyphs, steps = shaped.glyphs, shaped.steps
        for (begin, end), word in zip(places, words, strict=True):
            first, last = glyphs[begin], glyphs[end]
            if first is None or last is None or tuple(steps[first:last]) != word.steps:
                return False
        return True

    def _shape(self, words: list[str]) -> None:
        """Have words shaped one by one, in a line of them spaced apart."""
        lead = _LEADS[self.script]
        # A mark has no script of its own: it takes that of what stands before it.
        text = " ".join([f"{lead}\u00a0{lead}", *words])
        layout = Layout(self._type, _SPACING * FROM_UNITS)
        layout.set_text(text, justify=True)
        line, _ = layout.get_first_line()
        encoded = text.encode()
        places = dict(zip(accumulate(_lengths(lead, words)), ["\u00a0", " ", *words], strict=True))
        self._known.update(dict.fromkeys(words))
        for run in runs(line):
            said = places.get(run.offset)
            if said in self._known:
                self._known[said] = self._alone(run, len(said.encode()), encoded)
            elif said:
                self._meet_blank(said, run)

    def _meet_blank(self, blank: str, run: Run) -> None:
        steps = run.steps if run.font == self.face else []
        if len(steps) == 1:
            [(glyph, width, _, rise)] = steps
            self.blanks[blank] = (glyph, width - _SPACING, 0, rise)

    def _alone(self, run: Run, length: int, text: bytes) -> Word | None:
        if run.length != length or run.font != self.face or run.leftward:
            return None
        steps = run.steps
        _, widths, _, rises = zip(*steps, strict=True)
        if run.script != self.script or any(rises):
            return None
        return Word(tuple(steps), tuple(run.meanings(text)), sum(widths))


def _lengths(lead: str, words: Sequence[str]) -> Iterator[int]:
    """The bytes before what follows what stands before it: two blanks, and words behind blanks."""
    letter = len(lead.encode())
    yield from (letter, letter + len("\u00a0".encode()), len(" "))
    for word in words[:-1]:
        yield len(word.encode()) + len(" ")
