"""Nothing half-written: dist/ after success, after every kind of failure, after a kill."""

import io
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from riftbook.model import Artefact
from riftbook.publish import publish
from riftbook.publish.lock import locked

PDF = b"%PDF-1.7\n" + b"x" * 5000 + b"\n%%EOF\n"


def pdf(data: bytes = PDF) -> Artefact:
    return Artefact(edition="print", name="a-book.pdf", data=data)


def epub(text: str = "one") -> Artefact:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        archive.writestr(zipfile.ZipInfo("a.xhtml"), text)
    return Artefact(edition="ereader", name="a-book.epub", data=buffer.getvalue())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def sums_hold(folder: Path) -> bool:
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    said = {name: digest for digest, name in (line.split("  ") for line in lines)}
    there = {name: sha256(data).hexdigest() for name, data in contents(folder).items()}
    del there["SHA256SUMS"]
    return said == there


def test_both_editions_with_sums_and_build_json(tmp_path: Path) -> None:
    paths, found = publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
    dist = tmp_path / "dist"
    assert found == ()
    assert dict(paths) == {"print": dist / "a-book.pdf", "ereader": dist / "a-book.epub"}
    assert sorted(contents(dist)) == ["SHA256SUMS", "a-book.epub", "a-book.pdf", "build.json"]
    assert sums_hold(dist)
    build = json.loads((dist / "build.json").read_text())
    assert build["outputs"]["a-book.pdf"]["manuscript"] == "m1"
    assert str(tmp_path) not in (dist / "build.json").read_text()


def test_equal_inputs_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        publish(tmp_path / name, [pdf(), epub()], manuscript_digest="m1")
    assert contents(tmp_path / "one" / "dist") == contents(tmp_path / "two" / "dist")


def test_one_edition_keeps_the_others_line_and_tells_that_they_differ(tmp_path: Path) -> None:
    publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
    _, found = publish(tmp_path, [epub("two")], manuscript_digest="m2")
    assert [d.code for d in found] == ["D004"]
    assert sums_hold(tmp_path / "dist")
    _, found = publish(tmp_path, [pdf()], manuscript_digest="m2")
    assert found == ()


def test_a_file_that_somebody_changed_gets_its_true_sum(tmp_path: Path) -> None:
    publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
    (tmp_path / "dist" / "a-book.pdf").write_bytes(b"changed")
    publish(tmp_path, [epub()], manuscript_digest="m1")
    assert sums_hold(tmp_path / "dist")


def test_a_draft_leaves_the_real_outputs_and_their_sums_alone(tmp_path: Path) -> None:
    publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
    before = contents(tmp_path / "dist")
    draft = Artefact(edition="print", name="a-book-draft.pdf", data=PDF)
    publish(tmp_path, [draft], manuscript_digest="m2")
    assert contents(tmp_path / "dist") == before | {"a-book-draft.pdf": PDF}


def test_another_folder_and_another_name(tmp_path: Path) -> None:
    publish(tmp_path, [pdf(), epub()], manuscript_digest="m1", out=tmp_path / "there")
    assert sums_hold(tmp_path / "there")
    paths, _ = publish(tmp_path, [pdf()], manuscript_digest="m1", out=tmp_path / "x" / "my.pdf")
    assert contents(tmp_path / "x") == {"my.pdf": PDF}
    assert paths["print"] == tmp_path / "x" / "my.pdf"


