"""Which file of the book an author means by a picture's path."""

import re
import unicodedata
from difflib import get_close_matches
from posixpath import basename, dirname, normpath
from posixpath import join as joined
from urllib.parse import unquote

from riftbook.diagnostics import Diagnostic, Span
from riftbook.project import File, Files

ASSETS = "assets"
"""The folder in which a picture is looked for when it is not beside its chapter."""

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".svg")

_ROOTED = re.compile(r"[/\\~@]|[a-z]:[/\\]", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:|//", re.IGNORECASE)


def find(
    written: str, chapter: str, span: Span, files: Files
) -> tuple[File | None, tuple[Diagnostic, ...]]:
    """The file behind a path.

    Args:
        written: the path as the author wrote it, ``%20`` and the like included.
        chapter: the file it stands in; the path is looked up from its folder, then in assets/.
        span: where the path stands.
        files: everything the book has; what is not in it does not exist.

    Returns:
        The file, None where there is none; and what is wrong with the path.
    """
    path = unquote(written).strip()
    refused = _refused(path, written, chapter, span)
    if refused is not None:
        return None, (refused,)
    wanted = [normpath(joined(folder, path)) for folder in (dirname(chapter), ASSETS)]
    for candidate in wanted:
        if candidate in files:
            return files[candidate], ()
    return _nearly(written, wanted, dirname(chapter), span, files)


def _refused(path: str, written: str, chapter: str, span: Span) -> Diagnostic | None:
    """What may not be asked for at all: the network, and whatever is outside of the book."""
    if _ADDRESS.match(path):
        return Diagnostic(
            code="F005",
            span=span,
            message=f"“{_short(written)}” is not in the book",
            hint=f"save the picture in {ASSETS}/ and write its name: nothing is fetched",
        )
    inside = normpath(joined(dirname(chapter), path))
    outside = _ROOTED.match(path) or inside == ".." or inside.startswith(("../", "@"))
    if outside or "\0" in path:
        return Diagnostic(
            code="F004",
            span=span,
            message=f"“{_short(written)}” leads out of the book folder",
            hint=f"copy the picture to {ASSETS}/ and write its name",
        )
    return None


def _nearly(
    written: str, wanted: list[str], folder: str, span: Span, files: Files
) -> tuple[File | None, tuple[Diagnostic, ...]]:
    """A file that differs in Unicode form only, or in case, or is likely the one that is meant."""
    for candidate in wanted:
        for path in files:
            if _composed(path) == _composed(candidate):
                return files[path], (_other_form(written, span),)
    for candidate in wanted:
        for path in files:
            if _composed(path).casefold() == _composed(candidate).casefold():
                right = _as_written(path, folder)
                found = Diagnostic(
                    code="F003",
                    span=span,
                    message=f"no picture “{_short(written)}”: capitals count in file names",
                    hint=f"the file is called “{right}”",
                )
                return None, (found,)
    return None, (_missing(written, folder, span, files),)


def _missing(written: str, folder: str, span: Span, files: Files) -> Diagnostic:
    pictures = [path for path in files if path.lower().endswith(ENDINGS) and path[0] != "@"]
    names = {_as_written(path, folder): path for path in pictures}
    asked = unquote(written)
    same = [name for name, path in names.items() if basename(path) == basename(asked)]
    stems = {name.rpartition(".")[0]: name for name in names}
    near = [stems[stem] for stem in get_close_matches(asked.rpartition(".")[0], stems, 1)]
    if same or near:
        hint = f"did you mean “{(same or near)[0]}”?"
    else:
        hint = f"put the file beside the chapter or in {ASSETS}/"
    if "\\" in asked:
        hint = "write / between folders, not \\"
    message = f"there is no picture “{_short(written)}”"
    return Diagnostic(code="F002", span=span, message=message, hint=hint)


def _other_form(written: str, span: Span) -> Diagnostic:
    return Diagnostic(
        code="F006",
        span=span,
        message=f"“{_short(written)}” and its file are spelt with different Unicode characters",
        hint="some systems will not find it: rename the file without accents",
    )


def _as_written(path: str, folder: str) -> str:
    """How an author in a folder writes a path."""
    for start in (folder, ASSETS):
        if start and path.startswith(start + "/"):
            return path.removeprefix(start + "/")
    return "../" * (folder.count("/") + 1 if folder else 0) + path


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def _short(written: str) -> str:
    return written if len(written) <= 60 else f"{written[:57]}…"
