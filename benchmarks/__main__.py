"""Measures and prints tables, or puts them into `benchmarks/README.md`: ``python -m benchmarks [PART…] [--write]``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks import blocking, explore, exports, layout, memory, picture, reach, scaling, server, terminal
from benchmarks.report import Row, table
from benchmarks.timing import RUNS, machine

README = Path(__file__).parent / "README.md"
PARTS: Mapping[str, Callable[[], Iterable[Row]]] = {
    "reach": reach.measure,
    "blocking": blocking.measure,
    "memory": memory.measure,
    "layout": layout.measure,
    "picture": picture.measure,
    "exports": exports.measure,
    "load": explore.load,
    "server": server.measure,
    "scaling": scaling.measure,
    "terminal": terminal.measure,
    "explore": explore.measure,
}


def main() -> None:
    """Measure the parts that were asked for, all of them without any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Time and memory beside peers.")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="what to measure; all without any")
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/README.md")
    given = parser.parse_args()
    for part in given.parts or PARTS:
        text = f"{_where()}\n\n{table(PARTS[part]())}"
        print(f"## {part}\n\n{text}\n")
        if given.write:
            _write(part, text)


def _where() -> str:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    return f"{machine()}; medians of {RUNS} runs where nothing else is said; load before: {load:.1f}."


def _write(part: str, text: str) -> None:
    """Put a table between its markers."""
    begin, end = f"<!-- {part} -->", f"<!-- end of {part} -->"
    page = README.read_text("utf-8")
    if begin not in page or end not in page:
        sys.exit(f"{README.name} has no place for {part}.")
    before, rest = page.split(begin)
    README.write_text(f"{before}{begin}\n{text}\n{end}{rest.split(end)[1]}", "utf-8")


if __name__ == "__main__":
    main()
