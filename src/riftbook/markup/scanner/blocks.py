"""Blocks: from the lines of a file to the segments that are read as one text each."""

import re
from collections.abc import Mapping

from riftbook.markup.scanner import lines as rule
from riftbook.markup.scanner.lines import Line, lines_of
from riftbook.markup.scanner.passages import QUOTED, Passages, value
from riftbook.markup.scanner.segment import Kind, Segment
from riftbook.markup.scanner.signs import ATTRIBUTES, fold_label
from riftbook.markup.scanner.state import INDENT, Container
from riftbook.records import replace

_FENCED_CAPTION = re.compile(rf"\bcaption{QUOTED}")
_RAW = re.compile(r"\{=(\w+)\}")
_HTML_FORMATS = frozenset(("html", "html4", "html5", "xhtml", "epub"))
_FIGURE = re.compile(r"\{[^}]*\.figure\b")
_DONE = Line(-1, "")
"""Nothing is left of a line."""

_DEPTH = 200
"""How many containers may stand in each other; books have far fewer."""


def segments(
    text: str, named: Mapping[str, tuple[int, str]] | None = None, whole: str = ""
) -> tuple[tuple[Segment, ...], frozenset[str]]:
    """The segments of a file in the order in which they are printed, notes where they stand.

    Args:
        text: The file, with line feeds at its line ends.
        named: The files that it names: where their text begins behind it, and the text.
        whole: The text with theirs behind it.

    Returns:
        The segments, and the labels of the link definitions as `fold_label` writes them.
    """
    reader = _Reader(lines_of(text), named or {}, whole or text)
    reader.read()
    return tuple(reader.segments), frozenset(reader.references)


