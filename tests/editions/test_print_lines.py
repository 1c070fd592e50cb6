"""How text is prepared for lines: runts, code, announcements, lead-ins."""

import re
from pathlib import Path

import pytest
from lxml import etree

from riftbook.editions.openings import asked_for, open_chapter
from riftbook.editions.print.lines import bind_last_words, keep_announcements
from riftbook.editions.print.listings import set_code
from riftbook.model import Title
from riftbook.project.loading import load
from riftbook.records import replace
from riftbook.theme import Theme

XHTML = "http://www.w3.org/1999/xhtml"
NOTE = '<a class="note-call">1</a><span class="footnote">a note of its own</span>'


def theme(width: float) -> Theme:
    """The theme of the sample on a page of a measure in points."""
    project, _ = load(Path(__file__).parents[2])
    assert project is not None
    page = project.theme.page
    return replace(project.theme, page=replace(page, width=page.inner + page.outer + width))


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
    set_code(root, theme(300))
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
    set_code(root, theme(300))
    assert inside(root) == (
        '<pre><code><span class="line long" style="padding-left: 8ch">'
        '<span class="turning" style="padding-left: 2ch; text-indent: -10ch">'
        '<span class="line-number" style="width: 2ch">10</span>'
        '<span class="blanks">    </span>return <b>all(</b>'
        '<span class="blanks">  </span># of these, one after the other</span></span></code></pre>'
    )


@pytest.mark.parametrize(
    ("measure", "holder", "number", "length"),
    [(165, "div", "100", 20), (165, "div", "", 25), (165, "li", "", 20), (300, "td", "", 10)],
)
def test_what_may_not_fit_has_room_for_a_mark(
    measure: float, holder: str, number: str, length: int
) -> None:
    numbered = f'<span class="line-number">{number}</span>' if number else ""
    code = coded(f"{numbered}x", numbered + "x" * length)
    root = tree(f"<{holder}><pre><code>{code}</code></pre></{holder}>")
    set_code(root, theme(measure))
    lines = [
        line for line in root.iter(f"{{{XHTML}}}span") if "line" in line.get("class", "").split()
    ]
    assert lines[-1].get("class") == "line long"
    assert holder == "td" or lines[0].get("class") == "line"


@pytest.mark.parametrize(
    "line",
    [f"    {'x' * 80} y", f"    a.<b>{'x' * 80}</b><i>(</i> y", f"  <b>{'x' * 80} y</b>"],
)
def test_a_long_first_word_begins_on_the_row_of_its_number(line: str) -> None:
    code = coded(f'<span class="line-number">1</span>{line}')
    root = tree(f"<pre><code>{code}</code></pre>")
    before = "".join(map(str, root.itertext()))
    set_code(root, theme(300))
    breaking = root.findall(f".//{{{XHTML}}}span[@class='first-word']")
    words = re.sub("<.*?>", "", line).split()
    assert "".join(part.text or "" for part in breaking) == words[0]
    assert "".join(map(str, root.itertext())) == before


def test_code_with_markup_stays_as_it_is() -> None:
    root = tree("<pre>one <b>two</b>\nthree</pre>")
    before = inside(root)
    set_code(root, theme(300))
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


LONG = " that went on and on, as nights do there, until nobody could say when it began." * 3


@pytest.mark.parametrize(
    ("classes", "text", "opened"),
    [
        ((), "It was a night", [("drop-cap", "I"), ("lead-in", "t was a night")]),
        ((), "A night", [("drop-cap", "A"), ("lead-in", " night that went")]),
        ((), "“What night”", [("drop-cap", "“W"), ("lead-in", "hat night” that went")]),
        (
            (),
            "«\u00a0Une nuit\u00a0»",
            [("drop-cap", "«\u00a0U"), ("lead-in", "ne nuit\u00a0»")],
        ),
        ((), "’Twas a night", [("drop-cap", "’T"), ("lead-in", "was a night")]),
        ((), "1848 was a night", [("lead-in", "1848 was a night")]),
        (("no-drop-cap",), "It was a night", [("lead-in", "It was a night")]),
        (("no-lead-in",), "It was a night", [("drop-cap", "I"), ("lead-in plain", "t")]),
        (("no-lead-in", "no-drop-cap"), "It was a night", []),
    ],
)
def test_a_chapter_opens_as_its_heading_asks(
    classes: tuple[str, ...], text: str, opened: list[tuple[str, str]]
) -> None:
    project, _ = load(Path(__file__).parents[1] / "books" / "classic-novella")
    assert project is not None
    title = Title(xhtml=b"<span/>", text="One", classes=classes)
    root = tree(f'<blockquote class="epigraph"><p>Said.</p></blockquote><p>{text}{LONG}</p>')
    open_chapter(root, asked_for(project.theme, title), "en")
    assert [(span.get("class"), "".join(span.itertext())) for span in root[1]] == opened
    assert "".join(root[1].itertext()) == text + LONG
    assert "".join(root[0].itertext()) == "Said."


def test_a_theme_without_initials_has_one_where_a_chapter_asks_for_it() -> None:
    project, _ = load(Path(__file__).parents[1] / "books" / "text-passages-essay")
    assert project is not None
    title = Title(xhtml=b"<span/>", text="Eins", classes=("drop-cap",))
    assert not project.theme.drop_cap
    assert asked_for(project.theme, title).drop_cap
