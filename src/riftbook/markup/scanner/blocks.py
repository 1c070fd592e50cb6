"""Blocks: from the lines of a file to the segments that are read as one text each."""

import re

from riftbook.markup.scanner import lines as rule
from riftbook.markup.scanner.lines import Line, lines_of
from riftbook.markup.scanner.segment import Kind, Segment
from riftbook.markup.scanner.signs import ATTRIBUTES, fold_label
from riftbook.markup.scanner.tables import Tables

_FENCED_CAPTION = re.compile(r"""\bcaption=(?:"([^"]*)"|'([^']*)'|([^\s}]+))""")
_RAW = re.compile(r"\{=(\w+)\}")
_HTML_FORMATS = frozenset(("html", "html4", "html5", "xhtml", "epub"))
_FIGURE = re.compile(r"\{[^}]*\.figure\b")
_NOTE_INDENT = 4
_CODE_INDENT = 4


def segments(text: str) -> tuple[tuple[Segment, ...], frozenset[str]]:
    """The segments of a file in the order in which they are printed, notes where they stand.

    Args:
        text: The file, with line feeds at its line ends.

    Returns:
        The segments, and the labels of the link definitions as `fold_label` writes them.
    """
    reader = _Reader(lines_of(text))
    reader.read()
    return tuple(reader.segments), frozenset(reader.references)


