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