class _Reader(Passages):
    """Reads line by line; what is open is in the attributes."""

    def read(self) -> None:
        while self.at < len(self.lines):
            self._line()
        self.flush()

    def cell(self, ranges: tuple[tuple[int, int], ...]) -> None:
        """What stands in a cell that holds blocks."""
        lines = [Line(begin, self.whole[begin:end]) for begin, end in ranges]
        space = min((line.indent for line in lines if not line.blank), default=0)
        inner = _Reader(tuple(line.without(space) for line in lines), self.named, self.whole)
        inner.read()
        self.references |= inner.references
        own = (replace(each, note=each.note or self.note) for each in inner.segments)
        self.segments.extend(own)

    def _line(self) -> None:
        line, count = self.peeled(self.at)
        outside = count < len(self.containers)
        if line.blank:
            self.flush()
            del self.containers[count:]
            self.at += 1
        elif outside and self.paragraph and self.follows(line):
            self._text(line.stripped())
        else:
            if outside:
                self.flush()
                del self.containers[count:]
            self._block(line)

    def _block(self, line: Line) -> None:
        """A line inside its containers, which may open further ones."""
        inner: Line | None = line
        while inner is not None:
            if inner.blank:
                self.at += 1
                return
            bare = inner.stripped()
            if self.dashes(inner):
                return
            if inner.indent >= INDENT and not self.paragraph:
                self.add((bare.begin, bare.begin + len(bare.text)), kind=Kind.VERBATIM)
                self.at += 1
                return
            deep = inner.indent >= INDENT or len(self.containers) > _DEPTH
            if deep:
                self._text(bare)
                return
            inner = self._opened(bare, inner.indent)

    def _opened(self, line: Line, indent: int) -> Line | None:
        """What is left of a line that opens a container; what opens another block is read."""
        for opens in (self._rule, self._quote, self._item, self._note, self._definition):
            rest = opens(line, indent)
            if rest is not None:
                return None if rest.begin < 0 else rest
        for reads in (
            self._listing, self._values, self._fence, self._comment, self._div, self._defined,
            self._heading, self._grid, self._pipes, self._caption, self._html, self._verse,
        ):  # fmt: skip
            if reads(line):
                return None
        self._text(line)
        return None

    def _text(self, line: Line) -> None:
        """A line of a paragraph."""
        self.table = None
        self.paragraph.append((line.begin, line.begin + len(line.text)))
        self.at += 1
        self._past_comment(line)

    def _past_comment(self, line: Line) -> None:
        """A comment that begins in a paragraph hides empty lines too."""
        before, mark, after = line.text.rpartition("<!--")
        if not mark or "-->" in after or before.count("`") % 2:
            return
        for end in range(self.at, len(self.lines)):
            if "-->" in self.lines[end].text:
                rows = (self.peeled(at)[0] for at in range(self.at, end + 1))
                self.paragraph.extend((row.begin, row.begin + len(row.text)) for row in rows)
                self.at = end + 1
                return

    def _fence(self, line: Line) -> bool:
        match = rule.FENCE.match(line.text)
        if match is None:
            return False
        self.flush()
        mark, info = match[1] or match[3], match[2] or match[4] or ""
        figure, raw = _FIGURE.search(info), _RAW.search(info)
        unread = figure or (raw and raw[1] not in _HTML_FORMATS)
        self.at += 1
        where = len(self.segments)
        caption = _FENCED_CAPTION.search(line.text) if ATTRIBUTES.search(info) else None
        while self.at < len(self.lines):
            inner = self.inner(self.at)
            if inner is None:
                break
            self.at += 1
            bare = inner.text.strip()
            if len(bare) >= len(mark) and not bare.strip(mark[0]):
                break
            if not unread and not inner.blank:
                kind = Kind.HTML if raw else Kind.VERBATIM
                self.add((inner.begin, inner.begin + len(inner.text)), kind=kind)
        if figure and caption is not None:
            self.add(*value(caption, line))
        if not (figure or raw):
            self._printed_file(line)
            self._code_begins(line, where)
        return True

    def _comment(self, line: Line) -> bool:
        """A comment by itself; one with text behind it belongs to a paragraph."""
        if self.paragraph or not line.text.startswith("<!--"):
            return False
        for end in range(self.at, len(self.lines)):
            _, mark, rest = self.lines[end].text.rpartition("-->")
            if not mark:
                continue
            if rest.strip():
                return False
            self.at = end + 1
            return True
        return False

    def _defined(self, line: Line) -> bool:
        """Link definitions and abbreviations."""
        reference = None if self.paragraph else rule.REFERENCE.match(line.text)
        if reference is not None:
            self.references.add(fold_label(reference[1]))
            self.at += 1
            if rule.REFERENCE_TITLE.match(self.bare(self.at).text):
                self.at += 1
            return True
        if rule.ABBREVIATION.match(line.text):
            self.flush()
            self.at += 1
            return True
        return False

    # -- containers -------------------------------------------------------------------------

    def _rule(self, line: Line, indent: int) -> Line | None:
        """``* * *`` is no list, but below a paragraph ``---`` makes it a heading."""
        if not rule.RULE.match(line.text) or (self.paragraph and rule.UNDERLINE.match(line.text)):
            return None
        self.flush()
        self.at += 1
        return _DONE

    def _quote(self, line: Line, indent: int) -> Line | None:
        match = rule.QUOTE.match(line.text)
        return None if match is None else self._open(Container(), line.cut(match.end()))

    def _note(self, line: Line, indent: int) -> Line | None:
        match = rule.NOTE.match(line.text)
        if match is None:
            return None
        return self._open(Container(width=INDENT, note=match[1]), line.cut(match.end()))

    def _definition(self, line: Line, indent: int) -> Line | None:
        match = rule.DEFINITION.match(line.text)
        if match is None or self.table is not None or self._captions(line):
            return None
        width = indent + match.end()
        return self._open(Container(width=width, least=min(width, INDENT)), line.cut(match.end()))

    def _item(self, line: Line, indent: int) -> Line | None:
        match = rule.ITEM.match(line.text)
        if match is None or (self.paragraph and not self.interrupts(line)):
            return None
        rest = line.cut(match.end())
        space = 1 if rest.blank or rest.indent > INDENT else rest.indent
        inner = rest.without(space)
        task = rule.TASK.match(inner.text)
        if task is not None:
            inner = inner.cut(task.end())
        return self._open(Container(width=indent + match.end() + space), inner)

    def _open(self, container: Container, rest: Line) -> Line:
        self.flush()
        self.table = None
        self.containers.append(container)
        return rest

    # -- blocks -----------------------------------------------------------------------------

    def _heading(self, line: Line) -> bool:
        match = rule.HEADING.match(line.text)
        if match is not None:
            self.flush()
            end = len(re.sub(r"(?:[ \t]+#+)?[ \t]*$", "", line.text))
            text = (line.begin + match.end(), line.begin + max(end, match.end()))
            self.add(text, kind=Kind.LINE)
            self.at += 1
            return True
        if self.paragraph and rule.UNDERLINE.match(line.text):
            self.flush(Kind.LINE)
            self.at += 1
            return True
        return False

    # -- raw HTML ---------------------------------------------------------------------------

    def _html(self, line: Line) -> bool:
        literal = rule.HTML_LITERAL.match(line.text)
        alone = rule.HTML_ALONE.match(line.text)
        block = rule.HTML_BLOCK.match(line.text)
        if not (literal or block or (alone and not self.paragraph)):
            return False
        self.flush()
        single = alone and (line.text[1] == "/" or rule.HTML_MARKDOWN.search(line.text))
        close = f"</{literal[1].lower()}>" if literal else ""
        ranges: list[tuple[int, int]] = []
        while self.at < len(self.lines):
            row = line if not ranges else self.inner(self.at)
            if row is None:
                break
            if row.blank and not literal:
                break
            ranges.append((row.begin, row.begin + len(row.text)))
            self.at += 1
            if (close and close in row.text.lower()) or (single and not literal):
                break
        self.add(*ranges, kind=Kind.HTML)
        return True
