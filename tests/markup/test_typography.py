"""Quotation marks, dashes and spaces as each language sets them."""

import re

import pytest

from riftbook.language.composing import composed
from riftbook.language.punctuation import NARROW, NO_BREAK
from riftbook.markup import convert
from riftbook.model.marks import Figure
from riftbook.places import inked
from riftbook.project import Source
from riftbook.records import replace


def source(text: str, language: str = "en", **more: object) -> Source:
    return replace(
        Source(id="x", path="x.md", text=text, role="chapter", language=language), **more
    )


def set_in(language: str, text: str, **more: object) -> str:
    """What is set, its tags taken off; ``_`` for a no-break space, ``~`` for a narrow one."""
    fragment, _, found = convert(source(text, language, **more))
    assert not [each for each in found if each.code == "M011"]
    whole = b" ".join((fragment.xhtml, *(note.xhtml for note in fragment.notes)))
    bare = re.sub(r"<[^>]*>", "", whole.decode())
    return " ".join(bare.replace(NO_BREAK, "_").replace(NARROW, "~").split(" ")).strip()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“A ‘b’ c.”"),
        ("de", "„A ‚b‘ c.“"),
        ("de-CH", "«A ‹b› c.»"),
        ("fr", "«~A “b” c.~»"),
        ("fr-CA", "«_A “b” c._»"),
        ("it", "«A “b” c.»"),
        ("es-MX", "«A “b” c.»"),
        ("pt", "«A “b” c.»"),
        ("pt-BR", "“A ‘b’ c.”"),
        ("nl", "„A ‘b’ c.”"),
        ("sv", "”A ’b’ c.”"),
        ("pl", "„A «b» c.”"),
        ("da", "»A ›b‹ c.«"),
        ("ru", "«A „b“ c.»"),
        ("ja", "\"A 'b' c.\""),
        ("zh-Hant", "\"A 'b' c.\""),
        ("tlh", "\"A 'b' c.\""),
    ],
)
def test_quotation_marks(language: str, expected: str) -> None:
    assert set_in(language, "\"A 'b' c.\"") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", '"a "b" c"', "“a ‘b’ c”"),
        ("de", "der 'Baum' und's Haus von Hans'", "der ‚Baum‘ und’s Haus von Hans’"),
        ("de", "'s ist 'ne Welt", "’s ist ’ne Welt"),
        ("nl", "'s avonds op 't plein", "’s avonds op ’t plein"),
        ("fr", "L'*été* d'hier", "L’été d’hier"),
        ("es", '¿"Qué"?', "¿«Qué»?"),
        ("fr", 'l\'"affaire", qu\'"il", d\'*"eau"*', "l’«~affaire~», qu’«~il~», d’«~eau~»"),
        ("fr", '"Oui, \'l\'"Étranger"\'"', "«~Oui, “l’“Étranger””~»"),
        ("it", 'l\'"amico" dell\'"Orlando"', "l’«amico» dell’«Orlando»"),
        ("pt", 'um copo d\'"água"', "um copo d’«água»"),
        ("en", '"It is the boys\'" -- "\'No\'"', "“It is the boys’”_– “‘No’”"),
        ("it", "gli anni '80 e nel '68: d'\"oro\"", "gli anni ’80 e nel ’68: d’«oro»"),
        ("fr", "mai '68, l'\"Étranger\"", "mai ’68, l’«~Étranger~»"),
        ("es", "los años '80", "los años ’80"),
        ("de", "Mitte der '80er, die '68er", "Mitte der ’80er, die ’68er"),
        ("sv", "på '80-talet", "på ’80-talet"),
        ("en", "6'2\" tall, at 48° 51' 24\" N", "6'2\" tall, at 48° 51' 24\" N"),
        ("en", 'the "size 7" hat, the 1990\'s', "the “size 7” hat, the 1990’s"),
    ],
)
def test_marks_in_their_places(language: str, text: str, expected: str) -> None:
    assert set_in(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vraiment ? Oui ! Non ; si : là.", "Vraiment~? Oui~! Non~; si_: là."),
        ("Vraiment? Oui! Non; si: là.", "Vraiment~? Oui~! Non~; si_: là."),
        ("Quoi ?! Quoi?!", "Quoi~?! Quoi~?!"),
        ("« Oui » et «non»", "«~Oui~» et «~non~»"),
        ("« Ah ! » « Ah ?»", "«~Ah~!~» «~Ah~?~»"),
        ("« *Oui* », *non*!", "«~Oui~», non~!"),
        ("À 10:30 (!), a:b et x?y", "À 10:30 (!), a:b et x?y"),
        ("Alors... ! Alors...!", "Alors…~! Alors…~!"),
        ("M. Dupont, p. 12, 5 %, n° 3", "M._Dupont, p._12, 5_%, n°_3"),
        ("--- Bonjour, dit-il --- et entra.", "—_Bonjour, dit-il_— et entra."),
        ("`si ? oui !` <https://e.org/?a=b;c> $a : b$", "si ? oui ! https://e.org/?a=b;c a : b"),
        ("[Oui !]{.straight} [Yes!]{lang=en} Non !", "Oui ! Yes! Non~!"),
        (r"Non\! Non\ !", "Non! Non_!"),
    ],
)
def test_french_spaces(text: str, expected: str) -> None:
    assert set_in("fr", text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "z. B. und z.B., i. d. R., 44 v. Chr.", "z.~B. und z.~B., i.~d.~R., 44 v.~Chr."),
        ("de", "§ 5, S. 12, Nr. 3, Dr. Kant, 5 km", "§_5, S._12, Nr._3, Dr._Kant, 5_km"),
        ("en", "Mr. Smith, § 5, No. 3, p. 12, 5 km", "Mr._Smith, §_5, No._3, p._12, 5_km"),
        ("en", "J. R. R. Tolkien; so am I. Then", "J._R._R._Tolkien; so am I. Then"),
        ("en", "Mr.\nSmith", "Mr._Smith"),
        ("en", "a -- b", "a_– b"),
        ("en", "1914--1918, 1914-1918", "1914–1918, 1914-1918"),
        ("pl", "i w domu z kotem", "i_w_domu z_kotem"),
        ("fr", "100 000 € et 3\n000 km", "100~000_€ et 3~000_km"),
        ("fr", "etc.; 44 av. J.-C.", "etc.~; 44 av._J.-C."),
        ("de", "100 000 000 €, 1914 200, 12 34", "100_000_000_€, 1914 200, 12 34"),
        ("es", "3 000 km", "3_000_km"),
        ("ja", "3 000 km", "3 000_km"),
        ("sv", "t. ex. s. 5", "t.~ex. s._5"),
    ],
)  # fmt: skip
def test_blanks_at_which_no_line_ends(language: str, text: str, expected: str) -> None:
    assert set_in(language, text) == expected


