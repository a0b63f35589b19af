"""The embedded engine keeps the contract, also when it is killed, when the disk is full, when two load at once."""

from __future__ import annotations

import os
import random
import re
import shutil
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
from graph.model import Subgraph
from graph.store import GraphStore, Source
from graph.stores.embedded_engine import ENGINE_FILE, ONE_TRANSACTION, SEAL_FILE
from graph.stores.embedded_store import EmbeddedStore
from graph.stores.load_lock import load_lock
from graph.stores.version_folder import read_tables
from graph.stores.versions import Versions
from graph.tables import to_subgraph
from tests.contract.store_contract import DOCUMENT, SHORTER, SMALL, Open, StoreContract, node

ROOT = Path(__file__).resolve().parents[2]
KILLS = 30
NEEDED = "MATCH (:Node {load: $load})-[r:DEPENDS_ON]->(b:Node {load: $load}) RETURN b.id AS id ORDER BY id"
NEEDED_OF_SMALL = (("referential:c",), ("service:b",))
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
            if turn % 3 == 0 and turn < KILLS - 5:
                loader.kill()  # the engine's process is left behind and works on, but not beyond the last turns
            else:
                os.killpg(loader.pid, signal.SIGKILL)
            out = loader.communicate()[0]
            killed += "done" not in out
            fresh = open_store(os.fspath(folder))
            assert fresh.snapshot().subgraph() == expected[fresh.fingerprint()]
            fresh.close()
        assert killed > KILLS / 6  # a busy machine starts late: some are killed before they begin, some end
        store.replace(SMALL, Source("after"))
        assert store.snapshot().subgraph() == SMALL
        assert sorted(path.name.split("-")[0] for path in folder.iterdir()) == ["current", "graph", "graph", "lock"]

    @pytest.mark.parametrize("room", [0, 300, 2000, 20_000, 400_000])  # bytes a file may have: in every step of a load
    def test_a_full_disk_leaves_the_graph_and_says_so(self, room: int, folder: Path, store: GraphStore) -> None:
        store.replace(SMALL, Source("SMALL"))
        limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))"
        limited = LOADER.replace('print("ready", flush=True)', limit)
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
        number = store.replace(SMALL, Source("SMALL")).number
        (folder / "current").write_bytes(content)
        with pytest.raises(StoreDamagedError):
            store.version()
        assert store.replace(SHORTER, Source("SHORTER")).number > number
        assert store.snapshot().subgraph() == SHORTER

    def test_a_failed_load_removes_no_version_that_a_broken_pointer_may_have_named(
        self, folder: Path, store: GraphStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store.replace(SMALL, Source("SMALL"))
        (folder / "current").write_bytes(b"")
        monkeypatch.setattr(sys, "executable", "/bin/false")
        with pytest.raises(StoreWriteError):
            store.replace(SHORTER, Source("SHORTER"))
        (folder / "current").write_bytes(b"graph-1")
        assert store.snapshot().subgraph() == SMALL

    def test_a_store_removed_and_made_again_shows_nothing_of_the_old_one(self, folder: Path, store: GraphStore) -> None:
        store.replace(SMALL, Source("SMALL"))
        assert (len(store.snapshot().edges), len(store.run(NEEDED, {}).rows)) == (2, 2)
        shutil.rmtree(folder)
        store.replace(SHORTER, Source("SHORTER"))
        assert store.version().number == 1
        assert store.snapshot().subgraph() == SHORTER
        assert store.run(NEEDED, {}).rows == (("service:b",),)

    def test_every_bit_changed_in_a_table_is_damage_and_a_load_mends_it(self, folder: Path, opened: Open) -> None:
        opened().replace(SMALL, Source("SMALL"))
        chance = random.Random(7)  # noqa: S311 - places, not secrets
        for table in sorted((folder / "graph-1" / "tables").iterdir()):
            whole = table.read_bytes()
            for _ in range(20):
                harmed = bytearray(whole)
                harmed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
                table.write_bytes(harmed)
                with pytest.raises(StoreDamagedError):
                    opened().snapshot()
            table.write_bytes(whole)
        table.write_bytes(whole[:-1])
        opened().replace(SMALL, Source("SMALL"))
        assert opened().snapshot().subgraph() == SMALL

    @pytest.mark.parametrize("harm", ["gone", "broken", "cut", "page", "unsealed"])
    def test_a_harmed_engine_file_is_made_again_from_the_tables(self, harm: str, folder: Path, opened: Open) -> None:
        opened().replace(SMALL, Source("SMALL"))
        file = folder / "graph-1" / ENGINE_FILE
        whole = file.read_bytes()
        harmed = {"broken": b"not a database", "cut": whole[:-1], "page": whole[:4096] + bytes(4096) + whole[8192:]}
        if harm in harmed:
            file.write_bytes(harmed[harm])
        else:
            (file if harm == "gone" else file.with_name(SEAL_FILE)).unlink()
        assert opened().run(NEEDED, {}).rows == NEEDED_OF_SMALL
        assert file.read_bytes() != harmed.get(harm)

    def test_an_engine_file_is_made_whole_or_not_at_all(self, folder: Path, opened: Open) -> None:
        opened().replace(SMALL, Source("SMALL"))
        version = folder / "graph-1"
        began = time.perf_counter()
        make_engine(version).wait()
        whole = time.perf_counter() - began
        chance = random.Random(11)  # noqa: S311 - moments, not secrets
        killed = 0
        for _ in range(10):
            (version / ENGINE_FILE).unlink(missing_ok=True)
            maker = make_engine(version)
            time.sleep(chance.uniform(whole / 3, whole))
            maker.kill()
            killed += maker.wait() != 0
            store = opened()
            assert store.run(NEEDED, {}).rows == NEEDED_OF_SMALL
            store.close()
        assert killed > 3
        assert sorted(path.name for path in version.iterdir()) == [ENGINE_FILE, SEAL_FILE, "tables", "version.json"]

    def test_a_graph_beyond_one_transaction_is_loaded_whole(self, store: GraphStore) -> None:
        # each node is a row, as are its evidence and that one's two edges
        many = ONE_TRANSACTION // 4 + 1
        graph = Subgraph((DOCUMENT,), tuple(node(f"service:n{i}", f"N{i}") for i in range(many))).canonical()
        store.replace(graph, Source("many"))
        asked = "MATCH (e:Node {load: $load})-[r:SUPPORTS]->(n:Node {load: $load}) RETURN count(DISTINCT n.id) AS many"
        assert store.run(asked, {}).rows == ((many,),)
        assert store.snapshot().subgraph() == graph

    def test_an_equal_graph_is_not_built_again(self, store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
        store.replace(SMALL, Source("SMALL"))
        monkeypatch.setattr(sys, "executable", "/bin/false")  # no engine can be made
        store.replace(SMALL, Source("other"))
        assert store.run(NEEDED, {}).rows == NEEDED_OF_SMALL
        assert store.version().number == 2

    def test_a_version_swept_while_it_is_read_is_read_anew(self, folder: Path, store: GraphStore) -> None:
        store.replace(SMALL, Source("SMALL"))
        seen: list[str] = []

        def slowly(version: Path) -> Subgraph:
            if not seen:
                for source in ("first", "second"):
                    store.replace(SHORTER, Source(source))
            seen.append(version.name)
            return to_subgraph(read_tables(version))

        assert Versions(folder).read(slowly) == SHORTER
        assert seen == ["graph-1", "graph-3"]

    def test_the_version_before_stays_and_older_ones_go(self, folder: Path, store: GraphStore) -> None:
        for turn in range(4):
            store.replace(SMALL, Source(str(turn)))
        assert sorted(path.name for path in folder.glob("graph-*")) == ["graph-3", "graph-4"]

    def test_a_folder_that_cannot_be_made_is_said_so(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf-8")
        with pytest.raises(StoreWriteError, match="previous graph is unchanged"):
            EmbeddedStore(tmp_path / "file" / "store").replace(SMALL, Source("SMALL"))

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


@pytest.mark.parametrize("address", ["", "ftp://host", "http://localhost:7474", __file__])
def test_an_address_that_is_no_folder_is_refused(address: str) -> None:
    with pytest.raises(UnknownStoreError, match=re.escape(f"No engine for '{address}'")):
        open_store(address)


def test_an_address_is_refused_without_repeating_its_password() -> None:
    with pytest.raises(UnknownStoreError, match="No engine for 'https://…@host:7687'") as raised:
        open_store("https://neo4j:secret@host:7687")
    assert "secret" not in str(raised.value)


def test_a_store_is_opened_and_read_without_the_heavy_libraries(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    store = open_store(os.fspath(folder))
    store.replace(SMALL, Source("SMALL"))
    heavy = "('pandas', 'ladybug', 'networkx', 'scipy', 'streamlit', 'neo4j')"
    reads = (
        "import sys; from graph.connect import open_store; from graph.model import Direction\n"
        "store = open_store(sys.argv[1]); store.counts(); store.search('alpha', 3); store.snapshot().subgraph()\n"
        "store.neighbourhood(['service:a'], Direction.BOTH, 2)\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", reads, os.fspath(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def make_engine(version: Path) -> subprocess.Popen[bytes]:
    """The process that makes a version's engine file."""
    return subprocess.Popen([sys.executable, "-m", "graph.stores.embedded_engine", os.fspath(version)], cwd=ROOT)


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
