"""Whole commands, from the shell's side, beside a Python that only imports what they need."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.report import Row, progress, row, times
from benchmarks.timing import timed

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (
    ("show", "ENS"),
    ("search", "messagerie"),
    ("info",),
    ("impact", "INS"),
    ("path", "ENS", "RPPS", "--length", "4"),
    ("query", "actions-that-changed-number"),
    ("slips",),
    ("blocked", "--as-of", "2020-06-18", "--json"),
)


def measure() -> Iterator[Row]:
    """One row a command (target 1 s each)."""
    progress("the terminal")
    floor = timed(_process("-c", "import typer, pyarrow.parquet, numpy"))
    yield row("floor: import typer, pyarrow, numpy", "", floor)
    for command in COMMANDS:
        ran = timed(_process("cli.py", *command))
        yield row(f"python cli.py {' '.join(command)}", "shipped", ran, times(ran, floor, "the floor"))


def _process(*arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)  # noqa: S603
