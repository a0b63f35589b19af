"""The versions of a store's folder and the pointer that makes one of them current, in one step.

::

    .socle/store/
        current             the name of the present version's folder
        graph-7/            tables/*.parquet, version.json, graph-<engine version>.lbug and its digest
        graph-6/            the version before, for readers that still hold it
        building-8-4711/    a load that runs, or was killed: swept by the next one
        lock                held by the one loader
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from graph.errors import EmptyStoreError, StoreDamagedError
from graph.stores.version_folder import SCRATCH, flush

_POINTER = "current"
_VERSION = re.compile(r"graph-(\d+)")
_KEPT = 2

_Read = TypeVar("_Read")


class Versions:
    """Reading asks nobody; whoever writes holds the folder's `load_lock`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def current(self) -> Path:
        """The present version's folder. Raises EmptyStoreError, and StoreDamagedError for a broken pointer."""
        number = self._current_number()
        if number is None:
            raise EmptyStoreError(os.fspath(self._folder))
        return self._path(number)

    def read(self, reader: Callable[[Path], _Read]) -> _Read:
        """What ``reader`` makes of the present version, asked anew where loads swept it meanwhile.

        Raises what `current` and the reader raise.
        """
        while True:
            folder = self.current()
            try:
                return reader(folder)
            except StoreDamagedError:
                if folder == self.current():
                    raise

    def next_number(self) -> int:
        """One more than any version there is or was."""
        return max([*self._numbers(), self._readable_number() or 0]) + 1

    def building(self, number: int) -> Path:
        """Where this process builds a version; no reader looks there."""
        return self._folder / f"{SCRATCH}{number}-{os.getpid()}"

    def make_current(self, building: Path, number: int) -> None:
        """Give a built version its final name, then point to it: a crash leaves that done or not done."""
        final = self._path(number)
        building.rename(final)
        flush(self._folder)
        pointer = self._folder / f"{SCRATCH}{_POINTER}"
        pointer.write_text(final.name, encoding="ascii")
        flush(pointer)
        pointer.replace(self._folder / _POINTER)
        flush(self._folder)

    def sweep(self) -> None:
        """Remove what killed loads left, and all versions but the present one and the one before.

        Where the pointer cannot be read every version stays, as any may be the one it named.
        """
        current, numbers = self._readable_number(), sorted(self._numbers())
        kept = numbers if current is None else [number for number in numbers if number <= current][-_KEPT:]
        for path in [*self._folder.glob(f"{SCRATCH}*"), *(self._path(n) for n in numbers if n not in kept)]:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)

    def _path(self, number: int) -> Path:
        return self._folder / f"graph-{number}"

    def _numbers(self) -> list[int]:
        return [int(match[1]) for path in self._folder.iterdir() if (match := _VERSION.fullmatch(path.name))]

    def _readable_number(self) -> int | None:
        try:
            return self._current_number()
        except StoreDamagedError:
            return None

    def _current_number(self) -> int | None:
        """The number that the pointer names; None where there is no pointer. Raises StoreDamagedError."""
        try:
            name = (self._folder / _POINTER).read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise StoreDamagedError(os.fspath(self._folder), f"'{_POINTER}' cannot be read") from error
        match = _VERSION.fullmatch(name)
        if match is None:
            raise StoreDamagedError(os.fspath(self._folder), f"'{_POINTER}' names no version")
        return int(match[1])
