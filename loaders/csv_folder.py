"""A folder of CSV files, laid out as `data/roadmap`."""

from __future__ import annotations

from pathlib import Path

from graph.errors import UnreadableSourceError
from graph.exchange import TABLES
from graph.export.csv_folder import PART
from loaders.csv_table import Rows, read_table
from loaders.draft import Draft, Place
from loaders.report import Report, choice_of
from loaders.source_file import read_bytes


def draft(folder: Path, report: Report) -> Draft:
    """What the folder states, unchecked but for its cells. Optional tables that are absent are empty.

    Raises UnreadableSourceError for a folder that cannot be listed or holds none of our files.
    """
    names = csv_names(folder)
    if not any(table.file in names for table in TABLES):
        raise UnreadableSourceError(folder.name, "the folder holds neither nodes.csv nor any other of the tables.")
    found = Draft()
    for table in TABLES:
        if table.file not in names:
            if not table.is_optional:
                message = "The file is missing."
                fix = f"Add it; an empty one begins with: {','.join(table.header)}"
                report.add(Place(table.file), None, None, "missing_file", message, fix)
                found.unusable.add(table.name)
            continue
        data = read_bytes(folder / table.file, report)
        rows = Rows([], is_whole=False) if data is None else read_table(data, table, report)
        if not rows.is_whole:
            found.unusable.add(table.name)
        found.records[table.name] = rows.records
    _check_names(names, report)
    return found


def part_of(folder: Path) -> str | None:
    """The fingerprint of the graph that the folder holds a part of; None where it holds a whole one."""
    try:
        return (folder / PART).read_text("utf-8", "replace").strip() or "unknown"
    except OSError:
        return None


def csv_names(folder: Path) -> list[str]:
    """The names of a folder's CSV files, sorted; what programs hide beside them (``._nodes.csv``) is left out.

    Raises UnreadableSourceError.
    """
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError as error:
        raise UnreadableSourceError(folder.name, f"{error.strerror or error}.") from error
    return sorted(name for name in names if name.lower().endswith(".csv") and not name.startswith((".", "~")))


def _check_names(names: list[str], report: Report) -> None:
    files = [table.file for table in TABLES]
    for name in names:
        if name not in files:
            message = "No table has this name; it would be ignored."
            report.add(Place(name), None, None, "unknown_file", message, choice_of(files, name))
