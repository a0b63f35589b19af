"""The app as a person meets it: from process start to the first page, from a click in the picture to the panel."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.timing import RUNS, Timing, of

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
START = "/explore?lang=fr&node=service:ens"
_PANEL = "[class*='st-key-explore-panel'] h2"
_LOOK = 0.01  # seconds between two looks
_STEP = 12  # pixels between two looks for a box: less than a box is high


def measure() -> None:
    """Print both figures; says so and stops where there is no Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        print("No Chromium: the app's two figures were not measured.")
        return
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=FLAGS)
        page = chromium.new_page(viewport={"width": 1440, "height": 900}, locale="fr-FR")
        print(f"{'process start to first page':<44} {of([_first_page(page) for _ in range(RUNS)])}")
        print(f"{'click in the picture to panel':<44} {_clicks(page)}")
        chromium.close()


def _first_page(page: Page) -> float:
    began = time.perf_counter()
    with _app() as address:
        page.goto(address)
        page.get_by_role("heading", name="Socle").wait_for()
        return time.perf_counter() - began


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()  # noqa: S310 - our own address
    except OSError:
        return False
    return True


def _clicks(page: Page) -> Timing:
    with _app() as address:
        page.goto(address)
        page.get_by_role("heading", name="Socle").wait_for()
        page.goto(address + START)
        page.locator("canvas").first.wait_for()
        page.wait_for_timeout(1500)
        boxes = _boxes(page)
        seconds = []
        for turn in range(RUNS + 1):
            before = page.locator(_PANEL).first.inner_text()
            began = time.perf_counter()
            page.mouse.click(*boxes[turn % len(boxes)])
            while page.locator(_PANEL).first.inner_text() == before:
                time.sleep(_LOOK)
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
        point = (area["x"] + area["width"] * 0.68, float(y))
        page.mouse.move(*point)
        is_box = stage.evaluate("element => element.style.cursor") == "pointer"
        if is_box and (not found or y - found[-1][1] > 4 * _STEP):
            found.append(point)
    return found[:2]


@contextmanager
def _app() -> Iterator[str]:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with subprocess.Popen(  # noqa: S603 - our own app
        command, cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            while not _answers(address):
                time.sleep(_LOOK)
            yield address
        finally:
            process.terminate()
