"""Quotes, dashes, ellipses and the spaces at signs as they are printed: in texts without markup."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from riftbook.language.quotation import quoted
from riftbook.language.spacing import spaced

Edit = tuple[int, int, str]
"""Begin and end of what is replaced, one character or more, and what stands there instead."""
Quotes = Sequence[tuple[str, str]]
"""Language to quotation marks that a book uses instead of the usual ones."""

_WRITTEN = re.compile(r"-{2,}|\.{3,}")


def signs(whole: str, language: str, own: Mapping[str, str]) -> Iterator[Edit]:
    """What is to stand in the place of quotes, hyphens and dots.

    Args:
        whole: the text of a block.
        language: a BCP 47 tag.
        own: marks by language that the book uses instead.
    """
    yield from _dashes(whole)
    yield from quoted(whole, language, own)


def composed(text: str, language: str, quotes: Quotes = ()) -> str:
    """A text of the settings, set as a text of the manuscript is.

    Args:
        text: plain text; paragraphs are parted by an empty line, and lines stay divided.
        language: its BCP 47 tag.
        quotes: marks that the book uses instead of the language's own.
    """
    own = dict(quotes)
    paragraphs = (_edited(part, signs(part, language, own)) for part in text.split("\n\n"))
    lines = "\n\n".join(paragraphs).split("\n")
    return "\n".join(_edited(line, spaced(line, language)) for line in lines)


def _edited(text: str, edits: Iterable[Edit]) -> str:
    for begin, end, new in sorted(edits, reverse=True):
        text = f"{text[:begin]}{new}{text[end:]}"
    return text


def _dashes(whole: str) -> Iterator[Edit]:
    """Hyphens written for dashes, dots written for an ellipsis; rows of more stay as they are."""
    for match in _WRITTEN.finditer(whole):
        new = {"--": "–", "---": "—", "...": "…"}.get(match[0])
        if new:
            yield match.start(), match.end(), new
