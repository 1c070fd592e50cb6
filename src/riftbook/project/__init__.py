"""The book folder: configuration, every input file, the order of the divisions."""

from riftbook.project.files import File as File
from riftbook.project.files import Files as Files
from riftbook.project.loading import load as load
from riftbook.project.values import Project as Project
from riftbook.project.values import Source as Source
