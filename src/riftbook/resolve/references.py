"""`Reference` → its target: @fig:map prints “figure 4.1” and leads there; and what is wrong."""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from riftbook.diagnostics import Diagnostic
from riftbook.language import Words
from riftbook.model import Label
from riftbook.model.marks import Reference
from riftbook.resolve.targets import Targets

NAMES: Mapping[str, str] = {
    "fig": "figure",
    "tbl": "table",
    "sec": "section",
    "eq": "equation",
    "lst": "listing",
    "part": "part",
    "chap": "chapter",
}
_SPELT = {
    **{name: kind for kind, name in NAMES.items()},
    **{kind: kind for kind in NAMES},
    **{"page": "page", "tab": "tbl", "figs": "fig", "code": "lst", "ch": "chap"},
}
"""What may be written for a kind, in whatever capitals."""
OF_DIVISIONS = ("chap", "part")
"""The kinds that a division's file names too."""

_SENTENCE_END = re.compile(r"(?P<word>\S*?)(?P<stop>[.!?…])[\"'”’»“)\]]*\s+\Z")
_ENOUGH = 80
"""Characters of the text before a reference that tell whether a sentence ends there."""
_OPENING = "\"'“‘„«»([ \N{NO-BREAK SPACE}"


def refer(reference: Reference, targets: Targets) -> tuple[Label | None, Diagnostic | None]:
    """The label that a reference means, or what is wrong with it."""
    if reference.kind == "eq":
        return None, _not_built(reference)
    label = targets.labels.get(reference.target) or _division(reference, targets)
    if label is not None and label.text:
        return label, None
    if label is not None or reference.target in targets.places:
        return None, _without_number(reference, label)
    return None, _unknown(reference, targets)


def _division(reference: Reference, targets: Targets) -> Label | None:
    """The chapter or part that is named by its file, or by a plain id of its title."""
    label = targets.divisions.get(reference.target.partition(":")[2])
    wanted = label is not None and (label.kind == "part") == (reference.kind == "part")
    return label if wanted and reference.kind in OF_DIVISIONS else None


def meant(key: str) -> str:
    """The reference that a citation's key may have been meant for: ``fig:map`` for ``Figure:map``.

    Returns:
        `""` where the key looks like none.
    """
    prefix, _, name = key.partition(":")
    kind = _SPELT.get(prefix.casefold(), "")
    return f"{kind}:{name}" if kind and name else ""


def opens_sentence(before: str, words: Words) -> bool:
    """Whether what follows `before`, the text of a block so far, begins a sentence."""
    if not before.strip(_OPENING):
        return True
    end = _SENTENCE_END.search(before.rstrip("\"'“‘„«([")[-_ENOUGH:])
    if end is None:
        return False
    word = end["word"].strip(_OPENING)
    last = word.rpartition(".")[2]
    # A number is no abbreviation: “He saw figure 1.1. Table 2 …”
    abbreviated = len(last) < 2 and not last.isdecimal()
    abbreviated = abbreviated or word.casefold() in words.abbreviations
    return end["stop"] != "." or not abbreviated


def sentence_ends(between: str) -> bool:
    """Whether a sentence ends right behind a reference: “part I. ”, “page 5). ”.

    What the first one prints tells nothing: its number may look like an abbreviation, and that of
    a page is not known yet.
    """
    end = _SENTENCE_END.match(between.rstrip("\"'“‘„«(["))
    return end is not None and not any(letter.isalnum() for letter in end["word"])


def _not_built(reference: Reference) -> Diagnostic:
    return Diagnostic(
        code="R002",
        span=reference.span,
        message=f"references to an equation (@{reference.kind}:) are not built yet",
        hint="name the section or the page on which it stands: @sec:name, @page:name",
    )


def _unknown(reference: Reference, targets: Targets) -> Diagnostic:
    noun, name = NAMES[reference.kind], reference.target.partition(":")[2]
    return Diagnostic(
        code="R003",
        span=reference.span,
        message=f"no {noun} is called “{name}”",
        hint=_hint(reference, name, targets),
    )


def _hint(reference: Reference, name: str, targets: Targets) -> str:
    near = _likely(reference, targets)
    behind = reference.target.removeprefix(near)
    if near and reference.target.startswith(near) and not behind[:1].isascii():
        # Japanese and Chinese set no blank behind a name, and every letter may be part of one.
        return f"write [@{near}], so that the name ends where the bracket does"
    if near:
        return f"did you mean @{near}?"
    if name in targets.places:
        return f"something has the id {{#{name}}}: give it the kind too, {{#{reference.target}}}"
    give = f"give the {NAMES[reference.kind]} the id {{#{reference.target}}}"
    if reference.kind in OF_DIVISIONS:
        return f"name its file without the number before it, or {give}"
    return give


def _likely(reference: Reference, targets: Targets) -> str:
    """The id that may have been meant: one spelt alike, or the same name of another kind."""
    kind, _, name = reference.target.partition(":")
    alike = [known for known in targets.labels if known.startswith(f"{kind}:")]
    if kind in OF_DIVISIONS:
        alike += [
            f"{kind}:{known}"
            for known, label in targets.divisions.items()
            if (label.kind == "part") == (kind == "part")
        ]
    begun = [known for known in alike if reference.target.startswith(known)]
    namesakes = [known for known in targets.labels if known.partition(":")[2] == name]
    small = {known.casefold(): known for known in alike}
    near = get_close_matches(reference.target.casefold(), small, n=1)
    return next(iter([*(small[found] for found in near), *namesakes, *begun]), "")


def _without_number(reference: Reference, label: Label | None) -> Diagnostic:
    noun, name = NAMES[reference.kind], reference.target.partition(":")[2]
    bare = f"the {noun} “{name}” has no number, because it has no caption"
    other = f"what has the id “{reference.target}” is no {noun}, and has no number"
    give = f"give it a caption, or link to it instead: [the {noun}](#{reference.target})"
    link = f"link to it instead: [some words](#{reference.target})"
    return Diagnostic(
        code="R009",
        span=reference.span,
        message=bare if label is not None else other,
        hint=give if label is not None else link,
    )
