"""The other tables of book.toml → `Settings`."""

from riftbook import geometry
from riftbook.model import (
    CheckSettings,
    ContentsSettings,
    EpubSettings,
    Ignore,
    NoteSettings,
    NumberingSettings,
    PrintSettings,
    Settings,
    TypographySettings,
)
from riftbook.project.keys import Values


def settings(document: Values) -> Settings:
    """Make the settings from the right keys of book.toml."""
    return Settings(
        print=_print(document.table("print")),
        epub=_epub(document.table("epub")),
        numbering=_numbering(document.table("numbering")),
        contents=_contents(document.table("contents")),
        notes=_notes(document.table("notes")),
        figures={name: item.plain for name, item in document.table("figures").items.items()},
        check=_check(document.table("check")),
        typography=_typography(document.table("typography")),
        asides=document.pairs("asides"),
    )


def _print(table: Values) -> PrintSettings:
    default = PrintSettings()
    return PrintSettings(
        theme=table.text("theme", default.theme),
        trim=geometry.trim(table.text("trim")) if "trim" in table else None,
        paper=table.text("paper", default.paper),
        notes=table.text("notes", default.notes),
    )


def _epub(table: Values) -> EpubSettings:
    default = EpubSettings()
    return EpubSettings(
        pages=table.get("pages", True) is True,
        cover=table.text("cover"),
        notes=table.text("notes", default.notes),
    )


def _notes(table: Values) -> NoteSettings:
    return NoteSettings(numbering=table.text("numbering", NoteSettings().numbering))


def _numbering(table: Values) -> NumberingSettings:
    default = NumberingSettings()
    return NumberingSettings(
        parts=table.text("parts", default.parts),
        chapters=table.text("chapters", default.chapters),
        restart=table.get("restart") is True,
        depth=int(table.text("depth", "0")),
    )


def _contents(table: Values) -> ContentsSettings:
    lists = ("figures", "tables", "listings")
    return ContentsSettings(
        depth=int(table.text("depth", "0")),
        lists=tuple(f"list-of-{name}" for name in lists if table.get(name) is True),
    )


def _typography(table: Values) -> TypographySettings:
    return TypographySettings(
        smart=table.get("smart", True) is True,
        quotes=tuple(table.pairs("quotes").items()),
        hyphenation=tuple(table.lists("hyphenation").items()),
    )


def _check(table: Values) -> CheckSettings:
    default = CheckSettings()
    return CheckSettings(
        ppi_warning=float(table.text("ppi-warning", str(default.ppi_warning))),
        ppi_error=float(table.text("ppi-error", str(default.ppi_error))),
        ignores=tuple(map(_ignore, filter(_whole, table.tables("ignore")))),
    )


def _whole(values: Values) -> bool:
    return "code" in values and "reason" in values


def _ignore(values: Values) -> Ignore:
    return Ignore(
        code=values.text("code"),
        reason=values.text("reason"),
        path=values.text("path"),
        span=values.items["code"].span,
    )