class _Reader(Tables):
    """Reads line by line; what is open is in the attributes."""

    def read(self) -> None:
        while self.at < len(self.lines):
            self._line()
        self.flush()

    def _line(self) -> None:
        line, depth = self.lines[self.at].unquoted(base=self.margin())
        if line.blank:
            self.flush()
            self.after_blank = True
            self.at += 1
            return
        if depth != self.quotes and (self.after_blank or depth > self.quotes):
            self.flush()
            self.items = []
            self.quotes = depth
        if self.note and self.after_blank and line.indent < _NOTE_INDENT and not self.quotes:
            self.note, self.items = "", []
        self._block(line)
        self.after_blank = False

    def _base(self, line: Line) -> int:
        """The column from which the line's indentation counts; ends items it is outside of."""
        margin = _NOTE_INDENT if self.note and line.indent >= _NOTE_INDENT else 0
        while self.items and line.indent < self.items[-1] and self.after_blank:
            # Two columns are enough to stay in an item, as in most people's lists.
            if line.indent >= max(self.items[-2] if self.items[1:] else 0, margin) + 2:
                break
            self.items.pop()
        return max(margin, self.items[-1] if self.items else 0)

    # -- one line ---------------------------------------------------------------------------

    def _block(self, line: Line) -> None:
        base = self._base(line)
        bare = line.stripped()
        code = line.indent - base >= _CODE_INDENT and not self.paragraph
        if code and not self._listed(line):
            self.add((bare.begin, bare.begin + len(bare.text)), kind=Kind.VERBATIM)
            self.at += 1
            return
        self._content(bare, line.indent)

    def _listed(self, line: Line) -> bool:
        """Whether a deeply indented line is a nested list's rather than code."""
        return bool(self.items) and bool(rule.BULLET.match(line.text.lstrip()))

    def _content(self, line: Line, column: int) -> None:
        """What stands after the indentation; a list item comes back here with its rest."""
        for opens in (
            self._fence, self._comment, self._div, self._definitions, self._heading, self._rule,
            self._item, self._grid, self._pipes, self._caption, self._html,
        ):  # fmt: skip
            if opens(line, column):
                return
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
                rows = (self.unquoted(at)[0] for at in range(self.at, end + 1))
                self.paragraph.extend((row.begin, row.begin + len(row.text)) for row in rows)
                self.at = end + 1
                return

    def _fence(self, line: Line, column: int) -> bool:
        match = rule.FENCE.match(line.text)
        if match is None:
            return False
        self.flush()
        mark, info = match[1] or match[3], match[2] or match[4] or ""
        figure, raw = _FIGURE.search(info), _RAW.search(info)
        unread = figure or (raw and raw[1] not in _HTML_FORMATS)
        self.at += 1
        caption = _FENCED_CAPTION.search(line.text) if ATTRIBUTES.search(info) else None
        while self.at < len(self.lines):
            inner, depth = self.unquoted(self.at)
            if depth < self.quotes:
                break
            self.at += 1
            bare = inner.text.strip()
            if len(bare) >= len(mark) and not bare.strip(mark[0]):
                break
            if not unread and not inner.blank:
                kind = Kind.HTML if raw else Kind.VERBATIM
                self.add((inner.begin, inner.begin + len(inner.text)), kind=kind)
        if figure and caption is not None:
            group = next(at for at in (1, 2, 3) if caption[at] is not None)
            self.add((line.begin + caption.start(group), line.begin + caption.end(group)))
        return True

    def _comment(self, line: Line, column: int) -> bool:
        if not line.text.startswith("<!--"):
            return False
        rest = line
        while (end := rest.text.find("-->")) < 0:
            self.at += 1
            if self.at >= len(self.lines):
                return True
            rest = self.lines[self.at]
        rest = rest.cut(end + 3)
        if rest.blank:
            self.at += 1
        else:
            self._content(rest.stripped(), column)
        return True

    def _div(self, line: Line, column: int) -> bool:
        if not rule.DIV.match(line.text):
            return False
        self.flush()
        self.at += 1
        self.after_blank = True
        return True

    def _definitions(self, line: Line, column: int) -> bool:
        """Notes, link definitions, abbreviations and the definitions of a definition list."""
        note = rule.NOTE.match(line.text)
        if note is not None:
            self.flush()
            self.note, self.items, self.after_blank = note[1], [], True
            self._rest(line.cut(note.end()), _NOTE_INDENT)
            return True
        reference = None if self.paragraph else rule.REFERENCE.match(line.text)
        if reference is not None:
            self.references.add(fold_label(reference[1]))
            self.at += 1
            following = self.lines[self.at].stripped() if self.at < len(self.lines) else line
            if rule.REFERENCE_TITLE.match(following.text):
                self.at += 1
            return True
        if rule.ABBREVIATION.match(line.text):
            self.flush()
            self.at += 1
            return True
        return self._defined(line, column)

    def _defined(self, line: Line, column: int) -> bool:
        match = rule.DEFINITION.match(line.text)
        if match is None or self.table is not None:
            return False
        self.flush()
        self.items = [at for at in self.items if at <= column] + [column + match.end()]
        self._rest(line.cut(match.end()), column + match.end())
        return True

    def _heading(self, line: Line, column: int) -> bool:
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

    def _rule(self, line: Line, column: int) -> bool:
        if not rule.RULE.match(line.text):
            return False
        self.flush()
        self.at += 1
        return True

    def _item(self, line: Line, column: int) -> bool:
        match = rule.BULLET.match(line.text) or rule.NUMBER.match(line.text)
        if match is None:
            return False
        if self.paragraph and not self._may_interrupt(line, match):
            return False
        self.flush()
        self.items = [at for at in self.items if at <= column]
        self.items.append(column + match.end())
        rest = line.cut(match.end())
        task = rule.TASK.match(rest.text)
        self._rest(rest if task is None else rest.cut(task.end()), column + match.end())
        return True

    def _may_interrupt(self, line: Line, match: re.Match[str]) -> bool:
        """Whether a list item may follow a line of text at once: ``1986.`` may not."""
        return bool(self.items) or not match[0][0].isdigit() or match[0].strip() in {"1.", "1)"}

    def _rest(self, line: Line, column: int) -> None:
        """What follows a marker on its line: quotations, further markers, text."""
        inner, depth = line.unquoted()
        if depth:
            self.quotes += depth
        if inner.blank:
            self.at += 1
            return
        self._content(inner.stripped(), column + inner.indent)

    # -- raw HTML ---------------------------------------------------------------------------

    def _html(self, line: Line, column: int) -> bool:
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
            row = line if not ranges else self.unquoted(self.at)[0]
            if row.blank and not literal:
                break
            ranges.append((row.begin, row.begin + len(row.text)))
            self.at += 1
            if (close and close in row.text.lower()) or (single and not literal):
                break
        self.add(*ranges, kind=Kind.HTML)
        self.after_blank = True
        return True
