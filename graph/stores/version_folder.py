"""One loaded version on disk: a folder of Parquet tables and a file that says what it is. Written once, never again."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.errors import StoreDamagedError
from graph.store import Source, Version
from graph.tables import Tables

_ABOUT = "version.json"
_TABLES = "tables"


def write_tables(folder: Path, tables: Tables) -> None:
    """Write every table into a folder that no reader knows of yet, each flushed to the disk. Raises OSError."""
    (folder / _TABLES).mkdir(parents=True)
    for name in Tables.names():
        path = folder / _TABLES / f"{name}.parquet"
        pq.write_table(getattr(tables, name), path, compression="zstd")
        flush(path)
    flush(folder / _TABLES)


def read_tables(folder: Path) -> Tables:
    """Every table of a version, whole in memory. Raises StoreDamagedError."""
    try:
        # ParquetFile, not read_table: the latter imports pandas.
        return Tables(**{name: _read(folder / _TABLES / f"{name}.parquet") for name in Tables.names()})
    except (OSError, pa.ArrowException) as error:
        raise StoreDamagedError(str(folder.parent), f"{folder.name} has a table that is missing or broken") from error


def write_version(folder: Path, version: Version) -> None:
    """Say what the folder holds; flushed to the disk. Raises OSError."""
    path = folder / _ABOUT
    path.write_text(json.dumps(asdict(version), ensure_ascii=False, indent=2), encoding="utf-8")
    flush(path)
    flush(folder)


def read_version(folder: Path) -> Version:
    """What the folder holds. Raises StoreDamagedError."""
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        return Version(about["number"], about["loaded_at"], Source(**about["source"]), about["fingerprint"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreDamagedError(str(folder.parent), f"{folder.name}/{_ABOUT} is missing or broken") from error


def flush(path: Path) -> None:
    """Have the system write a file or folder to the disk (Windows has no such call for folders)."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(path: Path) -> pa.Table:
    with pq.ParquetFile(path) as file:
        return file.read()
