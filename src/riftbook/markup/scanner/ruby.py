"""Words with their reading: ``[漢字]{.ruby reading="かん|じ"}``."""

import re

from riftbook.markup.scanner.spelling import HIDDEN

_RUBY = re.compile(r"\{[^{}]*\.ruby\b[^{}]*\}")
_READING = re.compile(r"""\breading=(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'{}]+))""")

_PARTING = re.compile(r"\\?\|")
"""A bar, which in a table stands behind a backslash."""


def read_above(source: str, closing: int) -> list[str]:
    """What is printed of a word with its reading, character for character.

    The reading is printed behind its word; readings of single characters, each behind its own.

    Args:
        source: the word in its brackets, and what stands in braces behind it.
        closing: where the brackets close.

    Returns:
        As many characters as the source has, `HIDDEN` for those that are not printed; none for
        what is no ruby.
    """
    found = _READING.search(source, closing) if _RUBY.match(source, closing + 1) else None
    if found is None:
        return []
    name = found.lastgroup or "a"
    word, parts = source[1:closing], _PARTING.split(found[name])
    shown = [HIDDEN] * len(source)
    if len(parts) == 1:
        shown[1:closing] = word
        shown[found.start(name) : found.end(name)] = found[name]
        return shown
    if len(parts) != len(word):
        return []
    said = "".join(one + part for one, part in zip(word, parts, strict=True))
    shown[1] = said[0]
    shown[closing + 1 : closing + len(said)] = said[1:]
    return shown
