from collections.abc import Iterator

import pytest


@pytest.fixture(scope="package", autouse=True)
def one_cache_for_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The covers of all the small books are the same: drawn once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIFTBOOK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield
