"""The manuscript again: signs of markup that mark nothing up."""

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
)
