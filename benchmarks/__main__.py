"""Prints every measured figure: the shipped data's, and the analysis beside networkx on a made-up graph."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from benchmarks import browser, generator
from benchmarks.timing import RUNS, Timing, machine, timed
from graph.analysis.impact import impact
from graph.analysis.reach import distances
from graph.connect import open_store
from graph.snapshot import Snapshot
from loaders import pipeline

ROOT = Path(__file__).resolve().parents[1]
SIZE = 20_000


def main() -> None:
    """Measure and print."""
    print(f"{machine()}; medians of {RUNS} runs (fastest to slowest)")
    _load()
    _commands()
    _analysis()
    browser.measure()


def _load() -> None:
    folder = Path(tempfile.mkdtemp(prefix="socle-bench-"))
    try:
        _line("load of the shipped data", timed(lambda: _loaded(folder), before=lambda: _emptied(folder)))
        store = open_store(str(folder))
        _line("open, and build the snapshot", timed(lambda: open_store(str(folder)).snapshot().nodes))
        store.close()
    finally:
        shutil.rmtree(folder)


def _commands() -> None:
    floor = timed(_process("-c", "import typer, pyarrow.parquet, numpy"))
    _line("floor: Python with typer, pyarrow, numpy", floor)
    for command in (("show", "ENS"), ("search", "messagerie"), ("info",)):
        ran = timed(_process("cli.py", *command))
        _line(f"python cli.py {' '.join(command)}", ran, f"{ran.median / floor.median:.1f} × the floor")


def _analysis() -> None:
    graph = generator.graph(SIZE)
    snapshot = Snapshot.from_subgraph(graph)
    peer = nx.DiGraph((edge.source, edge.target) for edge in graph.edges)
    root = graph.nodes[0].id
    start = snapshot.index(root)
    if set(impact(snapshot, root).distances) != nx.ancestors(peer, root) | {root}:
        raise AssertionError("the two sides answer differently")
    ours = timed(lambda: distances(snapshot.dependents, [start]))
    theirs = timed(lambda: nx.ancestors(peer, root))
    _line(f"all dependents of a node, {SIZE} nodes", ours, f"{theirs.median / ours.median:.0f} × faster than networkx")


def _loaded(folder: Path) -> None:
    store = open_store(str(folder))
    pipeline.load(pipeline.ROADMAP, store)
    store.close()


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)  # noqa: S603


def _line(what: str, timing: Timing, more: str = "") -> None:
    print(f"{what:<44} {timing}  {more}".rstrip())


if __name__ == "__main__":
    main()
