import pytest
from figure_books import CHAPTER, codes, generated, prepared, project

TEXT = '# One\n\n```{{.figure kind="{kind}"}}\n{body}\n```\n\nText.\n'


def told(tmp_path, kind, body, options):
    """Code, line and column of every problem, and the hints."""
    text = TEXT.format(kind=kind, body=body)
    book = project(tmp_path, {CHAPTER: text.encode()})
    art, found = prepared(book, generated(kind, options))
    assert ("one/0" in art) == (not found)
    return [(d.code, d.span.line, d.span.column, d.span.length) for d in found], [
        d.hint for d in found
    ]


def test_every_mistake_at_once_each_where_it_stands(tmp_path):
    body = (
        "points = [\n"
        '  { name = "a", at = 0.1, blakc = "both" },\n'
        '  { name = "at = 9", at = 2 },  # at = 3\n'
        '  { nmae = "c", at = true },\n'
        "]\n"
        "colour = 1"
    )
    options = {
        "points": [
            {"name": "a", "at": 0.1, "blakc": "both"},
            {"name": "at = 9", "at": 2},
            {"nmae": "c", "at": True},
        ],
        "colour": 1,
    }
    places, hints = told(tmp_path, "spectrum", body, options)
    assert places == [
        ("F031", 5, 27, 5),
        ("F032", 6, 22, 2),
        ("F033", 7, 3, 1),
        ("F032", 7, 17, 2),
        ("F031", 7, 5, 4),
        ("F031", 9, 1, 6),
    ]
    assert "did you mean “black”?" in hints
    assert "did you mean “name”?" in hints
    assert "its options are: points" in hints


def test_tables_with_headers(tmp_path):
    body = '[[examples]]\nname = "a"\nreadable = 1\nshown = true\n\n[[examples]]\nname = ""'
    options = {"examples": [{"name": "a", "readable": 1, "shown": True}, {"name": ""}]}
    places, _ = told(tmp_path, "boxes", body, options)
    assert places == [
        ("F032", 6, 1, 8),
        ("F032", 10, 1, 4),
        ("F033", 9, 1, 1),
        ("F033", 9, 1, 1),
    ]


@pytest.mark.parametrize(
    ("kind", "body", "options", "place"),
    [
        ("rift", "bridge = 7", {"bridge": 7}, ("F032", 4, 1, 6)),
        ("rift", 'rails = "yes"', {"rails": "yes"}, ("F032", 4, 1, 5)),
        ("rift", "\n\nbrigde = 1", {"brigde": 1}, ("F031", 6, 1, 6)),
        ("spectrum", "points = []", {"points": []}, ("F032", 4, 1, 6)),
        ("spectrum", "points = 3", {"points": 3}, ("F032", 4, 1, 6)),
        ("spectrum", "", {}, ("F033", 3, 1, 20)),
        ("chapter-vignette", "seed = 3", {"seed": 3}, ("F031", 4, 1, 4)),
        ("boks", "", {}, ("F030", 3, 1, 20)),
    ],
)
def test_single_mistakes(tmp_path, kind, body, options, place):
    places, hints = told(tmp_path, kind, body, options)
    assert places == [place]
    assert all(hints)


def test_a_figure_without_mistakes_is_drawn(tmp_path):
    assert told(tmp_path, "rift", "bridge = 1\nrails = true\ntoll = true",
                {"bridge": 1, "rails": True, "toll": True}) == ([], [])  # fmt: skip


def test_alternative_text_is_asked_of_generated_figures_too(tmp_path):
    art, found = prepared(project(tmp_path), generated("rift", {}, alt=None))
    assert codes(found) == ["F001"]
    assert "one/0" in art


def test_letters_without_a_glyph(tmp_path):
    point = {"name": "שלום", "at": 0.5}
    art, found = prepared(project(tmp_path), generated("spectrum", {"points": [point]}))
    assert codes(found) == ["F034"]
    assert "U+05E9" in found[0].message
    assert "one/0" not in art
