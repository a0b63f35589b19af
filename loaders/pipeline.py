"""The one way in: read a file or folder, check all of it, and hand the whole graph to a store."""

from __future__ import annotations

import hashlib
from pathlib import Path

from graph.canonical import fingerprint
from graph.errors import InvalidGraphError, PartialGraphError, UnreadableSourceError
from graph.export import json_file as export
from graph.faults import Fault
from graph.model import Subgraph
from graph.store import GraphStore, Progress, Source, Version
from loaders import csv_folder, json_file
from loaders.build import build
from loaders.draft import Place
from loaders.report import Report
from loaders.source_file import read_bytes
from loaders.validation import check

ROADMAP = Path(__file__).parent.parent / "data" / "roadmap"
"""The curated graph that the project ships."""


def load(path: Path, store: GraphStore, *, as_whole: bool = False, progress: Progress | None = None) -> Version:
    """Make what the path holds the store's graph; nothing is written while a fault stands.

    Raises what `read` and `GraphStore.replace` raise.
    """
    subgraph = read(path, as_whole=as_whole)
    source = roadmap_source(path) if path.resolve() == ROADMAP.resolve() else Source(path.resolve().name)
    return store.replace(subgraph, source, progress=progress)


def read(path: Path, *, as_whole: bool = False) -> Subgraph:
    """The graph that a folder of CSV files or an exchange file (``.json``) states, in canonical order.

    Raises InvalidGraphError with all faults, UnreadableSourceError for what is neither, and PartialGraphError for
    the file or folder of a part, unless ``as_whole``.
    """
    if path.is_dir():
        return _read_folder(path, as_whole=as_whole)
    if not path.exists():
        raise UnreadableSourceError(path.name, "there is no such file or folder.")
    if path.suffix.lower() != ".json":
        raise UnreadableSourceError(
            path.name, "give an exchange file (.json), or a folder of CSV files laid out as data/roadmap."
        )
    return _read_json(path, as_whole=as_whole)


def faults_of(subgraph: Subgraph, *, name: str) -> tuple[Fault, ...]:
    """What the checks of a load find in a graph that is already there; paths are those of its exchange file."""
    report = Report()
    draft, _ = json_file.draft(export.write(subgraph, title=name).encode(), name, report)
    check(draft, report)
    return report.faults


def roadmap_source(folder: Path = ROADMAP) -> Source:
    """The source to record for the curated folder: its name, and the hash of its files by which it is found stale.

    Raises UnreadableSourceError.
    """
    digest = hashlib.sha256()
    for name in csv_folder.csv_names(folder):
        content = read_bytes(folder / name, Report()) or b""
        digest.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    place = folder.resolve()
    return Source(f"{place.parent.name}/{place.name}", f"sha256:{digest.hexdigest()}")


def _read_folder(folder: Path, *, as_whole: bool) -> Subgraph:
    report = Report()
    draft = csv_folder.draft(folder, report)
    check(draft, report)
    _raise_faults(report)
    part_of = csv_folder.part_of(folder)
    if part_of is not None and not as_whole:
        raise PartialGraphError(folder.name, part_of)
    return build(draft)


def _read_json(path: Path, *, as_whole: bool) -> Subgraph:
    report = Report()
    data = read_bytes(path, report)
    _raise_faults(report)
    draft, meta = json_file.draft(data or b"", path.name, report)
    check(draft, report)
    _raise_faults(report)
    subgraph = build(draft)
    found = fingerprint(subgraph)
    if meta.fingerprint != found:
        message = f"The graph's fingerprint is {found}."
        fix = "The file was changed after it was written: export it again, or write this fingerprint if you meant to."
        report.add(Place(path.name, path="meta.fingerprint"), None, meta.fingerprint, "wrong_fingerprint", message, fix)
    _raise_faults(report)
    if meta.part_of is not None and not as_whole:
        raise PartialGraphError(path.name, meta.part_of)
    return subgraph


def _raise_faults(report: Report) -> None:
    if report.faults:
        raise InvalidGraphError(report.faults)
