"""Pillow, loaded when a picture has to be drawn or read: most builds find theirs in the cache."""

from importlib import import_module
from typing import TYPE_CHECKING, Any


class _Later:
    """A module that is imported when something of it is first asked for."""

    __slots__ = ("_module",)

    def __init__(self, module: str) -> None:
        object.__setattr__(self, "_module", module)

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._module), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(import_module(self._module), name, value)


if TYPE_CHECKING:
    from PIL import Image as Image
    from PIL import ImageCms as ImageCms
    from PIL import ImageDraw as ImageDraw
    from PIL import ImageFile as ImageFile
    from PIL import ImageFont as ImageFont
    from PIL import ImageOps as ImageOps
else:
    Image = _Later("PIL.Image")
    ImageCms = _Later("PIL.ImageCms")
    ImageDraw = _Later("PIL.ImageDraw")
    ImageFile = _Later("PIL.ImageFile")
    ImageFont = _Later("PIL.ImageFont")
    ImageOps = _Later("PIL.ImageOps")
