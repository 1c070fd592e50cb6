"""`ROLES`: every kind of division a book can have, one row each.

Names of roles follow the Chicago Manual; `epub_type` the EPUB Structural Semantics Vocabulary;
`aria` the DPUB-ARIA module. To add a kind of division, add a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Matter(Enum):
    """The three parts of a book."""

    FRONT = "frontmatter"
    BODY = "bodymatter"
    BACK = "backmatter"


@dataclass(frozen=True, slots=True)
class Role:
    """One kind of division."""

    name: str
    matter: Matter
    epub_type: str
    aria: str
    """A DPUB-ARIA role, or `""` where the module has none."""
    page: str
    """The CSS page name: ``chapter`` for text, ``display`` for pages without furniture."""
    numbered: bool = False
    """Whether it takes a chapter number."""
    running_head: bool = True
    folio: bool = True
    in_contents: bool = True
    in_landmarks: bool = False
    generated: bool = False
    """Made without a manuscript file when the book brings none."""


_ROWS = (
    #     name             matter        epub:type          DPUB-ARIA             page
    Role("half-title", Matter.FRONT, "halftitlepage", "", "display",
         running_head=False, folio=False, in_contents=False),
    Role("title-page", Matter.FRONT, "titlepage", "", "display",
         running_head=False, folio=False, in_contents=False, in_landmarks=True, generated=True),
    Role("copyright-page", Matter.FRONT, "copyright-page", "", "display",
         running_head=False, folio=False, in_contents=False, generated=True),
    Role("dedication", Matter.FRONT, "dedication", "doc-dedication", "display",
         running_head=False, folio=False, in_contents=False),
    Role("epigraph", Matter.FRONT, "epigraph", "doc-epigraph", "display",
         running_head=False, folio=False, in_contents=False),
    Role("contents", Matter.FRONT, "toc", "doc-toc", "contents",
         in_contents=False, in_landmarks=True, generated=True),
    Role("foreword", Matter.FRONT, "foreword", "doc-foreword", "chapter"),
    Role("preface", Matter.FRONT, "preface", "doc-preface", "chapter"),
    Role("acknowledgments", Matter.FRONT, "acknowledgments", "doc-acknowledgments", "chapter"),
    Role("introduction", Matter.BODY, "introduction", "doc-introduction", "chapter"),
    Role("prologue", Matter.BODY, "prologue", "doc-prologue", "chapter"),
    Role("chapter", Matter.BODY, "chapter", "doc-chapter", "chapter", numbered=True),
    Role("interlude", Matter.BODY, "chapter", "doc-chapter", "chapter"),
    Role("epilogue", Matter.BODY, "epilogue", "doc-epilogue", "chapter"),
    Role("conclusion", Matter.BODY, "conclusion", "doc-conclusion", "chapter"),
    Role("afterword", Matter.BACK, "afterword", "doc-afterword", "chapter"),
    Role("appendix", Matter.BACK, "appendix", "doc-appendix", "chapter"),
    Role("notes", Matter.BACK, "endnotes", "doc-endnotes", "chapter", generated=True),
    Role("bibliography", Matter.BACK, "bibliography", "doc-bibliography", "chapter"),
    Role("glossary", Matter.BACK, "glossary", "doc-glossary", "chapter"),
    Role("colophon", Matter.BACK, "colophon", "doc-colophon", "chapter"),
)  # fmt: skip

ROLES: Mapping[str, Role] = MappingProxyType({role.name: role for role in _ROWS})
"""Name to row, in the order in which a book carries them."""
