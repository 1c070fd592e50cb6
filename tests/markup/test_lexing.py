"""Rules that are tried at once make the tokens that they make one by one."""

from pathlib import Path

import pytest
from pygments.lexer import ExtendedRegexLexer, RegexLexer
from pygments.lexers import find_lexer_class, get_all_lexers

from riftbook.markup import lexing

ROOT = Path(__file__).parents[2]
CODE = (
    (ROOT / "src/riftbook/markup/lexing.py").read_text(encoding="utf-8"),
    (ROOT / "pyproject.toml").read_text(encoding="utf-8")[:2000],
    (ROOT / ".ci/run").read_text(encoding="utf-8"),
    'a \'b" \\ \n\n\t<x y="z">&amp; {{ q }} /* c */ // d\n# e\n;; f\n-- g\n%h\n"""i"""\n',
)


def by_rules() -> list[type[RegexLexer]]:
    found = {find_lexer_class(name) for name, *_ in get_all_lexers(plugins=False)}
    return sorted(
        (
            each
            for each in found
            if issubclass(each, RegexLexer) and not issubclass(each, ExtendedRegexLexer)
        ),
        key=lambda each: each.__name__,
    )


@pytest.mark.parametrize("part", range(4))
def test_the_tokens_of_every_language_are_the_same(part: int) -> None:
    joined = 0
    for kind in by_rules()[part::4]:
        alone, together = (kind(stripnl=False, ensurenl=False) for _ in range(2))
        lexing.at_once(together)
        rules = getattr(kind, "_tokens", None)
        for code in CODE:
            assert list(together.get_tokens(code)) == list(alone.get_tokens(code)), kind.__name__
        joined += together._tokens is not rules
    assert joined > 100


def test_fewer_rules_are_tried() -> None:
    lexer = find_lexer_class("Python")()
    before = len(lexer._tokens["expr"])
    lexing.at_once(lexer)
    assert len(lexer._tokens["expr"]) < before / 2
