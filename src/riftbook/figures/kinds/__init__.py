"""The kinds of generated figures. A new kind is one file here and one line in `KINDS`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Protocol

from riftbook.figures.canvas import Canvas, Easel
from riftbook.figures.kinds.boxes import Boxes
from riftbook.figures.kinds.chapter_vignette import ChapterVignette
from riftbook.figures.kinds.cover import Cover
from riftbook.figures.kinds.rift import Rift
from riftbook.figures.kinds.spectrum import Spectrum
from riftbook.figures.options import Reader


class Drawing(Protocol):
    """One figure of a kind: its options, and how it is drawn from them."""

    kind: ClassVar[str]
    """What the author writes: ``kind="spectrum"``."""
    least: ClassVar[int]
    """Cells: drawn no narrower than this; a narrower measure makes the cells smaller."""

    reflows: ClassVar[bool]
    """Whether it is composed anew for the measure of e-readers; art is the same in both."""

    @classmethod
    def read(cls, options: Reader) -> "Drawing":
        """Read the options strictly."""
        ...

    def texts(self) -> tuple[str, ...]:
        """The lettering that comes from the author."""
        ...

    def describe(self) -> str:
        """The long description, in English, where the author gives none."""
        ...

    def compose(self, easel: Easel) -> Canvas:
        """Draw the figure for the measure of one edition."""
        ...


KINDS: tuple[type[Drawing], ...] = (Rift, Spectrum, Boxes, Cover, ChapterVignette)

BY_NAME: Mapping[str, type[Drawing]] = MappingProxyType({kind.kind: kind for kind in KINDS})
"""Name to kind."""
