"""S: the printed pages."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "S001",
        "error",
        "a page is not set as it was meant",
        "The program that sets the pages could not do what text or layout asked for and said so.\n"
        "It would have gone on in silence and printed something else; riftbook does not.",
    ),
    Entry(
        "S002",
        "error",
        "a style that is not understood",
        "A line of the print style sheet is unknown or has a value that cannot be. Line and\n"
        "column point into the file under layouts/print/ or into the theme.",
    ),
    Entry(
        "S003",
        "error",
        "a character came out as an empty box",
        "A word that the layout prints (not the text: that is T001) has a character that none of\n"
        "the book's fonts can draw.",
    ),
    Entry(
        "S004",
        "error",
        "a page asks for something outside the book",
        "Pictures, styles and fonts come from the book's folder and from the theme, and from\n"
        "nowhere else: nothing is read from the rest of the disk and nothing is fetched.",
    ),
    Entry(
        "S005",
        "error",
        "HTML that would be rearranged",
        "HTML has rules about what may stand where; a block inside a paragraph, for example, ends\n"
        "the paragraph. The page would not be what was written, so nothing is printed.",
    ),
    Entry(
        "S010",
        "error",
        "a note that is longer than a page",
        "A note stands whole at the foot of one page. One that is longer than the page would be\n"
        "printed over the text and cut off. Shorten it, divide it, or move it into the text. At\n"
        "the end of their chapter, or of the book, notes may be of any length and go on over\n"
        "pages: [print] notes says where they stand.",
    ),
    Entry(
        "S011",
        "error",
        "text that runs into the notes or over the foot",
        "Something that cannot be divided (a note, a figure, a heading with what follows) is too\n"
        "high for what is left of the page, and would be printed over other text.",
    ),
    Entry(
        "S012",
        "warning",
        "a line that is too wide",
        "A word, an address or a table cell sticks out over the edge of the text block, because\n"
        "there is no place to divide it.",
    ),
    Entry(
        "S013",
        "warning",
        "a note that is not on the page of its call",
        "The call stands so low on the page that its note went to the next one.",
    ),
    Entry(
        "S014",
        "error",
        "text that is printed over other text",
        "Two lines stand where there is room for one, so that neither can be read: a word that is\n"
        "wider than its column of a table, lines that the style sets too close together, a block\n"
        "that it moves, a running head that is longer than the page is wide. Letters that only\n"
        "touch, as accents and tight titles may, are not told.",
    ),
    Entry(
        "S015",
        "error",
        "text that runs past the edge of the sheet",
        "What lies outside the sheet is cut off when the book is trimmed. A word without a place\n"
        "to divide it, or a style that moves it there, may take a line so far.",
    ),
    Entry(
        "S020",
        "error",
        "the pages could not be set",
        "Pages are set apart from the rest of the program, with a limit of memory and of time, so\n"
        "that a broken book cannot take the machine with it. This book came to the limit.",
    ),
)
