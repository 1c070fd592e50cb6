"""XHTML and CSS to pages: the only door of WeasyPrint."""

from riftbook.typeset.values import Colophon as Colophon
from riftbook.typeset.values import Copy as Copy
from riftbook.typeset.values import Finding as Finding
