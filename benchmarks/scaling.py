"""How cost grows from a thousand nodes to a million: what is loaded, kept and read, on both engines."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.generator import graph
from benchmarks.report import Row, progress
from benchmarks.server import given
from benchmarks.timing import readable
from graph.connect import open_store
from graph.model import Subgraph
from graph.store import GraphStore, Source
from tests.neo4j_server import running

SIZES: Final = (1_000, 10_000, 100_000, 1_000_000)
LARGEST_ON_SERVER: Final = 100_000
"""A million is left to the server's own import: by batches it would take a quarter of an hour."""


def measure() -> Iterator[Row]:
    """The rows: each figure once, beside the same at a tenth of the size."""
    before: dict[str, float] = {}
    for size in SIZES:
        made = graph(size)
        for what, seconds in _figures(made, size):
            grown = f"{seconds / before[what]:.1f} × a tenth of it" if what in before else ""
            before[what] = seconds
            figure = f"{seconds:.0f} MB" if what.startswith("size") else readable(seconds)
            yield Row(what, f"{size} nodes, {len(made.edges)} edges", figure, grown)


def _figures(made: Subgraph, size: int) -> Iterator[tuple[str, float]]:
    progress(f"the embedded store and {size} nodes")
    with tempfile.TemporaryDirectory() as folder:
        yield "load, embedded", _seconds(lambda: _load(open_store(folder), made))
        yield "size on disk, embedded", sum(file.stat().st_size for file in Path(folder).rglob("*")) / 1e6
        yield "open and snapshot, embedded", _seconds(lambda: _read(open_store(folder)))
    if size > LARGEST_ON_SERVER:
        return
    progress(f"a server and {size} nodes")
    with running() as access:
        yield "load, server", _seconds(lambda: _load(given(access), made))
        yield "open and snapshot, server", _seconds(lambda: _read(given(access)))


def _load(store: GraphStore, made: Subgraph) -> None:
    store.replace(made, Source("made up"))
    store.close()


def _read(store: GraphStore) -> None:
    snapshot = store.snapshot()
    _ = snapshot.dependencies, snapshot.dependents, snapshot.outgoing, snapshot.incoming
    store.close()


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
