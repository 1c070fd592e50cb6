"""Writes src/riftbook/typeset/interfaces.table: `python tools/interfaces.py`.

A test keeps the table and the declarations of the pinned WeasyPrint equal.
"""

import re
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from pprint import pformat
from types import SimpleNamespace
from typing import Any

import cffi

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from riftbook.typeset import interfaces  # noqa: E402


def declarations() -> str:
    """What the installed WeasyPrint declares, and what riftbook adds."""
    found = find_spec("weasyprint")
    assert found is not None
    assert found.origin is not None
    source = Path(found.origin).with_name("text").joinpath("ffi.py").read_text("utf-8")
    (declared,) = re.findall(r"ffi\.cdef\('''(.*?)'''\)", source, re.DOTALL)
    return str(declared) + interfaces.OWN


def table() -> str:
    """What cffi makes of the declarations, as a Python literal."""
    made = cffi.FFI()
    made.set_source(interfaces.TABLE.stem, None)
    made.cdef(declarations())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.py")
        made.emit_python_code(str(path))
        written = path.read_text("utf-8")
    kept: dict[str, Any] = {}
    stand_in = SimpleNamespace(FFI=lambda _, **parts: kept.update(parts))
    exec(written.replace("import _cffi_backend", ""), {"_cffi_backend": stand_in})
    whole = {"declarations": interfaces.digest(declarations()), "interfaces": kept}
    return pformat(whole, width=100, compact=True, sort_dicts=False) + "\n"


if __name__ == "__main__":
    interfaces.TABLE.write_text(table(), "utf-8")
