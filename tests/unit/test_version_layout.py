"""A store whose engine another release filled keeps its graph: the engine alone is made anew, from the tables."""

from __future__ import annotations

from pathlib import Path

from graph.connect import open_store
from graph.store import Source
from graph.stores.embedded_engine import ENGINE_FILE, SEAL_FILE
from loaders.refill import is_due, refill
from tests.told_graph import told_by

FADES = "MATCH (n:Node {load: $load, kind: 'Statement'}) RETURN n.fades_on AS fades"


def test_a_version_of_another_release_is_kept_and_its_engine_made_anew(tmp_path: Path) -> None:
    graph = told_by("a 2020-01-10 planned 2020-02-01 2020-02-29")
    store = open_store(str(tmp_path / "store"))
    version = store.replace(graph, Source("my own file.json"))
    store.close()
    (engine,) = (tmp_path / "store").rglob(ENGINE_FILE)
    engine.rename(engine.with_name("graph-0.1.lbug"))
    engine.with_name(SEAL_FILE).rename(engine.with_name("graph-0.1.lbug.sha256"))
    assert not is_due(store)
    assert refill(store) is None
    assert store.version() == version
    assert store.run(FADES, {}).rows == (("2020-07-11",),)
    store.close()
