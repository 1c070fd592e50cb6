"""WeasyPrint, imported once, in a world without the machine's fonts."""

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from riftbook.typeset.interfaces import declared
from riftbook.typeset.mending import mend

VERSION = "70.0"
"""The adapter in `tree` reads private attributes of this version."""


@contextmanager
def without_system_fonts() -> Iterator[None]:
    """Let fontconfig read a configuration that knows no folder at all."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # “no fonts configured”: that is what we want
            yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


_DEFERRED = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint needs only to write fonts: loading it takes a quarter of all loading."""


@contextmanager
def _without_font_tools() -> Iterator[None]:
    """Let WeasyPrint believe that the tools for fonts are there."""
    stand_ins = {name: ModuleType(name) for name in _DEFERRED if name not in sys.modules}
    for stand_in in stand_ins.values():
        stand_in.instantiateVariableFont = None  # type: ignore[attr-defined]
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


def load_font_tools() -> None:
    """Give WeasyPrint the tools for fonts, before it writes any."""
    from weasyprint.pdf import fonts

    from riftbook.fonts import tools

    fonts.subset, fonts.instantiateVariableFont = tools()


with without_system_fonts(), _without_font_tools(), declared():
    import weasyprint as weasyprint
    from weasyprint.css.counters import CounterStyle as CounterStyle
    from weasyprint.formatting_structure import boxes as boxes
    from weasyprint.layout import inline as _inline
    from weasyprint.layout.absolute import AbsolutePlaceholder as AbsolutePlaceholder
    from weasyprint.matrix import Matrix as Matrix
    from weasyprint.pdf import pydyf as pydyf
    from weasyprint.pdf.fonts import Font as Font
    from weasyprint.pdf.fonts import build_fonts_dictionary as build_fonts_dictionary
    from weasyprint.text.ffi import ffi as ffi
    from weasyprint.text.ffi import harfbuzz as harfbuzz
    from weasyprint.text.ffi import harfbuzz_subset as harfbuzz_subset
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.text.fonts import get_hb_object_data as get_hb_object_data

if weasyprint.__version__ != VERSION:
    raise ImportError(f"riftbook needs WeasyPrint {VERSION}, not {weasyprint.__version__}")
mend(_inline)


def pdf_bytes(item: object) -> bytes:
    """An operand or operator as it stands in a content stream."""
    written: bytes = pydyf._to_bytes(item)
    return written


def font_configuration() -> FontConfiguration:
    """An empty configuration, to be filled by ``@font-face`` alone."""
    with without_system_fonts():
        return FontConfiguration()
