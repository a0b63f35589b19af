"""What most others wait for, whether it holds them back yet or not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.analysis.blocking.closure import Levels, columns, marks
from graph.analysis.blocking.own import Status
from graph.analysis.blocking.verdicts import Verdicts
from graph.snapshot import Ints

_MOST = 1_024
"""Nodes that are compared: those that most wait for directly."""

_FEWEST = 2
"""What a single other waits for is a link, no bottleneck."""


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A node that is not done, and how many wait for it: directly, and at any depth."""

    place: int
    status: Status
    directly: int
    waiting: int


def bottlenecks(found: Verdicts) -> tuple[Bottleneck, ...]:
    """The nodes that two others or more wait for, most waited for first, then directly, then by number."""
    unmet, size = found.waiting, len(found.status)
    directly = np.bincount(unmet.needed, minlength=size)
    most = np.argsort(-directly, kind="stable")[:_MOST]
    candidates: Ints = most[directly[most] > 0].astype(np.int32)
    if not candidates.size:
        return ()
    reached = Levels.of(unmet.waits, unmet.needed, size).reached(marks(candidates, size))
    waiting = columns(reached)[: len(candidates)]
    every = [
        Bottleneck(place, Status(int(found.status[place])), int(directly[place]), count)
        for place, count in zip(candidates.tolist(), waiting.tolist(), strict=True)
        if count >= _FEWEST
    ]
    return tuple(sorted(every, key=lambda each: (-each.waiting, -each.directly, each.place)))
