"""M: the text of the manuscript."""

from riftbook.diagnostics.catalogue.entry import Entry

CODES: tuple[Entry, ...] = ()
