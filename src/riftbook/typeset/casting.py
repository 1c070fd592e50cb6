"""Fonts for the whole book: one subset of each, with every glyph that any division uses."""

from collections.abc import Mapping
from typing import Any

from riftbook.typeset.engine import (
    Font,
    build_fonts_dictionary,
    ffi,
    harfbuzz,
    load_font_tools,
    pydyf,
    weasyprint,
)
from riftbook.typeset.type_used import FontUse

_READ_ONLY = 2
"""HB_MEMORY_MODE_READONLY_MAY_MAKE_WRITABLE."""


class _Face(Font):  # type: ignore[misc]
    """A font of WeasyPrint's, made from what was kept of it."""

    def __init__(self, key: str, use: FontUse, file: bytes) -> None:
        self.__dict__.update(use.description)
        self.hash = key
        self.name = use.name.encode()
        self.file_content = file
        self.variations = dict(use.description["variations"])
        self.to_unicode = dict(sorted(use.meanings.items()))
        self.widths = dict(sorted(use.widths.items()))
        self.missing = dict(use.missing)
        self._held = ffi.new("char[]", file)
        blob = harfbuzz.hb_blob_create(self._held, len(file), _READ_ONLY, ffi.NULL, ffi.NULL)
        self.hb_face = harfbuzz.hb_face_create(blob, self.index)


def cast(uses: Mapping[str, FontUse], files: Mapping[str, bytes]) -> tuple[Any, Mapping[str, int]]:
    """Make the fonts of a book.

    Args:
        uses: what is used of each, by its name in content streams.
        files: the font files by their SHA-256 in hex.

    Returns:
        A ``pydyf.PDF`` that holds nothing else, and the object of each font.
    """
    load_font_tools()
    pdf = pydyf.PDF()
    faces = {key: _Face(key, use, files[use.file]) for key, use in uses.items()}
    options = weasyprint.DEFAULT_OPTIONS
    dictionary = build_fonts_dictionary(pdf, faces, True, True, options)
    return pdf, {key: int(reference.split()[0]) for key, reference in dictionary.items()}
