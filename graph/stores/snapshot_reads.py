"""What every engine answers from its snapshot alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence

from graph.model import Direction, Neighbourhood, Node
from graph.snapshot import Snapshot
from graph.store import Counts, Version


class SnapshotReads(ABC):
    """The part of `graph.store.GraphStore` that a version and its snapshot answer."""

    @abstractmethod
    def version(self) -> Version:
        """See `GraphStore.version`."""

    @abstractmethod
    def snapshot(self) -> Snapshot:
        """See `GraphStore.snapshot`."""

    def neighbourhood(
        self,
        ids: Sequence[str],
        direction: Direction,
        depth: int,
        *,
        kinds: Collection[str] | None = None,
        relations: Collection[str] | None = None,
        limit: int | None = None,
    ) -> Neighbourhood:
        """See `GraphStore.neighbourhood`."""
        from graph.analysis.neighbourhood import neighbourhood

        return neighbourhood(self.snapshot(), ids, direction, depth, kinds=kinds, relations=relations, limit=limit)

    def search(self, text: str, limit: int) -> tuple[Node, ...]:
        """See `GraphStore.search`."""
        from graph.search import search

        return search(self.snapshot(), text, limit)

    def counts(self) -> Counts:
        """See `GraphStore.counts`."""
        snapshot = self.snapshot()
        return Counts(
            snapshot.count_nodes(),
            snapshot.count_edges(),
            len(snapshot.tables.statements),
            len(snapshot.tables.observations),
        )

    def fingerprint(self) -> str:
        """See `GraphStore.fingerprint`."""
        return self.version().fingerprint
