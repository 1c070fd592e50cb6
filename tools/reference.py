"""Writes docs/reference/ from the code: `python tools/reference.py`.

Whatever an author can look up there stands in the code once, in tables that the program itself
reads; a test keeps the pages and the tables equal.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from riftbook import geometry  # noqa: E402
from riftbook.diagnostics import catalogue  # noqa: E402
from riftbook.figures.kinds import KINDS  # noqa: E402
from riftbook.language import words  # noqa: E402
from riftbook.model import ROLES, Matter  # noqa: E402
from riftbook.project import rules  # noqa: E402
from riftbook.project.configuration import BOOK_TOML, THEME_TOML  # noqa: E402
from riftbook.project.frontmatter import KEYS  # noqa: E402
from riftbook.project.keys import PAIRS, TABLE, TABLES, Key  # noqa: E402

FOLDER = ROOT / "docs" / "reference"
MADE = "<!-- Made from the code by `make reference`; write there, not here. -->\n"
PARTS = {Matter.FRONT: "front", Matter.BODY: "body", Matter.BACK: "back"}
_CODE_SPAN = re.compile(r"(?<!`)(`[^`\n]+`)(?!`)")
_SIGN = re.compile(r"([\\`*_\[\]<>~|#&$])")


def pages() -> Mapping[str, str]:
    """File name to what the code says today."""
    made = {
        "configuration.md": configuration(),
        "divisions.md": divisions(),
        "figures.md": figures(),
        "messages.md": messages(),
    }
    return {name: "\n".join(lines).rstrip() + "\n" for name, lines in made.items()}


def plain(text: str) -> str:
    """Prose as Markdown that shows every sign of it; code in backticks stays code."""
    parts = _CODE_SPAN.split(text)
    return "".join(part if at % 2 else _SIGN.sub(r"\\\1", part) for at, part in enumerate(parts))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A pipe table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join('---' for _ in head)}|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def code(text: object) -> str:
    """A value in backticks; nothing for none."""
    return f"`{text}`" if text not in {None, ""} else ""


# configuration.md


def configuration() -> Iterator[str]:
    """Every key of book.toml, of a chapter's front matter and of theme.toml."""
    yield from ("# Configuration", "", MADE)
    yield from (
        "Three places configure a book: `book.toml` at its root, front matter at the head of a",
        "chapter, and `layouts/theme.toml` where the book changes its theme. Unknown keys are",
        "refused. `riftbook schema` prints the first of them as JSON Schema, for your editor.",
        "",
    )
    yield from ("## book.toml", "")
    yield from _tables(BOOK_TOML, "")
    yield from ("## Front matter", "", "Between two lines `---` at the very top of a chapter.", "")
    yield from table(("key", "what it says"), ((code(k), plain(v)) for k, v in KEYS.items()))
    yield from ("## theme.toml", "")
    yield from (
        "In a book this file is `layouts/theme.toml`; what it does not say, the theme says that",
        "`[print]` names.",
        "",
    )
    yield from _tables([key for key in THEME_TOML if key.name != "extends"], "")
    yield from _values()


def _tables(keys: Sequence[Key], path: str) -> Iterator[str]:
    """The tables among some keys, each with its own keys, and those inside it after it."""
    loose = [key for key in keys if not path and key.shape is not TABLE and not key.keys]
    if loose:
        yield from _rows(loose)
    for key in keys:
        if not key.keys:
            continue
        full = f"{path}.{key.name}" if path else key.name
        brackets = f"[[{full}]]" if key.shape is TABLES else f"[{full}]"
        required = " It must be there." if key.required else ""
        yield from (f"### `{brackets}`", "", f"{plain(key.about)}{required}", "")
        yield from _rows(key.keys)
        yield from _tables(key.keys, full)


def _rows(keys: Sequence[Key]) -> Iterator[str]:
    yield from table(
        ("key", "takes", "default", "what it says", "for example"),
        ((code(key.name), _takes(key), _default(key), plain(key.about), code(key.example))
         for key in keys),
    )  # fmt: skip


def _takes(key: Key) -> str:
    if key.choices:
        return " or ".join(code(f'"{choice}"') for choice in key.choices)
    return "colours by name" if key.shape is PAIRS and key.rule is rules.color else key.shape.phrase


def _default(key: Key) -> str:
    if key.required:
        return "**required**"
    if isinstance(key.default, bool):
        return code(str(key.default).lower())
    return code(f'"{key.default}"' if isinstance(key.default, str) and key.default else key.default)


def _values() -> Iterator[str]:
    yield from ("## Trims by name", "", "Any other is written with its sides: `148mm x 210mm`.", "")
    sizes = (
        (code(name), f"{wide / 72 * 25.4:.1f} × {high / 72 * 25.4:.1f} mm")
        for name, (wide, high) in sorted(geometry.TRIMS.items(), key=lambda row: row[1])
    )
    yield from table(("trim", "width × height"), sizes)
    yield from ("## Parts that people have in a book", "", "Any MARC relator code will do.", "")
    rows = ((code(word), code(relator)) for word, relator in rules.RELATORS.items())
    yield from table(("word", "code"), rows)