def test_a_passage_is_set_as_its_own_language_is() -> None:
    text = 'He said [il dit "oui" !]{lang=fr} and "[er sagt "ja"]{lang=de}".'
    assert set_in("en", text) == "He said il dit «~oui~»~! and “er sagt ‚ja‘”."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a <span lang="fr">"b" !</span> "c"', "a «~b~»~! “c”"),
        ('a <i lang=fr>*"b"* <b>"x" ?<br></b> "y"</i> "c"', "a «~b~» «~x~»~? «~y~» “c”"),
        ('<div lang="fr">\n\n"Oui" !\n\n- "Non"\n\n</div>\n\n"Yes"', "«~Oui~»~!«~Non~»“Yes”"),
        ('[<span lang="fr">"a"</span>]{.straight} "b"', '"a" “b”'),
        ('<span lang="fr">"a" <span lang="de">"b"</span> "c"</span>', "«~a~» „b“ «~c~»"),
    ],
)
def test_tags_say_the_language_too(text: str, expected: str) -> None:
    assert " ".join(set_in("en", text).split()) == expected


def test_a_div_and_a_note_are_in_the_language_around_them() -> None:
    text = '::: {lang=de}\n"Ja"^["Nein"]\n:::\n\n"Yes"\n'
    fragment, _, _ = convert(source(text))
    assert "„Ja“" in fragment.xhtml.decode()
    assert "„Nein“" in fragment.notes[0].xhtml.decode()
    assert "“Yes”" in fragment.xhtml.decode()


def test_a_book_may_choose_its_marks_and_leave_all_as_it_is() -> None:
    assert set_in("de", "\"a 'b'\"", quotes=(("de", "» « › ‹"),)) == "»a ›b‹«"
    assert set_in("de-AT", '"a"', quotes=(("de", "»«"),)) == "»a«"
    assert set_in("fr", '"a" !', smart=False) == '"a" !'
    assert set_in("fr", '::: straight\n"a" !\n:::') == '"a" !'


TEXTS = (
    ("fr", "« Vraiment ? » dit-il ; \"non : 'si'\" --- 5 % !... fin"),
    ("fr", "Oui! Non? Si: là; ici."),
    ("de", "\"z.B. 'so'\" -- § 5, Dr. K. L. Meyer's"),
    ("en", "\"It's 'odd',\" Mr. J. R. Fox said -- 5 km... '90s"),
    ("pl", '"i w domu" --- z kotem'),
)


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_what_is_set_stays_as_it_is(language: str, text: str) -> None:
    once = convert(source(text, language))[0].blocks[0].text
    assert convert(source(once, language))[0].blocks[0].text == once


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_every_character_that_leaves_ink_stands_where_it_was_written(
    language: str, text: str
) -> None:
    block = convert(source(text, language))[0].blocks[0]
    for offset, character in enumerate(block.text):
        if character.isalnum() or character in ";:!?":
            column = block.span(offset).column
            assert text[column - 1] == character, block.text[: offset + 1]


def test_spaces_are_no_ink() -> None:
    assert inked(f"a{NARROW}!{NO_BREAK}:") == "a!:"


def test_short_titles_and_captions_are_set_in_the_language_around_them() -> None:
    text = """# A "title" {short="It's 'it' -- so"}

::: {lang=fr}
![Oui](a.png){short-caption="Vraiment ?"}
:::

::: straight
![No](a.png){short-caption="It's"}
:::
"""
    fragment, title, _ = convert(source(text))
    assert title is not None
    assert title.short == f"It’s ‘it’{NO_BREAK}– so"
    shorts = [mark.short for mark in fragment.marks if isinstance(mark, Figure)]
    assert shorts == [f"Vraiment{NARROW}?", "It's"]


def test_a_title_of_the_front_matter_is_that_of_the_heading() -> None:
    given = source("# It's\n\nText", title="It’s")
    _, title, _ = convert(given)
    assert title is not None
    assert title.block


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", 'It\'s a "book" -- 1914--18...', "It’s a “book”_– 1914–18…"),
        ("fr", 'L\'"Étranger" ?', "L’«~Étranger~»~?"),
        ("en", "To \"Anne\"\n-- a friend\n\n'Me'", "To “Anne”\n–_a friend\n\n‘Me’"),
    ],
)
def test_texts_of_the_settings_are_set_as_the_text_is(
    language: str, text: str, expected: str
) -> None:
    shown = composed(text, language).replace(NO_BREAK, "_").replace(NARROW, "~")
    assert shown == expected
    assert composed(composed(text, language), language) == composed(text, language)
