"""What several rooms of tests share: a store filled from the shipped roadmap, made once a run and worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from tests.neo4j_server import Access

ROOT = Path(__file__).resolve().parents[1]
ROADMAP = ROOT / "data" / "roadmap"

settings.register_profile("socle", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("socle")


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an embedded store that holds the shipped roadmap."""
    from graph.connect import open_store
    from loaders import pipeline

    folder = tmp_path_factory.mktemp("shipped") / "store"
    store = open_store(os.fspath(folder))
    pipeline.load(ROADMAP, store)
    store.close()
    return folder


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Access]:
    """A real server, one a run. In CI one that cannot start is a failure; elsewhere its tests are told as not run."""
    from tests.neo4j_server import ServerUnavailableError, running

    try:
        with running() as access:
            yield access
    except ServerUnavailableError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip(str(error))
