"""Every construct of the manuscript's syntax: what is written and what is made of it.

`fixtures/*.md` hold a title, a line of one dot, the manuscript, a dot, the XHTML, a dot. Blocks
stand on lines of their own there; ``data-b`` is left out.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from riftbook.markup import convert
from riftbook.project import Source

FIXTURES = Path(__file__).parent / "fixtures"
EXAMPLE = re.compile(r"^(\S[^\n]*)\n\.\n(.*?)^\.\n(.*?)^\.$", re.DOTALL | re.MULTILINE)
BLOCK = (
    "blockquote|caption|dd|div|dl|dt|figcaption|figure|h[2-6]|hr|img|li|ol|p|pre|section|table"
    "|tbody|td|th|thead|tr|ul"
)
OPENING = re.compile(rf"(?<!^)(?=<(?:{BLOCK})[ />])")
CLOSING = re.compile(r"(?=</(?:ul|ol|dl|table|thead|tbody|tr|figure|blockquote|section)>)")


def shown(text: str) -> str:
    """What is made of a text, its title in front and its notes behind."""
    fragment, title, _ = convert(
        Source(id="x", path="x.md", text=text, role="chapter", language="en")
    )
    parts = [(fragment.xhtml, "")] + [(note.xhtml, f"[^{note.label}] ") for note in fragment.notes]
    lines = [f"TITLE {inner(title.xhtml)}"] if title else []
    for xhtml, lead in parts:
        body = inner(xhtml).replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
        body = re.sub(r' data-b="\w+"', "", body)
        body = CLOSING.sub("\n", OPENING.sub("\n", body))
        lines.append(lead + body.strip("\n"))
    return "\n".join(lines) + "\n"


def inner(xhtml: bytes) -> str:
    """The inside of the root element."""
    match = re.fullmatch(r"<\w+[^>]*?(?:/>|>(.*)</\w+>)", xhtml.decode(), re.DOTALL)
    assert match
    return match[1] or ""


def examples() -> Iterator[object]:
    for path in sorted(FIXTURES.glob("*.md")):
        found = EXAMPLE.findall(path.read_text(encoding="utf-8"))
        assert found, path
        for title, text, expected in found:
            yield pytest.param(text, expected, id=f"{path.stem}: {title}")


@pytest.mark.parametrize(("text", "expected"), list(examples()))
def test_example(text: str, expected: str) -> None:
    assert shown(text) == expected
