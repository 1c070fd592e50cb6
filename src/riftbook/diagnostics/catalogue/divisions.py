"""M: signs that are left over, the files of divisions and their headings."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "M046",
        "error",
        "attributes that belong to nothing",
        'Braces such as {#fig:map .wide width="50%"} stand right behind a picture, a span or code, '
        "without a blank before them, at the end of a heading, or at the end of the caption of a "
        "table that is there. An id has # before it, a class a full stop, and blanks, not commas, "
        "part them. Elsewhere they would be printed. To print them, write \\{.",
    ),
    Entry(
        "M047",
        "warning",
        "a note in the text that never closes",
        "A note ^[in the text] closes in the paragraph in which it begins; a longer one has a "
        "label, [^label], and its text on lines of its own. To print the signs, write \\^[.",
    ),
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
