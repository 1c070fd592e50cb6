"""D: what goes to readers."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "D001",
        "error",
        "the book cannot be written",
        "The finished book could not be written to the disk: it is full, or the folder may not\n"
        "be written to, or a file stands where the folder should be. riftbook writes everything\n"
        "beside its place first and changes names last, so what lay there before is untouched.",
    ),
    Entry(
        "D002",
        "error",
        "another build is writing this book",
        "Two builds must not write to one dist/ at the same time. The second waits ten seconds\n"
        "for the first and then gives up. The lock belongs to a running process: one that has\n"
        "ended, even by a crash, holds nobody up, and there is no lock file to delete.",
    ),
    Entry(
        "D003",
        "error",
        "the finished file is not readable",
        "Before it publishes a file riftbook looks at it once more: a PDF must begin and end as\n"
        "one, an EPUB must be an archive without damage, its mimetype first. One that is not\n"
        "never replaces the previous one. This is a fault of riftbook, not of your manuscript.",
    ),
    Entry(
        "D004",
        "warning",
        "the editions were made from different manuscripts",
        "The PDF and the EPUB in dist/ do not come from the same state of the manuscript: one\n"
        "was built before you changed it and the other after. Run `riftbook build`.",
    ),
    Entry(
        "D010",
        "error",
        "words are missing from the print edition",
        "Every build compares the words of the manuscript, in order, with those that the finished\n"
        "PDF holds. These are in the manuscript and not in the PDF. The usual causes: an HTML tag\n"
        "that is not closed, or a style of the layouts that hides them.",
    ),
    Entry(
        "D011",
        "error",
        "words are missing from the EPUB",
        "Every build compares the words of the manuscript, in order, with those that the finished\n"
        "EPUB holds. These are in the manuscript and not in the EPUB. The usual causes: an HTML\n"
        "tag that is not closed, or a layout that leaves something out.",
    ),
    Entry(
        "D012",
        "error",
        "words stand out of order",
        "These words are in the finished edition, but not where the manuscript has them: what\n"
        "follows them there comes before them here. A layout that moves something, or an absolute\n"
        "position in a style, does that.",
    ),
    Entry(
        "D013",
        "error",
        "a printed character has no meaning",
        "A glyph on a page does not say which character it stands for (its font has no ToUnicode\n"
        "entry for it): it cannot be copied, searched or read aloud. Replace the character or use\n"
        "a font that has it.",
    ),
    Entry(
        "D014",
        "error",
        "words that the manuscript does not have",
        "The finished edition holds words that are neither in the manuscript at this place nor\n"
        "among those that riftbook adds (labels, numbers, citations). Something is printed twice,\n"
        "or a layout writes words of its own into the text.",
    ),
    Entry(
        "D015",
        "error",
        "the joined PDF is not whole",
        "The pages of the divisions were counted before and after they were joined, and the\n"
        "counts differ. This is a fault of riftbook: please report it with the manuscript that\n"
        "shows it.",
    ),
    Entry(
        "D020",
        "error",
        "the PDF does not open",
        "The finished PDF cannot be read back. This is a fault of riftbook: please report it.",
    ),
    Entry(
        "D021",
        "error",
        "a font is not embedded",
        "A page uses a font whose program is not in the PDF: another machine would print another\n"
        "one. Only the book's own fonts, named with @font-face, may be used in styles.",
    ),
    Entry(
        "D022",
        "error",
        "a font is not the book's own",
        "The PDF holds a font that neither the theme nor assets/fonts brings. A style names a\n"
        "family that is not one of the book's, and the system put one of its own in its place.",
    ),
    Entry(
        "D023",
        "error",
        "the PDF is not accessible",
        "Something that a screen reader needs is not in the PDF: the structure, the language, the\n"
        "title or the page labels.",
    ),
    Entry(
        "D024",
        "error",
        "the PDF holds something active",
        "Scripts, embedded files and actions that start a program have no place in a book.",
    ),
    Entry(
        "D025",
        "error",
        "a link in the PDF leads nowhere",
        "A link names a place that the PDF does not have. Look whether the heading or figure it\n"
        "points at is printed.",
    ),
    Entry(
        "D030",
        "error",
        "the EPUB is not a sound archive",
        "An EPUB is an archive with `mimetype` first and uncompressed, each name once, and a\n"
        "container that names its package document. This one is not.",
    ),
    Entry(
        "D031",
        "error",
        "the EPUB's list of files does not hold",
        "A file that the package document lists is not in the EPUB, or one that is there is not\n"
        "listed. Reading systems refuse such books.",
    ),
    Entry(
        "D032",
        "error",
        "a reference in the EPUB leads nowhere",
        "A link or a picture in the EPUB names a file or a place that the EPUB does not have.",
    ),
    Entry(
        "D033",
        "error",
        "an id stands twice in one file of the EPUB",
        "Ids must be unique within a file, else links and read-aloud go to the wrong place.",
    ),
    Entry(
        "D034",
        "error",
        "a picture in the EPUB has no alternative text",
        "Every picture says in words what it shows; a decorative one says so with an empty text\n"
        'and role="presentation".',
    ),
    Entry(
        "D035",
        "error",
        "the EPUB holds something active or remote",
        "Scripts and things to be fetched from the network have no place in a book.",
    ),
)
