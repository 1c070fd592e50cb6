"""M: what stands apart from the text."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "M060",
        "warning",
        "a pull quote that quotes nothing",
        "A pull quote repeats words of its chapter in larger type. Screen readers leave it out, "
        "because they read the words where they stand in the text; so words that stand nowhere "
        "else would be lost to those who listen, and this one is read to them. Repeat the words "
        "of the text, with … where some are left out, or use ::: epigraph or ::: extract.",
    ),
    Entry(
        "M061",
        "warning",
        "a passage without text",
        "A fenced div such as ::: epigraph holds nothing that is printed. Write its text between "
        "the two lines of colons, or take both out.",
    ),
    Entry(
        "M062",
        "warning",
        "a name that is almost a passage's",
        "riftbook knows some passages by their names, such as ::: epigraph and ::: dialogue, and "
        "gives them a look and a role; a name that it does not know is left to the book's own "
        "styles. This one looks like a slip. Correct it, or choose a name that is less like it; "
        "an aside of your own is declared in book.toml, under [asides].",
    ),
)
