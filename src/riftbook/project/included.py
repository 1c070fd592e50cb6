"""Files of the book that its manuscript names with ``file="…"``, to print what stands in them."""

import re
from posixpath import dirname, normpath
from posixpath import join as joined

from riftbook.diagnostics import Diagnostic, Span
from riftbook.project.files import File, Files
from riftbook.project.text import decode
from riftbook.project.values import Included

LONGEST = 2_000_000
"""Bytes of a file that is printed: a book of four thousand pages has as many."""
_FILE = re.compile(r"""\b(?:file|source|include)=(?:"([^"\n]*)"|'([^'\n]*)'|([^\s}"']+))""")


def included(
    text: str, chapter: str, files: Files
) -> tuple[tuple[Included, ...], tuple[Diagnostic, ...]]:
    """The files that a text names, each once; what is not in the book is left out.

    Args:
        text: of the manuscript.
        chapter: the file it stands in.
        files: everything the book has.
    """
    found: dict[str, Included] = {}
    problems: list[Diagnostic] = []
    for match in _FILE.finditer(text) if "=" in text else ():
        name = next(group for group in match.groups() if group is not None)
        file = None if name in found else _file(name, chapter, files)
        if file is None:
            continue
        if len(file.data) > LONGEST:
            problems.append(_too_long(file))
            continue
        said, wrong = decode(file)
        problems.extend(wrong)
        found[name] = Included(name=name, path=file.path, text=said)
    return tuple(found.values()), tuple(problems)


def _too_long(file: File) -> Diagnostic:
    return Diagnostic(
        code="P016",
        span=Span(path=file.path),
        message=f"the file has {len(file.data):,} bytes and is too long to be printed",
        hint=f"print a part of it; {LONGEST:,} bytes fill four thousand pages",
    )


def _file(name: str, chapter: str, files: Files) -> File | None:
    """The file behind a name: from its chapter's folder, from the book's, else in assets/."""
    for folder in (dirname(chapter), "", "assets"):
        path = normpath(joined(folder, name))
        if path in files.by_path and not path.startswith("@"):
            return files.by_path[path]
    return None
