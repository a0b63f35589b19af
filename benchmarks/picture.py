"""From opening a file to the first stable picture in Chromium: ours, and pyvis as it comes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page
from pyvis.network import Network

from benchmarks.chromium import chromium
from benchmarks.generator import graph
from benchmarks.report import Row, progress, row, times
from benchmarks.timing import RUNS, Timing, of
from graph.analysis.neighbourhood import neighbourhood
from graph.export import html
from graph.model import Direction, Subgraph
from graph.snapshot import Snapshot

SIZES = (50, 200, 500)
_PATIENCE = 60_000
"""Milliseconds that pyvis is given."""

_SETTLED = """() => new Promise((done) => {
  const drawn = () => document.querySelector(".canvas canvas");
  const look = () => (drawn() ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
    : requestAnimationFrame(look));
  look();
})"""
_STABILIZED = """() => new Promise((done) => {
  const look = () => (globalThis.network
    ? globalThis.network.once("stabilizationIterationsDone", () => done(performance.now())) : setTimeout(look, 1));
  look();
})"""


def measure() -> Iterator[Row]:
    """The rows of each size; none without a Chromium."""
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        if browser is None:
            return
        for size in SIZES:
            progress(f"picture of {size} nodes")
            shown = part(size)
            ours = of([_ours(browser, shown, Path(folder)) for _ in range(RUNS)])
            theirs = _pyvis(browser, shown, Path(folder))
            target = " (target 0.6 s)" if size == SIZES[-1] else ""
            beside = "pyvis was not stable after 60 s" if theirs is None else times(ours, theirs, "pyvis")
            yield row(f"first stable picture{target}", f"{size} nodes, {len(shown.edges)} links", ours, beside)
            if theirs is not None:
                yield row("the same by pyvis as it comes, one run", f"{size} nodes", theirs)


def part(size: int) -> Subgraph:
    """So many nodes around the busiest one of a made-up graph."""
    snapshot = Snapshot.from_subgraph(graph(10_000))
    return neighbourhood(snapshot, ["service:s0000000"], Direction.BOTH, 3, limit=size).subgraph


def _ours(browser: Browser, part: Subgraph, folder: Path) -> float:
    path = folder / "ours.html"
    if not path.exists() or path.stat().st_size != len(_written(part)):
        path.write_bytes(_written(part))
    page = _page(browser)
    page.goto(path.as_uri(), wait_until="commit")
    seconds = float(page.evaluate(_SETTLED)) / 1000
    page.context.close()
    return seconds


_WRITTEN: dict[int, bytes] = {}


def _written(part: Subgraph) -> bytes:
    if len(part.nodes) not in _WRITTEN:
        title = {"fr": "Mesure", "en": "Measured"}
        _WRITTEN[len(part.nodes)] = html.write(
            [html.Scene(part, title)], title=title, version="made up", lang="en"
        ).encode()
    return _WRITTEN[len(part.nodes)]


def _pyvis(browser: Browser, part: Subgraph, folder: Path) -> Timing | None:
    """One run: at 200 nodes it takes some fifteen seconds, at 500 longer than anyone waits."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in part.nodes:
        network.add_node(node.id, label=node.name)
    for edge in part.edges:
        network.add_edge(edge.source, edge.target)
    path = folder / "pyvis.html"
    path.write_text(network.generate_html(), "utf-8")
    page = _page(browser)
    page.goto(path.as_uri(), wait_until="commit")
    try:
        page.wait_for_function("() => globalThis.network !== undefined", timeout=_PATIENCE)
        found = page.evaluate(f"Promise.race([({_STABILIZED})(), new Promise((no) => setTimeout(no, {_PATIENCE}))])")
    finally:
        page.context.close()
    return None if found is None else of([float(found) / 1000])


def _page(browser: Browser) -> Page:
    """A page whose requests to other machines fail at once."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
    page.set_default_timeout(2 * _PATIENCE)
    return page
