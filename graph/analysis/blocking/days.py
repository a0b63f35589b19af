"""Days as numbers, so that they compare and add in arrays."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Days: TypeAlias = NDArray[np.int64]

NOTHING: Final = -1
"""No day is known: earlier than any."""

NEVER: Final = 10_000_000
"""Later than any day."""

SPEAKS: Final = 183
"""Days that a statement speaks where it names no day to come: the council meets twice a year (003:149)."""

CLOSE: Final = 30
"""Days of margin below which a promise is at risk."""


def day_of(iso: str) -> int:
    """The number of an ISO date."""
    return date.fromisoformat(iso[:10]).toordinal()


def iso_of(day: int) -> str | None:
    """The ISO date of a number; None for `NOTHING` and `NEVER`."""
    return None if day in {NOTHING, NEVER} else date.fromordinal(int(day)).isoformat()


def days_of(texts: Sequence[str | None]) -> Days:
    """The numbers of many ISO dates; `NOTHING` for None. Each date is read once."""
    known = {text: NOTHING if text is None else day_of(text) for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.int64)


def months_later(day: int, months: int) -> int:
    """The same day of a later month, or that month's last."""
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal()
