"""The two readings of a manuscript agree on texts put together at random, from fixed seeds."""

import random

import pytest

from riftbook.markup import convert
from riftbook.markup.scanner import streams, words
from riftbook.project import Source

RUNNING = (
    "*{}*", "**{}**", "_{}_", "__{}__", "***{}***", "`{}`", "[{}](https://e.org/a_b)", '"{}"',
    "({})", "~~{}~~", "[{}]{{.smallcaps}}", "H~2~O {}", "x^2^{}", "&eacute;{}", "<em>{}</em>",
    "^[{} n]", "<!-- hid -->{}", "$a+1${}", "{}\\\nb", "<https://e.org/x_y> {}", "{}--b", "{}'s",
    "[{} @fig:a; -@fig:b, so]", "[{} @tbl:c](e.md)", "[@sec:d, {}; cf. @{{fig:e}}]", "{} @fig:f",
    "{}--@fig:a", "@fig:a-@fig:b/@fig:c{}", "[{} @fig:a--@fig:b, c; @tbl:d]",
)  # fmt: skip
BLOCKS = (
    "{}", "- {}\n- b", "1. {}\n2. b", "> {}", "```python\na = b\n\n  c\n```", "::: note\n{}\n:::",
    "## Head *{}*", "Term\n: {}", "| {} |\n|---|\n| b |\n\nTable: c {{#tbl:a}}",
    '<div class="x">\n\n{}\n\n</div>', "* * *", "| {}\n|   b",
    "::: list-table\nc\n\n* - {}\n  - b\n:::",
    "```{{.table}}\na;{}\n```\n\n: c", "x   {}\n--- -----\na   b", "p\n| a |\n|---|\n| {} |\n\n: c",
)  # fmt: skip
JOINTS = (" ", " ", "", ", ", "—", "/", "--", "-")


def sentence(chance: random.Random) -> str:
    found = "a"
    for number in range(chance.randrange(1, 5)):
        inner = f"w{number} v"
        for _ in range(chance.randrange(1, 3)):
            inner = chance.choice(RUNNING).format(inner)
        found += chance.choice(JOINTS) + inner
    return f"{found} z."


def block(chance: random.Random) -> str:
    shape = chance.choice(BLOCKS)
    text = sentence(chance)
    return shape.format(
        text.replace("\\\n", " ")
        if any(sign in shape for sign in ("|", "table", "---")) or "##" in shape
        else text
    )


@pytest.mark.parametrize("seed", range(6))
def test_no_word_is_said_to_be_lost(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        text = "\n\n".join(block(chance) for _ in range(2)) + "\n"
        _, _, found = convert(Source(id="x", path="x.md", text=text, role="chapter"))
        assert not [d.message for d in found if d.code == "M011"], text


@pytest.mark.parametrize("seed", range(3))
def test_words_without_places_are_the_same_words(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        text = "\n\n".join(block(chance) for _ in range(3)) + "\n"
        placed: dict[str, list[str]] = {"": []}
        for word in words(text):
            placed.setdefault(word.note, []).append(word.text)
        assert streams(text) == placed, text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("詳しくは[@fig:a]を見よ。", "詳しくは を見よ"),
        ("一[見よ @fig:a]二", "一見よ 二"),
        ("so[see @fig:a; @tbl:b, left]it is", "sosee leftit is"),
        ("[see [this](b.md) and @fig:a]", "see this and"),
        ("[[see @fig:a](b.md); @fig:b]", "see"),
        ("[li[^n]nk](b.md), [a[^n]b]{.c}\n\n[^n]: \N{EM DASH}", "link a b"),
        ("あの[^n]あり。x[^n]_y_ [^n]b\n\n[^n]: \N{EM DASH}", "あの あり x y b"),
    ],
)
def test_what_a_reference_or_call_prints_parts_the_words_on_its_two_sides(
    text: str, read: str
) -> None:
    _, _, found = convert(Source(id="x", path="x.md", text=text, role="chapter"))
    assert not [d.message for d in found if d.code == "M011"]
    assert streams(text) == {"": read.split()}
