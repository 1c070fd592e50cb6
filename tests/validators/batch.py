"""Many files at once, each validator started once, all validators at the same time."""

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from validators import ace, java, qpdf
from validators.shelf import Shelf
from validators.verdict import Message, Verdict

VALIDATORS = (java, ace, qpdf)
"""The programs that we start; each says which files it judges and what it needs."""


def verdicts(files: Iterable[Path]) -> Mapping[Path, Verdict]:
    """What the validators say of PDFs and EPUBs.

    A file is asked about once: its verdict is kept by its digest and the validators' versions.
    Where a validator is missing the test is skipped, loudly; where ``CI=true`` it fails.

    Args:
        files: ``.pdf`` and ``.epub`` files.

    Returns:
        The files as they were given, each with its verdict.

    Raises:
        RuntimeError: a validator broke off.
    """
    asked = tuple(dict.fromkeys(files))
    missing = [name for validator in VALIDATORS for name in validator.missing()]
    if missing:
        refuse(f"the validators need {', '.join(missing)}: `make test` installs them")
    shelf = Shelf.of(VALIDATORS)
    kept = {file: shelf.read(file) for file in asked}
    fresh = judge([file for file in asked if kept[file] is None])
    for file, verdict in fresh.items():
        shelf.write(file, verdict)
    return {file: kept[file] or fresh[file] for file in asked}


def refuse(reason: str) -> None:
    """End the test: an author may lack a validator, continuous integration may not."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def judge(files: Sequence[Path]) -> Mapping[Path, Verdict]:
    """Ask all validators about all files, at the same time."""
    told: dict[Path, list[Message]] = {file: [] for file in files}
    with ThreadPoolExecutor(len(VALIDATORS)) as threads:
        for answer in threads.map(lambda validator: validator.judge(files), VALIDATORS):
            for file, messages in answer.items():
                told[file] += messages
    return {file: Verdict(messages=tuple(messages)) for file, messages in told.items()}
