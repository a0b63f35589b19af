"""The lines of a transcript that evidence cites: ``907``, ``890-907``, or several joined by commas."""

from __future__ import annotations

import re

MAX_LINE = 10_000_000
"""No transcript is longer; a bigger number is a slip of the finger."""

_PART = re.compile(r"([0-9]{1,8})(?:-([0-9]{1,8}))?")


def ranges(lines: str) -> tuple[tuple[int, int], ...]:
    """The first and last line of each part, counted from 1, in the order given.

    Raises ValueError, with a text for the reader, for anything else than what the module's first line shows.
    """
    return tuple(_range(part) for part in lines.split(","))


def _range(part: str) -> tuple[int, int]:
    match = _PART.fullmatch(part)
    if match is None:
        raise ValueError(f"'{part[:40]}' is neither a line nor a range.")
    first, last = int(match[1]), int(match[2] or match[1])
    if first < 1:
        raise ValueError("Lines are counted from 1.")
    if last < first:
        raise ValueError(f"'{part}' ends before it begins.")
    if last > MAX_LINE:
        raise ValueError(f"No transcript has {last} lines.")
    return first, last
