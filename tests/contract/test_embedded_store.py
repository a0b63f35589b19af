"""The embedded engine keeps the contract, also when it is killed, when the disk is full, when two load at once."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.canonical import fingerprint
from graph.connect import open_store
from graph.errors import QueryError, StoreBusyError, StoreDamagedError, StoreWriteError, UnknownStoreError
from graph.store import GraphStore, Source
from graph.stores.embedded_engine import ENGINE_FILE
from graph.stores.embedded_store import EmbeddedStore
from graph.stores.load_lock import load_lock
from tests.contract.store_contract import SHORTER, SMALL, Open, StoreContract

ROOT = Path(__file__).resolve().parents[2]
KILLS = 30
LOADER = """
import sys
from graph.connect import open_store
from graph.store import Source
from tests.contract.store_contract import SHORTER, SMALL
store = open_store(sys.argv[1])
print("ready", flush=True)
store.replace({"SMALL": SMALL, "SHORTER": SHORTER}[sys.argv[2]], Source(sys.argv[2]))
print("done", flush=True)
"""


class TestEmbeddedStore(StoreContract):
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        return tmp_path / "store"

    @pytest.fixture
    def opened(self, folder: Path) -> Iterator[Open]:
        stores: list[GraphStore] = []

        def open_again() -> GraphStore:
            stores.append(open_store(os.fspath(folder)))
            return stores[-1]

        yield open_again
        for store in stores:
            store.close()

    def test_a_load_killed_at_any_moment_leaves_old_or_new(self, folder: Path, store: GraphStore) -> None:
        store.replace(SMALL, Source("SMALL"))
        expected = {fingerprint(SMALL): SMALL, fingerprint(SHORTER): SHORTER}
        began = time.perf_counter()
        store.replace(SHORTER, Source("SHORTER"))
        whole = time.perf_counter() - began
        chance = random.Random(20200618)  # noqa: S311 - moments, not secrets
        killed = 0
        for turn in range(KILLS):
            wanted = ("SMALL", "SHORTER")[turn % 2]
            loader = start_loader(folder, wanted)
            time.sleep(chance.uniform(0, whole * 1.1))
            os.killpg(loader.pid, signal.SIGKILL)
            out, _ = loader.communicate()
            killed += "done" not in out
            fresh = open_store(os.fspath(folder))
            assert fresh.snapshot().subgraph() == expected[fresh.fingerprint()]
            fresh.close()
        assert killed > KILLS / 3
        store.replace(SMALL, Source("after"))
        assert store.snapshot().subgraph() == SMALL
        assert sorted(path.name.split("-")[0] for path in folder.iterdir()) == ["current", "graph", "graph", "lock"]

    def test_a_full_disk_leaves_the_graph_and_says_so(self, folder: Path, store: GraphStore) -> None:
        store.replace(SMALL, Source("SMALL"))
        limited = LOADER.replace(
            'print("ready", flush=True)', "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))"
        )
        ran = subprocess.run(
            [sys.executable, "-c", limited, os.fspath(folder), "SHORTER"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "StoreWriteError" in ran.stderr
        assert "The previous graph is unchanged" in ran.stderr
        assert store.snapshot().subgraph() == SMALL
        store.replace(SHORTER, Source("SHORTER"))
        assert store.snapshot().subgraph() == SHORTER

    def test_two_loaders_at_once_are_served_one_after_the_other(self, folder: Path) -> None:
        loaders = [start_loader(folder, wanted) for wanted in ("SMALL", "SHORTER", "SMALL", "SHORTER")]
        assert [loader.communicate()[0].split() for loader in loaders] == [["done"]] * 4
        fresh = open_store(os.fspath(folder))
        assert fresh.snapshot().subgraph() in (SMALL, SHORTER)
        assert fresh.version().number in {2, 3, 4}

    def test_a_loader_that_waits_too_long_gives_up_and_says_why(self, folder: Path) -> None:
        impatient = EmbeddedStore(folder, lock_seconds=0.1)
        with load_lock(folder, 1), pytest.raises(StoreBusyError, match="has been running"):
            impatient.replace(SMALL, Source("SMALL"))

    def test_an_engine_that_cannot_be_made_leaves_the_graph(
        self, folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store.replace(SMALL, Source("SMALL"))
        monkeypatch.setattr(sys, "executable", "/bin/false")
        with pytest.raises(StoreWriteError):
            store.replace(SHORTER, Source("SHORTER"))
        assert store.snapshot().subgraph() == SMALL
        assert [path.name for path in folder.glob("building-*")] == []

    @pytest.mark.parametrize("content", [b"", b"graph-9", b"../../etc", b"\xff"])
    def test_a_broken_pointer_is_damage_and_a_load_mends_it(
        self, content: bytes, folder: Path, store: GraphStore
    ) -> None:
        store.replace(SMALL, Source("SMALL"))
        (folder / "current").write_bytes(content)
        with pytest.raises(StoreDamagedError):
            store.version()
        store.replace(SMALL, Source("SMALL"))
        assert store.snapshot().subgraph() == SMALL

    def test_a_broken_table_is_damage_and_a_load_mends_it(self, folder: Path, opened: Open) -> None:
        opened().replace(SMALL, Source("SMALL"))
        (folder / "graph-1" / "tables" / "nodes.parquet").write_bytes(b"PAR1 not really")
        with pytest.raises(StoreDamagedError):
            opened().snapshot()
        opened().replace(SMALL, Source("SMALL"))
        assert opened().snapshot().subgraph() == SMALL

    @pytest.mark.parametrize("harm", ["gone", "broken"])
    def test_a_harmed_engine_file_is_made_again_from_the_tables(self, harm: str, folder: Path, opened: Open) -> None:
        opened().replace(SMALL, Source("SMALL"))
        file = folder / "graph-1" / ENGINE_FILE
        file.unlink() if harm == "gone" else file.write_bytes(b"not a database")
        asked = "MATCH (a:Node {load: $load, kind: 'Service'}) RETURN a.id AS id ORDER BY id"
        assert opened().run(asked, {}).rows == (("service:a",), ("service:b",))

    def test_a_wrong_query_is_refused_in_our_words(self, store: GraphStore) -> None:
        store.replace(SMALL, Source("SMALL"))
        with pytest.raises(QueryError):
            store.run("MATCH (n:Nothing) RETURN n", {})

    def test_many_readers_share_one_store(self, store: GraphStore) -> None:
        store.replace(SMALL, Source("SMALL"))
        asked = "MATCH (a:Node {load: $load, kind: 'Service'}) RETURN count(*) AS n"
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda _: (store.run(asked, {}).rows, len(store.snapshot())), range(40)))
        assert set(answers) == {(((2,),), 3)}


@pytest.mark.parametrize("address", ["", "ftp://host", "neo4j://localhost", __file__])
def test_an_address_that_is_no_folder_is_refused(address: str) -> None:
    with pytest.raises(UnknownStoreError):
        open_store(address)


def start_loader(folder: Path, wanted: str) -> subprocess.Popen[str]:
    """A process that has imported everything and is about to load; in a process group of its own."""
    loader = subprocess.Popen(
        [sys.executable, "-c", LOADER, os.fspath(folder), wanted],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    if loader.stdout is None or loader.stdout.readline() != "ready\n":
        raise AssertionError("the loader did not start")
    return loader
