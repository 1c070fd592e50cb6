"""Every value that crosses a stage: frozen, slotted, keyword-only."""

from riftbook.model.book import Book as Book
from riftbook.model.book import Division as Division
from riftbook.model.book import Fragment as Fragment
from riftbook.model.book import Note as Note
from riftbook.model.book import Target as Target
from riftbook.model.book import Title as Title
from riftbook.model.metadata import Contributor as Contributor
from riftbook.model.metadata import Metadata as Metadata
from riftbook.model.resolution import Artefact as Artefact
from riftbook.model.resolution import Artwork as Artwork
from riftbook.model.resolution import Entry as Entry
from riftbook.model.resolution import FigureUse as FigureUse
from riftbook.model.resolution import Label as Label
from riftbook.model.resolution import Picture as Picture
from riftbook.model.resolution import Resolution as Resolution
from riftbook.model.resolution import ResolvedDivision as ResolvedDivision
from riftbook.model.resolution import ResolvedNote as ResolvedNote
from riftbook.model.roles import ROLES as ROLES
from riftbook.model.roles import Matter as Matter
from riftbook.model.roles import Role as Role
from riftbook.model.settings import CheckSettings as CheckSettings
from riftbook.model.settings import EpubSettings as EpubSettings
from riftbook.model.settings import Ignore as Ignore
from riftbook.model.settings import NoteSettings as NoteSettings
from riftbook.model.settings import PrintSettings as PrintSettings
from riftbook.model.settings import Settings as Settings
