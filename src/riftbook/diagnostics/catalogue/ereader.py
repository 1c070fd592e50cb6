"""E: the EPUB."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "E001",
        "warning",
        "a division that is too long for older e-readers",
        "Each file of the manuscript becomes one document of the EPUB. Some reading systems are\n"
        "slow to open a document of more than 300 kB, or do not open it at all. Divide the file\n"
        "in two; numbers, notes and links take care of themselves.",
    ),
    Entry(
        "E002",
        "error",
        "a layout puts something active into the EPUB",
        "Scripts, forms, frames and things that play by themselves are kept out of the book:\n"
        "reading systems ignore or refuse them, and a book should not act on its own.\n"
        "Take the element or the attribute out of the layout.",
    ),
    Entry(
        "E003",
        "error",
        "a layout or a style names a file that the EPUB has not",
        "What a layout shows and a style sheet points at with url() must lie in the book folder.\n"
        "In a style sheet paths are relative to that sheet, in a layout to the book folder.\n"
        "PNG and JPEG pictures and OTF, TTF, WOFF and WOFF2 fonts can be named.\n"
        "Nothing is fetched from the web; @import is not followed: write the rules into the\n"
        "sheet itself.",
    ),
    Entry(
        "E004",
        "error",
        "an id stands twice in one document of the EPUB",
        "Links would not know where to lead, and EPUBCheck refuses the book. The manuscript's own\n"
        "ids are checked earlier, so this comes from a layout in layouts/ereader: it repeats an\n"
        "id, or uses one that the text has.",
    ),
)
