"""Where verdicts are kept, so that an unchanged file is not judged twice."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from validators.verdict import Verdict

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent


class Validator(Protocol):
    """What a verdict depends on besides the file."""

    def edition(self) -> str:
        """The versions of the programs behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One folder of verdicts."""

    folder: Path
    edition: str

    @classmethod
    def of(cls, validators: Iterable[Validator]) -> "Shelf":
        """The shelf for these validators, and for this state of the code that asks them."""
        cache = os.environ.get("XDG_CACHE_HOME")
        folder = (
            Path(cache, "riftbook-validators") if cache else REPOSITORY / ".riftbook-validators"
        )
        code = [file.read_text() for file in sorted([*HERE.glob("*.py"), *HERE.glob("*.js")])]
        return cls(folder=folder, edition="\n".join([v.edition() for v in validators] + code))

    def place(self, file: Path) -> Path:
        """Where the verdict on a file is kept."""
        key = sha256(self.edition.encode())
        key.update(file.suffix.encode() + b"\0" + file.read_bytes())
        return self.folder / f"{key.hexdigest()}.json"

    def read(self, file: Path) -> Verdict | None:
        """The verdict that was kept, if there is one."""
        try:
            return Verdict.of_json(json.loads(self.place(file).read_bytes()))
        except FileNotFoundError:
            return None

    def write(self, file: Path, verdict: Verdict) -> None:
        """Keep a verdict; a reader finds all of it or nothing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        place = self.place(file)
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(verdict.as_json()))
        draft.replace(place)
