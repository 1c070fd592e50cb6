"""Citations by author and date, and references.json."""

import json
import re

import pytest
from resolve_books import chapter, citation, item, resolved, text

WORKS = [
    {"id": "levy", "author": [{"family": "Levy", "given": "Steven"}], "issued": [[1984]]},
    {
        "id": "hnz",
        "author": [{"family": "Hoffmann"}, {"family": "Nagle"}, {"family": "Zhou"}],
        "issued": {"date-parts": [["2024", 1]]},
    },
    {
        "id": "four",
        "author": [{"family": n} for n in ("Casper", "Ezell", "Siegmann", "Kolt")],
        "issued": {"date-parts": [[2024]]},
    },
    {
        "id": "osi",
        "author": [{"literal": "Open Source Initiative"}],
        "issued": {"raw": "2018-07-01"},
    },
    {"id": "gogh", "author": [{"family": "Gogh", "non-dropping-particle": "van"}]},
    {"id": "title", "title": "A Bare Title", "issued": {"literal": "spring 1911"}},
    {
        "id": "report",
        "title": "Report",
        "publisher": "The Office",
        "issued": {"date-parts": [[2019], [2020]]},
    },
    {"id": "edited", "editor": [{"family": "Weber"}], "issued": {"date-parts": [[2004]]}},
    {
        "id": "loose",
        "author": [{"family": "Kaplan"}, {"literal": "others"}],
        "issued": {"date-parts": [[2020]]},
    },
    {
        "id": "z1",
        "title": "Zeal",
        "author": [{"literal": "OpenAI"}],
        "issued": {"date-parts": [[2025]]},
    },
    {
        "id": "z2",
        "title": "Ardour",
        "author": [{"literal": "OpenAI"}],
        "issued": {"date-parts": [[2025]]},
    },
    {"id": "u1", "title": "One", "author": [{"family": "Ohm"}]},
    {"id": "u2", "title": "Two", "author": [{"family": "Ohm"}]},
    {"id": 7, "author": [{"family": "Seven"}, {}], "issued": {"date-parts": [[None]]}},
]
WORKS[0]["issued"] = {"date-parts": [[1984]]}
REFERENCES = json.dumps(WORKS).encode()


def printed(*citations, references=REFERENCES, language="en"):
    """The citations as they print, one a paragraph, and what is wrong."""
    inner = "".join(f'<p><span class="citation" data-mark="{c.id}"/></p>' for c in citations)
    resolution, problems = resolved(
        chapter("one", inner, marks=citations), language=language, references=references
    )
    paragraphs = text(resolution.divisions[0]).replace("</p>", "").split("<p>")[1:]
    return paragraphs, problems


def words(*items, narrative=False, **more):
    (paragraph,), problems = printed(citation("c1", *items, narrative=narrative), **more)
    assert problems == []
    assert paragraph.startswith('<span class="citation"><span')
    return re.sub("<[^>]+>", "", paragraph)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([item("levy")], "(Levy, 1984)"),
        ([item("levy", locator="p. 3")], "(Levy, 1984, p. 3)"),
        ([item("levy", prefix="see")], "(see Levy, 1984)"),
        ([item("levy"), item("hnz")], "(Levy, 1984; Hoffmann, Nagle and Zhou, 2024)"),
        ([item("levy", suppress_author=True, locator="ch. 2")], "(1984, ch. 2)"),
        ([item("four")], "(Casper et\u00a0al., 2024)"),
        ([item("osi")], "(Open Source Initiative, 2018)"),
        ([item("gogh")], "(van Gogh, n.d.)"),
        ([item("title")], "(“A Bare Title”, 1911)"),
        ([item("report")], "(The Office, 2019–2020)"),
        ([item("edited")], "(Weber, 2004)"),
        ([item("loose")], "(Kaplan et\u00a0al., 2020)"),
        ([item("7")], "(Seven, n.d.)"),
    ],
)
def test_what_a_citation_prints(items, expected):
    assert words(*items) == expected


def test_the_words_of_the_manuscript_are_told_from_those_of_the_references():
    (paragraph,), _ = printed(citation("c1", item("levy", prefix="see", locator="p. 3")))
    assert paragraph == (
        '<span class="citation"><span class="generated">(</span><span>see </span>'
        '<span class="generated">Levy, 1984, </span><span>p. 3</span>'
        '<span class="generated">)</span></span>'
    )


