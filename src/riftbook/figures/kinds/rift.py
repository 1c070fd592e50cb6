"""`rift`: the book's banner, 96 × 32 cells in eight colours."""

from typing import ClassVar

from riftbook.figures.canvas import Canvas, Easel
from riftbook.figures.options import Reader
from riftbook.figures.scenery import DUSK, Scene, landscape
from riftbook.records import Value

WIDTH, HEIGHT = 96, 32


class Rift(Value, kw_only=True):
    """Options of the banner."""

    kind: ClassVar[str] = "rift"
    least: ClassVar[int] = 48
    reflows: ClassVar[bool] = False

    bridge: float = 0.5
    """How much of the bridge is built, 0 to 1."""
    rails: bool = False
    toll: bool = False
    """Whether the finished bridge has its toll house."""

    @classmethod
    def read(cls, options: Reader) -> "Rift":
        """``bridge = 0.5``, ``rails = false``, ``toll = false``."""
        return cls(
            bridge=options.number("bridge", 0.5, 0, 1),
            rails=options.flag("rails"),
            toll=options.flag("toll"),
        )

    def texts(self) -> tuple[str, ...]:
        """No lettering."""
        return ()

    def describe(self) -> str:
        """The long description where the author gives none."""
        if self.bridge >= 1:
            crossing = "A finished bridge joins the banks"
        elif self.bridge > 0:
            crossing = "A half-built bridge reaches out from the right bank, a crane at its end"
        else:
            crossing = "Nothing crosses it"
        extras = " with lit rails" * self.rails + " and a toll house" * self.toll
        return (
            "A pixel drawing at dusk of two cliffs and a dark gap between them. On the left bank"
            " a keeper with a lantern stands before a gatehouse with a wall and a flag; on the"
            f" right bank a crowd and a village with many small lights. {crossing}{extras}."
        )

    def compose(self, easel: Easel) -> Canvas:
        """Draw the landscape across the whole measure."""
        scene = Scene(
            width=WIDTH,
            height=HEIGHT,
            ground=18,
            left=35,
            right=61,
            seed=easel.seed,
            bridge=self.bridge,
            rails=self.rails,
            toll=self.toll,
        )
        return Canvas(landscape(scene), DUSK, easel.face, unit=easel.width / WIDTH)
