"""A load is checked whole before the store sees it; a refill replaces only what came from the same folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.canonical import fingerprint
from graph.connect import open_store
from graph.errors import EmptyStoreError, InvalidGraphError
from graph.export import csv_folder, json_file
from graph.store import GraphStore
from loaders import pipeline, refill
from tests.invalid import small_folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    """An empty embedded store."""
    opened = open_store(os.fspath(tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture
def roadmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small folder in the place of the curated one."""
    folder = small_folder.write(tmp_path / "data" / "roadmap")
    monkeypatch.setattr(pipeline, "ROADMAP", folder)
    return folder


def test_a_folder_and_its_exports_load_to_one_fingerprint(store: GraphStore, tmp_path: Path) -> None:
    folder = small_folder.write(tmp_path / "source")
    first = pipeline.load(folder, store)
    assert (first.source.name, first.source.digest) == ("source", None)
    loaded = store.snapshot().subgraph()
    (tmp_path / "graph.json").write_text(json_file.write(loaded, title="x"), encoding="utf-8")
    csv_folder.write(loaded, tmp_path / "tables")
    assert pipeline.load(tmp_path / "graph.json", store).fingerprint == first.fingerprint
    assert pipeline.load(tmp_path / "tables", store).fingerprint == first.fingerprint == fingerprint(loaded)


def test_a_faulty_folder_leaves_the_store_as_it_was(store: GraphStore, tmp_path: Path) -> None:
    bad = small_folder.write(tmp_path / "bad", small_folder.changed("nodes.csv", "Délégation", ""))
    with pytest.raises(InvalidGraphError):
        pipeline.load(bad, store)
    with pytest.raises(EmptyStoreError):
        store.version()
    before = pipeline.load(small_folder.write(tmp_path / "good"), store)
    with pytest.raises(InvalidGraphError):
        pipeline.load(bad, store)
    assert store.version() == before


def test_an_empty_store_is_filled_once(store: GraphStore, roadmap: Path) -> None:
    version = refill.refill(store, roadmap)
    assert version is not None
    assert version.source == pipeline.roadmap_source(roadmap)
    assert refill.refill(store, roadmap) is None


def test_a_changed_folder_makes_its_own_load_stale(store: GraphStore, roadmap: Path) -> None:
    refill.refill(store, roadmap)
    small_folder.write(roadmap, small_folder.changed("nodes.csv", "Délégation", "Direction"))
    version = refill.refill(store, roadmap)
    assert version is not None
    assert version.source == pipeline.roadmap_source(roadmap)


def test_a_graph_that_a_person_loaded_is_never_replaced(store: GraphStore, roadmap: Path, tmp_path: Path) -> None:
    pipeline.load(small_folder.write(tmp_path / "own"), store)
    assert refill.refill(store, roadmap) is None
    assert store.version().source.name == "own"


def test_a_loaded_graph_is_checked_by_the_rules_of_a_load(tmp_path: Path) -> None:
    graph = pipeline.read(small_folder.write(tmp_path))
    assert pipeline.faults_of(graph, name="graph") == ()
    spoilt = replace(graph, nodes=tuple(replace(node, evidence=()) for node in graph.nodes[:1]) + graph.nodes[1:])
    assert [(f.code, f.value) for f in pipeline.faults_of(spoilt, name="graph")] == [("missing_evidence", "action:ens")]


def test_the_command_tells_all_faults_and_exits_with_one(
    roadmap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOCLE_STORE", os.fspath(tmp_path / "other"))
    small_folder.write(roadmap, small_folder.changed("nodes.csv", "Délégation", ""))
    assert refill.main(roadmap) == 1
    assert "nodes.csv, row 6, name: A value is needed here." in capsys.readouterr().err
    small_folder.write(roadmap)
    assert refill.main(roadmap) == 0
    monkeypatch.setenv("SOCLE_STORE", "ftp://nowhere")
    assert refill.main(roadmap) == 2
