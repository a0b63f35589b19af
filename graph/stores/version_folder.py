"""One loaded version on disk: a folder of Parquet tables and a file that says what it is. Written once, never again."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.errors import StoreDamagedError
from graph.store import Source, Version
from graph.tables import Tables

SCRATCH = "building-"
"""What names of unfinished work start with: whoever finds some that nobody works on removes it."""

_ABOUT = "version.json"
_TABLES = "tables"


def write_version(folder: Path, version: Version, tables: Tables) -> None:
    """Write a version into a folder that no reader knows of yet, all of it flushed to the disk. Raises OSError."""
    (folder / _TABLES).mkdir(parents=True)
    for name in Tables.names():
        path = _table(folder, name)
        pq.write_table(getattr(tables, name), path, compression="zstd")
        flush(path)
    flush(folder / _TABLES)
    _write_about(folder, version)


def copy_version(origin: Path, folder: Path, version: Version) -> None:
    """The same content under another version's words, the engine's file with it. Raises OSError."""
    shutil.copytree(origin, folder, ignore=shutil.ignore_patterns(_ABOUT, f"{SCRATCH}*"))
    for path in sorted(folder.rglob("*")):
        flush(path)
    _write_about(folder, version)


def read_version(folder: Path) -> Version:
    """What the folder holds. Raises StoreDamagedError."""
    return _read_about(folder)[0]


def read_tables(folder: Path) -> Tables:
    """Every table of a version, whole in memory. Raises StoreDamagedError, also where a single bit has changed."""
    _, seals = _read_about(folder)
    try:
        # Parquet's own checks let flipped bits pass as other words: the digest is looked at first.
        broken = [name for name in Tables.names() if digest(_table(folder, name)) != seals.get(name)]
        if broken:
            raise StoreDamagedError(str(folder.parent), f"{folder.name} has a broken table, {broken[0]}")
        return Tables(**{name: _read(_table(folder, name)) for name in Tables.names()})
    except (OSError, pa.ArrowException) as error:
        raise StoreDamagedError(str(folder.parent), f"{folder.name} has a table that cannot be read") from error


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def flush(path: Path) -> None:
    """Have the system write a file or folder to the disk (Windows has no such call for folders)."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _table(folder: Path, name: str) -> Path:
    return folder / _TABLES / f"{name}.parquet"


def _read(path: Path) -> pa.Table:
    with pq.ParquetFile(path) as file:  # not read_table, which imports pandas
        return file.read()


def _write_about(folder: Path, version: Version) -> None:
    about = {
        **asdict(version),
        "tables": {name: digest(_table(folder, name)) for name in Tables.names()},
    }
    path = folder / _ABOUT
    path.write_text(json.dumps(about, ensure_ascii=False, indent=2), encoding="utf-8")
    flush(path)
    flush(folder)


def _read_about(folder: Path) -> tuple[Version, dict[str, str]]:
    """What the folder holds, and each table's digest."""
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        version = Version(about["number"], about["loaded_at"], Source(**about["source"]), about["fingerprint"])
        return version, dict(about["tables"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreDamagedError(str(folder.parent), f"{folder.name}/{_ABOUT} is missing or broken") from error
