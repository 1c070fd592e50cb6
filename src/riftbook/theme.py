"""theme.toml → `Theme`: page, faces and the folders in which layouts and styles are looked up."""

from collections.abc import Mapping

from riftbook.records import Value, field


class Page(Value, kw_only=True):
    """The page in points; inner and outer margins are mirrored."""

    width: float
    height: float
    head: float
    foot: float
    inner: float
    outer: float

    @property
    def measure(self) -> float:
        """The width of the text block."""
        return self.width - self.inner - self.outer

    @property
    def depth(self) -> float:
        """The height of the text block."""
        return self.height - self.head - self.foot


class Face(Value, kw_only=True):
    """One font file of the theme or of the book."""

    family: str
    """The private family name that the styles use, such as ``Riftbook Literata``."""
    name: str
    """The family's own name, such as ``Literata``: what the PDF's font programs must say."""
    path: str
    """In `Files`: ``@themes/essay/fonts/Literata.ttf`` or ``assets/fonts/…``."""
    style: str = "normal"
    weight: str = ""
    """The CSS descriptor; `""` leaves it out (a variable file then serves every weight)."""
    licence: str = ""
    digest: str = ""
    """SHA-256 of the file, in hex."""
    range: str = ""
    """The characters that it draws before all others, as CSS writes them (`unicode-range`)."""
    helps: bool = False
    """Whether the book brings it for what the theme's fonts cannot draw."""


class Theme(Value, kw_only=True):
    """A theme with everything it inherits."""

    name: str
    chain: tuple[str, ...]
    """Folders in `Files`, the nearest first: ``layouts``, ``@themes/essay``, ``@themes/base``."""
    page: Page
    size: float
    """Text size in points."""
    leading: float
    """Points; the baseline grid."""
    text: str
    """The family of the text face."""
    display: str
    code: str
    faces: tuple[Face, ...]
    chapters_recto: bool = True
    contents_depth: int = 2
    drop_cap: bool = False
    lead_in: bool = False
    vignette: bool = False
    """Whether chapters open with the generated `chapter-vignette`."""
    cover: str = "typographic"
    """What the drawn cover is: ``typographic`` or ``landscape``."""
    palette: Mapping[str, str] = field(default_factory=dict)
    """Name to ``#rrggbb``: ink, paper, spot, grey …, for CSS and for generated figures."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Further custom properties for the styles, without the leading ``--``."""

    def face(self, family: str, style: str = "normal") -> Face:
        """The face of a family in a style, or its upright one.

        Raises:
            KeyError: the theme has no such family.
        """
        own = [face for face in self.faces if face.family == family]
        if not own:
            raise KeyError(family)
        return next((face for face in own if face.style == style), own[0])


class Style(Value, kw_only=True):
    """One stylesheet and where it came from."""

    path: str
    text: str
