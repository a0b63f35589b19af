"""A folder of CSV files laid out as `data/roadmap`, which a spreadsheet opens and `load` reads back."""

from __future__ import annotations

import csv
import errno
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from graph.canonical import Json, payload
from graph.exchange import EVIDENCE, FACTS, SEPARATOR, TABLES, Table
from graph.export import sheet
from graph.model import Subgraph

PART: Final = "PART_OF.txt"
"""The file that a folder of a part of a graph has besides: it holds the whole one's fingerprint."""


def write(subgraph: Subgraph, folder: Path, *, part_of: str | None = None, for_french: bool = False) -> None:
    """Write every table, the empty ones too, over what stands there; the folder is made where it is absent.

    Rows stand in canonical order, lines end in LF, quotes stand only where needed: the same graph gives the same
    bytes. ``part_of`` is the fingerprint of the graph that this is a part of: it is never written over a whole one.
    ``for_french`` makes tables for a spreadsheet set to French: semicolons part the cells, and no cell is a formula;
    `load` reads them back, but a text that looked like a formula then has a quote before it.

    Raises OSError, and FileExistsError for a part where a whole graph stands.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / PART
    if part_of is not None and not mark.exists() and any((folder / table.file).exists() for table in TABLES):
        raise FileExistsError(errno.EEXIST, "a whole graph stands there; choose another folder for a part")
    if part_of is None:
        mark.unlink(missing_ok=True)
    else:
        mark.write_text(f"{part_of}\n", encoding="utf-8", newline="")
    for name, text in tables(subgraph).items():
        if for_french:
            head, *rows = csv.reader(io.StringIO(text))
            (folder / name).write_bytes(sheet.write(head, rows, separator=sheet.FRENCH))
        else:
            (folder / name).write_text(text, encoding="utf-8", newline="")


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
