"""The rules of a lexer, those that follow each other tried at once.

A lexer tries the rules of its state one by one at every place, some thirty of them for each word of
a program. The first one that matches counts; as the alternatives of one expression they are tried
in the same order, all at once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import groupby
from typing import Any

from riftbook.records import Value

Rule = tuple[Callable[..., Any], Any, Any]
"""What matches, the kind of token or who makes tokens of it, and the states that follow."""

_ROOT, _POP, _PUSH = "root", "#pop", "#push"
"""Pygments' names: of the first state, and for going back and for staying."""
_FEWEST = 3
"""Rules that are worth an expression of their own."""
_LONGEST = 1500
"""Characters: what names every letter of Unicode takes too long to compile again."""
_BOUND = re.compile(r"\\[1-9]|\(\?(?:P|\()|\(\?[a-zA-Z]+\)")
"""What depends on the numbers or names of groups, or changes all of an expression."""
_OPENING = re.compile(r"\(\?[ims]+\)")
"""What changes all of an expression from its beginning: known by its flags."""
_OWN = ((re.IGNORECASE, "i"), (re.MULTILINE, "m"), (re.DOTALL, "s"))
"""Flags that one alternative may have and another not."""


def at_once(lexer: Any) -> None:
    """Let a lexer that goes by rules try some of them together, if all of its kind go by them."""
    from pygments.lexer import RegexLexer

    kind = lexer.__class__
    if hasattr(kind, "_tokens"):
        lexer._tokens = _joined(kind)
        if kind.get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
            lexer.get_tokens_unprocessed = partial(_read, lexer)


def _read(lexer: Any, text: str, stack: Sequence[str] = (_ROOT,)) -> Iterator[tuple[int, Any, str]]:
    """What a lexer makes of a text, as Pygments' own lexers by rules do: place, kind and text."""
    rules: _Joined = lexer._tokens
    states, at = list(stack), 0
    while True:
        for match, action, following in rules[states[-1]]:
            found = match(text, at)
            if found is None:
                continue
            if type(action) is _Choice:
                match, action, following = action.rules[found.lastgroup]
                found = found if isinstance(action, tuple) else match(text, at)
            if isinstance(action, tuple):
                yield at, action, found.group()
            elif action is not None:
                yield from action(lexer, found)
            at = found.end()
            if following:
                _follow(states, following)
            break
        else:
            if at >= len(text):
                return
            yield at, *_unread(text[at], states)
            at += 1


def _follow(states: list[str], following: Sequence[str]) -> None:
    """Go where a rule leads; the first state is never left."""
    for state in following:
        if state != _POP:
            states.append(states[-1] if state == _PUSH else state)
        elif len(states) > 1:
            states.pop()


def _unread(character: str, states: list[str]) -> tuple[Any, str]:
    """A character that no rule matches; the end of a line begins anew."""
    from pygments.token import Error, Whitespace

    if character == "\n":
        states[:] = [_ROOT]
        return Whitespace, character
    return Error, character


class _Joined(dict[str, Sequence[Rule]]):
    """The rules of each state, joined when a lexer comes to it."""

    def __init__(self, alone: Mapping[str, Sequence[Rule]]) -> None:
        super().__init__()
        self._alone = alone

    def __missing__(self, state: str) -> Sequence[Rule]:
        alone = [(match, act, _states(following)) for match, act, following in self._alone[state]]
        self[state] = rules = tuple(_runs(alone))
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
    if not isinstance(expression, re.Pattern) or len(expression.pattern) > _LONGEST:
        return None
    if _BOUND.search(_inner(expression)):
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


class _Choice(Value):
    """What to do when one of several rules matches, by the name of its group."""

    rules: Mapping[str | None, Rule]
    following: _Following

    def __call__(self, lexer: Any, found: re.Match[str]) -> Iterator[tuple[int, Any, str]]:
        """Do it as lexers do that read their texts in a way of their own."""
        match, action, states = self.rules[found.lastgroup]
        if isinstance(action, tuple):
            yield found.start(), action, found.group()
        elif action is not None:
            yield from action(lexer, match(found.string, found.start()))
        self.following.states = states


def _join(rules: Sequence[Rule], flags: int) -> Rule | None:
    alone = [_alternative(match.__self__) for match, _, _ in rules]  # type: ignore[attr-defined]
    # The group that tells which one it was stands last: an alternative whose first character is
    # known is passed over at once.
    named = (f"{alternative}(?P<r{at}>)" for at, alternative in enumerate(alone))
    try:
        together = re.compile("|".join(named), flags)
    except re.error:
        return None
    following = _Following()
    by_name: dict[str | None, Rule] = {f"r{at}": rule for at, rule in enumerate(rules)}
    return together.match, _Choice(by_name, following), following


def _states(following: Any) -> tuple[str, ...]:
    """What a rule says of the states that follow, said one by one."""
    if isinstance(following, int):
        return (_POP,) * abs(following)
    return (following,) if isinstance(following, str) else following or ()
