"""A store that another release wrote is told as such and mended by the next load, its engine included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.connect import open_store
from graph.errors import StoreDamagedError
from graph.store import Source
from loaders.refill import is_due
from tests.told_graph import told_by


def test_a_version_of_another_release_is_refused_and_loaded_again(tmp_path: Path) -> None:
    graph = told_by("a 2020-01-10 planned 2020-02-01 2020-02-29")
    store = open_store(str(tmp_path / "store"))
    store.replace(graph, Source("drawn"))
    (about,) = (tmp_path / "store").rglob("version.json")
    written = json.loads(about.read_text("utf-8"))
    about.write_text(json.dumps({**written, "layout": "older"}), "utf-8")
    with pytest.raises(StoreDamagedError, match="was written by another release"):
        store.version()
    assert is_due(store)
    store.replace(graph, Source("drawn"))
    assert store.run("MATCH (n:Node {load: $load, kind: 'Statement'}) RETURN n.fades_on AS fades", {}).rows == (
        ("2020-07-11",),
    )
    store.close()
