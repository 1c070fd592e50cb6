"""F: pictures and generated figures."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "F001",
        "error",
        "no text alternative",
        "Readers who cannot see a picture hear its text alternative instead: stores and the law\n"
        "ask for one. Say in a sentence or two what the picture shows:\n"
        '![Caption](cat.png){alt="A cat asleep on a keyboard."}\n'
        "A picture that says nothing is marked {.decorative} and needs none.",
    ),
    Entry(
        "F002",
        "error",
        "picture not found",
        "A picture's path is looked up from the folder of its chapter, then in assets/. Nothing\n"
        "outside of manuscript/, assets/ and layouts/ is part of the book.",
    ),
    Entry(
        "F003",
        "error",
        "picture's name in the wrong case",
        "Some systems tell Cat.PNG from cat.png and some do not. So that the book builds on all\n"
        "of them, a path must be spelt exactly like its file.",
    ),
    Entry(
        "F004",
        "error",
        "picture outside of the book",
        "A book reads nothing outside of its own folder. Copy the picture to assets/ and write\n"
        "its name.",
    ),
    Entry(
        "F005",
        "error",
        "picture on the network",
        "Nothing is fetched while a book is built: a picture that changes or goes away would\n"
        "change the book. Save it in assets/, if its licence allows, and write its name.",
    ),
    Entry(
        "F006",
        "warning",
        "picture's name in another Unicode form",
        "An accented letter can be written as one character or as two. The path and the file's\n"
        "name differ in this, and not every system will find the file. Plain letters are safest.",
    ),
    Entry(
        "F007",
        "error",
        "not a picture",
        "Pictures are JPEG, PNG, WebP or SVG. The file's content is none of these, whatever its\n"
        "name says: a saved web page is a common case. Open it in a picture editor and save it.",
    ),
    Entry(
        "F008",
        "error",
        "picture's name says another kind",
        "The file's content and the ending of its name disagree. Some reading systems believe\n"
        "the one and some the other; rename the file.",
    ),
    Entry(
        "F009",
        "error",
        "picture damaged",
        "The file begins like a picture but cannot be read to its end. Get it again, or open it\n"
        "in a picture editor and save it anew.",
    ),
    Entry(
        "F010",
        "error",
        "picture too large",
        "Pictures of more than 40 million pixels are refused. A full page of a large book needs\n"
        "fewer than 10 million.",
    ),
    Entry(
        "F011",
        "warning",
        "moving picture",
        "Only the first picture of an animation is used, in both editions.",
    ),
    Entry(
        "F012",
        "warning",
        "picture coarse in print",
        "In print a picture should have 300 pixels an inch or more at its printed size. Bring\n"
        "one with more pixels or print it smaller. [check] ppi-warning moves the limit.",
    ),
    Entry(
        "F013",
        "error",
        "picture too coarse to print",
        "Under 150 pixels an inch a picture looks broken on paper. Bring one with more pixels or\n"
        "print it smaller. [check] ppi-error moves the limit.",
    ),
    Entry(
        "F014",
        "error",
        "width not understood",
        "width= takes a share of the measure, 60%, or a length: 8cm, 80mm, 3in, 200pt, 300px\n"
        "(a px is 1/96 inch).",
    ),
    Entry(
        "F015",
        "warning",
        "wider than the text",
        "A picture is at most as wide as the text. It is set at 100%.",
    ),
    Entry(
        "F016",
        "error",
        "drawing with a DOCTYPE",
        "A DOCTYPE can make an SVG load or repeat things endlessly, so none is read. Delete the\n"
        "line that begins with <!DOCTYPE; drawing programs call the result plain SVG.",
    ),
    Entry(
        "F017",
        "error",
        "drawing with active content",
        "Scripts, event attributes, links and embedded web pages have no place in a book's\n"
        "drawing. Shapes, text, gradients and embedded PNG or JPEG do.",
    ),
    Entry(
        "F018",
        "error",
        "drawing reaches outside",
        "An SVG may refer to its own parts (#name) and to PNG or JPEG embedded as data. Fonts,\n"
        "styles and pictures in other files or on the network are not loaded.",
    ),
    Entry(
        "F019",
        "error",
        "drawing too complex",
        "The drawing has too many elements, is nested too deeply, or repeats its parts with\n"
        "<use> more than 2,000 times. Flatten it, or bring it as PNG.",
    ),
    Entry(
        "F020",
        "error",
        "drawing without a size",
        'An SVG needs a viewBox="0 0 width height" on its svg element, or width and height, so\n'
        "that its shape is known.",
    ),
    Entry(
        "F021",
        "warning",
        "gradient that may print empty",
        "Some PDF viewers show gradients in coarse units empty, so riftbook rewrites them in\n"
        "finer ones. It cannot where a place of the gradient (x1, cx, r …) has a unit, or is a\n"
        "share of the drawing. Write these as plain numbers.",
    ),
    Entry(
        "F029",
        "error",
        "bad TOML in a figure",
        "The lines inside a fence {.figure kind=…} are TOML: each is a name = value, text stands "
        "in straight quotes, lists in square brackets. The message tells what the reader of TOML "
        "stumbled over, at the place where it did.",
    ),
    Entry(
        "F030",
        "error",
        "unknown kind of figure",
        "riftbook draws these kinds: rift, spectrum, boxes, cover, chapter-vignette.",
    ),
    Entry(
        "F031",
        "error",
        "unknown option of a figure",
        "The block of a generated figure holds only the options of its kind, and description.",
    ),
    Entry(
        "F032",
        "error",
        "wrong value in a figure",
        "The option exists, but the value is of another type or outside of its range.",
    ),
    Entry(
        "F033",
        "error",
        "option missing in a figure",
        "The figure cannot be drawn without this option.",
    ),
    Entry(
        "F034",
        "error",
        "letter that the figure's face has not",
        "Lettering in figures is set in the theme's display face, or in its text face. Neither\n"
        "has a glyph for the letter.",
    ),
    Entry(
        "F035",
        "warning",
        "lettering too small in print",
        "The figure is printed so narrow that its lettering falls under 7 points. Print it wider.",
    ),
)