# divisions.md


def divisions() -> Iterator[str]:
    """Every kind of division."""
    yield from ("# Kinds of division", "", MADE)
    yield from (
        "What a file of the manuscript is: its *role*. riftbook takes it from `[manuscript] roles`",
        "in `book.toml`, else from `role:` in the file's front matter, else from the file's name",
        "without its number (`00-preface.md`), else the file is a chapter. A division without a",
        "heading gets the title below, in the book's language; display pages have none.",
        "",
        "“Made” are those that riftbook makes without a file, most of them where `book.toml` asks",
        "for them. What is “front or back” is so by its place. The order is that of a book.",
        "",
    )
    titles = words("en").roles
    head = ("role", "part", "title by default", "number", "made", "in contents", "head, folio",
            "epub:type", "ARIA role")  # fmt: skip
    yield from table(
        head,
        (
            (
                code(role.name),
                "front or back" if role.roams else PARTS[role.matter],
                "" if role.page == "display" else titles.get(role.name, ""),
                _yes(role.numbered),
                _yes(role.generated),
                _yes(role.in_contents),
                _yes(role.running_head and role.folio),
                code(role.epub_type),
                code(role.aria),
            )
            for role in ROLES.values()
        ),
    )


def _yes(flag: bool) -> str:
    return "yes" if flag else ""


# figures.md


class Asked:
    """Stands in for the reader of a figure's options and remembers what is asked of it."""

    def __init__(self, path: str = "") -> None:
        self._path = path
        self.rows: list[tuple[str, str, str]] = []

    def number(self, key: str, default: float | None, low: float, high: float) -> float:
        """Remember a number."""
        said = "**required**" if default is None else code(f"{default:g}")
        self._row(key, f"a number from {low:g} to {high:g}", said)
        return low if default is None else default

    def flag(self, key: str, default: bool | None = False) -> bool:
        """Remember true or false."""
        said = "**required**" if default is None else code(str(default).lower())
        self._row(key, "true or false", said)
        return bool(default)

    def text(self, key: str) -> str:
        """Remember a line of text."""
        self._row(key, "a line of text", "**required**")
        return ""

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        """Remember one of some words."""
        self._row(key, " or ".join(code(f'"{word}"') for word in allowed), "")
        return ""

    def tables(self, key: str, most: int) -> Iterator["Asked"]:
        """Remember a list of tables, and what is asked of each."""
        self._row(key, f"a list of 1 to {most} tables", "**required**")
        inner = Asked(f"{self._path}{key}.")
        yield inner
        self.rows.extend(inner.rows)

    def _row(self, key: str, takes: str, default: str) -> None:
        self.rows.append((code(self._path + key), takes, default))


def figures() -> Iterator[str]:
    """Every kind of generated figure and its options."""
    yield from ("# Generated figures", "", MADE)
    yield from (
        'A fence `{.figure kind="…"}` with TOML inside is drawn by riftbook. On the line of the',
        'fence stand `kind`, an id `#fig:name`, `caption="…"`, `alt="…"` and `width=…`; inside,',
        "besides the options below, each kind takes `description`, a long description for those",
        "who cannot see the figure. The guide shows how to write them.",
        "",
    )
    for kind in KINDS:
        yield from (f"## `{kind.kind}`", "", plain(_about(kind)), "")
        asked = Asked()
        kind.read(asked)
        if asked.rows:
            yield from table(("option", "takes", "default"), asked.rows)
        else:
            yield from ("It has no options.", "")


def _about(kind: type) -> str:
    """What the kind's module says of it, without its name."""
    text = (sys.modules[kind.__module__].__doc__ or "").strip().replace("``", "`")
    return text.partition(": ")[2][:1].upper() + text.partition(": ")[2][1:]


# messages.md


def messages() -> Iterator[str]:
    """Every code of the catalogue."""
    yield from ("# Messages", "", MADE)
    yield from (
        "Everything riftbook can tell you, by code; `riftbook explain CODE` prints the same.",
        "An *error* keeps the book from being written; a *warning* does not, unless you say",
        "`--strict`, and can be ignored in `book.toml` with a reason.",
        "",
    )
    entries = catalogue.CATALOGUE.values()
    for letter, family in groupby(entries, key=lambda entry: entry.code[0]):
        yield from (f"## {_family(letter)}", "")
        for entry in family:
            yield from (f"### {entry.code} {plain(entry.title)}", "", f"*{entry.severity}*", "")
            yield from _explained(entry.explain)


def _family(letter: str) -> str:
    """The name of a family of codes, as its file of the catalogue has it."""
    heads = (
        module.__doc__ or ""
        for name, module in sys.modules.items()
        if name.startswith(catalogue.__name__ + ".")
    )
    head = next(head for head in heads if head.startswith(f"{letter}: "))
    name = head.partition(": ")[2].partition("\n")[0].rstrip(".")
    return f"{letter}: {name}"


def _explained(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if all(line.startswith("  ") for line in paragraph.split("\n")):
            yield from ("```", dedent(paragraph), "```", "")
        else:
            yield from (plain(paragraph), "")


def main() -> None:
    """Write the pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
