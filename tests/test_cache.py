"""The store: what goes in comes out, and nothing damaged does."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riftbook.cache import FOLDER, Cache, clean, installed, key, program
from riftbook.pipeline import build


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.open(tmp_path, moved="")


def entry(cache: Cache, name: str) -> Path:
    return cache.folder / name[:1] / name[1:]


@pytest.mark.parametrize("data", [b"", b"a picture", b"\0" * 100_000])
def test_what_goes_in_comes_out(cache: Cache, data: bytes) -> None:
    name = key("figure", data)
    assert cache.get(name) is None
    cache.put(name, data)
    assert cache.get(name) == data


def test_it_lies_beside_the_book_and_hides_from_git(tmp_path: Path, cache: Cache) -> None:
    assert cache.folder == tmp_path / ".riftbook" / "cache"
    assert (tmp_path / ".riftbook" / ".gitignore").read_text() == "*\n"
    assert cache.lasting


def test_a_variable_moves_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RIFTBOOK_CACHE", str(tmp_path / "elsewhere"))
    cache = Cache.open(tmp_path / "book")
    assert cache.folder == tmp_path / "elsewhere"
    assert not (tmp_path / "book").exists()


def test_a_folder_that_cannot_be_written_is_replaced(tmp_path: Path) -> None:
    (tmp_path / ".riftbook").write_text("in the way")
    cache = Cache.open(tmp_path, moved="")
    assert not cache.folder.is_relative_to(tmp_path)
    assert not cache.lasting
    cache.put(key("x"), b"data")
    assert cache.get(key("x")) == b"data"


@pytest.mark.parametrize("place", [0, 20, 48, 49, 52])
def test_a_changed_byte_is_seen(cache: Cache, place: int) -> None:
    name = key("figure")
    cache.put(name, b"0123456789")
    data = bytearray(entry(cache, name).read_bytes())
    data[place] ^= 1
    entry(cache, name).write_bytes(data)
    assert cache.get(name) is None
    cache.put(name, b"0123456789")
    assert cache.get(name) == b"0123456789"


@pytest.mark.parametrize("size", [0, 10, 48, 53])
def test_a_torn_entry_is_seen(cache: Cache, size: int) -> None:
    name = key("figure")
    cache.put(name, b"0123456789")
    os.truncate(entry(cache, name), size)
    assert cache.get(name) is None


def test_an_entry_does_not_pass_for_another(cache: Cache) -> None:
    cache.put(key("one"), b"one")
    entry(cache, key("two")).parent.mkdir(exist_ok=True)
    entry(cache, key("one")).rename(entry(cache, key("two")))
    assert cache.get(key("two")) is None


def test_a_cache_that_vanishes_is_no_error(cache: Cache, tmp_path: Path) -> None:
    assert clean(tmp_path)
    (tmp_path / FOLDER).write_text("in the way")
    cache.put(key("x"), b"data")
    assert cache.get(key("x")) is None


def test_nothing_is_left_beside_the_entries(cache: Cache) -> None:
    cache.put(key("x"), b"data")
    files = [path for path in cache.folder.rglob("*") if path.is_file()]
    assert files == [entry(cache, key("x"))]


def test_clean_removes_the_cache_and_nothing_else(tmp_path: Path, cache: Cache) -> None:
    cache.put(key("x"), b"data")
    (tmp_path / "book.toml").touch()
    assert clean(tmp_path)
    assert not clean(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".riftbook", "book.toml"]


def test_clean_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").touch()
    (tmp_path / ".riftbook").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "precious")
    assert not clean(tmp_path)
    assert (tmp_path / "precious" / "file").exists()


@given(st.lists(st.one_of(st.binary(), st.text())), st.lists(st.one_of(st.binary(), st.text())))
def test_keys_are_equal_only_for_equal_parts(one: list[bytes], two: list[bytes]) -> None:
    assert (key(*one) == key(*two)) == (one == two)


def aged(cache: Cache, name: str, days: float) -> Path:
    """An entry of a thousand bytes that was used last so many days ago."""
    cache.put(key(name), b"x" * 1000)
    path = entry(cache, key(name))
    then = path.stat().st_mtime - days * 86_400
    os.utime(path, (then, then))
    return path


def test_what_was_used_longest_ago_goes(cache: Cache) -> None:
    paths = [aged(cache, f"{days}", days) for days in (9, 3, 7, 1)]
    assert cache.get(key("9")) is not None  # and so it was used just now
    cache.sweep()
    os.utime(cache.folder / ".swept", (0, 0))
    cache.sweep(bound=3000, kept=2500)
    assert [path.exists() for path in paths] == [True, False, False, True]


def test_nothing_goes_while_there_is_room(cache: Cache) -> None:
    paths = [aged(cache, f"{days}", days) for days in (400, 3)]
    unfinished = paths[0].parent / ".new-1-a"
    unfinished.touch()
    os.utime(unfinished, (0, 0))
    cache.sweep()
    os.utime(cache.folder / ".swept", (0, 0))
    cache.sweep()
    assert all(path.exists() for path in paths)
    assert not unfinished.exists()


def test_the_size_is_looked_at_once_a_day(cache: Cache) -> None:
    cache.sweep()
    path = aged(cache, "old", 9)
    cache.sweep(bound=10, kept=0)
    assert path.exists()
    os.utime(cache.folder / ".swept", (0, 0))
    cache.sweep(bound=10, kept=0)
    assert not path.exists()


def test_the_program_has_one_name() -> None:
    assert program() == program()
    assert any(name.lower().startswith("weasyprint-") for name in installed())


def test_clean_removes_what_a_build_is_filling(
    tmp_path: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.put(key("x"), b"data")
    late = [key("late"), key("later")]
    rmdir = os.rmdir

    def fill(*arguments: object, **more: object) -> None:
        if late:
            cache.put(late.pop(), b"data")
        rmdir(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rmdir", fill)
    assert clean(tmp_path)
    assert not cache.folder.exists()


@pytest.mark.parametrize("unusable", ["a file", "below a file", "read only"])
def test_a_build_says_once_that_nothing_can_be_kept(
    unusable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "book"
    (root / "manuscript").mkdir(parents=True)
    (root / "book.toml").write_text(
        '[book]\ntitle = "Small"\nauthor = "A."\nlanguage = "en"\ndate = 2026-11-26\n'
    )
    (root / "manuscript/01-one.md").write_text("# One\n\nText.\n")
    (tmp_path / "file").touch()
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    if unusable == "read only":  # root may write everywhere

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError("read-only file system")

        monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    files = {"a file": tmp_path / "file", "below a file": tmp_path / "file/x"}
    folder = files.get(unusable, closed)
    monkeypatch.setenv("RIFTBOOK_CACHE", str(folder))
    made = build(root, jobs=1)
    assert made.written
    assert [diagnostic.code for diagnostic in made.report] == ["P031"]


def test_an_interrupt_leaves_no_half_entry(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        cache.put(key("x"), b"data")
    assert [path for path in cache.folder.rglob("*") if path.is_file()] == []
