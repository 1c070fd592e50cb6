"""Pictures: the author's own, prepared for both editions, and those that riftbook draws.

The only door of Pillow.
"""

from riftbook.figures.preparation import BANNER as BANNER
from riftbook.figures.preparation import COVER as COVER
from riftbook.figures.preparation import VIGNETTE as VIGNETTE
from riftbook.figures.preparation import draw_ahead as draw_ahead
from riftbook.figures.preparation import prepare as prepare
from riftbook.figures.shared_out import Preparing as Preparing
