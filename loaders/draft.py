"""A graph as a file states it, before it is known to be right: records with the place each of them stands at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.exchange import Table

Value: TypeAlias = str | int | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: a row of a file or, in an exchange file, a path such as ``nodes[3]``."""

    file: str
    row: int | None = None
    path: str | None = None
    table: Table | None = None

    def column(self, name: str) -> str:
        """How a reader of the file finds a column of this record: its header's word or its path."""
        if self.path is None:
            return name
        inner = json_path(self.table, name) if self.table else name
        return f"{self.path}.{inner}" if self.path else inner


@dataclass(slots=True)
class Record:
    """One row of a table. ``bad`` names the columns that have a fault already, which no other check looks at."""

    place: Place
    values: dict[str, Value]
    bad: set[str] = field(default_factory=set)

    def text(self, column: str) -> str | None:
        """The text of a column; None where it is absent or has a fault."""
        value = self.values.get(column)
        return value if isinstance(value, str) and column not in self.bad else None

    def texts(self, column: str) -> tuple[str, ...]:
        """The texts of a column, in the file's order; empty where it is absent or has a fault."""
        value = self.values.get(column)
        return value if isinstance(value, tuple) and column not in self.bad else ()

    def lacks(self, column: str) -> bool:
        """Whether nothing stands in a column, not even something wrong."""
        return self.values.get(column) is None and column not in self.bad

    def key(self, table: Table) -> tuple[Value, ...]:
        """What tells this fact from the others, as it stands, right or wrong."""
        return tuple(self.values.get(column) for column in table.key)


@dataclass(slots=True)
class Draft:
    """All records, by table. ``unusable`` names the tables that could not be read: nothing is concluded from them."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    unusable: set[str] = field(default_factory=set)

    def of(self, table: Table) -> list[Record]:
        """The table's records, in the file's order."""
        return self.records.get(table.name, [])

    def are_usable(self, *tables: Table) -> bool:
        """Whether all of them could be read, so that what is not in them is nowhere."""
        return self.unusable.isdisjoint(table.name for table in tables)


def json_path(table: Table, column: str) -> str:
    """Where the exchange file keeps a column, inside its fact: ``description_fr`` is ``description.fr``."""
    if any(c.is_property for c in table.columns if c.name == column):
        return f"properties.{column}"
    if table.evidence_of and column == table.cites:
        return "document"
    name, _, lang = column.rpartition("_")
    return f"{name}.{lang}" if lang in LANGUAGES and name else column


def joined(key: Iterable[Value]) -> str:
    """A key as one readable text: ``service:ens|DEPENDS_ON|requires|referential:ins``."""
    return "|".join("" if part is None else str(part) for part in key)


LANGUAGES = ("fr", "en")
