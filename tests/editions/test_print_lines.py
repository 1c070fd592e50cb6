"""How text is prepared for lines: runts, code, announcements, lead-ins."""

from pathlib import Path

import pytest
from lxml import etree

from riftbook.editions.openings import open_chapter
from riftbook.editions.print.lines import bind_last_words, keep_announcements
from riftbook.editions.print.listings import set_code
from riftbook.project.loading import load

XHTML = "http://www.w3.org/1999/xhtml"
NOTE = '<a class="note-call">1</a><span class="footnote">a note of its own</span>'


def tree(inside: str) -> etree._Element:
    return etree.fromstring(f'<div xmlns="{XHTML}">{inside}</div>')


def inside(root: etree._Element) -> str:
    whole = etree.tostring(root, encoding="unicode")
    return whole.partition(">")[2].removesuffix("</div>").replace(f' xmlns="{XHTML}"', "")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("He kept quiet.", "He kept~quiet."),
        ("It was up to it.", "It was up~to~it."),
        (
            "However long it was, nothing but longwords.",
            "However long it was, nothing but longwords.",
        ),
        ("Alone as ever.", "Alone as ever."),
        ("of <a>the one</a>.", "of <a>the~one</a>."),
        (
            "of <span><span>(Somebody, 2022)</span></span>.",
            "of <span><span>(Somebody,~2022)</span></span>.",
        ),
        ("or <code>a b</code>", "or <code>a b</code>"),
        ("or <em>so</em> it is.", "or <em>so</em> it~is."),
        ("however long it was, so it <em>is</em>", "however long it was, so it <em>is</em>"),
        (f"the number two.{NOTE}", f"the number~two.{NOTE}"),
    ],
)
def test_no_paragraph_ends_in_a_runt(text: str, bound: str) -> None:
    before = "" if text == bound else "However long it went on and on, "
    root = tree(f"<p>{before}{text}</p>")
    bind_last_words(root)
    assert inside(root).replace("\N{NO-BREAK SPACE}", "~") == f"<p>{before}{bound}</p>"


def test_long_code_hangs_by_its_own_indent() -> None:
    root = tree(f"<pre><code>{coded('def a():', '    return 1', '', '  b')}</code></pre>")
    set_code(root)
    lines = list(root.iterfind(f".//{{{XHTML}}}span"))
    assert [line.text for line in lines] == ["def a():", "    return 1", None, "  b"]
    assert [line.get("style") for line in lines] == [
        f"padding-left: {hang}ch; text-indent: -{hang}ch" for hang in (2, 6, 2, 4)
    ]


def coded(*lines: str) -> str:
    return "\n".join(f'<span class="line">{line}</span>' for line in lines)


def test_a_line_that_may_turn_over_has_room_for_a_mark_and_keeps_its_blanks() -> None:
    number = '<span class="line-number">10</span>'
    line = f"{number}    return <b>all(</b>  # of these, one after the other"
    root = tree(f"<pre><code>{coded(line)}</code></pre>")
    set_code(root)
    assert inside(root) == (
        '<pre><code><span class="line long" style="padding-left: 8ch">'
        '<span class="turning" style="padding-left: 2ch; text-indent: -10ch">'
        '<span class="line-number" style="width: 2ch">10</span>'
        '<span class="blanks">    </span>return <b>all(</b>'
        '<span class="blanks">  </span># of these, one after the other</span></span></code></pre>'
    )


def test_code_with_markup_stays_as_it_is() -> None:
    root = tree("<pre>one <b>two</b>\nthree</pre>")
    before = inside(root)
    set_code(root)
    assert inside(root) == before


def test_what_is_announced_stays_with_its_announcement() -> None:
    root = tree("<p>As follows:</p><ul><li>a</li></ul><p>Not so.</p><ul/><p>Nor here:</p><p>b</p>")
    keep_announcements(root)
    marked = [p.text for p in root if "announces" in p.get("class", "")]
    assert marked == ["As follows:"]


@pytest.mark.parametrize(
    ("language", "text", "lead"),
    [
        ("en-GB", "In March 2024 an engineer slept.", "In March 2024"),
        ("en", "Out of the extraordinary blue it came.", "Out of"),
        ("de", "Im Jahr der wohlgenährten Ratte schlief er.", "Im Jahr"),
        ("tlh", "In March 2024 an engineer slept.", "In March 2024 an"),
    ],
)
def test_no_lead_in_ends_in_a_small_word(language: str, text: str, lead: str) -> None:
    project, _ = load(Path(__file__).parents[2])
    assert project is not None
    root = tree(f"<p>{text}</p>")
    open_chapter(root, project.theme, language)
    assert root[0][0].text == lead
    assert "".join(root[0].itertext()) == text
