"""Inline markup: which characters of a paragraph's source are printed."""

import re

from riftbook.markup.scanner import signs as sign
from riftbook.markup.scanner.brackets import Brackets, code_at
from riftbook.markup.scanner.emphasis import Marks, paired
from riftbook.markup.scanner.ruby import read_above
from riftbook.markup.scanner.signs import Shown as Shown
from riftbook.markup.scanner.spelling import HIDDEN


def print_of(source: str, references: frozenset[str], mode: Shown = Shown.MARKDOWN) -> str:
    """The source with what is not printed taken out, character for character.

    Args:
        source: The text of one block, its lines joined by line feeds.
        references: The labels of the file's link definitions, as `fold_label` writes them.
        mode: Whether Markdown's own markup counts or only that of HTML.

    Returns:
        A text of the same length: unprinted characters are `HIDDEN`, tags that part words and
        line ends are white space, an entity is its character followed by `HIDDEN`.
    """
    reading = _Reading(source, references)
    if mode is Shown.HTML:
        return reading.html()
    return reading.alone() or reading.markdown()


def print_with_notes(
    source: str, references: frozenset[str], *, paragraph: bool = True
) -> tuple[str, list[tuple[int, int]]]:
    """The same, a space for each call as it parts two letters, and the ranges of the notes."""
    if not sign.possible(source):
        return source, []
    reading = _Reading(source, references, call=" ")
    picture = paragraph and reading.lone_picture()  # elsewhere it is no figure
    return "".join(reading.shown) if picture else reading.markdown(), reading.notes


