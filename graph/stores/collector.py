"""Python's search for circular garbage, at rest during work that makes none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """Have the collector do nothing for as long as this lasts.

    A large graph is millions of objects, and each of its rounds looks at all of them again: a tenth of a load's time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
