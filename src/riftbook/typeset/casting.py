"""Fonts for the whole book: one subset of each, with every glyph that any division uses."""

import struct
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from riftbook.typeset.engine import (
    Font,
    build_fonts_dictionary,
    ffi,
    get_hb_object_data,
    harfbuzz,
    harfbuzz_subset,
    load_font_tools,
    pydyf,
    weasyprint,
)
from riftbook.typeset.type_used import FontUse

_READ_ONLY = 2
"""HB_MEMORY_MODE_READONLY_MAY_MAKE_WRITABLE."""


class _Face(Font):  # type: ignore[misc]
    """A font of WeasyPrint's, made from what was kept of it."""

    tables: list[str]

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
        if "fvar" in self.tables:
            self._fix()

    @property
    def needs_font_tools(self) -> bool:
        """Whether WeasyPrint will change more of it than HarfBuzz can."""
        return "fvar" in self.tables or bool(self.png or self.svg or self.colr)

    def _fix(self) -> None:
        """Take the letters from one place on the axes, the one that WeasyPrint would take.

        fontTools, which WeasyPrint calls for it, takes some thirty times as long: it looks at all
        glyphs, used or not. Where HarfBuzz cannot do it, that is what happens.
        """
        wanted = {"wght": self.weight, "opsz": self.font_size, "ital": int(self.style == 2)}
        axes = dict(_axes(self.hb_face))
        pin = getattr(harfbuzz_subset, "hb_subset_input_pin_axis_location", None)
        if pin is None or "slnt" in axes or "glyf" not in self.tables or self.used_in_forms:
            return
        order = _order(self.to_unicode)
        for axis, usual in axes.items():
            place = self.variations.get(axis, wanted.get(axis, usual))
            pin(order, self.hb_face, _tag(axis), place)
        face = harfbuzz_subset.hb_subset_or_fail(self.hb_face, order)
        if face != ffi.NULL:
            self.hb_face = ffi.gc(face, harfbuzz.hb_face_destroy)
            self.file_content = get_hb_object_data(self.hb_face)
            self.tables = [table for table in self.tables if table != "fvar"]


def _order(glyphs: Iterable[int]) -> Any:
    """What HarfBuzz is to keep of a font: these glyphs, their numbers, no rules of setting."""
    order = ffi.gc(
        harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy
    )
    dropped = [_tag(name) for name in ("GPOS", "GSUB")]
    for kind, members in (
        (harfbuzz_subset.HB_SUBSET_SETS_GLYPH_INDEX, glyphs),
        (harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG, dropped),
    ):
        sorted_members = ffi.new("hb_codepoint_t[]", sorted(members))
        of_kind = harfbuzz_subset.hb_subset_input_set(order, kind)
        harfbuzz.hb_set_add_sorted_array(of_kind, sorted_members, len(sorted_members))
    harfbuzz_subset.hb_subset_input_set_flags(
        order,
        harfbuzz_subset.HB_SUBSET_FLAGS_RETAIN_GIDS
        | harfbuzz_subset.HB_SUBSET_FLAGS_PASSTHROUGH_UNRECOGNIZED
        | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
        # Outlines of a variable font may lie over each other.
        | harfbuzz_subset.HB_SUBSET_FLAGS_SET_OVERLAPS_FLAG,
    )
    return order


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _axes(face: Any) -> Iterator[tuple[str, float]]:
    """Each axis of a variable font and where it usually is (OpenType, table fvar)."""
    blob = harfbuzz.hb_face_reference_table(face, _tag("fvar"))
    length = ffi.new("unsigned int *")
    table = bytes(ffi.buffer(harfbuzz.hb_blob_get_data(blob, length), length[0]))
    harfbuzz.hb_blob_destroy(blob)
    first, _, count, size = struct.unpack_from(">4H", table, 4)
    for at in range(first, first + count * size, size):
        tag, _, usual = struct.unpack_from(">4sii", table, at)
        yield tag.decode("ascii"), usual / 65536


def cast(uses: Mapping[str, FontUse], files: Mapping[str, bytes]) -> tuple[Any, Mapping[str, int]]:
    """Make the fonts of a book.

    Args:
        uses: what is used of each, by its name in content streams.
        files: the font files by their SHA-256 in hex.

    Returns:
        A ``pydyf.PDF`` that holds nothing else, and the object of each font.
    """
    faces = {key: _Face(key, use, files[use.file]) for key, use in uses.items()}
    if harfbuzz_subset is None or any(face.needs_font_tools for face in faces.values()):
        load_font_tools()
    pdf = pydyf.PDF()
    options = weasyprint.DEFAULT_OPTIONS
    dictionary = build_fonts_dictionary(pdf, faces, True, True, options)
    return pdf, {key: int(reference.split()[0]) for key, reference in dictionary.items()}
