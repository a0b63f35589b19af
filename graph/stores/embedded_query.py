"""Answers catalogue queries from a version's Ladybug file; one open database for each file of this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock

import ladybug

from graph.errors import QueryError
from graph.store import Rows, Value
from graph.stores.embedded_engine import ENGINE_FILE, open_database

_GUARD = RLock()
_OPEN: dict[Path, tuple[ladybug.Database, int]] = {}
"""Each open file's database and how many engines use it: two databases on one file corrupt it."""


class Engine:
    """An open version. Release it when it is no longer asked."""

    def __init__(self, path: Path, database: ladybug.Database) -> None:
        self._path = path
        self._connection = ladybug.Connection(database)

    @classmethod
    def of(cls, folder: Path, rebuild: Callable[[Path], None]) -> Engine:
        """The engine of a version's folder; ``rebuild`` makes its file anew where it is missing or damaged."""
        path = (folder / ENGINE_FILE).resolve()
        with _GUARD:
            if path in _OPEN:
                database, users = _OPEN[path]
            else:
                database, users = _opened(folder, rebuild), 0
            _OPEN[path] = (database, users + 1)
            return cls(path, database)

    def rows(self, text: str, params: Mapping[str, Value]) -> Rows:
        """The answer to a query. Raises QueryError."""
        with _GUARD:
            try:
                answer = self._connection.execute(text, dict(params))
                if isinstance(answer, list):
                    raise QueryError("A query is one statement.")
            except RuntimeError as error:
                raise QueryError(f"The query was refused: {error}") from error
            return Rows(tuple(answer.get_column_names()), tuple(tuple(row) for row in answer.get_all()))

    def release(self) -> None:
        """Close the connection, and the database when no other engine uses it."""
        with _GUARD:
            self._connection.close()
            database, users = _OPEN[self._path]
            if users > 1:
                _OPEN[self._path] = (database, users - 1)
            else:
                del _OPEN[self._path]
                database.close()


def _opened(folder: Path, rebuild: Callable[[Path], None]) -> ladybug.Database:
    if (folder / ENGINE_FILE).exists():
        try:
            database = open_database(folder)
            ladybug.Connection(database).execute("MATCH (n:Node) RETURN count(*)")
        except RuntimeError:
            pass
        else:
            return database
    rebuild(folder)
    return open_database(folder)
