"""What is wrong, where, and what to do: the one shape in which riftbook reports a problem.

A stage returns ``(value, diagnostics)`` and never stops at the first problem. Bugs raise;
a book's problems are `Diagnostic`s. Text for people is made at the edge, in `cli`.
"""

from collections.abc import Iterable, Iterator
from enum import IntEnum

from riftbook.diagnostics.catalogue import CATALOGUE
from riftbook.records import Value


class Severity(IntEnum):
    """How bad a problem is: an error stops the build from writing, a warning does not."""

    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The word that is printed: ``warning`` or ``error``."""
        return self.name.lower()


class Span(Value, kw_only=True, order=True):
    """A stretch of one source file."""

    path: str
    """The file, relative to the book folder, with ``/``; `""` for the book as a whole."""
    line: int = 1
    """1 for the first line."""
    column: int = 1
    """1 for the first character of the line, counted in code points."""
    length: int = 1
    """How many characters the caret underlines; never reaches past the line's end."""

    def __str__(self) -> str:
        """``path:line:column``, as editors read it."""
        return f"{self.path}:{self.line}:{self.column}"


class Diagnostic(Value, kw_only=True):
    """One problem of the book."""

    code: str
    """A code of the catalogue, such as ``R003``."""
    span: Span
    message: str
    """What is wrong, in the author's words; no full stop, no code."""
    hint: str = ""
    """What to do about it."""
    related: tuple[Span, ...] = ()
    """Other places that belong to it, such as the first of two equal ids."""
    weight: Severity | None = None
    """Where it differs from the catalogue's: a draft takes a missing picture lightly."""

    def __post_init__(self) -> None:
        """Refuse unknown codes, so that every code has its explanation and its test."""
        if self.code not in CATALOGUE:
            raise KeyError(self.code)

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.weight or Severity[CATALOGUE[self.code].severity.upper()]


class Report(Value, kw_only=True):
    """All the problems of one run, in the order of the manuscript."""

    diagnostics: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Diagnostic]) -> "Report":
        """Sort by place and drop exact repetitions."""
        unique = dict.fromkeys(found)
        return cls(diagnostics=tuple(sorted(unique, key=lambda d: (d.span, d.code, d.message))))

    def __iter__(self) -> Iterator[Diagnostic]:
        """Iterate over the diagnostics in order."""
        return iter(self.diagnostics)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those that keep the build from writing."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """Those that do not."""
        return tuple(d for d in self.diagnostics if d.severity is Severity.WARNING)
