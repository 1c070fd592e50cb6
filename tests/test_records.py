"""Values do not change, records do, and a collection is what it looks like."""

import pickle
from collections.abc import Iterator, Mapping

import pytest

from riftbook.records import Collection, Record, Value, asdict, field, replace


class Point(Value, kw_only=True):
    x: int
    y: int = 0


class Walk(Record):
    steps: list[Point] = field(default_factory=list)


class Names(Collection, Mapping[str, int]):
    held: Mapping[str, int]

    def __getitem__(self, name: str) -> int:
        return self.held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


def test_a_value_never_changes_and_is_equal_by_what_it_holds() -> None:
    point = Point(x=1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.z = 2  # type: ignore[attr-defined]
    assert replace(point, y=3) == Point(x=1, y=3)
    assert {point, Point(x=1)} == {point}
    assert asdict(point) == {"x": 1, "y": 0}


def test_a_record_changes_and_shares_nothing_with_another() -> None:
    walk = Walk()
    walk.steps.append(Point(x=1))
    assert Walk().steps == []


def test_a_collection_is_a_mapping() -> None:
    names = Names({"one": 1})
    assert isinstance(names, Mapping)
    assert names.get("two", 2) == 2
    assert dict(names.items()) == {"one": 1}
    with pytest.raises(AttributeError):
        names.held = {}  # type: ignore[misc]


@pytest.mark.parametrize("each", [Point(x=1), Walk([Point(x=2)]), Names({"a": 1})])
def test_each_comes_to_a_worker_as_it_is(each: object) -> None:
    assert pickle.loads(pickle.dumps(each)) == each
