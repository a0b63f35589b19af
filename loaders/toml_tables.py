"""A TOML file as tables of records, with the path of each value, and what is wrong with it as a file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TypeAlias, cast

from graph.exchange import Table
from loaders.draft import LANGUAGES, Place, Record
from loaders.report import Report, choice_of
from loaders.validation.cells import Raw, read_cell

Toml: TypeAlias = Mapping[str, object]


def parsed(data: bytes, name: str, report: Report) -> Toml | None:
    """What a file of that name holds; None where the report says why there is nothing."""
    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError as error:
        message = f"Byte {error.start} (counted from 0) is not UTF-8."
        report.add(Place(name), None, None, "invalid_utf8", message, "Save the file as UTF-8.")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"\(at line (\d+), column \d+\)$", str(error))
        place = Place(name, int(line[1]) if line else None)
        report.add(place, None, None, "invalid_toml", f"The file is no TOML: {error}.", "Mend it there.")
    return None


class TomlReader:
    """Walks what a file holds. Paths are as TOML writes them; tables of a list are counted from 1: ``step[2].code``."""

    def __init__(self, file: str, report: Report) -> None:
        self.file = file
        self.report = report
        self._seen: dict[tuple[str, str], str] = {}

    def only(self, held: Toml, path: str, known: Collection[str]) -> None:
        """Note the keys that are not known."""
        for key in held:
            if key not in known:
                self.add(inside(path, key), key, "unknown_key", "Nothing is called so here.", choice_of(known, key))

    def table(self, held: Toml, path: str, key: str) -> Toml:
        """The table under a key; an empty one where none or something else stands."""
        table = held.get(key, {})
        if not isinstance(table, dict):
            self.add(inside(path, key), table, "wrong_type", "A table is needed here.", f"Write it as {key}.… = ….")
            return {}
        return table

    def tables(self, held: Toml, path: str, key: str) -> Iterator[tuple[str, Toml]]:
        """Path and content of each table of the list under a key; nothing where none or something else stands."""
        listed, where = held.get(key, []), inside(path, key)
        if not isinstance(listed, list) or not all(isinstance(table, dict) for table in listed):
            header = re.sub(r"\[\d+\]", "", where)
            self.add(where, listed, "wrong_type", "A list of tables is needed here.", f"Begin each with [[{header}]].")
            return
        for number, table in enumerate(listed, start=1):
            yield f"{where}[{number}]", table

    def record(self, table: Table, path: str, held: Toml) -> Record:
        """The columns of a table as the file states them, ``name_fr`` under name.fr; what is wrong is noted."""
        record = Record(Place(self.file, path=path, table=table), {})
        for column in table.columns:
            head, _, lang = column.name.rpartition("_")
            raw = self._inner(held, path, head).get(lang) if lang in LANGUAGES else held.get(column.name)
            read_cell(cast("Raw", raw.isoformat() if isinstance(raw, date) else raw), column, record, self.report)
        return record

    def note_twice(self, code: str, value: str, path: str) -> None:
        """Note a value that stood before where only one may; ``code`` is the fault's."""
        first = self._seen.setdefault((code, value), path)
        if first != path:
            self.add(path, value, code, f"It stands at {first} already.", "Keep one of the two.")

    def add(self, path: str, value: object, code: str, message: str, fix: str) -> None:
        """Note a fault."""
        self.report.add(Place(self.file, path=path), None, value, code, message, fix)

    def _inner(self, held: Toml, path: str, key: str) -> Toml:
        table = self.table(held, path, key)
        self.only(table, inside(path, key), LANGUAGES)
        return table


def inside(path: str, key: str) -> str:
    """The path of a key within a table."""
    return f"{path}.{key}" if path else key
