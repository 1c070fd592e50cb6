"""Code is divided into tokens, and nothing of it is lost."""

import subprocess
import sys
from itertools import pairwise

import pytest

from riftbook.markup import highlighting
from riftbook.markup.highlighting import CLASSES, known, likely, tokens

PYTHON = 'def sort(cards):  # by hand\n    """Text."""\n    return cards[0] in (None, 12)\n'


def test_python_in_tokens() -> None:
    found = [(kind, text) for kind, text in tokens(PYTHON, "python") if kind]
    assert found == [
        ("code-keyword", "def"),
        ("code-name", "sort"),
        ("code-comment", "# by hand"),
        ("code-string", '"""Text."""'),
        ("code-keyword", "return"),
        ("code-number", "0"),
        ("code-keyword", "in"),
        ("code-keyword", "None"),
        ("code-number", "12"),
    ]


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("python", PYTHON),
        ("diff", "@@ -1 +1 @@\n-a\n+b\n c\n"),
        ("console", "$ ls -l\ntotal 0\n"),
        ("html", "<p class='a'>&amp; b</p><!-- c -->"),
        ("c", "#include <stdio.h>\nint main(void) { return 0; } /* x\ny */\n"),
        ("make", "all:\n\tcc -o a a.c\n"),
        ("text", "\n\n  a  \n\n"),
        ("python", "\ufeffx = 'unclosed\n"),
        ("json", '{"a": [1, 2e3, null, "é\\n"]}'),
        ("tex", "\\section{A} % b\n$x^2$"),
        ("nothing", "a b"),
        ("python", ""),
    ],
)
def test_the_tokens_joined_are_the_code(language: str, code: str) -> None:
    found = tokens(code, language)
    assert "".join(text for _, text in found) == code
    assert {kind for kind, _ in found} <= {"", *CLASSES.values()}


def test_neighbours_of_one_class_are_one_token() -> None:
    kinds = [kind for kind, _ in tokens(PYTHON * 3, "python")]
    assert all(one != other for one, other in pairwise(kinds))


@pytest.mark.parametrize(
    "name",
    ["python", "Python", "py", "c++", "cpp", "C#", "cs", "js", "sh", "console", "text", "plain",
     "none", "commonlisp", "objectivec", "svg", "yml", "dockerfile"],
)  # fmt: skip
def test_a_language_goes_by_many_names(name: str) -> None:
    assert known(name)


@pytest.mark.parametrize(
    ("written", "meant"), [("pyhton", "python"), ("javascirpt", "javascript"), ("qqqq", "")]
)
def test_a_language_that_is_none(written: str, meant: str) -> None:
    assert not known(written)
    assert likely(written) == meant


def test_very_long_code_is_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highlighting, "_MOST", 10)
    assert tokens(PYTHON, "python") == (("", PYTHON),)


def test_no_lexer_of_another_package_is_loaded() -> None:
    program = (
        "import pygments.plugin as p\n"
        "def refuse(*_):\n"
        "    raise AssertionError('plugins were asked for')\n"
        "p.iter_entry_points = refuse\n"
        "from riftbook.markup.highlighting import known, likely, tokens\n"
        "assert not known('nothing') and known('python')\n"
        "tokens('def a(): pass', 'python'); tokens('a', 'nothing'); likely('pyhton')\n"
    )
    subprocess.run(
        [sys.executable, "-c", program], check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
