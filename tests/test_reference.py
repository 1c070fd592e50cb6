"""docs/reference/ says what the code says."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "reference"


def made() -> dict[str, str]:
    """The pages as the generator makes them now."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.pages())


PAGES = made()


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_what_the_code_says_now(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name], "run `make reference`"


def test_nothing_else_stands_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)
