"""Stylesheets as WeasyPrint reads them, which takes about as long as to set a few pages."""

from collections.abc import Iterable, Iterator

import tinycss2

from riftbook.typeset.engine import weasyprint
from riftbook.typeset.fetcher import Rooted
from riftbook.typeset.hearing import listening

Read = tuple[object, tuple[str, ...]]
"""WeasyPrint's stylesheet, and what it had to say while it read it."""

_AHEAD: dict[str, Read] = {}
"""By their texts: those that need neither fonts nor files."""


class _NoFonts:
    """Stands where fonts are collected, and notes whether there was one."""

    def __init__(self) -> None:
        self.asked = False

    def add_font_face(self, *_: object) -> None:
        self.asked = True


def read_ahead(texts: Iterable[str]) -> None:
    """Read stylesheets before anything is set; one that brings fonts or files is read then."""
    for text in texts:
        fonts, fetcher = _NoFonts(), Rooted({})
        found = _read(text, fonts, fetcher)
        if not (fonts.asked or fetcher.refused):
            _AHEAD[text] = found


def read(text: str, fonts: object, fetcher: Rooted) -> Read:
    """A stylesheet.

    Args:
        text: its text.
        fonts: WeasyPrint's collection of fonts, to which those that it brings are added.
        fetcher: gives out the files that it names.
    """
    return _AHEAD.get(text) or _read(text, fonts, fetcher)


def _read(text: str, fonts: object, fetcher: Rooted) -> Read:
    with listening() as heard:
        try:
            sheet = weasyprint.CSS(string=text, font_config=fonts, url_fetcher=fetcher)
        except ValueError:  # it stops at an @import of a sheet that lies beside this one
            unfollowed = tuple(_unfollowed(text))
            if not unfollowed:
                raise
            sheet = weasyprint.CSS(string="")
            heard.extend(unfollowed)
    return sheet, tuple(heard)


def _unfollowed(text: str) -> Iterator[str]:
    """A message for each @import; with one of them the book is not printed."""
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            yield f"@import at {rule.source_line}:{rule.source_column}, which is not followed"
