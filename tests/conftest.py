"""What several rooms of tests share: a store filled from the shipped roadmap, made once a run and worker."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
