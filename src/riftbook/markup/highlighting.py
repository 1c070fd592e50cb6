"""Code → its tokens, in the few classes that a page can tell apart: the only door of Pygments.

Pygments is loaded when there is code to be read, and asked for its own lexers only: one that
another package brings along would run that package's code.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from itertools import groupby

from riftbook.markup import lexing

Token = tuple[str, str]
"""The class, `""` for plain text, and the text."""

CLASSES: Mapping[str, str] = {
    "Comment": "code-comment",
    "Comment.Preproc": "code-keyword",
    "Comment.PreprocFile": "code-string",
    "Generic.Deleted": "code-deleted",
    "Generic.Heading": "code-keyword",
    "Generic.Inserted": "code-inserted",
    "Generic.Prompt": "code-prompt",
    "Generic.Strong": "code-keyword",
    "Generic.Subheading": "code-keyword",
    "Keyword": "code-keyword",
    "Literal": "code-number",
    "Literal.String": "code-string",
    "Name.Attribute": "code-name",
    "Name.Class": "code-name",
    "Name.Decorator": "code-name",
    "Name.Function": "code-name",
    "Name.Tag": "code-keyword",
    "Operator.Word": "code-keyword",
}
"""Pygments' kinds of token, each with the kinds below it, and the class that they get."""

_ALSO: Mapping[str, str] = {
    **dict.fromkeys(("default", "none", "plain", "plaintext", "txt"), "text"),
    "commonlisp": "common-lisp",
    "cs": "csharp",
    "dosbat": "bat",
    "isocpp": "cpp",
    "objectivec": "objective-c",
    "objectivecpp": "objective-c++",
    "svg": "xml",
}
"""Names that other tools have for languages."""

_MOST = 200_000
"""Characters: longer code is a file of data, and is set plain."""


def known(language: str) -> bool:
    """Whether there is a language of this name."""
    return _called(language) is not None


def likely(language: str) -> str:
    """The language that may have been meant by a name that is none; `""` for nothing like it."""
    wanted = language.casefold()
    return next(iter(get_close_matches(wanted, [*_ALSO, *_lexers()], n=1, cutoff=0.7)), "")


def tokens(code: str, language: str) -> tuple[Token, ...]:
    """Divide code into tokens; their texts, joined, are the code.

    Args:
        code: lines with line feeds between them.
        language: a name that is `known`; otherwise all of it is plain.
    """
    name = _called(language)
    if name is None or len(code) > _MOST:
        return (("", code),)
    found = tuple(_joined(_read(code, name)))
    whole = "".join(text for _, text in found) == code
    return found if whole else (("", code),)


def _called(language: str) -> str | None:
    """The name of the lexer of a language."""
    wanted = language.casefold()
    return _lexers().get(_ALSO.get(wanted, wanted))


@cache
def _lexers() -> Mapping[str, str]:
    """Every name that a language goes by, in lower case, and the name of its lexer."""
    from pygments.lexers import get_all_lexers

    found: dict[str, str] = {}
    for name, aliases, *_ in get_all_lexers(plugins=False):
        for alias in (*aliases, name):
            found.setdefault(alias.casefold(), name)
    return found


def _read(code: str, name: str) -> Iterable[tuple[tuple[str, ...], str]]:
    """The kinds and texts of the tokens."""
    from pygments.lexer import ExtendedRegexLexer, RegexLexer
    from pygments.lexers import find_lexer_class

    lexer = find_lexer_class(name)(stripnl=False, ensurenl=False)
    if isinstance(lexer, RegexLexer) and not isinstance(lexer, ExtendedRegexLexer):
        lexing.at_once(lexer)
    found: Iterable[tuple[tuple[str, ...], str]] = lexer.get_tokens(code)
    return found


@cache
def _class_of(kind: tuple[str, ...]) -> str:
    """The class of a kind of token: its own, or that of the nearest kind above it."""
    for length in range(len(kind), 0, -1):
        found = CLASSES.get(".".join(kind[:length]))
        if found is not None:
            return found
    return ""


def _joined(found: Iterable[tuple[tuple[str, ...], str]]) -> Iterator[Token]:
    """Neighbours of one class are one token."""
    for kind, several in groupby(found, lambda token: _class_of(token[0])):
        said = "".join([text for _, text in several])
        if said:
            yield kind, said
