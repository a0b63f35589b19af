"""What most others wait for, whether it holds them back yet or not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.analysis.blocking.closure import WORD, Levels, columns, marks
from graph.analysis.blocking.verdicts import Verdicts

_CHUNK = 16 * WORD
"""Nodes whose marks are carried at once: 128 bytes a node."""

_FEWEST = 2
"""What a single other waits for is a link, no bottleneck."""


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A node that is not done, and how many others wait for it: directly, and at any depth."""

    place: int
    directly: int
    waiting: int


def bottlenecks(found: Verdicts) -> tuple[Bottleneck, ...]:
    """The nodes that two others or more wait for, most waited for first, then directly, then by number."""
    unmet, size = found.waiting, len(found.status)
    directly = np.bincount(unmet.needed, minlength=size)
    needed = np.flatnonzero(directly).astype(np.int32)
    if not needed.size:
        return ()
    levels = Levels.of(unmet.waits, unmet.needed, size)
    every = []
    for start in range(0, len(needed), _CHUNK):
        chunk = needed[start : start + _CHUNK]
        waiting = columns(levels.reached(marks(chunk, size)))[: len(chunk)]
        waiting -= levels.is_circle[levels.group[chunk]]  # in a circle a node waits for itself too
        every += [
            Bottleneck(place, int(directly[place]), count)
            for place, count in zip(chunk.tolist(), waiting.tolist(), strict=True)
            if count >= _FEWEST
        ]
    return tuple(sorted(every, key=lambda each: (-each.waiting, -each.directly, each.place)))
