"""A pattern that is looked for from its sign on finds what it finds at every place."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from riftbook.markup.constructs import CONSTRUCTS
from riftbook.markup.inlines.sought import Sought
from riftbook.markup.reader import Reader
from riftbook.markup.text import Text

PATTERNS = list(Text(Reader("one.md", CONSTRUCTS), CONSTRUCTS).inlinePatterns)
PIECES = st.sampled_from(
    [
        "a", "Word ", " ", "  \n", "   \n", "\n", "\\", "\\*", "`", "``", "`x`", "$", "$x$",
        "$$y$$",
        "<", ">", "<b c='d'>", "<!-- e -->", "&amp;", "&", "[", "]", "![", "^[", "(", ")", "{", "}",
        "{#fig:a}", "{.b}", "@", "@key", "-@key", "/@fig:a", "--@fig:b", "~", "~~", "^",
        "www.a.org",
        "https://a.b", "http", "ftp://", "1", "é", "“", "\x02", "x@y.org", "<x@y.org>",
        "<https://a.b>",
    ]
)  # fmt: skip


def spans(found):
    return [match.span() for match in found]


@given(st.lists(PIECES, max_size=25).map("".join), st.integers(0, 12))
def test_the_same_is_found(data: str, start: int) -> None:
    for pattern in PATTERNS:
        sought = pattern.getCompiledRegExp()
        assert isinstance(sought, Sought)
        everywhere = re.compile(pattern.pattern, re.DOTALL | re.UNICODE)
        assert sought._expression.pattern == everywhere.pattern
        at = min(start, len(data))
        assert spans(sought.finditer(data, at)) == spans(sought._expression.finditer(data, at))


def test_python_markdown_asks_for_nothing_else() -> None:
    """Its one way to a pattern of ours is `finditer`; another would fail on a `Sought`."""
    assert issubclass(type(Text(Reader("one.md", CONSTRUCTS), CONSTRUCTS)._inline), InlineProcessor)
    assert not hasattr(Sought, "match")
