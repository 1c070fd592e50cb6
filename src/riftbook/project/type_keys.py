"""The keys that say how languages are set and with which fonts."""

from riftbook.project import rules
from riftbook.project.keys import BOOLEAN, LISTS, PAIRS, TEXT, Key

TYPOGRAPHY = (
    Key(name="smart", shape=BOOLEAN, default=True,
        about="Whether quotation marks, dashes and spaces are set as the language sets them.",
        example="false"),
    Key(name="quotes", shape=PAIRS, rule=rules.quotes,
        about="Language to its quotation marks, opening and closing, then those inside them; the "
        "usual ones when it is not given.",
        example='{ de = "»«›‹" }'),
    Key(name="hyphenation", shape=LISTS, rule=rules.hyphenated,
        about="Words with the only hyphens at which the printed book parts them; one without "
        "hyphens stays whole. They are in the book's language, or listed by language.",
        example='["ty-po-gra-phy", "Riftbook"]'),
)  # fmt: skip

OWN_FONT = (
    Key(name="file", shape=TEXT, required=True, rule=rules.words,
        about="The font, in assets/fonts/.", example='"assets/fonts/NotoSerifHebrew.ttf"'),
    Key(name="name", shape=TEXT, required=True, rule=rules.family,
        about="The family's own name.", example='"Noto Serif Hebrew"'),
    Key(name="range", shape=TEXT, rule=rules.unicode_range,
        about="The characters that it draws before the theme's fonts do, as CSS writes them; all "
        "that they lack when it is not given.",
        example='"U+0590-05FF"'),
    Key(name="style", shape=TEXT, default="normal", choices=("normal", "italic"),
        about="Upright or italic.", example='"italic"'),
    Key(name="weight", shape=TEXT, default="",
        about="The CSS weight; left out for a variable font.", example='"400"'),
    Key(name="licence", shape=TEXT, about="The licence's file.",
        example='"assets/fonts/OFL.txt"'),
)  # fmt: skip

FONT = (
    Key(name="family", shape=TEXT, required=True, rule=rules.family,
        about="The family as the styles call it.", example='"Riftbook Literata"'),
    Key(name="name", shape=TEXT, required=True, rule=rules.words,
        about="The family's own name.", example='"Literata"'),
    Key(name="file", shape=TEXT, required=True, rule=rules.words,
        about="The font, from the theme's folder; `assets/fonts/…` for a book's own.",
        example='"fonts/Literata.ttf"'),
    Key(name="style", shape=TEXT, default="normal", choices=("normal", "italic"),
        about="Upright or italic.", example='"italic"'),
    Key(name="weight", shape=TEXT, default="",
        about="The CSS weight; left out for a variable font.", example='"400"'),
    Key(name="licence", shape=TEXT, about="The licence's file.", example='"fonts/OFL.txt"'),
    Key(name="sha256", shape=TEXT, rule=rules.digest,
        about="The font's SHA-256, which is verified.", example='"b411…"'),
)  # fmt: skip