def test_the_mode_is_the_umasks(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        publish(tmp_path, [pdf()], manuscript_digest="m1")
    finally:
        os.umask(before)
    assert (tmp_path / "dist" / "a-book.pdf").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 cut", b"nothing"])
def test_an_unreadable_file_is_not_published(tmp_path: Path, data: bytes) -> None:
    publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
    before = contents(tmp_path / "dist")
    for broken in (pdf(data), Artefact(edition="ereader", name="a-book.epub", data=data)):
        paths, found = publish(tmp_path, [broken], manuscript_digest="m2")
        assert (dict(paths), [d.code for d in found]) == ({}, ["D003"])
    assert contents(tmp_path / "dist") == before


CALLS = ("open", "write", "fsync", "replace", "link")


def failing_at(number: int, calls: list[str], patch: pytest.MonkeyPatch) -> None:
    """Let the n-th of all calls that touch the disk fail as a full disk does."""

    def faulty(name: str, true: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            calls.append(name)
            if len(calls) == number:
                raise OSError(28, "No space left on device", str(arguments[0]))
            return true(*arguments, **named)

        return call

    for name in CALLS:
        patch.setattr(os, name, faulty(name, getattr(os, name)))


def test_whichever_call_fails_dist_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    """Fault injection: each call in turn, until a build comes through with none failing."""
    publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
    dist = tmp_path / "dist"
    old, refused, number = contents(dist), 0, 0
    while True:
        number += 1
        calls: list[str] = []
        with pytest.MonkeyPatch.context() as patch:
            failing_at(number, calls, patch)
            paths, found = publish(
                tmp_path, [pdf(PDF + b"%%EOF"), epub("2")], manuscript_digest="m2"
            )
        if len(calls) < number:
            break
        if found:
            refused += 1
            assert [d.code for d in found] == ["D001"]
            assert "space" in found[0].message
            assert not paths
            assert contents(dist) == old
            continue
        # A call that may fail without harm: the folder's own fsync, the second name of a file.
        assert sums_hold(dist)
        publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
        assert contents(dist) == old
    assert refused > 12
    assert set(calls) == set(CALLS)


def in_a_child(tmp_path: Path, body: str) -> subprocess.Popen[bytes]:
    source = (
        "import os, sys, time, signal, resource\n"
        "from pathlib import Path\n"
        "from riftbook.model import Artefact\n"
        "from riftbook.publish import publish\n"
        "from riftbook.publish.lock import locked\n"
        f"root = Path({str(tmp_path)!r})\n"
        "big = b'%PDF-1.7' + b'y' * 4_000_000 + b'%%EOF'\n"
        "def pdf(): return Artefact(edition='print', name='a-book.pdf', data=big)\n"
    )
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(
        [sys.executable, "-c", source + body],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
    )


def test_a_file_too_large_for_the_disk(tmp_path: Path) -> None:
    """A real refusal by the system, through the limit on the size of files."""
    publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
    old = contents(tmp_path / "dist")
    child = in_a_child(
        tmp_path,
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))\n"
        "print([d.code for d in publish(root, [pdf()], manuscript_digest='m2')[1]])\n",
    )
    assert child.communicate(timeout=20)[0].strip() == b"['D001']"
    assert contents(tmp_path / "dist") == old


@pytest.mark.parametrize("deadly", [signal.SIGTERM, signal.SIGKILL])
def test_a_kill_while_writing(tmp_path: Path, deadly: signal.Signals) -> None:
    publish(tmp_path, [pdf(), epub()], manuscript_digest="m1")
    old = contents(tmp_path / "dist")
    child = in_a_child(
        tmp_path,
        "true = os.fsync\n"
        "def slow(handle):\n"
        "    print('writing', flush=True); time.sleep(30); true(handle)\n"
        "os.fsync = slow\n"
        "publish(root, [pdf()], manuscript_digest='m2')\n",
    )
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(deadly)
    child.communicate(timeout=20)
    left = contents(tmp_path / "dist")
    assert {name: left[name] for name in old} == old
    # The next build is not held up by the dead one, and sweeps up after it.
    _, found = publish(tmp_path, [pdf(), epub()], manuscript_digest="m1", patience=0)
    assert (found, contents(tmp_path / "dist")) == ((), old)


def test_a_second_build_waits_and_then_names_the_first(tmp_path: Path) -> None:
    child = in_a_child(tmp_path, "with locked(root): print('held', flush=True); time.sleep(30)\n")
    assert child.stdout is not None
    child.stdout.readline()
    try:
        paths, found = publish(tmp_path, [pdf()], manuscript_digest="m", patience=0.2)
        assert [d.code for d in found] == ["D002"]
        assert str(child.pid) in found[0].message
        assert not paths
    finally:
        child.kill()
        child.communicate()
    assert publish(tmp_path, [pdf()], manuscript_digest="m")[1] == ()


def test_the_lock_waits_for_the_other_to_finish(tmp_path: Path) -> None:
    child = in_a_child(tmp_path, "with locked(root): print('held', flush=True); time.sleep(.5)\n")
    assert child.stdout is not None
    child.stdout.readline()
    with locked(tmp_path):
        child.communicate(timeout=5)
    assert child.returncode == 0


def test_a_file_where_dist_should_be(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("mine")
    paths, found = publish(tmp_path, [pdf()], manuscript_digest="m")
    assert [d.code for d in found] == ["D001"]
    assert "dist" in found[0].span.path
    assert not paths
    assert (tmp_path / "dist").read_text() == "mine"


def test_the_lock_ignores_itself(tmp_path: Path) -> None:
    publish(tmp_path, [pdf()], manuscript_digest="m")
    assert (tmp_path / ".riftbook" / ".gitignore").read_text() == "*\n"
