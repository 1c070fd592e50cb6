"""F: pictures and generated figures."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "F010",
        "error",
        "bad TOML in a figure",
        "The lines inside a fence {.figure kind=…} are TOML: each is a name = value, text stands "
        "in straight quotes, lists in square brackets. The message tells what the reader of TOML "
        "stumbled over, the place where it did.",
    ),
)
