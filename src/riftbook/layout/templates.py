"""The Jinja2 environment: sandboxed, strict, served from `Files` only."""

from collections.abc import Callable

from jinja2 import StrictUndefined, TemplateNotFound
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from riftbook.project.files import Files

PARENT = "theme:"
"""Before a template's name: look further down the theme's chain."""


class Templates(ImmutableSandboxedEnvironment):
    """A sandbox in which ``theme:`` names the next template down the chain."""

    def __init__(self, *, loader: BaseLoader, parents: Callable[[str, str], str]) -> None:
        """Escape everything that is not markup; refuse names that are not there.

        Args:
            loader: where templates come from.
            parents: the path of the template that (name, path of the child) means.
        """
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._parents = parents

    def join_path(self, template: str, parent: str) -> str:
        """The path of a template that `parent` names."""
        if template.startswith(PARENT):
            return self._parents(template.removeprefix(PARENT), parent)
        return template


class Chain(BaseLoader):
    """Templates from `Files`, by their path there."""

    def __init__(self, files: Files) -> None:
        """Serve `files`."""
        self._files = files

    def get_source(self, environment: object, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text; its path stands in for the file's name in messages."""
        if template not in self._files or not template.endswith(".jinja"):
            raise TemplateNotFound(template)
        return self._files[template].data.decode("utf-8"), template, lambda: True


def where(error: Exception, files: Files) -> tuple[str, int] | None:
    """The template and line where an error arose."""
    named, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if named in files and line:
        return str(named), int(line)
    found = None
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename in files:
            found = step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next
    return found
