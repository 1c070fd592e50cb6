"""Listings of code: Python, TOML, a shell."""

from benchmarks.corpora import words
from benchmarks.corpora.dice import Dice

KINDS = ("python", "python", "toml", "sh")


def listing(dice: Dice) -> str:
    """A fenced listing of six to forty lines."""
    kind = dice.pick(KINDS)
    lines: list[str] = []
    wanted = dice.length(12, 0.5, 6, 40)
    while len(lines) < wanted:
        lines += [*([""] if lines else []), *_WRITERS[kind](dice)]
    return "\n".join((f"```{kind}", *lines, "```"))


def _python(dice: Dice) -> list[str]:
    noun, other = dice.pick(words.TOPICS), dice.pick(words.TOPICS)
    limit = dice.between(2, 900)
    verb = dice.pick(words.OPERATIONS).removesuffix("s")
    return [
        f"def {verb}_{noun}({other}: {other.title()}, limit: int = {limit}) -> list[str]:",
        f'    """{verb.title()} every {noun} that the {other} still holds."""',
        f"    found = [item.name for item in {other}.{noun}s if item.size < limit]",
        "    for name in found:",
        f'        log.debug("%s: {noun} of %d bytes", name, {other}.sizes[name])  # {noun}',
        f"    return sorted(found, key={other}.order.index)[: limit // {dice.between(2, 9)}]",
    ]


def _toml(dice: Dice) -> list[str]:
    return [
        f"[{dice.pick(words.TOPICS)}.{dice.pick(words.TOPICS)}]",
        f'path = "var/{dice.pick(words.TOPICS)}/{dice.pick(words.TOPICS)}"',
        f"limit = {dice.between(1, 4096)}",
        f"{dice.pick(words.QUALITIES)} = {dice.pick(('true', 'false'))}",
        f'names = ["{dice.pick(words.TOPICS)}", "{dice.pick(words.TOPICS)}"]',
    ]


def _shell(dice: Dice) -> list[str]:
    noun, quality = dice.pick(words.TOPICS), dice.pick(words.QUALITIES)
    column = dice.between(1, 9)
    return [
        f"$ ledger {dice.pick(words.OPERATIONS)} --{quality} {noun}.db | sort -k{column}",
        f"{noun}  {dice.between(100, 9999)}  ok",
        f"{dice.pick(words.TOPICS)}  {dice.between(100, 9999)}  stale",
    ]


_WRITERS = {"python": _python, "toml": _toml, "sh": _shell}
