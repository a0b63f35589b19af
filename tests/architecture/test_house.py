"""The house keeps its shape: import directions, light commands, no module past its size."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("pandas", "streamlit", "neo4j", "networkx", "ladybug", "pyvis", "scipy")
OWN = ("graph", "loaders", "queries", "texts", "views", "commands", "app_pages")


def test_imports_keep_their_direction() -> None:
    linted = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("command", [("info",), ("search", "ens"), ("show", "ENS")])
def test_a_command_that_reads_imports_nothing_heavy(command: tuple[str, ...], filled_store: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "cli.py", *command, "--store", str(filled_store)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in ran.stderr.splitlines() if "|" in line}
    assert imported.isdisjoint(HEAVY)
    assert "graph" in imported


def test_no_module_is_past_three_hundred_lines() -> None:
    modules = [path for folder in OWN for path in (ROOT / folder).rglob("*.py")] + [ROOT / "app.py", ROOT / "cli.py"]
    modules += [path for path in (ROOT / "app_pages").rglob("*.js") if path.parent.name != "vendor"]
    assert len(modules) > 20
    assert [path.name for path in modules if len(path.read_text(encoding="utf-8").splitlines()) > 300] == []