class _Reading:
    """One block being read; `shown` is what is printed, `inside` where what is open closes."""

    def __init__(self, source: str, references: frozenset[str], call: str = HIDDEN) -> None:
        self.source = source
        self.references = references
        self.call = call
        self.shown = list(source)
        self.closers: dict[int, int] = {}  # where a bracket closes, and where its tail ends
        self.inside: list[int] = []
        self.marks: dict[int, list[Marks]] = {}
        """Rows of stars and low lines, by where the text around them closes."""
        self.ends: set[int] = set()  # behind code, a link, a citation
        self.brackets = Brackets(source)
        self.notes: list[tuple[int, int]] = []

    def markdown(self) -> str:
        if not sign.SPECIAL.search(self.source):
            return self.source
        position = 0
        while match := sign.SPECIAL.search(self.source, position):
            position = self._markup(match)
        for marks in self.marks.values():
            for begin, end in paired(marks):
                self.hide(begin, end)
        return "".join(self.shown)

    def alone(self) -> str:
        """What is printed of a picture or a note that is all there is; `""` for other text."""
        found = self.lone_picture() or self._lone_note()
        return "".join(self.shown) if found else ""

    def html(self) -> str:
        position = 0
        while match := re.compile("[<&]").search(self.source, position):
            begin = match.start()
            position = self._angle(begin) if match[0] == "<" else self._entity(begin)
        return "".join(self.shown)

    def hide(self, begin: int, end: int, by: str = HIDDEN) -> int:
        self.shown[begin:end] = ["\n" if one == "\n" else by for one in self.source[begin:end]]
        return end

    def _markup(self, match: re.Match[str]) -> int:
        begin, token = match.start(), match[0]
        simple = {
            "\\": self._escape,
            "`": self._code,
            "$": self._math,
            "]": self._close,
            "<": self._angle,
            "&": self._entity,
            "{": self._attributes,
        }
        with_token = {
            "[": self._bracket,
            "!": self._bracket,
            "-": self._key,
            "@": self._key,
            "*": self._star,
            "_": self._star,
            "~": self._shifted,
            "^": self._bracket if token == "^[" and begin not in self.closers else self._shifted,
        }
        if token[0] in simple:
            return simple[token[0]](begin)
        if token[0] in with_token:
            return with_token[token[0]](begin, token)
        return self._address(match.end())

    def _star(self, begin: int, token: str) -> int:
        end = begin + len(token)
        self._leave(begin)
        around = self.inside[-1] if self.inside else -1
        before = "." if begin in self.ends else self.source[max(begin - 1, 0) : begin]
        marks = Marks.of(begin, end, token[0], before, self.source[end : end + 1])
        self.marks.setdefault(around, []).append(marks)
        return end

    def _leave(self, position: int) -> None:
        while self.inside and self.inside[-1] < position:
            self.inside.pop()

    def _whole(self, end: int) -> int:
        """The end of what its neighbours see as one thing."""
        self.ends.add(end)
        return end

    def _escape(self, begin: int) -> int:
        following = self.source[begin + 1 : begin + 2]
        if following in sign.PUNCTUATION or following == "\n":
            self.shown[begin] = HIDDEN
            return begin + 2 if following == "\n" else self._whole(begin + 2)
        return begin + 1

    def _code(self, begin: int) -> int:
        inner, closing, end = code_at(self.source, begin)
        if end < 0:
            return inner
        self.hide(begin, inner)
        return self._tail(self.hide(closing, end))

    def _math(self, begin: int) -> int:
        match = sign.MATH.match(self.source, begin)
        if match is None:
            return begin + 1
        group = 1 if match[1] is not None else 2
        self.hide(begin, match.start(group))
        return self._tail(self.hide(match.end(group), match.end()))

    def _bracket(self, begin: int, token: str) -> int:
        note = sign.NOTE.match(self.source, begin + len(token) - 1)
        if note is not None:
            return self._called(note.start(), note.end())
        closing = self.brackets.closing(begin + len(token) - 1)
        if closing < 0:
            return begin + len(token)
        if token == "^[":
            self.notes.append((begin + 2, closing))
            return self._called(begin, closing + 1)
        end = self._target(begin, closing, token)
        return begin + len(token) if end < 0 else self._inside(begin, closing, end, token)

    def _called(self, begin: int, end: int) -> int:
        """Hide a note or its call; that of one in the words of a link stands behind the link."""
        self._leave(begin)
        linked = any(self.source[at : at + 2] in {"](", "]["} for at in self.inside)
        return self._whole(self.hide(begin, end, HIDDEN if linked else self.call))

    def _inside(self, begin: int, closing: int, end: int, token: str) -> int:
        """Go on in brackets that have a meaning, where what stands there is printed."""
        if token == "![":
            return self._tail(self.hide(begin, end))
        if above := read_above(self.source[begin:end], closing - begin):
            self.shown[begin:end] = above
            return self._whole(end)
        self.hide(begin, begin + 1)
        self._enter(begin, closing, end)
        return begin + 1

    def _enter(self, begin: int, closing: int, end: int) -> None:
        """What is read now ends at `closing`; what belongs to that goes on to `end`."""
        self._leave(begin)
        self.closers[closing] = end
        self.inside.append(closing)

    def _target(self, begin: int, closing: int, token: str) -> int:
        """The end of what makes brackets a link, a picture, a span or a citation; else -1."""
        source = self.source
        at = closing + 1
        match = sign.DESTINATION.match(source, at) or sign.ATTRIBUTES.match(source, at)
        if match is not None:
            return match.end()
        text = source[begin + len(token) : closing]
        label = sign.LABEL.match(source, closing + 1)
        if label is not None and sign.fold_label(label[1] or text) in self.references:
            return label.end()
        named = token == "[" and "@" in text and sign.names_things(text)
        return closing + 1 if named or sign.fold_label(text) in self.references else -1

    def _close(self, begin: int) -> int:
        end = self.closers.get(begin)
        return begin + 1 if end is None else self._tail(self.hide(begin, end))

    def _tail(self, begin: int) -> int:
        """Hide the attributes that stand right behind a construct."""
        match = sign.ATTRIBUTES.match(self.source, begin)
        return self._whole(begin if match is None else self.hide(begin, match.end()))

    def _angle(self, begin: int) -> int:
        source = self.source
        comment = sign.COMMENT.match(source, begin) or sign.UNPRINTED.match(source, begin)
        if comment is not None:
            return self._whole(self.hide(begin, comment.end()))
        link = sign.AUTOLINK.match(source, begin)
        if link is not None:
            self.hide(begin, begin + 1)
            return self._whole(self.hide(link.end() - 1, link.end()))
        tag = sign.TAG.match(source, begin)
        if tag is None:
            return begin + 1
        parting = sign.PARTING.fullmatch(tag[1])
        return self._whole(self.hide(begin, tag.end(), " " if parting else HIDDEN))

    def _entity(self, begin: int) -> int:
        match = sign.ENTITY.match(self.source, begin)
        character = "" if match is None else sign.character(match)
        if match is None or not character:
            return begin + 1
        self.hide(begin, match.end())
        self.shown[begin : begin + len(character)] = character
        return self._whole(match.end())

    def _key(self, begin: int, token: str) -> int:
        match = (sign.HANGING if begin in self.ends else sign.KEY).match(self.source, begin)
        if match is None:
            return begin + len(token)
        return self._whole(self.hide(begin, match.end(), " "))  # what is printed there parts words

    def _shifted(self, begin: int, token: str) -> int:
        """``~~struck~~``, ``H~2~O`` and ``x^2^``."""
        if begin in self.closers:
            return self._whole(self.hide(begin, self.closers[begin]))
        self._leave(begin)
        limit = self.inside[-1] if self.inside else len(self.source)
        match = sign.SHIFTED[token].match(self.source, begin, limit)
        end = begin + len(token)
        if match is None:
            return end
        self.hide(begin, end)
        self._enter(begin, match.end() - len(token), match.end())
        return end

    def _attributes(self, begin: int) -> int:
        """Attributes of the block at its end, or behind emphasis."""
        match = sign.ATTRIBUTES.match(self.source, begin)
        if match is None:
            return begin + 1
        at_end = not self.source[match.end() :].strip()
        behind = self.source[begin - 1 : begin] in {"*", "_", ")", "]", "`", "~", "^", ">"}
        return self.hide(begin, match.end()) if at_end or behind else begin + 1

    def _address(self, begin: int) -> int:
        self._leave(begin)
        limit = self.inside[-1] if self.inside else len(self.source)
        match = sign.ADDRESS.match(self.source, begin, limit)
        return begin if match is None else self._whole(match.end())

    def _lone_note(self) -> bool:
        """A note in the text that is all there is: its own text is what is asked for."""
        inside = len(self.source) - 1
        if not self.source.startswith("^[") or self.brackets.closing(1) != inside:
            return False
        inner = print_of(self.source[2:inside], self.references)
        self.hide(0, len(self.source))
        self.shown[2:inside] = inner
        return True

    def lone_picture(self) -> bool:
        """A picture alone in its paragraph prints its bracket text: that is the caption."""
        lead = len(self.source) - len(self.source.lstrip())
        closing = self.brackets.closing(lead + 1) if self.source.startswith("![", lead) else -1
        end = -1 if closing < 0 else self._target(lead, closing, "![")
        if end < 0:
            return False
        attributes = sign.ATTRIBUTES.match(self.source, end)
        stop = end if attributes is None else attributes.end()
        if self.source[stop:].strip():
            return False
        if attributes is not None and ".decorative" in attributes[0]:
            self.hide(0, len(self.source))
            return True
        begin = lead + 2
        inner = _Reading(self.source[begin:closing], self.references, self.call)
        shown = inner.shown if inner.lone_picture() else inner.markdown()
        self.notes = [(begin + first, begin + last) for first, last in inner.notes]
        self.hide(0, len(self.source))
        self.shown[begin:closing] = shown
        return True
