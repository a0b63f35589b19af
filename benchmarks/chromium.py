"""A Chromium and the app, for what a person waits for."""

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

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LOOK = 0.01
"""Seconds between two looks."""


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """A browser; None where the machine has none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def app(store: Path | None = None) -> Iterator[str]:
    """The address of the running app, on a store or on the default one."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    given = {} if store is None else {"SOCLE_STORE": os.fspath(store)}
    with subprocess.Popen(  # noqa: S603 - our own app
        command, cwd=ROOT, env=os.environ | given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            while not _answers(address):
                time.sleep(LOOK)
            yield address
        finally:
            process.terminate()


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).close()  # noqa: S310 - our own address
    except OSError:
        return False
    return True
