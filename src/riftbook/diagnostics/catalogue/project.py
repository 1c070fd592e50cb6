"""P: the project, its configuration and its files."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "P001",
        "error",
        "no book.toml",
        "riftbook builds the folder that holds a book.toml. Make one with at least\n\n"
        '  [book]\n  title = "…"\n  author = "…"\n  language = "en"\n\n'
        "beside a folder manuscript/ with one Markdown file a chapter. Another folder is built\n"
        "with `riftbook build FOLDER`.",
    ),
    Entry(
        "P002",
        "error",
        "not TOML",
        "book.toml and theme.toml are written in TOML: a [table] on its own line, then\n"
        'key = "value" lines under it. Text stands between quotation marks; numbers, dates and\n'
        "true or false do not. Nothing after the place that is told has been read: mend it and\n"
        "build again. See toml.io.",
    ),
    Entry(
        "P003",
        "error",
        "unknown key",
        "A key that riftbook does not know is refused, because a misspelt one would otherwise\n"
        "change nothing and say nothing. `riftbook schema` prints every table and key; editors\n"
        "complete them from it. In a chapter's front matter the keys are title, short-title,\n"
        "role, unnumbered and language.",
    ),
    Entry(
        "P004",
        "error",
        "wrong kind of value",
        'Text stands between quotation marks ("1851"), numbers and true or false do not; a list\n'
        "stands between [ and ], a table between { and } or under its own [heading]. The hint\n"
        "shows the key as it can be written.",
    ),
    Entry(
        "P005",
        "error",
        "required key missing",
        "A book cannot be made without a title and a language: the one names its files, the\n"
        "other chooses hyphenation, quotation marks and the words that riftbook prints. A table\n"
        "in a list can have required keys too, such as the reason of a [[check.ignore]].",
    ),
    Entry(
        "P006",
        "error",
        "value not possible",
        "The key is right and the kind of value too, but not the value itself: a role that there\n"
        "is not, a length without a unit, an ISBN whose last digit does not fit, a date that no\n"
        "calendar has. The hint says what can stand there.",
    ),
    Entry(
        "P008",
        "warning",
        "book without a date",
        "The PDF and the EPUB hold the date on which the book was last changed. riftbook never\n"
        "takes it from the clock, because equal inputs must give equal files: it takes modified\n"
        "from [book], else date, else the environment's SOURCE_DATE_EPOCH (seconds since 1970),\n"
        "and 1980-01-01 when there is none of them.",
    ),
    Entry(
        "P009",
        "error",
        "unknown theme",
        "theme in [print] names a theme that comes with riftbook. A book's own layouts and\n"
        "styles go into its folder layouts/, on top of that theme.",
    ),
    Entry(
        "P010",
        "error",
        "no chapters",
        "The chapters are the .md files in manuscript/, in the order of their names: number them\n"
        "(01-beginning.md, 02-middle.md), or list them in [manuscript] order.",
    ),
    Entry(
        "P011",
        "error",
        "not UTF-8",
        "Every text of a book is UTF-8. The place that is told is the first byte that is not;\n"
        "the hint names the encoding that the file seems to have. Open it in an editor as that\n"
        "encoding and save it as UTF-8.",
    ),
    Entry(
        "P012",
        "warning",
        "byte-order mark",
        "Some editors on Windows put an invisible mark, U+FEFF, before the first character of a\n"
        "UTF-8 file. It would hide the first heading from Markdown, so riftbook leaves it out.\n"
        "Choose “UTF-8” and not “UTF-8 with BOM” when saving.",
    ),
    Entry(
        "P013",
        "error",
        "control character",
        "The text has a character that is not one: NUL, vertical tab, form feed and the like.\n"
        "They come from copying out of a terminal, a PDF or a word processor; XML forbids them\n"
        "and so an EPUB cannot hold them. Delete it. Only the first of a line is told.",
    ),
    Entry(
        "P014",
        "error",
        "link out of the book folder",
        "A symbolic link in the book folder points to a file outside it. riftbook reads nothing\n"
        "from outside: a book that somebody sends you must not be able to print your files.\n"
        "Copy the file to where the link is.",
    ),
    Entry(
        "P015",
        "error",
        "unreadable file",
        "Something in manuscript/, assets/ or layouts/ is no ordinary file that can be read: a\n"
        "pipe or a device, a link that leads nowhere or in a circle, a file without permission\n"
        "to read it, or a name that is not UTF-8.",
    ),
    Entry(
        "P016",
        "error",
        "file too large",
        "No single input may have more than 100 MB: a book with such a picture would be refused\n"
        "by every store. Keep the original elsewhere and put a copy for print, 300 pixels an\n"
        "inch at its printed size, into the book folder. Names that begin with a dot are not "
        "read.\nA file whose text is printed, named with file=, may have 2 MB.",
    ),
    Entry(
        "P018",
        "error",
        "front matter not readable",
        "A chapter may begin with front matter: a line ---, one “key: value” a line, a line ---.\n"
        "It is a small part of YAML: text only, no anchors, aliases or tags, no key twice. A\n"
        'value with a colon in it stands between quotation marks: title: "One: a beginning".',
    ),
    Entry(
        "P019",
        "error",
        "file of the order not there",
        "[manuscript] order and roles name files of manuscript/, as they are written there,\n"
        "capital letters and ending included.",
    ),
    Entry(
        "P020",
        "error",
        "file twice in the order",
        "A file can stand in the book once. Text that comes twice needs two files.",
    ),
    Entry(
        "P021",
        "warning",
        "file not in the order",
        "With [manuscript] order only the files that it lists are in the book. List the file, or\n"
        "keep it outside manuscript/ so that nobody takes it for a part of the book.",
    ),
    Entry(
        "P022",
        "error",
        "two files with one name",
        "A division's id is its file's name without the leading number, the folder and the\n"
        "ending; links between chapters and the EPUB's file names are made from it. Two files of\n"
        "one name cannot be told apart: rename one.",
    ),
    Entry(
        "P023",
        "warning",
        "front matter after the body",
        "A preface, a dedication or another part of the front matter stands after the first\n"
        "chapter. It is printed where the author put it, with the page numbers of the body.\n"
        "Give its file a lower number, change the order, or give it another role.",
    ),
    Entry(
        "P024",
        "error",
        "no room for the text",
        "The margins of the theme and the size of the page leave less than an inch for the text.\n"
        "A trim in [print] changes the page and keeps the theme's margins.",
    ),
    Entry(
        "P025",
        "error",
        "font file missing",
        "theme.toml names a font that is not there. The path begins at the theme's own folder;\n"
        "a book's own fonts lie in assets/fonts/.",
    ),
    Entry(
        "P026",
        "error",
        "font changed",
        "theme.toml has the SHA-256 of each font with which the theme was made. Another version\n"
        "of a font breaks lines elsewhere, and then equal inputs no longer give equal books.",
    ),
    Entry(
        "P027",
        "warning",
        "ignore without use",
        "A [[check.ignore]] names a warning that no longer comes, so it hides nothing today and\n"
        "could hide something else tomorrow. Take it out of book.toml.",
    ),
    Entry(
        "P028",
        "warning",
        "name that Windows cannot have",
        "Windows has no files called con, prn, aux, nul, com1 or lpt1, whatever their ending,\n"
        'none with one of < > : " | ? * \\ in the name, and none that end with a dot or a blank.\n'
        "Here the book builds; on a Windows computer its folder cannot even be unpacked.",
    ),
    Entry(
        "P030",
        "warning",
        "part without chapters",
        "A file whose role is part opens a part of the book: the chapters behind it belong to it,\n"
        "until the next part or the back matter. Behind this one stands none. Reorder the files,\n"
        "or make it a chapter.",
    ),
    Entry(
        "P031",
        "warning",
        "nothing can be kept for the next build",
        "riftbook keeps what it has made in .riftbook/cache in the book folder, or where the\n"
        "environment variable RIFTBOOK_CACHE says, so that the next build only makes what has\n"
        "changed. That folder cannot be made or written to, or a file stands in its place. The\n"
        "book comes out the same; every build takes as long as the first.",
    ),
)
