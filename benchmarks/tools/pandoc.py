"""What the peers that begin with pandoc share: its manuscript and its options."""

import re
from pathlib import Path

from benchmarks.book import put
from benchmarks.tools.tool import Bench

READER = "markdown-tex_math_dollars-raw_html-raw_tex"
_NAMES = {"fig": "figure", "tbl": "table", "sec": "section"}
_PAGE = re.compile(r"@page:((?:fig|tbl|sec):\w+)")
_REFERENCE = re.compile(r"(?<!page:)@((fig|tbl|sec):\w+)")


def pandoc() -> str:
    """The path of the pandoc that pypandoc brings.

    Raises:
        LookupError: it is not installed.
    """
    try:
        import pypandoc
    except ModuleNotFoundError as error:
        raise LookupError("pypandoc-binary is not installed") from error
    return str(pypandoc.get_pandoc_path())


def version() -> str:
    """The version of pandoc.

    Raises:
        LookupError: it is not installed.
    """
    pandoc()
    import pypandoc

    return f"pandoc {pypandoc.get_pandoc_version()}"


def write_manuscript(bench: Bench) -> None:
    """Write the manuscript with the references as pandoc knows them: links and LaTeX or Typst.

    A picture's path is from the folder where the tool runs.
    """
    for path in bench.corpus.chapters:
        put(bench.folder / Path(path).name, translated(bench, path))
    for path, data in bench.corpus.files.items():
        if path not in bench.corpus.chapters:
            put(bench.folder / Path(path).name, data)


def translated(bench: Bench, path: str) -> bytes:
    """One chapter of the book folder, as it is there now, for pandoc."""
    text = (bench.book / path).read_text(encoding="utf-8")
    text = _PAGE.sub(
        r"page `\\pageref{\1}`{=latex}`#context counter(page).at(<\1>).first()`{=typst}", text
    )
    return _REFERENCE.sub(lambda m: f"[{_NAMES[m[2]]}](#{m[1]})", text).encode()


def manuscript(bench: Bench) -> tuple[str, ...]:
    """The files in the order of the book, as they are called in the tool's folder."""
    return tuple(Path(path).name for path in bench.corpus.chapters)


def metadata(bench: Bench) -> tuple[str, ...]:
    """Title, author and language as options."""
    return (
        "--metadata", f"title={bench.corpus.title}",
        "--metadata", f"author={bench.corpus.author}",
        "--metadata", "lang=en-US",
    )  # fmt: skip