def test_in_a_sentence_the_year_stands_in_brackets():
    assert words(item("levy"), narrative=True) == "Levy (1984)"
    assert words(item("levy", locator="p. 3"), narrative=True) == "Levy (1984, p. 3)"


def test_two_works_of_a_year_get_letters_in_order_of_title():
    paragraphs, _ = printed(citation("c1", item("z1")), citation("c2", item("z2")))
    assert "(OpenAI, 2025b)" in paragraphs[0]
    assert "(OpenAI, 2025a)" in paragraphs[1]


def test_a_work_cited_alone_gets_no_letter():
    assert words(item("z1")) == "(OpenAI, 2025)"


def test_works_without_a_year_are_told_apart_too():
    assert words(item("u1"), item("u2")) == "(Ohm, n.d.-a; Ohm, n.d.-b)"


def test_the_twenty_seventh_work_of_a_year_still_has_letters_of_its_own():
    works = [
        {"id": f"w{n:02}", "title": f"T{n:02}", "author": [{"family": "Ohm"}]} for n in range(28)
    ]
    line = words(*(item(w["id"]) for w in works), references=json.dumps(works).encode())
    assert line.endswith("n.d.-y; Ohm, n.d.-z; Ohm, n.d.-aa; Ohm, n.d.-ab)")


def test_a_citation_speaks_the_books_language():
    assert words(item("hnz"), language="de") == "(Hoffmann, Nagle und Zhou, 2024)"
    assert words(item("title"), language="fr") == "(«\u00a0A Bare Title\u00a0», 1911)"


def test_an_unknown_key_guesses_and_leaves_a_mark():
    (paragraph,), problems = printed(citation("c1", item("levi", locator="p. 3"), item("hnz")))
    (problem,) = problems
    assert problem.code == "R007"
    assert problem.message == "no work in the references has the key “levi”"
    assert problem.hint == "did you mean @levy?"
    assert paragraph.startswith('<span class="citation missing">')
    assert re.sub("<[^>]+>", "", paragraph) == "(??levi, p. 3; Hoffmann, Nagle and Zhou, 2024)"


def test_a_work_that_is_not_cited_is_guessed_as_well():
    _, problems = printed(citation("c1", item("edite"), narrative=True))
    assert problems[0].hint == "did you mean @edited?"


def test_each_unknown_key_of_a_citation_is_told():
    _, problems = printed(citation("c1", item("qq"), item("xx")))
    assert [p.hint for p in problems] == ["add the work to assets/references.json"] * 2


def test_without_references_the_hint_says_where_they_go():
    (paragraph,), problems = printed(citation("c1", item("levy")), references=None)
    assert problems[0].code == "R007"
    assert "assets/references.json" in problems[0].hint
    assert "(??levy)" in paragraph


@pytest.mark.parametrize(
    ("data", "line", "column", "what"),
    [
        (b'[\n  {"id" "a"}\n]', 2, 9, "JSON"),
        (b'[\n  {"id": "a"},\n  {"title": "B"}\n]', 3, 3, "work 2 has no id"),
        (b'[{"id": "a"}, 3]', 1, 15, "work 2 has no id"),
        (b'{"id": "a"}', 1, 1, "not a list"),
        (b"\xff\xfe[]", 1, 1, "not UTF-8"),
        (b"", 1, 1, "JSON"),
        (b"[" * 100_000, 1, 1, "nests too deeply"),
    ],
)
def test_references_that_cannot_be_read(data, line, column, what):
    _, problems = printed(references=data)
    (problem,) = problems
    assert problem.code == "R008"
    assert str(problem.span) == f"assets/references.json:{line}:{column}"
    assert what in problem.message


def test_a_byte_order_mark_is_no_fault():
    assert words(item("levy"), references=b"\xef\xbb\xbf" + REFERENCES) == "(Levy, 1984)"


def test_works_beside_a_bad_one_are_still_read():
    data = b'[{"title": "no id"}, {"id": "a", "author": [{"family": "Ada"}]}]'
    (paragraph,), problems = printed(citation("c1", item("a")), references=data)
    assert [p.code for p in problems] == ["R008"]
    assert "(Ada, n.d.)" in paragraph


def test_a_key_used_twice_names_the_first():
    data = b'[\n  {"id": "a"},\n  {"id": "b"},\n    {"id": "a"}\n]'
    _, problems = printed(references=data)
    (problem,) = problems
    assert problem.code == "R011"
    assert str(problem.span) == "assets/references.json:4:5"
    assert "assets/references.json:2:3" in problem.hint
