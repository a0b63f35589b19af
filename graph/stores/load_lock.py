"""One loader at a time: a lock on a file, which the system releases when its holder dies."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from graph.errors import StoreBusyError

_PAUSE = 0.05  # seconds between two tries: short beside any load


@contextlib.contextmanager
def load_lock(folder: Path, seconds: float) -> Iterator[None]:
    """Hold the folder's lock, made with the folder. Raises OSError where that cannot be.

    Raises StoreBusyError when another holds it for longer than ``seconds``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("ab") as file:
        _wait(file, folder, seconds)
        try:
            yield
        finally:
            _release(file)


def _wait(file: BinaryIO, folder: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not _try(file):
        if time.monotonic() > deadline:
            raise StoreBusyError(os.fspath(folder), seconds)
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _try(file: BinaryIO) -> bool:
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
