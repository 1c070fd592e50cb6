"""References that begin a sentence have a capital."""

import pytest
from resolve_books import chapter, figure, reference, resolved, text, title

from riftbook.language import words
from riftbook.resolve.references import opens_sentence

HERE = '<span class="reference" data-mark="r1"/>'
MAP = figure("m1", label="fig:map", caption="A map")
FIGURE = '<figure data-mark="m1" id="fig:map"><img/><figcaption>A map</figcaption></figure>'


def one(inner, *marks, **more):
    """A chapter with a map and a reference."""
    return chapter("one", f"{FIGURE}{inner}", marks=(MAP, *marks), **more)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "“",
        "(",
        "It ends. ",
        "Does it? ",
        "“It ends.” ",
        "It ends. “",
        "It (really.) ",
        "Well … ",
        'A note.<a class="note-call" data-b="no">1</a> ',
        "He saw figure 1.1. ",
        "It stands on page 5. ",
    ],
)
def test_a_reference_that_opens_a_sentence_has_a_capital(before):
    asking = one(f'<p data-b="b1">{before}{HERE} shows it.</p>', reference("r1", "fig:map"))
    resolution, _ = resolved(asking)
    assert ">Figure\u00a01.1</a>" in text(resolution.divisions[0])
    assert "Figure" in resolution.generated_words


@pytest.mark.parametrize(
    "before", ["see ", "It ends. See ", "cf. ", "(e.g. ", "as in p. ", "Look: ", "3.", "see “"]
)
def test_a_reference_inside_a_sentence_has_none(before):
    asking = one(f'<p data-b="b1">{before}{HERE}.</p>', reference("r1", "fig:map"))
    resolution, _ = resolved(asking)
    assert ">figure\u00a01.1</a>" in text(resolution.divisions[0])


@pytest.mark.parametrize("first", ["fig:map", "page:fig:map", "part:one"])
@pytest.mark.parametrize(
    ("between", "capital"),
    [
        (". ", True),
        (".) (", True),
        ("! “", True),
        (", ", False),
        (" etc. shows it. ", True),
        (" and cf. ", False),
        (".", False),
    ],
)
def test_a_sentence_ends_behind_another_reference(first, between, capital):
    other = HERE.replace("r1", "r2")
    marks = (reference("r1", first), reference("r2", "fig:map"))
    part = chapter("one", f"{FIGURE}", marks=(MAP,), role="part", heading=title("One"))
    asking = chapter("two", f'<p data-b="b1">See {HERE}{between}{other}.</p>', marks=marks)
    resolution, problems = resolved(part, asking)
    assert problems == []
    printed = text(resolution.divisions[1]).rpartition("<a")[2]
    assert (">Figure" in printed) is capital


def test_emphasis_before_a_reference_counts_as_text():
    inner = f'<p data-b="b1">It <em>ends.</em> <strong>{HERE}</strong> begins.</p>'
    resolution, _ = resolved(one(inner, reference("r1", "fig:map")))
    assert ">Figure\u00a01.1</a>" in text(resolution.divisions[0])


def test_abbreviations_are_the_languages():
    assert opens_sentence("es gilt. ", words("en"))
    assert not opens_sentence("vgl. ", words("de"))
    assert not opens_sentence("z.\u00a0B. ", words("de"))
