"""M: the manuscript, in scripts of other languages."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = (
    Entry(
        "M070",
        "error",
        "ruby without a reading",
        "A word of the class ruby has its reading above it, which reading= says: "
        '[漢字]{.ruby reading="かんじ"}. Without one there is nothing to print there.',
    ),
    Entry(
        "M071",
        "error",
        "ruby with more or fewer readings than characters",
        "Readings with | between them belong to one character each: "
        '[漢字]{.ruby reading="かん|じ"}. '
        "There have to be as many as there are characters, or one without | for the whole word.",
    ),
)
