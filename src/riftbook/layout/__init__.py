"""Layouts: one division in one edition, through a Jinja2 template, to a whole XHTML document.

The only door of Jinja2. A template is looked up in the theme's folders, the nearest first, as
``<folder>/<edition>/<role>.html.jinja``; where none has it, ``division.html.jinja`` is.
``{% extends "theme:NAME" %}`` asks for NAME further down the chain when the template has that
name itself, and else for the nearest one: what a theme changes in ``division.html.jinja`` so
reaches every role whose template builds on it.
"""

import re

from jinja2 import TemplateError, TemplateNotFound
from lxml import etree

from riftbook.diagnostics import Diagnostic, Span
from riftbook.layout.context import ContentsLine as ContentsLine
from riftbook.layout.context import Context as Context
from riftbook.layout.context import DivisionView as DivisionView
from riftbook.layout.context import Ornament as Ornament
from riftbook.layout.context import contents_of as contents_of
from riftbook.layout.context import context as context
from riftbook.layout.context import list_of as list_of
from riftbook.layout.templates import PARENT, Chain, Templates, where
from riftbook.layout.xhtml import inner as inner
from riftbook.layout.xhtml import parser
from riftbook.layout.xhtml import serialise as serialise
from riftbook.project import Project
from riftbook.theme import Style, Theme


class Layout:
    """The templates and styles of one edition of one book."""

    def __init__(self, project: Project, edition: str) -> None:
        """Look templates up in the project's files along its theme's chain.

        Args:
            project: the book; nothing but its files can be reached.
            edition: ``print`` or ``ereader``: the folder's name.
        """
        self._files = project.files
        self._theme = project.theme
        self._edition = edition
        self._environment = Templates(
            loader=Chain(project.files),
            parents=self._further_down,
        )

    def render(self, context: Context) -> tuple[bytes, tuple[Diagnostic, ...]]:
        """Render one division to a whole XHTML document, UTF-8, with its DOCTYPE.

        Only void elements are self-closed. The bytes are empty when the template failed.
        """
        path = self._template(context.division.role.name)
        names = {name: getattr(context, name) for name in Context.__struct_fields__}
        try:
            text = self._environment.get_template(path).render(
                **names, theme=self._theme, edition=self._edition
            )
        except TemplateError as error:
            return b"", (self._failed(path, error),)
        except (TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
            return b"", (self._failed(path, error),)
        try:
            root = etree.fromstring(text.strip().encode(), parser())
        except etree.XMLSyntaxError as error:
            return b"", (_malformed(path, context.division.id, error),)
        return b"<!DOCTYPE html>\n" + serialise(root) + b"\n", ()

    def stylesheets(self) -> tuple[Style, ...]:
        """The theme's values as custom properties, then the chain's styles, base first."""
        found = [Style(path="theme.toml", text=_properties(self._theme))]
        for folder in reversed(self._theme.chain):
            path = f"{folder}/{self._edition}/style.css"
            if path in self._files:
                found.append(Style(path=path, text=self._files[path].data.decode("utf-8")))
        return tuple(found)

    def stylesheet(self) -> str:
        """All `stylesheets` in one."""
        return "\n".join(style.text for style in self.stylesheets())

    def _template(self, role: str) -> str:
        for name in (role, "division"):
            for folder in self._theme.chain:
                path = f"{folder}/{self._edition}/{name}.html.jinja"
                if path in self._files:
                    return path
        return f"{self._theme.chain[0]}/{self._edition}/division.html.jinja"

    def _further_down(self, name: str, child: str) -> str:
        """The path of the parent `name` that the template at path `child` extends."""
        folder, _, own = child.rpartition(f"/{self._edition}/")
        start = self._theme.chain.index(folder) + 1 if own == name else 0
        for further in self._theme.chain[start:]:
            path = f"{further}/{self._edition}/{name}"
            if path in self._files:
                return path
        return f"{PARENT}{name}"

    def _failed(self, path: str, error: Exception) -> Diagnostic:
        place, line = where(error, self._files) or (path, 1)
        if isinstance(error, TemplateNotFound):
            return Diagnostic(
                code="T010",
                span=Span(path=place, line=line),
                message=f"there is no layout “{error.name}” for this one to build on",
                hint="check the name behind extends; theme: looks in the folders of the theme",
            )
        syntax = hasattr(error, "lineno")
        return Diagnostic(
            code="T010" if syntax else "T011",
            span=Span(path=place, line=line),
            message=f"the layout stops here: {error}",
            hint="close every block and tag"
            if syntax
            else "the names a layout can use are book, division, contents, contents_depth, listed, "
            "sections, words, art, theme, edition and extra",
        )


def _malformed(path: str, division: str, error: etree.XMLSyntaxError) -> Diagnostic:
    return Diagnostic(
        code="T012",
        span=Span(path=path),
        message=f"what this layout makes of “{division}” is not well-formed: {error.msg}",
        hint="close every element; write &#160; for &nbsp;",
    )


def _properties(theme: Theme) -> str:
    """`:root` with the theme's values."""
    page = theme.page
    values = {
        "measure": f"{page.measure:g}pt",
        "depth": f"{page.depth:g}pt",
        "size": f"{theme.size:g}pt",
        "leading": f"{theme.leading:g}pt",
        "text-family": _stack(theme.text, theme),
        "display-family": _stack(theme.display, theme),
        "code-family": _stack(theme.code, theme),
        **theme.palette,
        **theme.properties,
    }
    lines = "".join(f"  --{_name(name)}: {value};\n" for name, value in values.items())
    return f":root {{\n{lines}}}\n"


def _stack(first: str, theme: Theme) -> str:
    """The families in the order in which they are asked for a character."""
    ahead = (face.family for face in theme.faces if face.range)
    others = (face.family for face in theme.faces)
    return ", ".join(f'"{name}"' for name in dict.fromkeys((*ahead, first, *others)) if name)


def _name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "-", name)
