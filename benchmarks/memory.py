"""How much a graph takes in memory, beside networkx: each in a process of its own (Linux alone tells its peak)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.report import Row, progress

SIZES = (10_000, 100_000, 1_000_000)
_LARGEST_NETWORKX = 100_000

_OURS = """
from benchmarks.generator import snapshot
found = snapshot({size}); found.dependencies; found.dependents; found.outgoing; found.incoming
"""
_VERDICTS = """
from pathlib import Path
from benchmarks.generator import promised
from graph.analysis.blocking import Asked, verdicts
made = promised({size})
Path("/proc/self/clear_refs").write_text("5")  # what making it took at its highest does not count
verdicts(made, Asked("2020-06-18"))
"""
_PEER = """
import networkx as nx
from benchmarks.generator import arrows
needer, needed = arrows({size})
found = nx.DiGraph(zip(needer.tolist(), needed.tolist()))
"""
_PEAK = """
from pathlib import Path
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
"""
_BARE = "import networkx, scipy.sparse, benchmarks.generator"


def measure() -> Iterator[Row]:
    """Peaks less what the imports alone take; a million nodes are not given to networkx."""
    bare = _peak(_BARE)
    for size in SIZES:
        progress(f"memory of {size} nodes")
        ours = _peak(_OURS.format(size=size)) - bare
        theirs = _peak(_PEER.format(size=size)) - bare if size <= _LARGEST_NETWORKX else None
        beside = "" if theirs is None else f"networkx, ids as numbers and nothing else: {theirs:.0f} MB"
        judged = _peak(_VERDICTS.format(size=size)) - bare
        yield Row("status and schedule of every milestone, snapshot included", f"{size} nodes", f"{judged:.0f} MB")
        yield Row("snapshot with ids, kinds and arrays both ways", f"{size} nodes", f"{ours:.0f} MB", beside)


def _peak(script: str) -> float:
    """Megabytes at the highest."""
    command = [sys.executable, "-c", script + _PEAK]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout) / 1024  # noqa: S603
