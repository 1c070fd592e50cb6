"""What WeasyPrint says of Pango's and HarfBuzz's functions, as cffi understands it.

WeasyPrint says it as C declarations, and reading those takes cffi as long as setting several
pages. `interfaces.table` holds what cffi makes of them; where it was made of others, they are read.
"""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

TABLE = Path(__file__).with_name("interfaces.table")
"""Written by ``make interfaces``: for one set of declarations what cffi's FFI is made of."""
OWN = """
    hb_blob_t *hb_blob_create(const char *, unsigned int, int, void *, void *);
    hb_face_t *hb_face_create(hb_blob_t *, unsigned int);
    int hb_subset_input_pin_axis_location(void *, hb_face_t *, uint32_t, float);
"""
"""What WeasyPrint itself does not call: a face from the bytes of a file, a place on an axis."""


class Declared:
    """Stands in for ``cffi.FFI`` while WeasyPrint is imported."""

    def cdef(self, declarations: str) -> None:
        """Be what cffi makes of declarations."""
        made = _kept(declarations + OWN) or _read(declarations + OWN)
        for name in dir(made):
            if not name.startswith("__"):
                setattr(self, name, getattr(made, name))


def digest(declarations: str) -> str:
    """The name of what is made of declarations."""
    return sha256(declarations.encode()).hexdigest()


def _kept(declarations: str) -> Any:
    import _cffi_backend

    table = ast.literal_eval(TABLE.read_text("utf-8"))
    if table["declarations"] != digest(declarations):
        return None
    try:
        return _cffi_backend.FFI(TABLE.stem, **table["interfaces"])
    except ImportError:  # a cffi that reads another version of tables
        return None


def _read(declarations: str) -> Any:
    from cffi import FFI

    made = FFI()
    made.cdef(declarations)
    return made


@contextmanager
def declared() -> Iterator[None]:
    """Let what is imported now take its declarations from the table."""
    before = sys.modules.get("cffi")
    stand_in = ModuleType("cffi")
    stand_in.FFI = Declared  # type: ignore[attr-defined]
    sys.modules["cffi"] = stand_in
    try:
        yield
    finally:
        del sys.modules["cffi"]
        if before is not None:
            sys.modules["cffi"] = before
