"""Every table and key of book.toml, once: for the reader, `riftbook schema` and the reference."""

from riftbook.project import rules
from riftbook.project.keys import (
    BOOLEAN,
    DATE,
    LENGTH,
    LIST,
    NUMBER,
    PAIRS,
    SEED,
    TABLE,
    TABLES,
    TEXT,
    TEXT_OR_TABLE,
    TEXTS,
    WHOLE,
    Key,
)
from riftbook.project.type_keys import FONT, OWN_FONT, TYPOGRAPHY

_CONTRIBUTOR = (
    Key(name="name", shape=TEXT, required=True, rule=rules.words,
        about="The name as the title page prints it.", example='"Rockwell Kent"'),
    Key(name="role", shape=TEXT, rule=rules.relator, default="aut",
        about="What they did: a MARC relator code or one of its words.", example='"ill"'),
    Key(name="file-as", shape=TEXT,
        about="The name as it is sorted.", example='"Kent, Rockwell"'),
)  # fmt: skip

_ISBN = (
    Key(name="print", shape=TEXT, rule=rules.isbn,
        about="The ISBN of the printed book.", example='"978-0-306-40615-7"'),
    Key(name="epub", shape=TEXT, rule=rules.isbn,
        about="The ISBN of the EPUB.", example='"978-0-306-40615-7"'),
)  # fmt: skip

_EPIGRAPH = (
    Key(name="text", shape=TEXT, required=True, rule=rules.words,
        about="The words.", example='"Call me Ishmael."'),
    Key(name="source", shape=TEXT, about="Whose they are.", example='"Herman Melville"'),
)  # fmt: skip

_BOOK = (
    Key(name="title", shape=TEXT, required=True, rule=rules.words,
        about="The title.", example='"Moby-Dick"'),
    Key(name="subtitle", shape=TEXT, about="The subtitle.", example='"or, The Whale"'),
    Key(name="author", shape=TEXTS, about="The author, or a list of authors.",
        example='"Herman Melville"'),
    Key(name="contributors", shape=TABLES, keys=_CONTRIBUTOR,
        about="Others who had a part in the book, and authors whose names need a sorting form.",
        example='contributors = [{ name = "Rockwell Kent", role = "ill" }]'),
    Key(name="language", shape=TEXT, required=True, rule=rules.language,
        about="The language as a BCP 47 tag.", example='"en"'),
    Key(name="isbn", shape=TEXT_OR_TABLE, keys=_ISBN, rule=rules.isbn,
        about="The ISBN, or one for each edition.",
        example='isbn = { print = "978-0-306-40615-7" }'),
    Key(name="identifier", shape=TEXT, rule=rules.identifier,
        about="The EPUB's own identifier, a UUID or another URI; made from title, authors and "
        "language when it is not given.",
        example='"urn:uuid:0a8ff1e6-4a7e-4d2c-9f2b-1f2a3b4c5d6e"'),
    Key(name="publisher", shape=TEXT, about="The publisher.", example='"Harper & Brothers"'),
    Key(name="place", shape=TEXT, about="The place of publication.", example='"New York"'),
    Key(name="date", shape=DATE, rule=rules.date_written,
        about="The date of publication, or only its year.", example="1851-11-14"),
    Key(name="modified", shape=DATE, rule=rules.date_written,
        about="When the text was last changed; `date` when it is not given.",
        example="2026-11-23"),
    Key(name="rights", shape=TEXT,
        about="The rights in one or two sentences; a copyright page is made when it is there.",
        example='"Public domain"'),
    Key(name="description", shape=TEXT, about="What the book is, for shops and libraries.",
        example='"A whaling voyage."'),
    Key(name="subjects", shape=LIST, about="Subjects, for shops and libraries.",
        example='["Whaling -- Fiction"]'),
    Key(name="edition", shape=TEXT, about="The edition, as the copyright page prints it.",
        example='"Second edition"'),
    Key(name="half-title", shape=BOOLEAN, default=False,
        about="Whether a page with the title alone opens the book.", example="true"),
    Key(name="dedication", shape=TEXT,
        about="The dedication, on a page of its own; a new line in the text is one on the page.",
        example='"To Nathaniel Hawthorne"'),
    Key(name="epigraph", shape=TEXT_OR_TABLE, keys=_EPIGRAPH, rule=rules.words,
        about="The words before the book, on a page of their own, and whose they are.",
        example='epigraph = { text = "And God created great whales.", source = "Genesis" }'),
    Key(name="about-the-author", shape=TEXT,
        about="What the page about the author says, at the end of the book; an empty line parts "
        "paragraphs.",
        example='"Herman Melville went to sea at nineteen."'),
)  # fmt: skip

