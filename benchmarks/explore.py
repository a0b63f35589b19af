"""The app as a person meets it: the first page, a picture of any node, a click in it, and the same at 100,000 nodes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from benchmarks.chromium import LOOK, app, chromium
from benchmarks.generator import graph
from benchmarks.report import Row, progress, row
from benchmarks.timing import RUNS, Timing, of, timed
from graph.connect import open_store
from graph.store import Source
from loaders import pipeline

SHIPPED = ("service:ens", "referential:ins", "organization:ans", "action:mssante")
"""The node of the first paragraph, the one most relied on, an organization, an action."""

LARGE = 100_000
_PANEL = "[class*='st-key-explore-panel'] h1"
_ANSWERED = """() => [...document.querySelectorAll("[class*=st-key-explore-panel] *")]
  .some((part) => part.shadowRoot?.querySelector("h1")?.textContent.startsWith("Ce qui dépend de"))"""
_DRAWN = """() => {
  const inside = (name, wanted) => [...document.querySelectorAll(`[class*=st-key-explore-${name}] *`)]
    .some((part) => part.shadowRoot?.querySelector(wanted));
  return inside("picture", ".canvas canvas") && inside("panel", "h1");
}"""
"""Looked at with every frame: Playwright's own waiting looks every half second."""

_STEP = 12  # pixels between two looks for a box: less than a box is high


def measure() -> Iterator[Row]:
    """The rows; none without a Chromium."""
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        if browser is None:
            return
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="fr-FR")
        progress("the app on the shipped roadmap")
        store = Path(folder) / "shipped"
        _loaded(store)
        yield row("process start to first page", "shipped", of([_first_page(page, store) for _ in range(RUNS)]))
        with app(store) as address:
            _opened(page, address, SHIPPED[0])
            for node in SHIPPED:
                opened = of([_opened(page, address, node) for _ in range(RUNS)])
                yield row("Explore, from its address (target 1 s)", node, opened)
            yield row("Explore, chosen on the page (target 1 s)", "ENS, INS", of([*_chosen(page, address)]))
            yield row("another question, by a click", "INS, impact", of([*_asked(page, address)]))
            yield row("a click in the picture to its panel", "ENS", _clicks(page, address))
        progress(f"the app on {LARGE} nodes")
        large = Path(folder) / "large"
        began = time.perf_counter()
        opened_store = open_store(str(large))
        opened_store.replace(graph(LARGE), Source("made up"))
        opened_store.close()
        yield Row("load of the made-up graph, once", f"{LARGE} nodes", f"{time.perf_counter() - began:.0f} s")
        with app(large) as address:
            _opened(page, address, "service:s0000000")
            for node in ("service:s0000000", f"service:s{LARGE - 1:07}"):
                opened = of([_opened(page, address, node) for _ in range(RUNS)])
                yield row("Explore, from its address (target 1.5 s)", f"{LARGE} nodes, {node}", opened)


def load() -> Iterator[Row]:
    """The load of the shipped data, and opening it."""
    progress("load of the shipped data")
    with tempfile.TemporaryDirectory() as folder:
        numbers = iter(range(2 * RUNS + 2))
        yield row("load of the shipped data", "shipped", timed(lambda: _loaded(Path(folder) / str(next(numbers)))))
        store = open_store(str(Path(folder) / "0"))
        yield row(
            "open, and build the snapshot", "shipped", timed(lambda: open_store(str(Path(folder) / "0")).snapshot())
        )
        store.close()


def _loaded(folder: Path) -> None:
    store = open_store(str(folder))
    pipeline.load(pipeline.ROADMAP, store)
    store.close()


def _first_page(page: Page, store: Path) -> float:
    began = time.perf_counter()
    with app(store) as address:
        page.goto(address)
        page.get_by_role("heading", name="Socle").wait_for()
        return time.perf_counter() - began


def _opened(page: Page, address: str, node: str) -> float:
    """Seconds from the address to a picture that is drawn and a panel that is filled."""
    page.goto("about:blank")
    began = time.perf_counter()
    page.goto(f"{address}/explore?v=1&lang=fr&node={node}", wait_until="commit")
    page.wait_for_function(_DRAWN, polling="raf")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - began


def _chosen(page: Page, address: str) -> Iterator[float]:
    """From a click on a proposed start to its picture."""
    for turn in range(RUNS):
        page.goto(f"{address}/explore?v=1&lang=fr")
        name = ("ENS", "INS")[turn % 2]
        page.get_by_role("button", name=name, exact=True).wait_for()
        page.wait_for_timeout(500)
        began = time.perf_counter()
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_function(_DRAWN, polling="raf")
        yield time.perf_counter() - began


def _asked(page: Page, address: str) -> Iterator[float]:
    for _ in range(RUNS):
        _opened(page, address, "referential:ins")
        page.wait_for_timeout(500)
        began = time.perf_counter()
        page.get_by_role("radio", name="Impact").click()
        page.wait_for_function(_ANSWERED, polling="raf")
        yield time.perf_counter() - began


def _clicks(page: Page, address: str) -> Timing:
    _opened(page, address, SHIPPED[0])
    page.wait_for_timeout(1500)
    boxes = _boxes(page)
    seconds = []
    for turn in range(RUNS + 1):
        before = page.locator(_PANEL).first.inner_text()
        began = time.perf_counter()
        page.mouse.click(*boxes[turn % len(boxes)])
        while page.locator(_PANEL).first.inner_text() == before:
            time.sleep(LOOK)
        if turn:
            seconds.append(time.perf_counter() - began)
        page.wait_for_timeout(300)
    return of(seconds)


def _boxes(page: Page) -> list[tuple[float, float]]:
    """A point on each of two boxes of the picture's right half: where the pointer becomes a hand."""
    stage = page.locator(".canvas").first
    area = stage.bounding_box() or {"x": 0.0, "y": 0.0, "width": 0.0, "height": 0.0}
    found: list[tuple[float, float]] = []
    for y in range(int(area["y"]), int(area["y"] + area["height"]), _STEP):
        point = (area["x"] + area["width"] * 0.55, float(y))
        page.mouse.move(*point)
        is_box = stage.evaluate("element => element.style.cursor") == "pointer"
        if is_box and (not found or y - found[-1][1] > 4 * _STEP):
            found.append(point)
    return found[:2]
