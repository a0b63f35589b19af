"""Seven runs, and their median with the spread."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 7


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds: median, fastest and slowest of `RUNS`."""

    median: float
    fastest: float
    slowest: float

    def __str__(self) -> str:
        """The median, and the spread in brackets."""
        return f"{readable(self.median)} ({readable(self.fastest)} to {readable(self.slowest)})"


def readable(seconds: float) -> str:
    """Three digits that count, in seconds, milli- or microseconds."""
    for unit in ("s", "ms"):
        if seconds >= 1:
            return f"{seconds:.3g} {unit}"
        seconds *= 1000
    return f"{seconds:.3g} µs"


def timed(work: Callable[[], object], *, before: Callable[[], object] | None = None) -> Timing:
    """Time ``work`` after one warm-up; ``before`` prepares each run and is not counted."""
    seconds = []
    for run in range(RUNS + 1):
        if before is not None:
            before()
        start = time.perf_counter()
        work()
        if run:
            seconds.append(time.perf_counter() - start)
    return of(seconds)


def of(seconds: list[float]) -> Timing:
    """The timing of some measured runs."""
    return Timing(statistics.median(seconds), min(seconds), max(seconds))


def machine() -> str:
    """What this was measured on."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