_MANUSCRIPT = (
    Key(name="order", shape=LIST,
        about="The files of manuscript/ in the order of the book; the order of their names when "
        "it is not given.",
        example='["preface.md", "loomings.md"]'),
    Key(name="roles", shape=PAIRS,
        about="File to role, where the file's name does not say it.",
        example='{ "before.md" = "preface" }'),
)  # fmt: skip

_PRINT = (
    Key(name="theme", shape=TEXT, default="classic",
        about="The packaged theme.", example='"classic"'),
    Key(name="trim", shape=TEXT, rule=rules.trim,
        about="The size of the page, by name or as width x height; the theme's own when it is "
        "not given.",
        example='"148mm x 210mm"'),
    Key(name="paper", shape=TEXT, default="white", choices=("white", "cream"),
        about="The paper, from which the thickness of the spine follows.", example='"white"'),
    Key(name="notes", shape=TEXT, default="foot", choices=("foot", "chapter", "book"),
        about="Where notes stand: at the foot of the page, at the end of their chapter, or "
        "together behind the text of the book.",
        example='"chapter"'),
)  # fmt: skip

_EPUB = (
    Key(name="pages", shape=BOOLEAN, default=True,
        about="Whether the EPUB holds the printed pages' numbers.", example="true"),
    Key(name="cover", shape=TEXT,
        about="The cover's picture; it is drawn when none is given.",
        example='"assets/cover.jpg"'),
    Key(name="notes", shape=TEXT, default="popup", choices=("popup", "chapter", "book"),
        about="How notes are read: popping up at their call, at the end of their chapter, or "
        "together behind the text of the book.",
        example='"book"'),
)  # fmt: skip

_NOTES = (
    Key(name="numbering", shape=TEXT, default="chapter", choices=("chapter", "book"),
        about="Whether the numbers of notes begin again in each chapter, or go on through the "
        "book; they are the same in both editions.",
        example='"book"'),
)  # fmt: skip

_NUMBERING = (
    Key(name="parts", shape=TEXT, default="roman", choices=("roman", "arabic", "none"),
        about="The numerals of parts.", example='"arabic"'),
    Key(name="chapters", shape=TEXT, default="arabic", choices=("arabic", "roman", "none"),
        about="The numerals of chapters.", example='"roman"'),
    Key(name="restart", shape=BOOLEAN, default=False,
        about="Whether the chapters of each part are counted from 1; their figures then name the "
        "part too.",
        example="true"),
    Key(name="depth", shape=WHOLE, rule=rules.depth,
        about="Headings down to this level are numbered: 1 for chapters alone, 2 for 1.2, 3 for "
        "1.2.1; when it is not given, 2 in a book that refers to sections, else 1.",
        example="3"),
)  # fmt: skip

_CONTENTS = (
    Key(name="depth", shape=WHOLE, rule=rules.depth,
        about="Headings down to this level stand in the contents of both editions: 1 for parts "
        "and chapters alone; when it is not given, the theme says it for print, and the EPUB has "
        "two levels.",
        example="2"),
    Key(name="figures", shape=BOOLEAN, default=False,
        about="Whether a list of figures follows the contents.", example="true"),
    Key(name="tables", shape=BOOLEAN, default=False,
        about="Whether a list of tables follows.", example="true"),
    Key(name="listings", shape=BOOLEAN, default=False,
        about="Whether a list of listings follows.", example="true"),
)  # fmt: skip

_FIGURES = (
    Key(name="seed", shape=SEED, about="The seed of generated figures.", example='"white whale"'),
)  # fmt: skip

_IGNORE = (
    Key(name="code", shape=TEXT, required=True, rule=rules.code,
        about="The code of a warning that is accepted.", example='"F004"'),
    Key(name="reason", shape=TEXT, required=True, rule=rules.words,
        about="Why.", example='"an engraving of 1851"'),
    Key(name="path", shape=TEXT, about="The file; every file when it is not given.",
        example='"manuscript/03-forks.md"'),
)  # fmt: skip

_CHECK = (
    Key(name="ppi-warning", shape=NUMBER, default=300, rule=rules.positive,
        about="Pictures with fewer pixels an inch at their printed size are warned about.",
        example="300"),
    Key(name="ppi-error", shape=NUMBER, default=150, rule=rules.positive,
        about="Pictures with fewer pixels an inch at their printed size are errors.",
        example="150"),
    Key(name="ignore", shape=TABLES, keys=_IGNORE,
        about="Warnings that the author has looked at and accepts.",
        example='[[check.ignore]] with code = "F004" and reason = "an engraving of 1851"'),
)  # fmt: skip

