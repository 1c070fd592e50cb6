"""WeasyPrint, imported once, in a world without the machine's fonts."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


with without_system_fonts():
    import weasyprint as weasyprint
    from weasyprint.css.counters import CounterStyle as CounterStyle
    from weasyprint.formatting_structure import boxes as boxes
    from weasyprint.layout.absolute import AbsolutePlaceholder as AbsolutePlaceholder
    from weasyprint.text.fonts import FontConfiguration

if weasyprint.__version__ != VERSION:
    raise ImportError(f"riftbook needs WeasyPrint {VERSION}, not {weasyprint.__version__}")


def font_configuration() -> FontConfiguration:
    """An empty configuration, to be filled by ``@font-face`` alone."""
    with without_system_fonts():
        return FontConfiguration()
