"""The table of interfaces is what cffi makes of the installed WeasyPrint's declarations."""

import importlib.util
from pathlib import Path

import pytest

from riftbook.typeset import interfaces
from riftbook.typeset.engine import ffi

TOOL = Path(__file__).parent.parent.parent / "tools" / "interfaces.py"
OTHER = "typedef ... hb_blob_t; typedef ... hb_face_t; int pango_version (void);"


def test_the_table_is_that_of_the_installed_weasyprint() -> None:
    spec = importlib.util.spec_from_file_location("interfaces", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert interfaces.TABLE.read_text("utf-8") == tool.table(), "run `make interfaces`"


def test_weasyprint_works_with_what_the_table_holds() -> None:
    import _cffi_backend

    assert isinstance(ffi.typeof.__self__, _cffi_backend.FFI)


def test_other_declarations_are_read() -> None:
    declared = interfaces.Declared()
    declared.cdef(OTHER)
    assert declared.new("int *", 3)[0] == 3  # type: ignore[attr-defined]


def test_a_table_of_another_version_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "interfaces.table"
    held = f"{{'declarations': '{interfaces.digest(OTHER + interfaces.OWN)}',"
    table.write_text(held + " 'interfaces': {'_version': 1}}", "utf-8")
    monkeypatch.setattr(interfaces, "TABLE", table)
    declared = interfaces.Declared()
    declared.cdef(OTHER)
    assert declared.new("int *", 3)[0] == 3  # type: ignore[attr-defined]