BOOK_TOML = (
    Key(name="book", shape=TABLE, keys=_BOOK, required=True,
        about="What the book says of itself.", example="[book]"),
    Key(name="manuscript", shape=TABLE, keys=_MANUSCRIPT,
        about="The order and the roles of the files.", example="[manuscript]"),
    Key(name="print", shape=TABLE, keys=_PRINT, about="The printed edition.", example="[print]"),
    Key(name="epub", shape=TABLE, keys=_EPUB, about="The e-reader edition.", example="[epub]"),
    Key(name="numbering", shape=TABLE, keys=_NUMBERING,
        about="How parts, chapters and sections are numbered, in both editions.",
        example="[numbering]"),
    Key(name="contents", shape=TABLE, keys=_CONTENTS,
        about="The contents, and the lists of figures, tables and listings.",
        example="[contents]"),
    Key(name="notes", shape=TABLE, keys=_NOTES, about="The notes of both editions.",
        example="[notes]"),
    Key(name="figures", shape=TABLE, keys=_FIGURES, about="Generated figures.",
        example="[figures]"),
    Key(name="typography", shape=TABLE, keys=TYPOGRAPHY,
        about="How languages are set.", example="[typography]"),
    Key(name="fonts", shape=TABLES, keys=OWN_FONT,
        about="Fonts that the book brings for what the theme's cannot draw: other scripts, signs.",
        example='[[fonts]] with name and file'),
    Key(name="asides", shape=PAIRS, rule=rules.words, names=rules.aside,
        about="Kinds of asides of the book's own: the name that opens one, and its label.",
        example='asides = { recipe = "Recipe" }'),
    Key(name="check", shape=TABLE, keys=_CHECK, about="Limits and accepted warnings.",
        example="[check]"),
)  # fmt: skip
"""book.toml, in the order of its reference."""

_PAGE = tuple(
    Key(name=name, shape=LENGTH, rule=rules.length, about=about, example='"60pt"')
    for name, about in (
        ("width", "The page's width."),
        ("height", "The page's height."),
        ("head", "The margin above the text."),
        ("foot", "The margin below it."),
        ("inner", "The margin at the spine."),
        ("outer", "The margin at the fore-edge."),
    )
)

_TYPE = (
    Key(name="size", shape=LENGTH, rule=rules.length, about="The text's size.", example='"11pt"'),
    Key(name="leading", shape=LENGTH, rule=rules.length,
        about="From line to line: the grid.", example='"14pt"'),
    Key(name="text", shape=TEXT, rule=rules.family, about="The family of the text.",
        example='"Riftbook Literata"'),
    Key(name="display", shape=TEXT, rule=rules.family, about="The family of titles.",
        example='"Riftbook Literata"'),
    Key(name="code", shape=TEXT, rule=rules.family, about="The family of code.",
        example='"Riftbook Plex Mono"'),
)  # fmt: skip

_LAYOUT = (
    Key(name="chapters-recto", shape=BOOLEAN, example="true",
        about="Whether chapters open on a right-hand page."),
    Key(name="contents-depth", shape=WHOLE, rule=rules.depth, example="2",
        about="How many levels the contents show."),
    Key(name="drop-cap", shape=BOOLEAN, example="true",
        about="Whether chapters open with a large initial."),
    Key(name="lead-in", shape=BOOLEAN, example="true",
        about="Whether their first words are small capitals."),
    Key(name="vignette", shape=BOOLEAN, example="true",
        about="Whether they open with a drawn vignette."),
    Key(name="cover", shape=TEXT, choices=("typographic", "landscape"), example='"landscape"',
        about="What is drawn where the book has no cover of its own: words and an ornament in "
        "the face of titles on the colour `cover`, or the words over a landscape in pixels."),
)  # fmt: skip

THEME_TOML = (
    Key(name="extends", shape=TEXT, about="The theme that this one begins from.",
        example='"base"'),
    Key(name="page", shape=TABLE, keys=_PAGE, about="The page.", example="[page]"),
    Key(name="type", shape=TABLE, keys=_TYPE, about="Faces and sizes.", example="[type]"),
    Key(name="layout", shape=TABLE, keys=_LAYOUT, about="How divisions open, and the cover.",
        example="[layout]"),
    Key(name="palette", shape=PAIRS, rule=rules.color, about="Colours by name.",
        example='palette = { spot = "#7a1f1f" }'),
    Key(name="properties", shape=PAIRS, rule=rules.declared,
        about="Further custom properties of the styles.",
        example='properties = { notes-size = "8pt" }'),
    Key(name="fonts", shape=TABLES, keys=FONT, about="The fonts.",
        example='[[fonts]] with family, name and file'),
)  # fmt: skip
"""theme.toml, in the order of its reference."""
