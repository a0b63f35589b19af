"""Answers catalogue queries from a version's Ladybug file; one open database for each file of this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import TypeAlias

import ladybug

from graph.errors import QueryError, StoreDamagedError
from graph.store import Rows, Value
from graph.stores.embedded_engine import ENGINE_FILE, is_sound, open_database

_QUERY_SECONDS = 30  # a catalogue query takes milliseconds; one that runs away must not stop all others

_File: TypeAlias = tuple[int, int]

_GUARD = RLock()
_OPEN: dict[_File, tuple[ladybug.Database, int]] = {}
"""Each open file's database and how many engines use it: two databases on one file corrupt it.

A file is its device and number, not its path: a store removed and made again has other files of the same names.
"""


class Engine:
    """An open version. Release it when it is no longer asked."""

    def __init__(self, file: _File, database: ladybug.Database) -> None:
        self._file = file
        self._connection = ladybug.Connection(database)
        self._connection.set_query_timeout(_QUERY_SECONDS * 1000)

    @classmethod
    def of(cls, folder: Path, rebuild: Callable[[Path], None]) -> Engine:
        """The engine of a version's folder; ``rebuild`` makes its file anew where it is missing or damaged.

        Raises StoreDamagedError where the folder is gone, QueryError where the engine cannot open its own file,
        and what ``rebuild`` raises.
        """
        with _GUARD:
            if not is_sound(folder):
                rebuild(folder)
            try:
                found = (folder / ENGINE_FILE).stat()
                file = (found.st_dev, found.st_ino)
                database, users = _OPEN[file] if file in _OPEN else (open_database(folder), 0)
            except (OSError, RuntimeError) as error:
                if not is_sound(folder):
                    raise StoreDamagedError(str(folder.parent), f"{folder.name} was removed") from error
                raise QueryError(f"The engine does not start: {error}") from error
            _OPEN[file] = (database, users + 1)
            return cls(file, database)

    def rows(self, text: str, params: Mapping[str, Value]) -> Rows:
        """The answer to a query. Raises QueryError."""
        with _GUARD:
            try:
                answer = self._connection.execute(text, dict(params))
                if isinstance(answer, list):
                    raise QueryError("A query is one statement.")
                return Rows(tuple(answer.get_column_names()), tuple(tuple(row) for row in answer.get_all()))
            except RuntimeError as error:
                raise QueryError(f"The query was refused: {error}") from error

    def release(self) -> None:
        """Close the connection, and the database when no other engine uses it."""
        with _GUARD:
            self._connection.close()
            database, users = _OPEN[self._file]
            if users > 1:
                _OPEN[self._file] = (database, users - 1)
            else:
                del _OPEN[self._file]
                database.close()
