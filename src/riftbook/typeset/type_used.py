"""Which glyphs of which fonts a run of pages uses: what a subset for the whole book is made of."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from riftbook.records import Value

_DESCRIBED = (
    "ascent", "bitmap", "colr", "descent", "family", "flags", "font_size", "glyph_count", "index",
    "italic_angle", "png", "stemh", "stemv", "style", "svg", "tables", "upem", "used_in_forms",
    "variations", "weight",
)  # fmt: skip
"""What WeasyPrint knows of a font beside its file and its glyphs."""


PART = "\N{WORD JOINER}"
"""What a glyph stands for that is one of several that make a letter."""


class FontUse(Value, kw_only=True):
    """A font, and what of it is used. Its name in content streams is the key it is kept under."""

    name: str
    """Its PostScript name in the PDF, with the subset's tag."""
    file: str
    """The SHA-256 of the font file, in hex."""
    description: Mapping[str, Any]
    """Of `_DESCRIBED`, as JSON can hold it."""
    meanings: Mapping[int, str]
    """Glyph to the characters it stands for."""
    widths: Mapping[int, float]
    """Glyph to its advance in thousandths of the size."""
    missing: Mapping[int, int]
    """Characters without a glyph to the number that stands for them."""


def used_fonts(fonts: Iterable[Any]) -> dict[str, FontUse]:
    """What is used of WeasyPrint's fonts, by their names in content streams.

    It keeps a font for each way of asking for it; those of one name are one font. Glyphs are put
    in order, for in which one they are met depends on what was known of a line.
    """
    found: dict[str, FontUse] = {}
    for font in fonts:
        use = FontUse(
            name=font.name.decode(),
            file=sha256(font.file_content).hexdigest(),
            description={key: getattr(font, key) for key in _DESCRIBED} | {"svg": bool(font.svg)},
            meanings={glyph: _meaning(said) for glyph, said in sorted(font.to_unicode.items())},
            widths=dict(sorted(font.widths.items())),
            missing=dict(sorted(font.missing.items())),
        )
        found[font.hash] = joined(found[font.hash], use) if font.hash in found else use
    return found


def _meaning(said: str) -> str:
    """What a glyph stands for.

    A glyph for blanks of several widths is a blank; one of several that make a letter together
    says nothing of its own, and may not be without meaning (ISO 14289-1, 7.21.7).
    """
    return " " if said.isspace() else said or PART


def joined(first: FontUse, more: FontUse) -> FontUse:
    """Two uses of one font; where they differ, the first is right."""
    return FontUse(
        name=first.name,
        file=first.file,
        description=first.description,
        meanings={**more.meanings, **first.meanings},
        widths={**more.widths, **first.widths},
        missing={**more.missing, **first.missing},
    )


def all_used(uses: Iterable[Mapping[str, FontUse]]) -> dict[str, FontUse]:
    """What several runs of pages use together, in order of the fonts' names."""
    found: dict[str, FontUse] = {}
    for use in uses:
        for name, font in use.items():
            found[name] = joined(found[name], font) if name in found else font
    return {name: found[name] for name in sorted(found)}
