"""A technical book: sections, listings, tables, pictures, notes, references with their pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.corpora import words
from benchmarks.corpora.corpus import MANUSCRIPT, Corpus
from benchmarks.corpora.dice import Dice
from benchmarks.corpora.listings import listing
from benchmarks.corpora.pictures import chart
from benchmarks.corpora.prose import MANUAL, Prose

PAGES = 400
CHAPTER = 20
"""Pages of a chapter, by and large."""
LONG = 40
"""Pages of the one long chapter, the third, in a book that has room for it."""
LOAD = 330
"""Words and what is worth a word (a line of code: 8, a picture: 160) on a page."""


@dataclass(slots=True, kw_only=True)
class _Chapter:
    """One chapter while it is written."""

    number: int
    prose: Prose
    pictures: dict[str, bytes] = field(default_factory=dict)
    labels: list[str] = field(default_factory=list)
    """What can be referred to so far."""
    count: int = 0

    def label(self, kind: str) -> str:
        """A new id, such as ``fig:c03n12``."""
        self.count += 1
        made = f"{kind}:c{self.number:02}n{self.count}"
        self.labels.append(made)
        return made


def technical(pages: int = PAGES, seed: str = "technical") -> Corpus:
    """A technical book of about so many pages in the neutral theme."""
    files: dict[str, bytes] = {}
    written, number = 0, 0
    while written < pages:
        number += 1
        length = LONG if number == 3 and pages >= 4 * LONG else CHAPTER
        length = min(length, pages - written)
        chapter = _Chapter(number=number, prose=Prose(Dice(f"{seed} {number}"), MANUAL))
        text = "\n\n".join(_blocks(chapter, length * LOAD)) + "\n"
        files[f"{MANUSCRIPT}/{number:03}-chapter-{number}.md"] = text.encode()
        files |= chapter.pictures
        written += length
    return Corpus(name="technical", title="The Ledger", author="Tobias Pell", files=files)


def _blocks(chapter: _Chapter, load: int) -> Iterator[str]:
    yield f"# {chapter.prose.title()}"
    yield chapter.prose.paragraph(50)
    while load > 0:
        yield f"## {chapter.prose.title()} {{#{chapter.label('sec')}}}"
        for _ in range(chapter.prose.dice.between(4, 9)):
            block, weight = _KINDS[chapter.prose.dice.between(0, len(_KINDS) - 1)](chapter)
            yield block
            load -= weight


def _paragraph(chapter: _Chapter) -> tuple[str, int]:
    prose, dice = chapter.prose, chapter.prose.dice
    text = prose.paragraph(60)
    if dice.chance(0.5):
        text += f" The call `{dice.pick(words.TOPICS)}.{dice.pick(words.OPERATIONS)}()` does so."
    if dice.chance(0.3):
        target = dice.pick(chapter.labels)
        text += f" Compare @{target} on @page:{target}."
    if dice.chance(0.12):
        chapter.count += 1
        text += f"[^{chapter.count}]\n\n[^{chapter.count}]: {prose.sentence()}"
    return text, len(text.split())


def _listing(chapter: _Chapter) -> tuple[str, int]:
    code = listing(chapter.prose.dice)
    return f"It is written so:\n\n{code}", 8 * code.count("\n")


def _table(chapter: _Chapter) -> tuple[str, int]:
    dice = chapter.prose.dice
    rows = dice.between(4, 12)
    lines = [
        chapter.prose.sentence(),
        "",
        f"Table: {chapter.prose.title()} {{#{chapter.label('tbl')}}}",
        "",
        "| Name | Kind | Bytes | What it does |",
        "|:-----|:-----|------:|:-------------|",
    ]
    for _ in range(rows):
        says = f"{dice.pick(words.OPERATIONS)} {chapter.prose.title().lower()}"
        size = dice.between(8, 65_536)
        kind = dice.pick(words.QUALITIES)
        lines.append(f"| `{dice.pick(words.TOPICS)}` | {kind} | {size:,} | {says} |")
    return "\n".join(lines), rows * 14 + 40


def _picture(chapter: _Chapter) -> tuple[str, int]:
    label = chapter.label("fig")
    name = f"{label.replace(':', '-')}.png"
    chapter.pictures[f"assets/{name}"] = chart(chapter.prose.dice)
    title = chapter.prose.title()
    return f'![{title}]({name}){{#{label} alt="Bars in grey" width=90%}}', 160


def _list(chapter: _Chapter) -> tuple[str, int]:
    items = [f"- {chapter.prose.sentence()}" for _ in range(chapter.prose.dice.between(3, 6))]
    return "\n".join(items), 20 * len(items)


_Writer = Callable[[_Chapter], tuple[str, int]]
_KINDS: tuple[_Writer, ...] = (
    *(_paragraph,) * 10,
    *(_listing,) * 4,
    _table,
    _list,
    _picture,
)
