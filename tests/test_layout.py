from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from riftbook.language import words
from riftbook.layout import Context, DivisionView, Layout, inner, serialise
from riftbook.layout.xhtml import may_act
from riftbook.model import ROLES
from riftbook.project import File, Files, Project, load
from riftbook.records import replace

BOOK = Path(__file__).parent / "books" / "classic-novella"
ROOT = "<html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>"


@pytest.fixture(scope="module")
def novella() -> Project:
    project, found = load(BOOK)
    assert project is not None
    assert not found
    return project


def with_layouts(project: Project, layouts: Mapping[str, str], chain: tuple[str, ...]) -> Project:
    """The project with these templates only."""
    files = Files({path: File.of(path, text.encode()) for path, text in layouts.items()})
    return replace(project, files=files, theme=replace(project.theme, chain=chain))


def view(project: Project, role: str = "chapter", **changes: object) -> Context:
    division = DivisionView(
        id="cats",
        role=ROLES[role],
        number="1",
        label="Chapter 1",
        anchor="cats",
        title=inner(b'<span xmlns="http://www.w3.org/1999/xhtml">Cats &amp; mats</span>'),
        title_text="Cats & mats",
        short="Cats",
        body=inner(b'<div xmlns="http://www.w3.org/1999/xhtml"><p>A <em/>cat.<br/></p></div>'),
        language="en",
    )
    made = Context(book=project.metadata, division=division, words=words("en"))
    return replace(made, **changes)  # type: ignore[arg-type]


def rendered(
    project: Project, layouts: Mapping[str, str], chain: tuple[str, ...], role: str
) -> str:
    made, found = Layout(with_layouts(project, layouts, chain), "print").render(view(project, role))
    assert not found
    return str(etree.fromstring(made).xpath("string()")).strip()


CHAIN = ("layouts", "@themes/near", "@themes/base")
BASE = {
    "@themes/base/print/division.html.jinja": ROOT.format(
        "{% block opener %}base opener{% endblock %} {% block text %}base text{% endblock %}"
    ),
    "@themes/base/print/contents.html.jinja": '{% extends "theme:division.html.jinja" %}'
    "{% block text %}contents{% endblock %}",
}
NEAR = {
    "@themes/near/print/division.html.jinja": '{% extends "theme:division.html.jinja" %}'
    "{% block opener %}near opener{% endblock %}"
}
OWN = {
    "layouts/print/contents.html.jinja": '{% extends "theme:contents.html.jinja" %}'
    "{% block text %}own {{ super() }}{% endblock %}"
}


@pytest.mark.parametrize(
    ("layouts", "role", "text"),
    [
        (BASE, "chapter", "base opener base text"),
        (BASE, "contents", "base opener contents"),
        (BASE | NEAR, "chapter", "near opener base text"),
        (BASE | NEAR, "contents", "near opener contents"),
        (BASE | NEAR | OWN, "contents", "near opener own contents"),
        (BASE | NEAR | OWN, "chapter", "near opener base text"),
    ],
)
def test_templates_are_looked_up_down_the_chain(
    novella: Project, layouts: Mapping[str, str], role: str, text: str
) -> None:
    assert rendered(novella, layouts, CHAIN, role) == text


@pytest.mark.parametrize(
    ("template", "code", "line"),
    [
        ("<html>\n{% if division %}\n</html>", "T010", 3),
        ("<html>\n{{ divison.id }}</html>", "T011", 2),
        ("<html>\n{{ division.nubmer }}</html>", "T011", 2),
        ("<html>\n{{ 1 / 0 }}</html>", "T011", 2),
        ("<html>\n{{ division.id.__class__.__mro__ }}</html>", "T011", 2),
        ('\n{% extends "theme:elsewhere.html.jinja" %}', "T010", 2),
        ('{% extends "/etc/passwd" %}', "T010", 1),
        ('{% include "layouts/theme.toml" %}', "T010", 1),
        ("<html><p></html>", "T012", 1),
        ("<html>&nbsp;</html>", "T012", 1),
        ("", "T012", 1),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(
    novella: Project, template: str, code: str, line: int
) -> None:
    path = "layouts/print/chapter.html.jinja"
    project = with_layouts(novella, {path: template}, ("layouts",))
    made, found = Layout(project, "print").render(view(project))
    assert made == b""
    assert [(d.code, d.span.path, d.span.line) for d in found] == [(code, path, line)]
    assert found[0].hint


def test_what_an_author_writes_is_escaped_and_markup_is_not(novella: Project) -> None:
    path = "layouts/print/chapter.html.jinja"
    layouts = {path: ROOT.format("<i>{{ division.title_text }}</i><b>{{ division.title }}</b>")}
    project = with_layouts(novella, layouts, ("layouts",))
    made, _ = Layout(project, "print").render(view(project))
    assert b"<i>Cats &amp; mats</i><b>Cats &amp; mats</b>" in made


def test_only_void_elements_close_themselves(novella: Project) -> None:
    made, found = Layout(novella, "print").render(view(novella))
    assert not found
    assert made.startswith(b"<!DOCTYPE html>\n<html")
    assert b"<em></em>cat.<br/>" in made
    assert made.count(b"xmlns") == 1


def test_serialise_keeps_the_words() -> None:
    root = etree.fromstring('<div xmlns="http://www.w3.org/1999/xhtml"><p/>a<hr/>ü &lt;</div>')
    expected = '<div xmlns="http://www.w3.org/1999/xhtml"><p></p>a<hr/>ü &lt;</div>'
    assert serialise(root).decode() == expected


def test_styles_come_base_first_after_the_values_of_the_theme(novella: Project) -> None:
    styles = Layout(novella, "print").stylesheets()
    assert [style.path for style in styles] == [
        "theme.toml",
        "@themes/base/print/style.css",
        "@themes/classic/print/style.css",
    ]
    for value in ("--leading: 15pt", "--measure: 282pt", "--depth: 495pt", "--ink: #000000"):
        assert value in styles[0].text
    assert '--code-family: "Riftbook Plex Mono", "Riftbook EB Garamond"' in styles[0].text


def test_every_role_has_a_layout_in_every_theme(novella: Project) -> None:
    layout = Layout(novella, "print")
    for role in ROLES:
        made, found = layout.render(view(novella, role))
        assert not found, role
        assert made


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>',
        '<ä.b:script xmlns:ä.b="http://www.w3.org/1999/xhtml">1</ä.b:script>',
        '<p onclick="x()">a</p>',
        '<p ONCLICK="x()">a</p>',
        '<p on-click="x()">a</p>',
        '<p onä="x()">a</p>',
        '<video src="a"/>',
        "<base/>",
    ],
)
def test_what_acts_is_seen_in_the_bytes(inside):
    root = etree.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml">{inside}</div>')
    assert may_act(serialise(root))


def test_nothing_acts_in_most_documents():
    text = b'<p class="one">On = once. <b lang="en">script, onset = 1</b> &lt;script&gt; <br/></p>'
    assert not may_act(text)
