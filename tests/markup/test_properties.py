"""Whatever is written, what is made of it is clean XHTML, and no word goes unseen."""

import re
from collections import Counter
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from markup.test_scanner import BLOCKS, plant
from riftbook.markup import cleaning, convert
from riftbook.markup.lost import text_of
from riftbook.markup.scanner import split
from riftbook.model.book import Fragment
from riftbook.project import Source

PIECES = [
    *"*_`~^$[](){}<>|\\!#-+=:@&;'\"/.,0123456789",
    *("\n", "\n\n", "    ", "  \n", "\t", " ", " ", "\u00a0", "\x02", "\x00", "\ufeff", "é", "漢"),
    *(
        "- ",
        "1. ",
        "> ",
        "# ",
        "## ",
        "```",
        "~~~",
        ":::",
        "::: a",
        "| a | b |\n|---|---|\n",
        "---",
    ),
    *("[^a]", "[^a]: ", "^[", "[b]: c", "@fig:a", "@b", "{.index}", "{#c}", '{.figure kind="d"}'),
    *("<div>", "</div>", "<b>", "</b>", "<table>", "<td>", "<script>", "</script>", "<!--", "-->"),
    *('<a href="javascript:b">', "<p onclick=c>", "<style>", "<li>", "<pre>", "</pre>", "<br>"),
    *("&amp;", "&#0;", "&#x110000;", "&nope;", "![a](b)", "[a](b)", "$$", "$a$", ": a", "| a"),
    *("one", "two", "three", "four", "five", "six", "seven", "eight"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def made(text: str) -> tuple[Fragment, list[etree._Element], set[str]]:
    fragment, title, found = convert(Source(id="x", path="x.md", text=text, role="chapter"))
    parts = [fragment.xhtml, *(note.xhtml for note in fragment.notes)]
    if title:
        parts.append(title.xhtml)
    for diagnostic in found:
        assert 1 <= diagnostic.span.line <= text.count("\n") + 1
        line = text.split("\n")[diagnostic.span.line - 1]
        assert 1 <= diagnostic.span.column <= len(line) + 1
    return fragment, [etree.fromstring(part) for part in parts], {d.code for d in found}


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_it_is_clean_xhtml(text: str) -> None:
    _, parts, _ = made(text)
    for part in parts:
        for element in part.iter():
            name = etree.QName(element).localname
            assert name in cleaning.INLINE | cleaning.BLOCK
            for key, value in element.attrib.items():
                assert not re.match(r"on|style|x-", str(key))
                assert key not in {"href", "src"} or cleaning.safe_address(str(value))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_blocks_have_the_text_of_their_elements(text: str) -> None:
    fragment, parts, _ = made(text)
    blocks = {block.id: block for block in fragment.blocks}
    assert len(blocks) == len(fragment.blocks)
    lines = text.count("\n") + 1
    for element in (element for part in parts for element in part.iter()):
        block = element.get("data-b")
        if block is not None:
            assert (element.text or "") in blocks[block].text
    for each in blocks.values():
        assert each.runs[0].offset == 0
        assert all(1 <= run.line <= lines for run in each.runs)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_mark_has_its_element(text: str) -> None:
    fragment, parts, _ = made(text)
    elements = Counter(element.get("data-mark") for part in parts for element in part.iter())
    assert all(elements[mark.id] == 1 for mark in fragment.marks)
    assert set(elements) - {None} == {mark.id for mark in fragment.marks}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=12))
def test_in_good_manuscripts_every_word_is_there_and_no_alarm_is_false(blocks: list[str]) -> None:
    numbers = count(1)
    planted = [plant(block, numbers) for block in blocks]
    _, parts, codes = made("\n\n".join(text for text, _ in planted))
    there = Counter(word for part in parts for word in split(text_of(part)))
    assert "M011" not in codes
    for text, words in planted:
        # The words of a citation are in its mark; a note that nothing calls is told.
        elsewhere = "@" in text or (text.startswith("[^") and "M002" in codes)
        assert elsewhere or all(there[word] for _, word in words)
