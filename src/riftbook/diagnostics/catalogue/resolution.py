"""R: numbers, references, citations, links."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "R001",
        "error",
        "an id is used twice",
        "Ids such as {#fig:map} name one thing in the whole book; a plain id such as {#map}\n"
        "names one thing in its chapter. Give one of the two another name.",
    ),
    Entry(
        "R002",
        "error",
        "a kind of reference that is not built yet",
        "References to figures, tables, sections, listings, chapters, parts and pages work today;\n"
        "those to equations are read but not printed yet. Name the section or the page on which\n"
        "the equation stands: @sec:name, @page:name.",
    ),
    Entry(
        "R003",
        "error",
        "a reference to something that is not there",
        "Nothing in the book carries the id that the reference names. Look for a misspelling;\n"
        "a figure gets its id with {#fig:name}, a table with {#tbl:name} in its caption,\n"
        "a section with {#sec:name} behind its heading. @chap: takes the id of a chapter's title,\n"
        "{#chap:name}, or the name of its file without the number before it. @page: takes any id\n"
        "of the book, with or without fig:, tbl: or sec: before it, and the name of a chapter's\n"
        "file; an id that several chapters have needs another name.",
    ),
    Entry(
        "R004",
        "error",
        "a link to a chapter that is not there",
        "The link names a Markdown file that is not in the manuscript. Paths are relative to the\n"
        "file in which the link stands.",
    ),
    Entry(
        "R005",
        "error",
        "a link to a place that is not there",
        "The part behind # names an id that the chapter does not have.\n"
        "Give the heading, figure or paragraph that id: ## Heading {#name}. A heading can also\n"
        "be linked to by its words: [see there](02-two.md#the-words-of-the-heading).",
    ),
    Entry(
        "R006",
        "error",
        "a link to a file that readers will not have",
        "Readers get the book, not the folder it was made in. Link to a chapter of the\n"
        "manuscript, to an id, or to an address on the web.",
    ),
    Entry(
        "R007",
        "error",
        "a citation of a work that is not in the references",
        "The key behind @ is not in assets/references.json. Add the work there (CSL-JSON, the\n"
        "format that Zotero and Pandoc write) or correct the key. A reference to a figure of the\n"
        "book begins with @fig:, in small letters; an @ that is only a sign is written \\@.",
    ),
    Entry(
        "R008",
        "error",
        "the references cannot be read",
        "assets/references.json must be a JSON list of works in CSL-JSON, each with an id.\n"
        "Reference managers export it; Pandoc makes it from BibTeX.",
    ),
    Entry(
        "R009",
        "error",
        "a reference to something without a number",
        "A reference prints a number, and only sections, and figures, tables and listings with a\n"
        "caption, have one. Give the figure a caption between the square brackets, or the table a\n"
        "line “Table: … {#tbl:name}”; to point at anything else, write a link: [here](#fig:name).",
    ),
    Entry(
        "R010",
        "error",
        "a link without an address",
        "The round brackets of the link are empty, or what stands in them is no address.\n"
        "Write a chapter's file, an id of the book (#sec:name) or an address on the web.",
    ),
    Entry(
        "R011",
        "error",
        "two works with the same key in the references",
        "A citation names a work by its key, the id in assets/references.json, so each work\n"
        "needs one of its own. Give one of the two another id, or take out the repetition.",
    ),
    Entry(
        "R012",
        "error",
        "a link without words",
        "Nothing stands between the square brackets of the link, so there is nothing to see on\n"
        "the page and nothing for a screen reader to say. Write what the link leads to.",
    ),
    Entry(
        "R020",
        "warning",
        "a list of nothing",
        "The book asks for a list of figures, tables or listings and has none with a number, so\n"
        "the page would be empty. Only what has a caption has a number. Write captions, or take\n"
        "the list out of [contents] in book.toml, or its file out of manuscript/.",
    ),
)
