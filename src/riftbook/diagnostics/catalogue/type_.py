"""T: type, the same in both editions."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "T001",
        "error",
        "a character that no font of the book has",
        "A page can only show characters that one of the book's fonts can draw. riftbook never\n"
        "borrows a font from the machine: the page would look different elsewhere, or show an\n"
        "empty box. Write the passage with other characters (a transcription, for example), or\n"
        "put a font that has them into assets/fonts/ and name it in the theme.",
    ),
    Entry(
        "T003",
        "error",
        "a file that is named as a font is none",
        "riftbook reads TrueType (.ttf) and OpenType (.otf) files. The file may be damaged, or a\n"
        "web font (.woff, .woff2) under another name.",
    ),
    Entry(
        "T010",
        "error",
        "a layout template cannot be read",
        "Layouts are Jinja2 templates. The line named is where reading stopped; most often a\n"
        "{% block %} or {% if %} is not closed, or a parent that {% extends %} names is not there.",
    ),
    Entry(
        "T011",
        "error",
        "a layout template asks for something that is not there",
        "A template sees the names listed in the guide (book, division, contents, sections,\n"
        "words, art, theme, edition, extra) and nothing else. A misspelt name is an error, never\n"
        "an empty place on the page.",
    ),
    Entry(
        "T012",
        "error",
        "a layout template makes something that is not XHTML",
        "What a template makes has to be well-formed XHTML: every element closed, attributes in\n"
        "quotation marks, & written as &amp;. Both editions are made from it.",
    ),
    Entry(
        "T020",
        "warning",
        "small capitals in a font that has none",
        "[words]{.smallcaps} asks the text face for its own small capitals, and this one has "
        "none. Capitals made smaller would be thin and too light beside the text, so that the "
        "words are printed as they are. Choose a font with small capitals (OpenType smcp), or "
        "take the class off.",
    ),
)
