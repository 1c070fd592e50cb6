"""The one way in which anything reaches a page: by path, out of what the build has read."""

from collections.abc import Mapping
from urllib.parse import unquote

from riftbook.typeset.engine import weasyprint

SCHEME = "riftbook"
_TYPES = {
    "css": "text/css",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "otf": "font/otf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
}


def address(path: str) -> str:
    """The URL under which the fetcher serves a path."""
    return f"{SCHEME}:/{path}"


class Rooted(weasyprint.urls.URLFetcher):  # type: ignore[misc]
    """Serves paths of a mapping and refuses every other address: no disk, no network.

    Only `fetch` is ever called; it does not fall back to its parent's.
    """

    def __init__(self, resources: Mapping[str, bytes]) -> None:
        """Serve `resources`: path to bytes."""
        super().__init__(allowed_protocols={SCHEME}, allow_redirects=False)
        self._resources = resources
        self.refused: list[str] = []
        """The addresses asked for and not served, in order."""

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None
    ) -> "weasyprint.urls.URLFetcherResponse":
        """The bytes at an address.

        Raises:
            PermissionError: it is not one of ours; WeasyPrint goes on without it.
        """
        prefix = f"{SCHEME}:/"
        path = unquote(url.removeprefix(prefix)).split("?")[0].split("#")[0]
        if not url.startswith(prefix) or path not in self._resources:
            self.refused.append(url)
            raise PermissionError(f"not a file of the book: {url}")
        kind = _TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
        return weasyprint.urls.URLFetcherResponse(
            url, self._resources[path], {"Content-Type": kind}
        )
