"""The lines of a file, and what a line can open."""

import re

from riftbook.records import Value

QUOTE = re.compile(r">[ ]?")
ITEM = re.compile(r"(?:[-*+]|(?:\d{1,9}|#)[.)])(?=[ \t]|$)")
VERSE = re.compile(r"\|(?: +|$)")
BLANK = re.compile(r"\s*$")
BULLET = re.compile(r"([-*+])(?:[ \t]+(?=\S)|[ \t]*$)")
NUMBER = re.compile(r"(?:\d{1,9}|#)[.)](?:[ \t]+(?=\S)|[ \t]*$)")
TASK = re.compile(r"\[[ xX]\][ \t]")
RULE = re.compile(r"(?:\*[ \t]*){3,}$|(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$")
FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
HEADING = re.compile(r"#{1,6}(?=[ \t]|$)[ \t]*")
UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
DIV = re.compile(r":{3,}(?:[ \t]*\S.*)?$")
DIV_OPEN = re.compile(r":{3,}[ \t]*(?:[\w-]+[ \t]*)?(?:\{.*\})?[ \t]*:*[ \t]*$")
DIV_CLOSE = re.compile(r":{3,}[ \t]*$")
NOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
REFERENCE = re.compile(
    r"""\[([^\]\n^][^\]\n]*)\]:[ \t]*(?:<[^<>\n]*>|\S+)"""
    r"""(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$"""
)
REFERENCE_TITLE = re.compile(r"""(?:"[^"]*"|'[^']*'|\([^()]*\))[ \t]*$""")
ABBREVIATION = re.compile(r"\*\[([^\]]+)\]:[ \t]*")
DEFINITION = re.compile(r"[:~][ \t]+(?=\S)")
CAPTION = re.compile(r"(?:[Tt]able:|:)[ \t]+(?=\S)")
DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
DASHES = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *$")
SOLID = re.compile(r" {0,3}-{3,} *$")
DASHED = re.compile(r" {0,3}(?:-{3,}|-{2,}(?: +-{2,})+) *$")
VALUES = re.compile(r"(`{3,}|~{3,})[ \t]*(\{(?=[^{}]*\.table(?=[\s}]))[^{}]*\})[ \t]*$")
GRID = re.compile(r"\+(?:[-=:]+\+)+[ \t]*$")
HTML_LITERAL = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|$)", re.I)
HTML_BLOCK = re.compile(
    r"</?(address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|"
    r"details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|"
    r"head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|"
    r"option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)"
    r"(?=[\s/>]|$)",
    re.I,
)
HTML_ALONE = re.compile(
    r"""<(?:[A-Za-z][\w-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*"""
    r"""\s*/?|/[A-Za-z][\w-]*\s*)>[ \t]*$"""
)
HTML_MARKDOWN = re.compile(r"""\smarkdown(?:=(?:"(?:1|block|span)"|'1'|1))?(?=[\s>])""")
INTERRUPTING = (
    HEADING, RULE, FENCE, DIV, QUOTE, NOTE, GRID, HTML_BLOCK, HTML_LITERAL,
)  # fmt: skip
"""What ends a paragraph without an empty line, lists left out."""

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)")


class Line(Value):
    """A line without its line end."""

    begin: int
    """The offset in the file of what is left of the line."""
    text: str
    lead: int = 0
    """Columns of a tab that are left where a container took only some of them."""

    def cut(self, count: int) -> "Line":
        """The line without its first characters."""
        return Line(self.begin + count, self.text[count:])

    def without(self, columns: int) -> "Line":
        """The line without that much white space at its beginning, or all that there is."""
        bare = self.stripped()
        left = max(self.indent - columns, 0)
        spaces = min(left, len(self.text) - len(bare.text))
        return Line(bare.begin - spaces, " " * spaces + bare.text, left - spaces)

    @property
    def blank(self) -> bool:
        """Whether there is only white space."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Columns of white space at the beginning; a tab goes to the next fourth column."""
        column = self.lead
        for character in self.text:
            if character == " ":
                column += 1
            elif character == "\t":
                column += 4 - column % 4
            else:
                break
        return column

    def stripped(self) -> "Line":
        """The line without white space at its beginning."""
        return self.cut(len(self.text) - len(self.text.lstrip(" \t")))


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text with line feeds at its line ends; front matter left out."""
    lines: list[Line] = []
    position = 0
    front = FRONT_MATTER.match(text)
    if front is not None:
        position = front.end()
    while position <= len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        lines.append(Line(position, text[position:end]))
        position = end + 1
    return tuple(lines)
