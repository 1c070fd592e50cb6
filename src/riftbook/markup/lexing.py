"""The rules of a lexer, those that follow each other tried at once.

A lexer tries the rules of its state one by one at every place, some thirty of them for each word of
a program. Rules that leave the state as it is, and of which the first one that matches counts, are
the alternatives of one expression: it takes the same one, for alternatives are tried in order.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

Rule = tuple[Callable[..., Any], Any, Any]
"""What matches, the kind of token or who makes tokens of it, and the state that follows."""

_FEWEST = 3
"""Rules that are worth an expression of their own."""
_BOUND = re.compile(r"\\[1-9]|\(\?(?:P|\()|\(\?[a-zA-Z]+\)")
"""What depends on the numbers or names of groups, or changes all of an expression."""


def at_once(lexer: Any) -> None:
    """Let a lexer that goes by rules try some of them together, if all of its kind go by them."""
    if hasattr(lexer.__class__, "_tokens"):
        lexer._tokens = _joined(lexer.__class__)


@cache
def _joined(lexer: Any) -> Mapping[str, Sequence[Rule]]:
    return {state: tuple(_runs(rules)) for state, rules in lexer._tokens.items()}


def _runs(rules: Sequence[Rule]) -> Iterator[Rule]:
    for flags, run in groupby(rules, _flags):
        found = tuple(run)
        joined = _join(found, flags) if flags is not None and len(found) >= _FEWEST else None
        yield from found if joined is None else (joined,)


def _flags(rule: Rule) -> int | None:
    """The flags of a rule that can be joined with others; None for one that cannot."""
    match, action, state = rule
    expression = getattr(match, "__self__", None)
    if state is not None or action is None or not isinstance(expression, re.Pattern):
        return None
    return None if _BOUND.search(expression.pattern) else expression.flags


def _join(rules: Sequence[Rule], flags: int) -> Rule | None:
    end = "\n" if flags & re.VERBOSE else ""  # there it ends a comment
    patterns = [match.__self__.pattern for match, _, _ in rules]  # type: ignore[attr-defined]
    named = (f"(?P<r{at}>{pattern}{end})" for at, pattern in enumerate(patterns))
    try:
        together = re.compile("|".join(named), flags)
    except re.error:
        return None
    by_name = {f"r{at}": rule for at, rule in enumerate(rules)}

    def act(lexer: Any, found: re.Match[str]) -> Iterator[tuple[int, Any, str]]:
        match, action, _ = by_name[found.lastgroup or ""]
        if isinstance(action, tuple):
            yield found.start(), action, found.group()
        else:
            yield from action(lexer, match(found.string, found.start()))

    return together.match, act, None
