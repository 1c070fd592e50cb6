"""The manuscript as values: `Book` → `Division` → `Fragment`."""

from collections.abc import Mapping, Sequence

from riftbook.diagnostics import Span
from riftbook.model.marks import Mark
from riftbook.model.metadata import Metadata
from riftbook.model.roles import ROLES, Matter, Role
from riftbook.model.settings import NumberingSettings
from riftbook.places import SourceBlock
from riftbook.records import Value, field, replace


class Note(Value, kw_only=True):
    """The text of a note, as a fragment of its own."""

    label: str
    xhtml: bytes
    """Canonical XHTML with the root ``<div>``; its blocks carry ``data-b`` too."""
    span: Span


class Target(Value, kw_only=True):
    """An id that the author wrote and something may point at."""

    id: str
    span: Span


class Fragment(Value, kw_only=True):
    """A division's text between the stages: canonical XHTML and its marks.

    The XHTML is one ``<div xmlns="http://www.w3.org/1999/xhtml">``, UTF-8, no declaration,
    cleaned by allow-list. Every block of text carries ``data-b``. Ids are the author's own
    (``fig:x``), unique in the division; `resolve` turns them into the ids of the editions.
    """

    xhtml: bytes
    marks: tuple[Mark, ...] = ()
    """In the order of the text, those inside notes after them."""
    notes: tuple[Note, ...] = ()
    """In the order of their first call."""
    blocks: Sequence[SourceBlock] = ()
    """One for each ``data-b``, notes included."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The words of the file by its second reading, which has no part in the XHTML, a blank between
    two of them: the body's under `""`, a note's under its label."""
    characters: str = ""
    """Every character of its blocks, each once, in the order of Unicode."""
    digest: str = ""
    """SHA-256 of the text in which they were read, in hex: whose words they are."""
    targets: tuple[Target, ...] = ()


class Title(Value, kw_only=True):
    """The division's title: its first level-one heading, or its front matter."""

    xhtml: bytes
    """A ``<span xmlns=…>`` with inline markup."""
    text: str
    short: str = ""
    """For running heads; `""` means `text`."""
    block: str = ""
    """The heading's block id; `""` where the title comes from front matter or the role."""
    label: str = ""
    """The id the author gave the heading."""
    numbers_itself: bool = False
    """``# Chapter 3`` or ``# I: Loomings``: no number is set before it."""
    unnumbered: bool = False
    """``{.unnumbered}`` or ``{-}`` on the heading, or ``unnumbered: true`` in front matter."""
    classes: tuple[str, ...] = ()
    """What else the heading says of its division: ``{.no-drop-cap}``."""


class Division(Value, kw_only=True):
    """One file of the manuscript, or one that riftbook makes (title page, contents …)."""

    id: str
    """From the file's name, ``three-boxes``, or the role's: unique in the book, an NCName."""
    role: str
    """A key of `ROLES`."""
    title: Title | None
    """None on display pages."""
    fragment: Fragment
    """Without the level-one heading that became the title."""
    path: str = ""
    """The manuscript file; `""` for a division that riftbook makes."""
    language: str = ""
    """Where it differs from the book's."""
    matter: Matter | None = None
    """Where in the book it stands; None for where divisions of its role stand as a rule."""

    @property
    def kind(self) -> Role:
        """The row of `ROLES`, with the matter in which this division stands."""
        role = ROLES[self.role]
        return role if self.matter in {None, role.matter} else replace(role, matter=self.matter)


class Book(Value, kw_only=True):
    """The whole manuscript, in the order of the book."""

    metadata: Metadata
    divisions: tuple[Division, ...]
    numbering: NumberingSettings = field(default_factory=NumberingSettings)
    note_numbering: str = "chapter"
    """Whether the numbers of notes begin again in each ``chapter`` or go on through a ``book``."""
