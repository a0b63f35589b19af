"""The real Mermaid (MIT), which npm fetches once: it draws the text of an export, and is no part of the project."""

from __future__ import annotations

import functools
import hashlib
import os
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

RELEASE = "12.3.0"
_SHA256 = "336df803d87a38b70a01e736e666c8f7601d2ce42f5e47c8fafe5d721074b9a3"
"""Of the script. Another release has another: it changes with the one above."""

_SCRIPT = "package/dist/mermaid.min.js"
_KEPT = Path(__file__).resolve().parents[1] / ".socle" / "mermaid" / f"mermaid-{RELEASE}.min.js"
"""Where it is kept between runs."""

_PATIENCE = 300


@functools.cache
def script() -> str:
    """The library's one script. In CI one that cannot be had is a failure; elsewhere its tests are told as not run."""
    if not _KEPT.exists():
        why = _fetch()
        if why is not None and os.environ.get("CI"):
            pytest.fail(why)
        if why is not None:
            pytest.skip(why)
    found = _KEPT.read_bytes()
    assert hashlib.sha256(found).hexdigest() == _SHA256, f"{_KEPT.name} is not the script that was released; remove it"
    return found.decode()


def draw(page: Page, text: str, *, level: str = "strict") -> None:
    """Have Mermaid draw a diagram on an empty page, at one of its levels of security. Raises what Mermaid raises."""
    page.set_content('<!doctype html><meta charset="utf-8"><title>Mermaid</title><div id="drawn"></div>')
    page.add_script_tag(content=script())
    page.evaluate(
        """async ([text, securityLevel]) => {
            mermaid.initialize({ startOnLoad: false, securityLevel });
            const { svg, bindFunctions } = await mermaid.render("diagram", text);
            const place = document.getElementById("drawn");
            place.innerHTML = svg;
            bindFunctions?.(place);
        }""",
        [text, level],
    )


def _fetch() -> str | None:
    """Have npm bring the archive, and keep its one script; return why that cannot be, else None."""
    npm = shutil.which("npm")
    if npm is None:
        return "no npm on this machine to fetch Mermaid with (apt-get install npm)"
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", f"mermaid@{RELEASE}", "--silent", "--ignore-scripts", "--pack-destination", folder]
        asked = subprocess.run(command, capture_output=True, check=False, text=True, timeout=_PATIENCE, cwd=folder)
        if asked.returncode != 0:
            return f"npm could not fetch Mermaid {RELEASE}:\n{asked.stdout[-500:]}{asked.stderr[-500:]}"
        with tarfile.open(Path(folder) / f"mermaid-{RELEASE}.tgz") as archive:
            member = archive.extractfile(_SCRIPT)
            assert member is not None
            whole = member.read()
    _KEPT.parent.mkdir(parents=True, exist_ok=True)
    part = _KEPT.with_suffix(f".{os.getpid()}")  # another worker may fetch at the same time
    part.write_bytes(whole)
    part.replace(_KEPT)
    return None
