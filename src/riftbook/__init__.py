"""riftbook: one Markdown manuscript, a print PDF and an EPUB that agree."""

__version__ = "0.1.0"
