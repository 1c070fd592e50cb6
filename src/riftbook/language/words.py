"""The shape of one language's words."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessible:
    """The sentences that tell people how accessible a book is, for an EPUB's metadata."""

    text: str
    """What is true of every book: text that can be enlarged and read aloud, headings, contents."""
    described: str
    """Every picture has a text."""
    undescribed: str
    """Some have none."""
    long: str
    """Some have a long description."""
    notes: str
    formulas: str
    pages: str
    """The page numbers are those of the print edition."""
    still: str
    """Nothing flashes, moves or sounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that riftbook prints of its own, in one language."""

    tag: str
    """BCP 47, such as ``de``."""
    chapter: str
    """In openers and references to a chapter at the head of a line: ``Chapter``."""
    listing: str
    """Before the number in the caption of code: ``Listing``."""
    in_listing: str
    figure: str
    """Before the number in a caption: ``Figure``."""
    table: str
    in_figure: str
    """In running text: ``figure``."""
    in_table: str
    in_section: str
    in_chapter: str
    in_page: str
    """Before a page's number in running text: ``page``."""
    conjunction: str
    """Between the last two names of a citation: ``and``."""
    others: str
    """``et al.``"""
    undated: str
    """``n.d.``"""
    cover: str
    cover_of: str
    """Alternative text of the cover, with ``{title}``."""
    start: str
    """The landmark of the body: ``Start of the text``."""
    notes: str
    back_to_text: str
    """The label of the link from a note back to its call."""
    landmarks: str
    pages: str
    """The label of the list of printed pages."""
    print_edition: str
    """What the page numbers come from, with ``{title}``: ``Print edition of {title}``."""
    contains_description: str
    """Label of the long description of a picture without number: ``Description``."""
    description_of: str
    """Of a numbered figure, with ``{number}``: ``Description of figure {number}``."""
    accessible: Accessible
    quotes: tuple[str, str]
    """Around a title in running text, with the blanks that the language sets inside."""
    abbreviations: tuple[str, ...] = ()
    """Words, in lower case and without their full stop, behind which no sentence ends."""
    isbn: str = "ISBN"
    roles: Mapping[str, str]
    """Titles of divisions that bring none, by role."""
    chapter_words: tuple[str, ...]
    """Words that begin a heading which numbers itself, in lower case."""

    def quoted(self, title: str) -> str:
        """A title in the language's quotation marks."""
        return title.join(self.quotes)
