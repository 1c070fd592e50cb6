"""What glyphs say together: from right to left, or as the file says it (ISO 32000-1, 14.9.4).

Glyphs of scripts that run from right to left stand in the order of their places. Where each stands
for one letter, they have to be the letters that are said; in Arabic one letter may be several
glyphs and several letters one, so that nothing can be counted there.
"""

import unicodedata
from collections.abc import Sequence

from riftbook.checks.piece import Piece
from riftbook.language.leftward import in_reading_order, is_leftward
from riftbook.records import Record, field, replace


class Spoken(Record):
    """The pieces of a page as they are read."""

    pieces: list[Piece] = field(default_factory=list)
    _begun: list[tuple[Piece, Sequence[str]]] = field(default_factory=list)
    """What was shown since the last place was taken: pieces, and what their glyphs stand for."""
    _open: list[tuple[int, str]] = field(default_factory=list)
    """Where marked content begins that is still open, and what the file says of it."""

    def show(self, piece: Piece, glyphs: Sequence[str]) -> None:
        """Add what one operator shows."""
        self._begun.append((piece, glyphs))

    def settle(self) -> None:
        """What follows stands elsewhere."""
        if any(is_leftward(piece.text) for piece, _ in self._begun):
            glyphs = [glyph for _, shown in self._begun for glyph in shown]
            first, last = self._begun[0][0], self._begun[-1][0]
            text = in_reading_order(glyphs)
            self.pieces.append(replace(first, text=text, right=max(first.right, last.right)))
        else:
            self.pieces += [piece for piece, _ in self._begun]
        self._begun.clear()

    def begin(self, said: str) -> None:
        """Marked content begins, of which the file says what it says; `""` for nothing."""
        self.settle()
        self._open.append((len(self.pieces), said))

    def end(self) -> None:
        """Marked content ends."""
        self.settle()
        if self._open:
            begin, said = self._open.pop()
            self.pieces[begin:] = as_said(self.pieces[begin:], said)


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
