"""The styles of the pages; theme.toml's page → `@page`: trim size and margins, mirrored."""

from riftbook.layout import Layout
from riftbook.project import Project
from riftbook.theme import Style, Theme

NAME = "print"
"""The edition's, and of the folders of its layouts."""


def stylesheets(project: Project) -> tuple[Style, ...]:
    """All styles of a book's pages, in the order of the cascade."""
    return (*Layout(project, NAME).stylesheets(), page_style(project.theme))


def page_style(theme: Theme) -> Style:
    """The page's size and margins in points, inner and outer mirrored."""
    page = theme.page
    head_and_foot = f"margin-top: {page.head:g}pt; margin-bottom: {page.foot:g}pt"
    return Style(
        path="theme.toml",
        text=(
            f"@page {{ size: {page.width:.6g}pt {page.height:.6g}pt; {head_and_foot} }}\n"
            f"@page :right {{ margin-left: {page.inner:g}pt; margin-right: {page.outer:g}pt }}\n"
            f"@page :left {{ margin-left: {page.outer:g}pt; margin-right: {page.inner:g}pt }}\n"
        ),
    )
