"""`Reference` → its target: @fig:map prints “figure 4.1” and leads there."""

from collections.abc import Mapping
from difflib import get_close_matches

from riftbook.diagnostics import Diagnostic
from riftbook.model import Label
from riftbook.model.marks import Reference

BUILT = ("fig", "tbl", "sec")
NAMES: Mapping[str, str] = {
    "fig": "figure",
    "tbl": "table",
    "sec": "section",
    "eq": "equation",
    "lst": "listing",
    "part": "part",
    "chap": "chapter",
    "page": "page",
}


def refer(
    reference: Reference, labels: Mapping[str, Label]
) -> tuple[Label | None, Diagnostic | None]:
    """The label that a reference means, or what is wrong with it."""
    if reference.kind not in BUILT:
        return None, _not_built(reference)
    label = labels.get(reference.target)
    if label is None:
        return None, _unknown(reference, labels)
    if not label.number:
        return None, _without_number(reference)
    return label, None


def _not_built(reference: Reference) -> Diagnostic:
    return Diagnostic(
        code="R002",
        span=reference.span,
        message=f"references to a {NAMES.get(reference.kind, reference.kind)} "
        f"(@{reference.kind}:) are not built yet",
        hint="@fig:, @tbl: and @sec: work today; to point at a chapter, link to its file",
    )


def _unknown(reference: Reference, labels: Mapping[str, Label]) -> Diagnostic:
    near = get_close_matches(reference.target, labels, n=1, cutoff=0.5)
    name = reference.target.partition(":")[2]
    hint = (
        f"did you mean @{near[0]}?"
        if near
        else f"give the {NAMES[reference.kind]} the id {{#{reference.target}}}"
    )
    return Diagnostic(
        code="R003",
        span=reference.span,
        message=f"no {NAMES[reference.kind]} is called “{name}”",
        hint=hint,
    )


def _without_number(reference: Reference) -> Diagnostic:
    return Diagnostic(
        code="R009",
        span=reference.span,
        message=f"the {NAMES[reference.kind]} “{reference.target}” has no number, "
        "because it has no caption",
        hint="give it a caption, or write the reference as a link: [the picture](#id)",
    )
