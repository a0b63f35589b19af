"""Fills the store from the curated graph when it is absent or stale: ``python -m loaders.refill``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from graph.connect import DEFAULT_STORE, open_store
from graph.errors import EmptyStoreError, InvalidGraphError, SocleError, StoreDamagedError
from graph.store import GraphStore, Progress, Version
from loaders.pipeline import ROADMAP, load, roadmap_source
from loaders.report import line


def ensure_filled(address: str, folder: Path = ROADMAP, *, progress: Progress | None = None) -> GraphStore:
    """The opened store of an address, filled first where that is due.

    Raises what `open_store` and `load` raise; the store is then closed.
    """
    store = open_store(address)
    try:
        refill(store, folder, progress=progress)
    except BaseException:
        store.close()
        raise
    return store


def refill(store: GraphStore, folder: Path = ROADMAP, *, progress: Progress | None = None) -> Version | None:
    """Load the folder where the store holds nothing readable, or an older state of it; None where nothing was due.

    A graph that a person loaded from elsewhere, or that others share, is never replaced. Raises what `load` raises.
    """
    return load(folder, store, progress=progress) if is_due(store, folder) else None


def is_due(store: GraphStore, folder: Path = ROADMAP) -> bool:
    """Whether the store is empty, damaged, or was filled from the folder before its files changed.

    A shared one is due while it is empty alone: who has an older checkout would undo what another has loaded.
    """
    try:
        source = store.version().source
    except (EmptyStoreError, StoreDamagedError):
        return True
    return not store.is_shared and source.digest is not None and source.digest != roadmap_source(folder).digest


def main(folder: Path = ROADMAP) -> int:
    """Refill the store that ``SOCLE_STORE`` names; 1 with all faults printed when the curated graph has some."""
    try:
        store = open_store(os.environ.get("SOCLE_STORE", DEFAULT_STORE))
        try:
            version = refill(store, folder, progress=_show)
        finally:
            store.close()
    except InvalidGraphError as error:
        sys.stderr.writelines(f"{line(fault)}\n" for fault in error.faults)
        sys.stderr.write(f"{error}\n")
        return 1
    except SocleError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stderr.write("The graph is up to date.\n" if version is None else f"Loaded {version.source.name}.\n")
    return 0


def _show(step: str, share: float) -> None:
    sys.stderr.write(f"{step} {share:.0%}\n")


if __name__ == "__main__":
    sys.exit(main())
