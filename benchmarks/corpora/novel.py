"""A novel: chapters of prose and talk, a few notes, now and then a letter or a verse."""

from collections.abc import Iterator

from benchmarks.corpora.corpus import MANUSCRIPT, Corpus
from benchmarks.corpora.dice import Dice
from benchmarks.corpora.prose import NOVEL, Prose

WORDS = 200_000


def novel(words: int = WORDS, seed: str = "novel") -> Corpus:
    """A novel of about so many words."""
    files: dict[str, bytes] = {}
    written = 0
    while written < words:
        number = len(files) + 1
        prose = Prose(Dice(f"{seed} {number}"), NOVEL)
        length = min(prose.dice.length(1_500, 0.6, 400, 6_500), words - written + 200)
        text = "\n\n".join(_chapter(prose, length)) + "\n"
        files[f"{MANUSCRIPT}/{number:03}-chapter-{number}.md"] = text.encode()
        written += len(text.split())
    return Corpus(name="novel", title="The Salt Road", author="Ines Marlow", files=files)


def _chapter(prose: Prose, length: int) -> Iterator[str]:
    yield f"# {prose.title()}"
    written, notes = 0, 0
    while written < length:
        block = _block(prose)
        if block[-1] == "." and prose.dice.chance(0.012):
            notes += 1
            block += f"[^{notes}]\n\n[^{notes}]: {prose.sentence()}"
        written += len(block.split())
        yield block


def _block(prose: Prose) -> str:
    kind = prose.dice.between(1, 200)
    if kind == 1:
        return "* * *\n\n" + prose.paragraph()
    if kind == 2:
        return "\n>\n".join(f"> {prose.paragraph(40)}" for _ in range(2))
    if kind == 3:
        return "\n".join(f"| {prose.title()}" for _ in range(4))
    return prose.speech() if kind < 80 else prose.paragraph()
