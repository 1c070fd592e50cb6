"""What every test runs under."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# No deadline, because a busy machine is no bug; the same examples each time, because a test
# that fails has to fail again.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One cache for all books of a run: what one test had set, another one need not.

    It begins empty, so that everything is made at least once. Tests of what is made anew, or of
    the cache, have caches of their own.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIFTBOOK_CACHE", str(folder / "shared-cache"))
        yield
