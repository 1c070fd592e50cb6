"""dist/: the finished files, their checksums, what they were made from. Whole or not at all."""

import io
import os
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from riftbook.diagnostics import Diagnostic, Span
from riftbook.model import Artefact
from riftbook.publish import ledger
from riftbook.publish.atomic import write_all
from riftbook.publish.lock import PATIENCE, LockedError, locked
from riftbook.records import replace

DIST = "dist"
_DRAFT = "-draft"

Published = tuple[Mapping[str, Path], tuple[Diagnostic, ...]]


def publish(
    root: Path,
    artefacts: Sequence[Artefact],
    *,
    manuscript_digest: str,
    out: Path | None = None,
    patience: float = PATIENCE,
) -> Published:
    """Write finished editions to dist/, with SHA256SUMS and build.json.

    Args:
        root: The book folder.
        artefacts: The editions; a name that ends in ``-draft`` before its ending stays out of
            checksums and build.json.
        manuscript_digest: The digest of the manuscript that they were made from, in hex.
        out: Another folder than dist/; for one artefact also a file name with its ending, and
            then nothing but that file is written.
        patience: Seconds to wait for another build of the same book.

    Returns:
        Edition to file, and what went wrong; after an error nothing has changed.
    """
    folder, renamed = _destination(root, artefacts, out)
    damaged = [d for artefact in renamed for d in _unsound(root, folder, artefact)]
    if damaged:
        return {}, tuple(damaged)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(root, patience):
            files, outputs = _files(
                folder, renamed, manuscript_digest, alone=renamed is not artefacts
            )
            write_all(folder, files)
    except LockedError as locking:
        return {}, (_locked(root, locking.pid),)
    except OSError as error:
        return {}, (_unwritten(root, folder, error),)
    written = {artefact.edition: folder / artefact.name for artefact in renamed}
    return written, _disagreeing(root, folder, outputs)


def standing(paths: Collection[Path]) -> tuple[Path, ...]:
    """All files that lie in dist/ by riftbook's hand: building again would write the same.

    Args:
        paths: editions that were written; what build.json names beside them counts too.
    """
    found = dict.fromkeys(paths)
    for folder in dict.fromkeys(path.parent for path in paths):
        names = (*ledger.read(folder), ledger.BUILD, ledger.SUMS)
        found |= dict.fromkeys(folder / name for name in names if (folder / name).is_file())
    return tuple(found)


def draft_name(name: str) -> str:
    """What the draft of a file is called."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}{_DRAFT}{dot}{ending}"


def _destination(
    root: Path, artefacts: Sequence[Artefact], out: Path | None
) -> tuple[Path, Sequence[Artefact]]:
    if out is None:
        return root / DIST, artefacts
    if len(artefacts) == 1 and out.suffix == Path(artefacts[0].name).suffix and not out.is_dir():
        only = artefacts[0]
        return out.parent, (replace(only, name=out.name),)
    return out, artefacts


def _files(
    folder: Path, artefacts: Sequence[Artefact], manuscript: str, *, alone: bool
) -> tuple[dict[str, bytes], dict[str, ledger.Output]]:
    """What is to be written, the checksums last."""
    files = {artefact.name: artefact.data for artefact in artefacts}
    lasting = [a for a in artefacts if not Path(a.name).stem.endswith(_DRAFT)]
    if alone or not lasting:
        return files, {}
    outputs = ledger.read(folder)
    outputs |= {a.name: ledger.output(a.edition, manuscript, a.data) for a in lasting}
    files[ledger.BUILD] = ledger.build_json(outputs)
    files[ledger.SUMS] = ledger.sums(outputs, files[ledger.BUILD])
    return files, outputs


def _unsound(root: Path, folder: Path, artefact: Artefact) -> list[Diagnostic]:
    """A last look at the bytes: a file that no reader would open is not published."""
    ending, data = Path(artefact.name).suffix, artefact.data
    sound = bool(data)
    if ending == ".pdf":
        sound = data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    if ending == ".epub":
        sound = _sound_archive(data)
    if sound:
        return []
    hint = "this is a fault of riftbook: please report it with the manuscript that shows it"
    message = f"{artefact.name} would not be a readable file"
    span = Span(path=_shown(root, folder / artefact.name))
    return [Diagnostic(code="D003", span=span, message=message, hint=hint)]


def _sound_archive(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            first = archive.infolist()[0]
            stored = first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
            return stored and archive.testzip() is None
    except (zipfile.BadZipFile, IndexError):
        return False


def _disagreeing(
    root: Path, folder: Path, outputs: Mapping[str, ledger.Output]
) -> tuple[Diagnostic, ...]:
    """Editions that were made from different manuscripts are told."""
    digests = {entry.manuscript for entry in outputs.values() if entry.manuscript}
    if len(digests) < 2:
        return ()
    names = ", ".join(sorted(outputs))
    return (
        Diagnostic(
            code="D004",
            span=Span(path=_shown(root, folder / ledger.BUILD)),
            message=f"{names} were made from different states of the manuscript",
            hint="run riftbook build, which makes both editions",
        ),
    )


def _locked(root: Path, pid: str) -> Diagnostic:
    builder = f"process {pid}" if pid else "another process"
    return Diagnostic(
        code="D002",
        span=Span(path=""),
        message=f"{builder} is writing this book",
        hint="wait until it has finished, or end it, and build again",
    )


def _unwritten(root: Path, folder: Path, error: OSError) -> Diagnostic:
    name = os.fsdecode(error.filename) if error.filename else str(folder)
    reason = error.strerror or str(error)
    return Diagnostic(
        code="D001",
        span=Span(path=_shown(root, Path(name))),
        message=f"the book cannot be written: {reason.lower()}",
        hint="make room or change the permissions there; the previous output is untouched",
    )


def _shown(root: Path, path: Path) -> str:
    """A path as the author knows it: from the book folder."""
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return path.as_posix()
