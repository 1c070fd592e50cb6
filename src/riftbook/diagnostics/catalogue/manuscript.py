"""M: the text of the manuscript."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "M001",
        "error",
        "a note without text",
        "A call such as [^x] needs the note's text in the same file, on a line of its own: "
        "[^x]: the text. Later paragraphs of the note are indented by four spaces. To print the "
        "brackets themselves, write \\[^x].",
    ),
    Entry(
        "M002",
        "warning",
        "a note that is never called",
        "The text of a note is printed where the note is called. This one has a text, and no "
        "[^label] in the file calls it, so no reader would see it.",
    ),
    Entry(
        "M003",
        "error",
        "a note with two texts",
        "Two notes of the file have the same label, and a call cannot know which of them it "
        "means. Give one of them another label.",
    ),
    Entry(
        "M004",
        "error",
        "an unclosed fence",
        "A fence of ``` or ~~~ closes with a line of the same mark, at least as long. Without it "
        "all the rest of the file, or of the list item or quotation, is set as code.",
    ),
    Entry(
        "M005",
        "error",
        "an unclosed div",
        "A line ::: name opens a div, and a line of colons alone closes it. A div inside another "
        "needs a closing line of its own.",
    ),
    Entry(
        "M006",
        "error",
        "colons that close nothing",
        "A line of colons alone closes a div, and here none is open: a line too many, or a name "
        "that is missing after the colons.",
    ),
    Entry(
        "M007",
        "error",
        "an HTML element that never closes",
        "HTML in the manuscript is read as it is written. An element that opens must close in the "
        "same paragraph, list item or quotation; a <div> around paragraphs closes with </div> on "
        "a line of its own.",
    ),
    Entry(
        "M008",
        "warning",
        "a heading that skips a level",
        "A screen reader and the contents show headings as a tree. Below a heading of level 2 "
        "comes level 3; the first heading of a division after its title is of level 2.",
    ),
    Entry(
        "M009",
        "error",
        "a table row with too many cells",
        "The line of dashes says how many columns a table has, and this row has more cells. Often "
        "a bar in the text is meant: write it as \\|.",
    ),
    Entry(
        "M010",
        "error",
        "a link to a label that is not defined",
        "[text][label] is a link whose address stands elsewhere in the file: [label]: address. No "
        "such line was found. To print brackets, write \\[ and \\].",
    ),
    Entry(
        "M011",
        "error",
        "text that got lost",
        "riftbook compares the words of the file with those of the book, and these words are not "
        "in it. This is a safeguard: the text stands in a place where it cannot be read. Please "
        "also report it to riftbook's makers.",
    ),
    Entry(
        "M012",
        "error",
        "text nested too deep",
        "Lists, quotations, divs and emphases can stand inside each other up to a depth of 60; "
        "no page has room for more, and the tools that lay out pages give up.",
    ),
    Entry(
        "M013",
        "error",
        "an unknown character name",
        "&name; stands for a character, and this name stands for none. Write the character "
        "itself; an ampersand before a word is written &amp;.",
    ),
    Entry(
        "M014",
        "error",
        "a block of text with too many marks",
        "One block of text holds thousands of brackets or other marks, which takes minutes to "
        "read and is hardly meant as text. Data and code belong into a fence.",
    ),
    Entry(
        "M016",
        "warning",
        "HTML that is taken out",
        "A book runs no programs, fetches nothing and looks as its theme says. Elements such as "
        "<script>, <iframe> and <form>, and attributes such as onclick= and style=, are taken "
        "out; the text inside an element is kept, but for scripts and styles.",
    ),
    Entry(
        "M017",
        "warning",
        "a second title",
        "One file is one division of the book and has one title, its first heading of level 1. "
        "Later ones are set as sections, of level 2.",
    ),
    Entry(
        "M018",
        "error",
        "an unclosed comment",
        "A comment begins with <!-- and ends with -->. Without its end nobody can tell what is "
        "comment and what is text, so it is all printed.",
    ),
    Entry(
        "M019",
        "warning",
        "an HTML tag that closes nothing",
        "A closing tag stands where no element of its name is open. It is left out.",
    ),
    Entry(
        "M020",
        "error",
        "a grid table that cannot be read",
        "The walls of a grid table are drawn with - and |, or = below the head and around the "
        "foot, and with + where they meet. Every line ends at the same column, and each cell, "
        "over however many columns and rows it goes, is an oblong with walls all around.",
    ),
    Entry(
        "M021",
        "warning",
        "a block for another format",
        "A block {=latex} is meant for LaTeX only. Both editions are made without LaTeX, so it "
        "is left out.",
    ),
    Entry(
        "M022",
        "warning",
        "an address that is taken out",
        "Links and pictures have addresses that are relative, or begin with https:, http: or "
        "mailto:. Others, such as javascript: and file:, could run programs or read files, and "
        "are taken out.",
    ),
    Entry(
        "M023",
        "warning",
        "an id that cannot be one",
        "An id begins with a letter and holds letters, digits, colons, dots, hyphens and low "
        "lines, such as fig:my-map. Anything else cannot be the target of a link in an EPUB.",
    ),
    Entry(
        "M024",
        "warning",
        "a class that is riftbook's own",
        "By some classes riftbook knows what it made itself, such as the number of a note: text "
        "of such a class could be left out of the index or of the comparison of the editions. The "
        "class is taken out and the text stays; the hint lists the names that are taken. "
        "{.index} and {.term} belong on [text], {.decorative} on a picture.",
    ),
    Entry(
        "M025",
        "warning",
        "a cell that spans too much",
        "colspan= and rowspan= say over how many columns or rows a cell of a table goes. "
        "They are numbers from 1 to 1000; others are set to the nearest number that is possible, "
        "and a rowspan of 0, to the end of the table, stays.",
    ),
    Entry(
        "M026",
        "warning",
        "a caption that is not printed",
        'Code has one caption: in its braces, caption="…", or on a line “Listing: …” before or '
        "behind it. This code has both, and the one in the braces is left out.",
    ),
    Entry(
        "M027",
        "warning",
        "a file without text",
        "The file holds nothing that is printed: it is empty, or all of it is comment. The "
        "division stays in the book, with a title made of the file's name, so that its place "
        "and its number are kept.",
    ),
    Entry(
        "M028",
        "error",
        "a file that is named and is not in the book",
        "file= prints what stands in a file of the book: a table of values, or code. Its path is "
        "looked up from the chapter's folder, from the book's, and in assets/; nothing outside of "
        "the book can be read.",
    ),
    Entry(
        "M029",
        "warning",
        "a row of values that is longer or shorter",
        "Every row of a table of values has as many of them as the first. Shorter rows are filled "
        "up with empty cells, longer ones give the table another column. Mostly a value holds "
        'the separator: put it into "quotation marks".',
    ),
    Entry(
        "M030",
        "error",
        "a quoted value that never closes",
        'A value that begins with " ends with ", and all that follows belongs to it until then. A '
        'quotation mark inside is written twice, "".',
    ),
    Entry(
        "M031",
        "error",
        "a list table that cannot be read",
        "A div of class list-table holds one list: an item for each row, and in it a list with an "
        "item for each cell. A paragraph before the list is the caption. Anything else has no "
        "place in a table.",
    ),
    Entry(
        "M032",
        "warning",
        "an attribute of a table that is not possible",
        'widths="2,1,1" and aligns="l,r,n" have a number or a letter for each column: l, r and c '
        "for left, right and centre, n for numbers on their point or comma, d for what the table "
        "says itself. header-rows=, header-columns= and footer-rows= are numbers, of rows and "
        "columns that are there. What is not possible is left out.",
    ),
    Entry(
        "M033",
        "warning",
        "a cell that spans what is not there",
        "A cell goes over columns and rows of its own part of the table: head, body or foot. One "
        "that would run over the end, or over another cell, is made as large as there is room.",
    ),
    Entry(
        "M034",
        "warning",
        "a table without rows below its head",
        "A head says what stands below it, and here nothing does. Its row, or the last of its "
        "rows, is set as a row of the table. Mostly the line of dashes stands too low, or rows "
        "have been lost.",
    ),
    Entry(
        "M040",
        "warning",
        "code in a language that nobody knows",
        "The first word behind ``` says which language the code is in: python, js, c++ … Its "
        "words are then told apart by weight and slant. A language is known by the names that "
        "Pygments has for it; code in none is {.text}, and classes of your own come behind it.",
    ),
    Entry(
        "M041",
        "warning",
        "the number of a line that is not there",
        'startFrom="10" gives the first line its number, and hl-lines="2,4-6" says which lines '
        "are highlighted, by the numbers that they have: from 1, or from startFrom on where lines "
        "are numbered. What is no such number is passed over.",
    ),
    Entry(
        "M042",
        "error",
        "a fence that names a file and has code of its own",
        "With file= a fence prints code out of a file of the book, and its own lines would not "
        "be seen. Take one of the two out.",
    ),
    Entry(
        "M043",
        "error",
        "lines that a file of code does not have",
        'lines="10-24" prints some lines of a file, by their numbers in it; several ranges have '
        'commas between them, and lines="10-" goes to its end. When a file changes, its numbers '
        'change too: marker="…" with marks in the file stays right.',
    ),
    Entry(
        "M044",
        "error",
        "a part of a file of code that is not there",
        'marker="sort" prints what stands between two marks in comments of a file: “# region '
        "sort” and “# endregion”, “ANCHOR: sort” and “ANCHOR_END: sort”, “tag::sort[]” and "
        "“end::sort[]”, “[START sort]” and “[END sort]”, or “[sort]” and “[/sort]”.",
    ),
    Entry(
        "M045",
        "error",
        "a part of a file of code that never ends",
        "A mark begins the part, and none ends it: “# endregion”, “ANCHOR_END: name”, "
        "“end::name[]”, “[END name]” or “[/name]”, in a comment of its own line.",
    ),
)
