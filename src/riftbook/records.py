"""The kinds of class that only hold fields: values, which never change, and records, which do.

Both are structs of msgspec, whose constructors and comparisons are its own: a dataclass writes
and compiles them anew each time the program starts, which took longer than to convert a chapter.
"""

from abc import ABCMeta
from typing import dataclass_transform

import msgspec
from msgspec import field as field
from msgspec.structs import asdict as asdict
from msgspec.structs import astuple as astuple
from msgspec.structs import replace as replace


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(msgspec.Struct, frozen=True):
    """Fields that never change; equal when they are, and to be hashed where they can be."""


class _Collecting(msgspec.StructMeta, ABCMeta):
    """What makes structs that belong to an abstract kind."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Collection(msgspec.Struct, frozen=True, metaclass=_Collecting):
    """A value that is a mapping or a sequence too; that kind is named behind it."""


@dataclass_transform(field_specifiers=(field,))
class Record(msgspec.Struct):
    """Fields that change while something is being made."""
