"""Workers: what they return, how they end, what they leave behind."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from riftbook.workers import Ended, Workers, affordable


def scaled(common: int, argument: int) -> int:
    return common * argument


def folder_made(common: str, argument: str) -> str:
    return tempfile.mkdtemp(argument)


def who(common: None, argument: float) -> int:
    time.sleep(argument)
    return os.getpid()


def hungry(common: None, argument: int) -> int:
    return len(bytearray(argument))


def deep(common: None, argument: int) -> int:
    return deep(common, argument + 1)


def killed(common: None, argument: int) -> None:
    os.kill(os.getpid(), argument)


def broken(common: None, argument: int) -> None:
    raise ValueError(f"no {argument}")


def told_again(common: list[int], argument: int) -> int:
    common.append(argument)
    return len(common)


def test_each_argument_has_its_result() -> None:
    with Workers(2) as workers:
        found = dict(workers.each(scaled, range(20), common=3))
        assert found == {at: 3 * at for at in range(20)}
        assert dict(workers.each(scaled, (5,), common=7)) == {0: 35}


def test_the_heaviest_comes_first() -> None:
    with Workers(1) as workers:
        weights = (1.0, 5.0, 3.0, 5.0)
        order = [at for at, _ in workers.each(scaled, range(4), common=1, weights=weights)]
    assert order == [1, 3, 2, 0]


def test_no_more_workers_than_allowed_and_no_more_than_there_is_work() -> None:
    with Workers(2) as workers:
        assert len({pid for _, pid in workers.each(who, (0.05,) * 6, common=None)}) == 2
    with Workers(8) as workers:
        assert len({pid for _, pid in workers.each(who, (0.05,) * 2, common=None)}) == 2
    assert affordable() >= 1


def test_the_first_argument_is_sent_once_to_each() -> None:
    with Workers(1) as workers:
        common: list[int] = []
        assert [n for _, n in workers.each(told_again, range(3), common=common)] == [1, 2, 3]
        assert common == []


def test_a_worker_that_wants_too_much_memory() -> None:
    workers = Workers(1, memory=1024**3)
    with workers, pytest.raises(Ended, match="more than 1024 MB"):
        workers.one(hungry, 2 * 1024**3, common=None)


def test_a_worker_that_takes_too_long() -> None:
    workers = Workers(1, seconds=0.2)
    with workers, pytest.raises(Ended, match=r"longer than 0\.2 seconds"):
        workers.one(who, 60.0, common=None)


def test_a_worker_that_is_killed() -> None:
    with Workers(2) as workers:
        with pytest.raises(Ended, match="stopped from outside"):
            list(workers.each(killed, (9, 9), common=None))
        assert workers.one(scaled, 2, common=2) == 4


def killed_once(common: str, argument: int) -> int:
    if argument == 1 and not Path(common).exists():
        Path(common).touch()
        os.kill(os.getpid(), 9)
    return argument


@pytest.mark.parametrize("count", [1, 2])
def test_work_whose_worker_is_killed_is_given_to_another(tmp_path: Path, count: int) -> None:
    with Workers(count) as workers:
        found = workers.each(killed_once, range(4), common=str(tmp_path / "killed"))
        assert sorted(found) == [(at, at) for at in range(4)]


def test_work_that_goes_too_deep_or_raises() -> None:
    with Workers(1) as workers:
        with pytest.raises(Ended, match="nested too deeply"):
            workers.one(deep, 0, common=None)
        with pytest.raises(RuntimeError, match="ValueError: no 4"):
            workers.one(broken, 4, common=None)


def test_work_that_nobody_waits_for_ends() -> None:
    with Workers(2) as workers:
        for _ in workers.each(who, (0.0, 60.0), common=None):
            break
        assert workers.one(scaled, 2, common=2) == 4


def test_what_a_worker_leaves_is_taken_away() -> None:
    with Workers(1) as workers:
        left = Path(workers.one(folder_made, "-left", common=""))
        assert left.name.endswith("-left")
    assert not left.exists()


def test_copies_have_what_they_share_without_its_being_sent() -> None:
    """A function made on the spot cannot be sent; a copy of this process has it all the same."""
    with Workers(2) as workers:
        before = dict(workers.each(who, (0.0, 0.0), common=None))
        copies = workers.copied()
        times_seven = (lambda number: number * 7) if copies else (7).__mul__
        found = dict(workers.each(called, (1, 2, 3), common=times_seven))
        assert found == {0: 7, 1: 14, 2: 21}
        after = dict(workers.each(who, (0.0, 0.0), common=None))
        assert bool(set(before.values()) & set(after.values())) != copies


def called(common: Callable[[int], int], argument: int) -> int:
    return common(argument)
