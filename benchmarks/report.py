"""What was measured, as rows of a table that a reader compares."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.timing import Timing


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, of how much, its time or size, and how it stands beside a peer or a target."""

    what: str
    size: str
    figure: str
    beside: str = ""


def row(what: str, size: object, timing: Timing, beside: str = "") -> Row:
    """The row of a timing."""
    return Row(what, str(size), str(timing), beside)


def times(ours: Timing, theirs: Timing, peer: str) -> str:
    """How the peer's time stands to ours: "9.3 × the time of networkx"."""
    ratio = ours.median / theirs.median
    return f"{1 / ratio:.1f} × faster than {peer}" if ratio < 1 else f"{ratio:.1f} × the time of {peer}"


def table(rows: Iterable[Row]) -> str:
    """The rows in Markdown."""
    lines = ["| what | of | median (fastest to slowest) | beside |", "|---|---|---|---|"]
    lines += [f"| {each.what} | {each.size} | {each.figure} | {each.beside} |" for each in rows]
    return "\n".join(lines)


def progress(what: str) -> None:
    """Say on standard error what is being measured."""
    sys.stderr.write(f"{what}…\n")
    sys.stderr.flush()
