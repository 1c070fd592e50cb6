"""`ROLES`: every kind of division a book can have, one row each.

Names of roles follow the Chicago Manual; `epub_type` the EPUB Structural Semantics Vocabulary;
`aria` the DPUB-ARIA module. To add a kind of division, add a row.
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType

from riftbook.records import Value


class Matter(Enum):
    """The three parts of a book."""

    FRONT = "frontmatter"
    BODY = "bodymatter"
    BACK = "backmatter"


class Role(Value):
    """One kind of division."""

    name: str
    matter: Matter
    """Where it stands, or stands as a rule."""
    epub_type: str
    """A term of the EPUB Structural Semantics Vocabulary, or `""` where that has none."""
    aria: str
    """A DPUB-ARIA role, or `""` where the module has none."""
    page: str
    """The CSS page name: ``chapter`` for text, ``part`` for the opener of a part, ``plain`` for
    text on pages without furniture, ``display`` for such pages without a title of their own."""
    numbered: bool = False
    """Whether it takes a number, counted with the others of its kind."""
    running_head: bool = True
    folio: bool = True
    in_contents: bool = True
    in_landmarks: bool = False
    generated: bool = False
    """Made without a manuscript file when the book brings none, and has use for it."""
    roams: bool = False
    """Whether it may stand before the body or behind it, as the author likes."""
    closes: bool = False
    """Whether it ends a book, and so stands beside the parts, not in the last of them."""
    lists: str = ""
    """The kind of numbered things that it lists: fig, tbl, lst."""


_ROWS = (
    #     name             matter        epub:type          DPUB-ARIA             page
    Role("praise", Matter.FRONT, "", "", "plain",
         running_head=False, folio=False, in_contents=False),
    Role("half-title", Matter.FRONT, "halftitlepage", "", "display",
         running_head=False, folio=False, in_contents=False, generated=True),
    Role("series-page", Matter.FRONT, "", "", "display",
         running_head=False, folio=False, in_contents=False),
    Role("also-by", Matter.FRONT, "", "", "plain",
         running_head=False, folio=False, in_contents=False, roams=True),
    Role("frontispiece", Matter.FRONT, "", "", "display",
         running_head=False, folio=False, in_contents=False),
    Role("title-page", Matter.FRONT, "titlepage", "", "display",
         running_head=False, folio=False, in_contents=False, in_landmarks=True, generated=True),
    Role("copyright-page", Matter.FRONT, "copyright-page", "", "display",
         running_head=False, folio=False, in_contents=False, generated=True),
    Role("imprimatur", Matter.FRONT, "imprimatur", "", "display",
         running_head=False, folio=False, in_contents=False),
    Role("dedication", Matter.FRONT, "dedication", "doc-dedication", "display",
         running_head=False, folio=False, in_contents=False, generated=True),
    Role("epigraph", Matter.FRONT, "epigraph", "doc-epigraph", "display",
         running_head=False, folio=False, in_contents=False, generated=True),
    Role("contents", Matter.FRONT, "toc", "doc-toc", "contents",
         in_contents=False, in_landmarks=True, generated=True),
    Role("list-of-figures", Matter.FRONT, "loi", "", "contents",
         in_landmarks=True, generated=True, roams=True, lists="fig"),
    Role("list-of-tables", Matter.FRONT, "lot", "", "contents",
         in_landmarks=True, generated=True, roams=True, lists="tbl"),
    Role("list-of-listings", Matter.FRONT, "", "", "contents",
         generated=True, roams=True, lists="lst"),
    Role("abstract", Matter.FRONT, "abstract", "doc-abstract", "chapter"),
    Role("foreword", Matter.FRONT, "foreword", "doc-foreword", "chapter"),
    Role("preface", Matter.FRONT, "preface", "doc-preface", "chapter"),
    Role("acknowledgments", Matter.FRONT, "acknowledgments", "doc-acknowledgments", "chapter",
         roams=True),
    Role("authors-note", Matter.FRONT, "", "", "chapter", roams=True),
    Role("editors-note", Matter.FRONT, "", "", "chapter", roams=True),
    Role("translators-note", Matter.FRONT, "", "", "chapter", roams=True),
    Role("publishers-note", Matter.FRONT, "", "", "chapter", roams=True),
    Role("note-on-the-text", Matter.FRONT, "", "", "chapter", roams=True),
    Role("revision-history", Matter.FRONT, "revision-history", "", "chapter", roams=True),
    Role("chronology", Matter.FRONT, "", "", "chapter", roams=True),
    Role("abbreviations", Matter.FRONT, "", "", "chapter", roams=True),
    Role("introduction", Matter.BODY, "introduction", "doc-introduction", "chapter"),
    Role("prologue", Matter.BODY, "prologue", "doc-prologue", "chapter"),
    Role("part", Matter.BODY, "part", "doc-part", "part",
         numbered=True, running_head=False, folio=False),
    Role("chapter", Matter.BODY, "chapter", "doc-chapter", "chapter", numbered=True),
    Role("interlude", Matter.BODY, "chapter", "doc-chapter", "chapter"),
    Role("epilogue", Matter.BODY, "epilogue", "doc-epilogue", "chapter", closes=True),
    Role("conclusion", Matter.BODY, "conclusion", "doc-conclusion", "chapter", closes=True),
    Role("afterword", Matter.BACK, "afterword", "doc-afterword", "chapter"),
    Role("appendix", Matter.BACK, "appendix", "doc-appendix", "chapter", numbered=True),
    Role("notes", Matter.BACK, "endnotes", "doc-endnotes", "chapter",
         in_landmarks=True, generated=True),
    Role("glossary", Matter.BACK, "glossary", "doc-glossary", "chapter",
         in_landmarks=True, roams=True),
    Role("bibliography", Matter.BACK, "bibliography", "doc-bibliography", "chapter",
         in_landmarks=True),
    Role("further-reading", Matter.BACK, "bibliography", "doc-bibliography", "chapter"),
    Role("contributors", Matter.BACK, "contributors", "", "chapter", roams=True),
    Role("credits", Matter.BACK, "credits", "doc-credits", "chapter", roams=True),
    Role("permissions", Matter.BACK, "other-credits", "", "chapter", roams=True),
    Role("errata", Matter.BACK, "errata", "doc-errata", "chapter", roams=True),
    Role("discussion-questions", Matter.BACK, "", "", "chapter"),
    Role("about-the-author", Matter.BACK, "", "", "chapter", generated=True, roams=True),
    Role("colophon", Matter.BACK, "colophon", "doc-colophon", "chapter"),
)  # fmt: skip

ROLES: Mapping[str, Role] = MappingProxyType({role.name: role for role in _ROWS})
"""Name to row, in the order in which a book carries them."""


def matters(names: Sequence[str]) -> tuple[Matter, ...]:
    """Where in the book divisions stand; one that roams is front matter before the body.

    Args:
        names: their roles, in the order of the book.
    """
    roles = [ROLES[name] for name in names]
    settled = (
        n for n, each in enumerate(roles) if not each.roams and each.matter is not Matter.FRONT
    )
    body = next(settled, None)
    if body is None:
        return tuple(role.matter for role in roles)
    return tuple(
        role.matter if not role.roams else Matter.FRONT if at < body else Matter.BACK
        for at, role in enumerate(roles)
    )
