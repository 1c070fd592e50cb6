"""The lists that reading systems know beside the contents (EPUB 3.3 §7.4.2.1): loi, lot."""

from riftbook.layout import ContentsLine, list_of
from riftbook.model import Resolution
from riftbook.records import Value


class ListView(Value, kw_only=True):
    """What a template sees of a list of figures or tables."""

    type: str
    """``epub:type``: ``loi`` or ``lot``."""
    title: str
    lines: tuple[ContentsLine, ...]


def lists(resolution: Resolution) -> tuple[ListView, ...]:
    """The lists of a book for nav.xhtml, the first of each type; EPUB has none for listings."""
    found: dict[str, ListView] = {}
    for resolved in resolution.divisions:
        role, title = resolved.division.kind, resolved.division.title
        lines = list_of(resolution, role.lists)
        if role.epub_type and lines and title is not None:
            view = ListView(type=role.epub_type, title=title.text, lines=lines)
            found.setdefault(role.epub_type, view)
    return tuple(found.values())
