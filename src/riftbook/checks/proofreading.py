"""The words of each division compared when it is set, and not again while nothing changes.

What a comparison depends on is in the name under which its verdict is kept: the set division, the
file, the words that may be there besides. The finished file is then only counted; `words` compares
it as a whole where nothing is taken from the cache.
"""

# A worker that compares loads no more than that.
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from riftbook.cache import key
from riftbook.checks.collation import compare_columns, printable
from riftbook.checks.columns import columns
from riftbook.checks.differences import Extract
from riftbook.checks.formes import read_forme
from riftbook.diagnostics import Diagnostic, Severity, Span
from riftbook.editions.print.keeping import Store
from riftbook.editions.print.program import program
from riftbook.records import Value, asdict, replace
from riftbook.workers import Workers

if TYPE_CHECKING:
    from riftbook.editions.print.composition import Standing
    from riftbook.editions.print.edition import Printed
    from riftbook.model import Resolution
    from riftbook.project import Project

_PAGE = re.compile(r"page (\d+) of the PDF")


class Proof(Value, kw_only=True):
    """A division to be compared with the files whose words it has."""

    division: str
    forme: str
    """The name under which it is kept."""
    data: bytes
    """What is kept."""
    body: tuple[Extract, ...]
    """What should stand in its text."""
    notes: tuple[Extract, ...]
    """What should stand at the foot of its pages."""
    own: frozenset[str]
    """Words that the division may have beside those of the file, whatever the layout prints."""
    layout: tuple[str, ...] = ()
    """What the layout prints of its own: it is part of what was set."""

    @property
    def verdict(self) -> str:
        """The name of what the comparison comes to."""
        stands = (_named(each) for each in (*self.body, None, *self.notes))
        parts = (*stands, "\0".join(sorted(self.own)))
        return key("verdict", program(), self.forme, *parts)


def _named(extract: Extract | None) -> str:
    """Which words an extract is of; `""` for what parts the text from its notes."""
    if extract is None:
        return ""
    labels = " ".join(extract.labels)
    return f"{extract.source.path} {extract.source.digest} {labels}"


def proofread(
    project: Project, resolution: Resolution, printed: Printed, workers: Workers
) -> tuple[Diagnostic, ...]:
    """Compare the words of the manuscript with those of the set divisions.

    Args:
        project: the sources.
        resolution: what was made of them.
        printed: the pages.
        workers: who compares what has not been compared before.
    """
    store = printed.composition.store
    standing = {each.division: each for each in printed.composition.standings if not each.blank}
    proofs = list(_proofs(project, resolution, printed, standing))
    names = [proof.verdict for proof in proofs]
    verdicts = {name: store.cache.get(name) for name in names}
    missing = _with_layouts(
        [proof for proof, name in zip(proofs, names, strict=True) if verdicts[name] is None],
        printed,
    )
    weights = [float(sum(len(e.source.text) for e in proof.body)) for proof in missing]
    for at, said in workers.each(
        compare, missing, common=Store(cache=store.cache), weights=weights
    ):
        verdicts[missing[at].verdict] = said
    first = _first_pages(printed)
    return tuple(
        _numbered(diagnostic, first[proof.division])
        for proof, name in zip(proofs, names, strict=True)
        for diagnostic in _read(verdicts[name] or b"[]")
    )


def compare(store: Store, proof: Proof) -> bytes:
    """Compare one division, in a worker; what was found, which is kept too."""
    store.hold(proof.forme, proof.data)
    sheets = tuple(replace(sheet, division="") for sheet in store.sheets(proof.forme))
    printed = columns(read_forme(store.forme(proof.forme)), sheets)
    store.held.clear()
    store.formes.clear()
    both = printed.get("", (None, None))
    allowed = printable(proof.own, proof.layout)
    found = compare_columns(proof.body, proof.notes, allowed, both)
    said = json.dumps([_said(each) for each in found]).encode()
    store.cache.put(proof.verdict, said)
    return said


def _proofs(
    project: Project,
    resolution: Resolution,
    printed: Printed,
    standing: Mapping[str, Standing],
) -> Iterator[Proof]:
    from riftbook.checks.words import expectations, own_words_of

    store = printed.composition.store
    for expected in expectations(project, resolution):
        own = expected.division.division.id
        name = standing[own].kept.key
        yield Proof(
            division=own,
            forme=name,
            data=store.held[name],
            body=expected.body,
            notes=expected.notes,
            own=own_words_of(expected.division),
        )


def _with_layouts(proofs: list[Proof], printed: Printed) -> list[Proof]:
    if not proofs:
        return []
    layouts = printed.stand_ins({proof.division for proof in proofs})
    return [replace(proof, layout=layouts.get(proof.division, ())) for proof in proofs]


def _first_pages(printed: Printed) -> Mapping[str, int]:
    """The number of each division's first page in the file, from 0."""
    found: dict[str, int] = {}
    page = 0
    for standing in printed.composition.standings:
        if not standing.blank:
            found[standing.division] = page
        page += standing.kept.pages
    return found


def _numbered(diagnostic: Diagnostic, first: int) -> Diagnostic:
    """Tell the page of the file where the page of the division was told."""
    message = _PAGE.sub(lambda m: f"page {int(m[1]) + first} of the PDF", diagnostic.message)
    return replace(diagnostic, message=message)


def _said(diagnostic: Diagnostic) -> Mapping[str, Any]:
    return {
        **asdict(diagnostic),
        "span": asdict(diagnostic.span),
        "related": [asdict(span) for span in diagnostic.related],
        "weight": None if diagnostic.weight is None else diagnostic.weight.name,
    }


def _read(data: bytes) -> Iterator[Diagnostic]:
    for said in json.loads(data):
        weight = said["weight"]
        yield Diagnostic(
            **{
                **said,
                "span": Span(**said["span"]),
                "related": tuple(Span(**span) for span in said["related"]),
                "weight": None if weight is None else Severity[weight],
            }
        )
