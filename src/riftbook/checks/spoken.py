"""Text that says in the file what it says, because its glyphs alone would not (ISO 32000-1, 14.9.4).

Glyphs of scripts that run from right to left stand in the order of their places. Where each stands
for one letter, they have to be the letters that are said; in Arabic one letter may be several
glyphs and several letters one, so that nothing can be counted there.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from riftbook.checks.piece import Piece
from riftbook.language.scripts import is_leftward


def as_said(pieces: Sequence[Piece], said: str) -> tuple[Piece, ...]:
    """The pieces that stand in a stretch of the page, as one that reads as it should.

    Args:
        pieces: what its glyphs say, from left to right.
        said: what the file says of them; `""` where it says nothing.
    """
    if not said or not pieces or not _believed("".join(piece.text for piece in pieces), said):
        return tuple(pieces)
    left = min(piece.x for piece in pieces)
    right = max(piece.right for piece in pieces)
    return (replace(pieces[0], text=said, x=left, right=right),)


def _believed(shown: str, said: str) -> bool:
    """Whether glyphs may be read as a text."""
    if not is_leftward(said):
        return False
    joining = any(unicodedata.bidirectional(character) == "AL" for character in said)
    return joining or _letters(shown) == _letters(said)


def _letters(text: str) -> list[str]:
    return sorted(character for character in text if character.isalnum())
