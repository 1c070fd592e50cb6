"""Pull quotes: they repeat words of the text, which are read aloud where they stand in it."""

import re
from copy import deepcopy

from lxml import etree

from riftbook.diagnostics import Span
from riftbook.markup.assembly import XHTML, Assembler
from riftbook.markup.blocks.attributions import NAME
from riftbook.markup.lost import text_of
from riftbook.markup.scanner import split

_LEFT_OUT = re.compile(r"\[?(?:…|\.{3})\]?")


def settle(assembler: Assembler, body: etree._Element) -> None:
    """Keep pull quotes from being read twice; tell those whose words stand nowhere else.

    Args:
        assembler: that made the text.
        body: the whole text of the file.
    """
    quotes = [
        aside for aside in body.iter(f"{{{XHTML}}}aside") if aside.get("x-kind") == "pull-quote"
    ]
    if not quotes:
        return
    said = [_plain(_quoted(quote)) for quote in quotes]
    whole = _plain(text_of(body))
    for words in said:
        whole = whole.replace(words, " ", 1)
    for quote in quotes:
        strange = [part for part in _parts(quote) if part not in whole]
        if not strange:
            if quote.find(".//*[@x-mark]") is None:  # what leads somewhere is not hidden
                quote.set("aria-hidden", "true")
            continue
        line, column, length = map(int, quote.get("x-at", "1:1:1").split(":"))
        assembler.reader.problem(
            "M060",
            Span(path=assembler.reader.path, line=line, column=column, length=length),
            f"“{strange[0].strip()}” stands in this pull quote and nowhere in the text",
            "repeat the words of the text, with … for what is left out; "
            "for other words write ::: epigraph or ::: extract",
        )


def _parts(quote: etree._Element) -> list[str]:
    """The passages that a quote repeats: between them something is left out."""
    texts = _LEFT_OUT.split(_quoted(quote))
    return [part for part in map(_plain, texts) if part.strip()]


def _quoted(quote: etree._Element) -> str:
    """What is quoted: the text without the name of who said it."""
    bare = deepcopy(quote)
    for name in bare.findall(f".//{{{XHTML}}}*[@class='{NAME}']"):
        name.clear()
    return text_of(bare)


def _plain(text: str) -> str:
    """Its words alone, whatever case they are in, a blank around each."""
    return f" {' '.join(word.casefold() for word in split(text))} "
