"""The shape of one language's words."""

from collections.abc import Mapping, Sequence

from riftbook.records import Value, field

KINDS = ("fig", "tbl", "sec", "lst", "part", "chap", "app", "page")
"""What the text refers to by number; ``app`` is a chapter of the appendix."""
KIND_OF_ROLE = {"chapter": "chap", "appendix": "app", "part": "part"}
"""The kinds of divisions that are counted, by their roles."""
NUMBER = "{}"
"""Stands in a word for the number, where that does not come last."""


def around(word: str) -> tuple[str, str]:
    """What stands before and behind a number: ``Figure`` and a blank, or 第 and 章 of ``第{}章``.

    The blank is one at which no line is broken.
    """
    before, place, behind = word.partition(NUMBER)
    return (before, behind) if place else (f"{word}\N{NO-BREAK SPACE}", "")


def numbered(word: str, number: str) -> str:
    """A word and its number: ``Figure 4.1``; ``第{}章`` says itself where the number stands."""
    return number.join(around(word))


class Noun(Value):
    """What a kind of thing is called in running text, before one number and before several.

    Where the number does not come last, ``{}`` stands for it: ``第{}章``.
    """

    one: str
    """``figure``"""
    many: str
    """``figures``"""


class Accessible(Value, kw_only=True):
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


class Labels(Value, kw_only=True):
    """What stands at the head of asides, and what the boxes of tasks say."""

    note: str = "Note"
    tip: str = "Tip"
    important: str = "Important"
    caution: str = "Caution"
    warning: str = "Warning"
    to_do: str = "To do"
    """The empty box before a task, for those who cannot see it."""
    done: str = "Done"


class Words(Value, kw_only=True):
    """The words that riftbook prints of its own, in one language."""

    tag: str
    """BCP 47, such as ``de``."""
    chapter: str
    """In openers: ``Chapter``, or ``第{}章`` where the number does not come last."""
    listing: str
    """Before the number in the caption of code: ``Listing``."""
    figure: str
    """Before the number in a caption: ``Figure``."""
    table: str
    nouns: Mapping[str, Noun]
    """In running text, for each of `KINDS`."""
    comma: str = ", "
    """Between the members of an enumeration."""
    last: str
    """Between its last two: ``and`` with the blanks around it."""
    through: str = "–"
    """Between the first and the last of three or more that follow each other."""
    dual: bool = False
    """Whether two of a kind are named one by one, because the language has a form for two, and
    what it ends with depends on the sentence."""
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
    labels: Labels = field(default_factory=Labels)
    """Of asides and tasks."""
    abbreviations: tuple[str, ...] = ()
    """Words, in lower case and without their full stop, behind which no sentence ends."""
    isbn: str = "ISBN"
    roles: Mapping[str, str]
    """Titles of divisions that bring none, by role."""
    chapter_words: tuple[str, ...]
    """Words that begin a heading which numbers itself, in lower case."""

    def headed(self, role: str, number: str) -> str:
        """What stands before the title of a division: ``Chapter 4``, ``Appendix A``."""
        noun = self.nouns[KIND_OF_ROLE[role]].one
        if NUMBER in noun:
            return numbered(noun, number)
        return f"{self.chapter if role == 'chapter' else self.roles[role]} {number}"

    def listed(self, members: Sequence[str]) -> str:
        """An enumeration: ``A, B and C``."""
        head = self.comma.join(members[:-1])
        return f"{head}{self.last}{members[-1]}" if head else "".join(members)

    def quoted(self, title: str) -> str:
        """A title in the language's quotation marks."""
        return title.join(self.quotes)
