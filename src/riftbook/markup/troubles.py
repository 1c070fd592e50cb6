"""What is told of running text that cannot be read as it is meant."""

from collections.abc import Mapping

TROUBLE: Mapping[str, tuple[str, str]] = {
    "M001": (
        "the note {} has no text",
        "write its text on a line of its own: {}: …",
    ),
    "M010": (
        "{} is a link to a label that is not defined",
        "define the label on a line of its own, [label]: address, or write \\[ for a bracket",
    ),
    "M046": (
        "the attributes {} belong to nothing and would be printed",
        'write them as {{#id .class key="value"}}, right behind a picture, a span or a table\'s '
        "caption, or at the end of a heading; \\{{ for a brace",
    ),
    "M047": (
        "the note that begins with {} never closes and is printed as it stands",
        "close it with ] in the same paragraph, or write \\^[ for the signs themselves",
    ),
    "M070": (
        "{} has no reading",
        'say how it is read: [漢字]{{.ruby reading="かんじ"}}',
    ),
    "M071": (
        "{} has not as many readings as characters",
        "write a reading for each character with | between them, or one for all of them",
    ),
    "M013": (
        "there is no character of the name {}",
        "write the character itself, or &amp; for an ampersand",
    ),
}
"""Code to message and hint, in which `{}` is the piece of source."""
