"""What WeasyPrint says while it works, turned into findings: nothing passes unheard."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from riftbook.typeset.values import Finding

_CSS_PLACE = re.compile(r" at (\d+):(\d+),")
_GLYPH = re.compile(r"glyph rendered for Unicode string")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """Collect the warnings and errors of WeasyPrint instead of printing them."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    propagate, level = logger.propagate, logger.level
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
        logger.setLevel(level)


def about_division(message: str, division: str) -> Finding:
    """A message heard while a division was set or written."""
    if _GLYPH.search(message):
        return Finding(
            code="S003",
            message=f"a character came out as an empty box: {message.rpartition(':')[2].strip()}",
            hint="the layout prints a character that none of the book's fonts has",
            division=division,
        )
    return Finding(
        code="S001",
        message=f"the page is not set as it was meant: {message}",
        hint="look at the page named; if the text is as you want it, the layout is at fault",
        division=division,
    )


def about_style(message: str, path: str) -> Finding:
    """A message heard while a stylesheet was read."""
    place = _CSS_PLACE.search(message)
    return Finding(
        code="S002",
        message=f"the style says something that is not understood: {message.rstrip('.')}",
        hint="paged CSS as WeasyPrint knows it can be used; mend or delete the line",
        path=path,
        line=int(place[1]) if place else 1,
        column=int(place[2]) if place else 1,
    )
