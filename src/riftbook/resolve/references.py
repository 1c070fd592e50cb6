"""`Reference` → its target: @fig:map prints “figure 4.1” and leads there."""

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
BUILT = ("fig", "tbl", "sec", "lst")
"""The kinds that print a number of their own today; `pages` prints those of pages."""

_SENTENCE_END = re.compile(r"(?P<word>\S*?)(?P<stop>[.!?…])[\"'”’»“)\]]*\s+\Z")
_ENOUGH = 80
"""Characters of the text before a reference that tell whether a sentence ends there."""
_OPENING = "\"'“‘„«»([ \N{NO-BREAK SPACE}"


def refer(reference: Reference, targets: Targets) -> tuple[Label | None, Diagnostic | None]:
    """The label that a reference means, or what is wrong with it."""
    if reference.kind not in BUILT:
        return None, _not_built(reference)
    label = targets.labels.get(reference.target)
    if label is not None and label.text:
        return label, None
    if label is not None or reference.target in targets.places:
        return None, _without_number(reference, label)
    return None, _unknown(reference, targets.labels)


def opens_sentence(before: str, words: Words) -> bool:
    """Whether what follows `before`, the text of a block so far, begins a sentence."""
    if not before.strip(_OPENING):
        return True
    end = _SENTENCE_END.search(before.rstrip("\"'“‘„«([")[-_ENOUGH:])
    if end is None:
        return False
    word = end["word"].strip(_OPENING)
    abbreviated = len(word.rpartition(".")[2]) < 2 or word.casefold() in words.abbreviations
    return end["stop"] != "." or not abbreviated


def _not_built(reference: Reference) -> Diagnostic:
    name = NAMES.get(reference.kind, reference.kind)
    article = "an" if name[:1] in "aeiou" else "a"
    return Diagnostic(
        code="R002",
        span=reference.span,
        message=f"references to {article} {name} (@{reference.kind}:) are not built yet",
        hint="@fig:, @tbl:, @sec: and @page: work today; to point at a chapter, link to its file",
    )


def _unknown(reference: Reference, labels: Mapping[str, Label]) -> Diagnostic:
    noun, name = NAMES[reference.kind], reference.target.partition(":")[2]
    near = _likely(reference, labels)
    hint = f"did you mean @{near}?" if near else f"give the {noun} the id {{#{reference.target}}}"
    return Diagnostic(
        code="R003",
        span=reference.span,
        message=f"no {noun} is called “{name}”",
        hint=hint,
    )


def _likely(reference: Reference, labels: Mapping[str, Label]) -> str:
    """The id that may have been meant: one spelt alike, or the same name of another kind."""
    kind, _, name = reference.target.partition(":")
    alike = [known for known in labels if known.startswith(f"{kind}:")]
    namesakes = [known for known in labels if known.partition(":")[2] == name]
    return next(iter([*get_close_matches(reference.target, alike, n=1), *namesakes]), "")


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
