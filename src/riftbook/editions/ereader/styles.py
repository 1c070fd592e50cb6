"""The style sheet of the e-reader edition, and the files that styles and layouts name.

What a style sheet or a layout points at has to be in the book folder; it comes into the EPUB
under its own name and the first digits of its digest. Nothing else can be reached.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from riftbook.diagnostics import Diagnostic, Span
from riftbook.editions.ereader.parts import MEDIA_TYPES, Resource
from riftbook.project import Files
from riftbook.records import Record, field
from riftbook.theme import Style

STYLE = "style.css"
"""Where the style sheet lies, beside the package document."""

PROPERTIES = "theme.toml"
"""The path of the `Style` with the theme's custom properties."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r"@import\b[^;]*;?", re.IGNORECASE)
_URL = re.compile(r"""url\(\s*(["']?)(?P<address>.*?)\1\s*\)""", re.IGNORECASE)


class Shelf(Record, kw_only=True):
    """The files of the book folder that styles and layouts brought in."""

    files: Files
    taken: dict[str, Resource] = field(default_factory=dict)
    """Path in the book folder to resource."""

    def take(self, path: str) -> Resource | None:
        """The resource of a file of the book; None where there is none of a known type."""
        pure = PurePosixPath(path)
        media_type = MEDIA_TYPES.get(pure.suffix.lower().removeprefix("."))
        if path not in self.files or media_type is None:
            return None
        file = self.files[path]
        stem = re.sub(r"[^A-Za-z0-9-]+", "-", pure.stem).strip("-") or "file"
        named = f"{stem}-{file.digest[:8]}"
        folder = "fonts" if media_type.startswith("font/") else "art"
        resource = Resource(
            id=f"file-{named}",
            path=f"{folder}/{named}{pure.suffix.lower()}",
            data=file.data,
            media_type=media_type,
        )
        return self.taken.setdefault(path, resource)


def stylesheet(styles: tuple[Style, ...], shelf: Shelf) -> tuple[Resource, tuple[Diagnostic, ...]]:
    """The styles of the theme's chain in one sheet, without comments.

    The theme's custom properties are measures of the printed page: they come along only where a
    style uses one.
    """
    found: list[Diagnostic] = []
    texts = {style.path: _served(style, shelf, found) for style in styles}
    if not any("var(" in text for path, text in texts.items() if path != PROPERTIES):
        texts.pop(PROPERTIES, None)
    text = "\n".join(texts.values()) + "\n"
    sheet = Resource(
        id="style_sheet", path=STYLE, data=text.encode(), media_type=MEDIA_TYPES["css"]
    )
    return sheet, tuple(found)


def _served(style: Style, shelf: Shelf, found: list[Diagnostic]) -> str:
    """A style's text with its addresses turned to the EPUB's own files."""
    text = _COMMENT.sub(_blank, style.text)
    found.extend(_imported(_span(style.path, text, match)) for match in _IMPORT.finditer(text))
    text = _IMPORT.sub(_blank, text)

    def addressed(match: re.Match[str]) -> str:
        address = match["address"]
        if address.startswith(("data:", "#")):
            return match[0]
        resource = shelf.take(normpath(join(dirname(style.path), unquote(address))))
        if resource is None:
            found.append(missing(_span(style.path, text, match), address))
            return match[0]
        return f'url("{resource.path}")'

    served = _URL.sub(addressed, text)
    return "\n".join(line.rstrip() for line in served.splitlines() if line.strip())


def _blank(match: re.Match[str]) -> str:
    """Spaces in place of what was found, so that everything else keeps its line and column."""
    return re.sub(r"[^\n]", " ", match[0])


def _span(path: str, text: str, match: re.Match[str]) -> Span:
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - text.rfind("\n", 0, match.start())
    length = len(match[0].partition("\n")[0])
    return Span(path=path, line=line, column=column, length=length)


def _imported(span: Span) -> Diagnostic:
    return Diagnostic(
        code="E003",
        span=span,
        message="the EPUB has one style sheet, and @import is not followed",
        hint="write the rules into this sheet; nothing is fetched from elsewhere",
    )


def missing(span: Span, address: str) -> Diagnostic:
    """The problem of an address that leads to no file of the book."""
    return Diagnostic(
        code="E003",
        span=span,
        message=f"the EPUB has no file for “{address}”",
        hint="put the file into the book folder and name it by its path; nothing is fetched "
        "from elsewhere",
    )


def by_path(shelf: Shelf) -> Mapping[str, Resource]:
    """What was taken, by its path in the EPUB: equal files lie there once."""
    return {resource.path: resource for resource in shelf.taken.values()}
