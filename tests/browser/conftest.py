"""A real Chromium on the real app: one app for each store, one browser for the worker."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Dialog, Error, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
START_SECONDS = 60
FAILED = pytest.StashKey[bool]()


@dataclass
class Visit:
    """A page and what it did that a reader does not see."""

    page: Page
    dialogs: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)

    def refuse(self, dialog: Dialog) -> None:
        """Keep what a dialog said, and close it."""
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def note(self, request: Request) -> None:
        """Keep the address of a request that leaves this machine."""
        if stranger(request.url):
            self.strangers.append(request.url)


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        why = "no Chromium on this machine (apt-get install chromium, or set CHROMIUM)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=FLAGS)


@dataclass(frozen=True)
class App:
    """A running app."""

    address: str
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="session")
def start_app() -> Iterator[Callable[[Path], App]]:
    """Starts the app on a store; stops all of them at the end."""
    running: list[App] = []

    def start(store: Path) -> App:
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "SOCLE_STORE": os.fspath(store)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        app = App(f"http://127.0.0.1:{port}", process)
        running.append(app)
        wait_for(app)
        return app

    yield start
    for app in running:
        app.process.terminate()
        app.process.wait()


@pytest.fixture(scope="session")
def shipped_app(start_app: Callable[[Path], App], filled_store: Path) -> App:
    """The app on the shipped roadmap."""
    return start_app(filled_store)


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens an address in a fresh context and watches it; a test that fails tells what its pages showed."""
    contexts = []
    visits: list[Visit] = []

    def opened(
        address: str, *, scheme: str = "light", width: int = 1440, height: int = 900, locale: str = "fr-FR"
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            locale=locale,
        )
        contexts.append(context)
        seen = Visit(context.new_page())
        visits.append(seen)
        seen.page.on("dialog", seen.refuse)
        seen.page.on("request", seen.note)
        seen.page.on("pageerror", lambda error: seen.crashes.append(str(error)))
        seen.page.goto(address)
        return seen

    yield opened
    if request.node.stash.get(FAILED, False):
        request.node.add_report_section("teardown", "pages", "\n\n".join(map(shown, visits)))
    for context in contexts:
        context.close()


def shown(seen: Visit) -> str:
    """The address and the words of a page, for whoever has to find out why a test failed."""
    try:
        words = seen.page.locator("body").inner_text(timeout=1_000)
    except Error as error:
        words = f"no words: {error}"
    return "\n".join((f"--- {seen.page.url}", words, *seen.crashes, *seen.strangers))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep whether a test failed, for its fixtures."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def stranger(url: str) -> bool:
    """Whether an address is outside of this machine."""
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def wait_for(app: App) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{app.address}/_stcore/health", timeout=1).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the app did not start")


def difference(one: bytes, other: bytes) -> float:
    """How far apart two screenshots of a size are: the mean over all pixels, 0 to 255."""
    pictures = (Image.open(BytesIO(shot)).convert("L") for shot in (one, other))
    return float(ImageStat.Stat(ImageChops.difference(*pictures)).mean[0])
