"""M: the files of divisions and their headings."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "M048",
        "error",
        "a heading without words",
        "A heading stands in the contents, where readers choose it by its words. A line of # "
        "alone has none.",
    ),
    Entry(
        "M049",
        "error",
        "words in the file of the contents",
        "contents.md says where the contents stand, and may give them a title of their own. What "
        "is listed there comes from the titles of the chapters; nothing else is set beside it.",
    ),
)
