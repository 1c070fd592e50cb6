"""What stands before a division's title: “Chapter 4”, “Part II”, “Appendix A”."""

from collections.abc import Mapping
from html import escape

from riftbook.language import Words, words
from riftbook.model import ROLES, Book, Division
from riftbook.records import replace
from riftbook.resolve.numbering import Numbers


def label(division: Division, numbers: Numbers, spoken: Words) -> str:
    """The words before a title; the only appendix of a book has no letter, others neither.

    Args:
        division: the division.
        numbers: its numbers.
        spoken: the words of its language.
    """
    title = division.title
    if title is None or title.numbers_itself:
        return ""
    if numbers.printed:
        return spoken.headed(division.role, numbers.printed)
    noun = _noun(division, spoken)
    return noun if numbers.ordinal and title.text != noun else ""


def call_by_number(book: Book, numbers: Mapping[str, Numbers]) -> Book:
    """The book in which a part or an appendix without a title is called by its number alone."""
    return replace(
        book,
        divisions=tuple(
            _called(
                division, numbers[division.id], words(division.language or book.metadata.language)
            )
            for division in book.divisions
        ),
    )


def _called(division: Division, numbers: Numbers, spoken: Words) -> Division:
    title = division.title
    if not (title and numbers.printed and ROLES[division.role].numbered):
        return division
    if title.block or title.text != spoken.roles.get(division.role):
        return division
    text = spoken.headed(division.role, numbers.printed)
    xhtml = f'<span xmlns="http://www.w3.org/1999/xhtml">{escape(text, quote=False)}</span>'
    return replace(
        division, title=replace(title, text=text, xhtml=xhtml.encode(), numbers_itself=True)
    )


def _noun(division: Division, spoken: Words) -> str:
    return spoken.chapter if division.role == "chapter" else spoken.roles[division.role]
