"""P: the project, its configuration and its files."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "P001",
        "error",
        "no book.toml",
        "riftbook builds the folder that holds a book.toml. Make one with at least\n"
        '[book], title = "…", author = "…", language = "en", beside a manuscript/ folder.',
    ),
)
