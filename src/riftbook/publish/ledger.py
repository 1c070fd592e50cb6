"""`SHA256SUMS` and `build.json`: what lies in dist/ and what it was made from."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from riftbook import __version__
from riftbook.cache import installed
from riftbook.records import Value

SUMS = "SHA256SUMS"
BUILD = "build.json"

_LIBRARIES = ("weasyprint", "ebooklib", "markdown", "pillow", "pikepdf")
"""Those whose version shows in the bytes."""


class Output(Value, kw_only=True):
    """One finished file."""

    edition: str
    manuscript: str
    """The digest of the manuscript that it was made from."""
    sha256: str
    versions: Mapping[str, str]
    """riftbook and the libraries that made it."""


def output(edition: str, manuscript: str, data: bytes) -> Output:
    """The entry of a file that is being written now."""
    return Output(
        edition=edition,
        manuscript=manuscript,
        sha256=sha256(data).hexdigest(),
        versions={"riftbook": __version__, **_versions()},
    )


def _versions() -> dict[str, str]:
    """The libraries' versions, read off their folders: ``EbookLib-0.20.dist-info``."""
    stems = [folder.rpartition(".")[0].split("-") for folder in installed()]
    found = {stem[0].lower(): stem[1] for stem in reversed(stems) if len(stem) > 1}
    return {name: found[name] for name in _LIBRARIES if name in found}


def read(folder: Path) -> dict[str, Output]:
    """What build.json says of the files that are still there; sums are taken from the files.

    A damaged build.json counts as none: it is made anew.
    """
    try:
        entries = json.loads((folder / BUILD).read_bytes())["outputs"]
        said = {name: _entry(entry) for name, entry in entries.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    there = {name: _recomputed(folder, name, entry) for name, entry in said.items()}
    return {name: entry for name, entry in there.items() if entry is not None}


def _entry(entry: Mapping[str, object]) -> Output:
    versions = entry["versions"]
    if not isinstance(versions, dict):
        raise TypeError(versions)
    return Output(
        edition=str(entry["edition"]),
        manuscript=str(entry["manuscript"]),
        sha256=str(entry["sha256"]),
        versions={str(key): str(value) for key, value in versions.items()},
    )


def _recomputed(folder: Path, name: str, entry: Output) -> Output | None:
    """The entry with the file's own sum; one that somebody changed was made from nothing known."""
    path = folder / name
    if Path(name).name != name or not path.is_file():
        return None
    digest = sha256(path.read_bytes()).hexdigest()
    if digest == entry.sha256:
        return entry
    return Output(edition=entry.edition, manuscript="", sha256=digest, versions={})


def build_json(outputs: Mapping[str, Output]) -> bytes:
    """build.json: no times and no paths, so that equal inputs give equal bytes."""
    entries = {
        name: {
            "edition": entry.edition,
            "manuscript": entry.manuscript,
            "sha256": entry.sha256,
            "versions": dict(entry.versions),
        }
        for name, entry in outputs.items()
    }
    text = json.dumps({"outputs": entries}, indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode()


def sums(outputs: Mapping[str, Output], build: bytes) -> bytes:
    """SHA256SUMS, as `sha256sum --check` reads it, over everything that riftbook wrote."""
    digests = {name: entry.sha256 for name, entry in outputs.items()}
    digests[BUILD] = sha256(build).hexdigest()
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()
