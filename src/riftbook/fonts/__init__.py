"""Faces: what a font file calls itself, which characters it draws, and what a book lacks."""

from riftbook.fonts.missing import check_coverage as check_coverage
from riftbook.fonts.missing import check_faces as check_faces
from riftbook.fonts.missing import missing_glyphs as missing_glyphs
from riftbook.fonts.reading import FontNames as FontNames
from riftbook.fonts.reading import coverage as coverage
from riftbook.fonts.reading import features as features
from riftbook.fonts.reading import font_names as font_names
from riftbook.fonts.reading import has_emoji as has_emoji
from riftbook.fonts.reading import own_characters as own_characters
from riftbook.fonts.reading import ranged as ranged
from riftbook.fonts.reading import reach as reach
from riftbook.fonts.reading import substituted as substituted
from riftbook.fonts.reading import tools as tools
