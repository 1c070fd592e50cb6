"""The rules of a lexer, those that follow each other tried at once.

A lexer tries the rules of its state one by one at every place, some thirty of them for each word of
a program. The first one that matches counts; as the alternatives of one expression they are tried
in the same order, all at once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

Rule = tuple[Callable[..., Any], Any, Any]
"""What matches, the kind of token or who makes tokens of it, and the states that follow."""

_FEWEST = 3
"""Rules that are worth an expression of their own."""
_BOUND = re.compile(r"\\[1-9]|\(\?(?:P|\()|\(\?[a-zA-Z]+\)")
"""What depends on the numbers or names of groups, or changes all of an expression."""
_OPENING = re.compile(r"\(\?[ims]+\)")
"""What changes all of an expression from its beginning: known by its flags."""
_OWN = ((re.IGNORECASE, "i"), (re.MULTILINE, "m"), (re.DOTALL, "s"))
"""Flags that one alternative may have and another not."""


def at_once(lexer: Any) -> None:
    """Let a lexer that goes by rules try some of them together, if all of its kind go by them."""
    if hasattr(lexer.__class__, "_tokens"):
        lexer._tokens = _joined(lexer.__class__)


class _Joined(dict[str, Sequence[Rule]]):
    """The rules of each state, joined when a lexer comes to it."""

    def __init__(self, alone: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        self._alone = alone

    def __missing__(self, state: str) -> Sequence[Rule]:
        self[state] = rules = tuple(_runs(self._alone[state]))
        return rules


@cache
def _joined(lexer: Any) -> _Joined:
    return _Joined(lexer._tokens)


def _runs(rules: Sequence[Rule]) -> Iterator[Rule]:
    for flags, run in groupby(rules, _flags):
        found = tuple(run)
        joined = _join(found, flags) if flags is not None and len(found) >= _FEWEST else None
        yield from found if joined is None else (joined,)


def _flags(rule: Rule) -> int | None:
    """The flags that a rule has to share with others; None for one that cannot be joined."""
    expression = getattr(rule[0], "__self__", None)
    if not isinstance(expression, re.Pattern) or _BOUND.search(_inner(expression)):
        return None
    flags: int = expression.flags
    for flag, _ in _OWN:
        flags &= ~flag
    return flags


def _inner(expression: re.Pattern[str]) -> str:
    """An expression without the flags that it begins with."""
    opening = _OPENING.match(expression.pattern)
    return expression.pattern[opening.end() :] if opening else expression.pattern


def _alternative(expression: re.Pattern[str]) -> str:
    """An expression under its own flags."""
    letters = "".join(letter for flag, letter in _OWN if expression.flags & flag)
    end = "\n" if expression.flags & re.VERBOSE else ""  # there it ends a comment
    return f"(?{letters}:{_inner(expression)}{end})"


class _Following(tuple[str, ...]):
    """The states that follow the rule that matched last: a lexer asks when its tokens are made."""

    states: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        """Those of the rule that matched last."""
        return iter(self.states)


def _join(rules: Sequence[Rule], flags: int) -> Rule | None:
    alone = [_alternative(match.__self__) for match, _, _ in rules]  # type: ignore[attr-defined]
    named = (f"(?P<r{at}>{alternative})" for at, alternative in enumerate(alone))
    try:
        together = re.compile("|".join(named), flags)
    except re.error:
        return None
    by_name = {f"r{at}": (*rule[:2], _states(rule[2])) for at, rule in enumerate(rules)}
    following = _Following()

    def act(lexer: Any, found: re.Match[str]) -> Iterator[tuple[int, Any, str]]:
        match, action, states = by_name[found.lastgroup or ""]
        if isinstance(action, tuple):
            yield found.start(), action, found.group()
        elif action is not None:
            yield from action(lexer, match(found.string, found.start()))
        following.states = states

    return together.match, act, following


def _states(following: Any) -> tuple[str, ...]:
    """What a rule says of the states that follow, said one by one."""
    if isinstance(following, int):
        return ("#pop",) * abs(following)
    return (following,) if isinstance(following, str) else following or ()
