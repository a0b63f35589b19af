"""A folder of CSV files laid out as `data/roadmap`, which a spreadsheet opens and `load` reads back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.canonical import Json, payload
from graph.export import sheet
from graph.export.columns import EVIDENCE, FACTS, SEPARATOR, Table
from graph.model import Subgraph


def write(subgraph: Subgraph, folder: Path) -> None:
    """Write every table, the empty ones too, over what stands there; the folder is made where it is absent.

    Rows stand in canonical order, lines end in LF, quotes stand only where needed: the same graph gives the same
    bytes. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables(subgraph).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def write_sheets(subgraph: Subgraph, folder: Path) -> None:
    """The same tables for a spreadsheet set to French: semicolons part the cells, and no cell is a formula.

    `load` reads them back, but a text that looked like a formula then has a quote before it. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables(subgraph).items():
        head, *rows = csv.reader(io.StringIO(text))
        (folder / name).write_bytes(sheet.write(head, rows, separator=sheet.FRENCH))


def tables(subgraph: Subgraph) -> dict[str, str]:
    """Each file's name and text."""
    facts = {name: list(_records(rows)) for name, rows in payload(subgraph).items()}
    texts = {table.file: _text(table, facts[table.name]) for table in FACTS}
    for table in EVIDENCE:
        texts[table.file] = _text(table, _evidence(table, facts[table.evidence_of or ""]))
    return texts


def _evidence(table: Table, facts: Iterable[Mapping[str, Json]]) -> Iterator[Mapping[str, Json]]:
    for fact in facts:
        key = {name: fact[name] for name in table.key}
        for row in _records(fact["evidence"]):
            cited = {table.cites if name == "document" else name: value for name, value in row.items()}
            yield cited | key


def _text(table: Table, rows: Iterable[Mapping[str, Json]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows([_cell(_value(row, name)) for name in table.header] for row in rows)
    return out.getvalue()


def _value(row: Mapping[str, Json], column: str) -> Json:
    """What stands under a column: its own key, a property, or one language of a text (`advice_fr`)."""
    if column in row:
        return row[column]
    properties = row.get("properties")
    if isinstance(properties, dict) and column in properties:
        return properties[column]
    name, _, lang = column.rpartition("_")
    text = row.get(name)
    return text[lang] if isinstance(text, dict) else None


def _cell(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return SEPARATOR.join(map(str, value))
    return str(value)


def _records(rows: Json) -> Iterator[Mapping[str, Json]]:
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            yield row
