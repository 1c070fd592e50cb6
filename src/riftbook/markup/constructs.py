"""The manuscript's syntax: every construct, in the order in which they are tried."""

from riftbook.markup.blocks import (
    dashed_tables,
    definition_lists,
    divs,
    fences,
    file_tables,
    grid_tables,
    headings,
    html,
    indented,
    line_blocks,
    link_definitions,
    list_tables,
    lists,
    notes,
    paragraphs,
    quotes,
    rules,
    tables,
)
from riftbook.markup.construct import Construct
from riftbook.markup.inlines import characters, citations, code, links, math, pictures, spans
from riftbook.markup.inlines import html as tags
from riftbook.markup.inlines import notes as calls

CONSTRUCTS: tuple[Construct, ...] = (
    # Blocks; the paragraph takes what is left.
    dashed_tables.CONSTRUCT,
    indented.CONSTRUCT,
    headings.CONSTRUCT,
    rules.CONSTRUCT,
    file_tables.CONSTRUCT,
    fences.CONSTRUCT,
    list_tables.CONSTRUCT,
    divs.CONSTRUCT,
    quotes.CONSTRUCT,
    lists.CONSTRUCT,
    notes.CONSTRUCT,
    link_definitions.CONSTRUCT,
    html.CONSTRUCT,
    grid_tables.CONSTRUCT,
    tables.CONSTRUCT,
    line_blocks.CONSTRUCT,
    definition_lists.CONSTRUCT,
    paragraphs.CONSTRUCT,
    # Running text inside which nothing else is markup; the leftmost wins.
    *characters.CONSTRUCTS,
    code.CONSTRUCT,
    *math.CONSTRUCTS,
    *links.AUTOLINKS,
    *tags.CONSTRUCTS,
    # Brackets.
    *calls.CONSTRUCTS,
    spans.CONSTRUCT,
    pictures.CONSTRUCT,
    links.CONSTRUCT,
    citations.CONSTRUCT,
)
