"""The one interface to a graph that is kept: what every engine answers, equally."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from graph.model import Direction, Neighbourhood, Node, Subgraph

if TYPE_CHECKING:
    from graph.snapshot import Snapshot

Value: TypeAlias = "str | int | float | bool | list[Value] | None"
Progress: TypeAlias = Callable[[str, float], None]
"""Called with a step's code (``"tables"``, ``"engine"``, ``"swap"``) and the share done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a load came from: a name to show, and the hash of its files where it is `data/roadmap`, else None."""

    name: str
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One loaded state: a number that only grows, when it was loaded (ISO, UTC), from what, and its fingerprint."""

    number: int
    loaded_at: str
    source: Source
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each the graph holds; kinds and relations without any are absent."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    statements: int
    observations: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A query's answer: column names and rows, in the query's order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class GraphStore(Protocol):
    """A kept graph. A load replaces the whole of it, all or nothing; readers keep the version they hold."""

    is_shared: bool
    """Whether others load into it as well: what it holds is replaced by who says so alone, never at a start."""

    def replace(self, subgraph: Subgraph, source: Source, *, progress: Progress | None = None) -> Version:
        """Make this the graph. An equal graph from the same source changes nothing: the present version is returned.

        Raises StoreBusyError while another load runs, StoreWriteError when it cannot be written; the previous graph
        then stands.
        """

    def version(self) -> Version:
        """The loaded version, read afresh. Raises EmptyStoreError where nothing was loaded."""

    def snapshot(self) -> Snapshot:
        """The whole loaded version as arrays, built once a version and shared. Raises EmptyStoreError."""

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
        """What stands within ``depth`` edges of the nodes. Raises UnknownNodeError."""

    def search(self, text: str, limit: int) -> tuple[Node, ...]:
        """The nodes that a text finds, best first; see `graph.search`."""

    def run(self, text: str, params: Mapping[str, Value]) -> Rows:
        """The answer to a checked catalogue query; the store itself supplies ``$load``. Raises QueryError."""

    def counts(self) -> Counts:
        """How much the graph holds. Raises EmptyStoreError."""

    def fingerprint(self) -> str:
        """The loaded graph's fingerprint. Raises EmptyStoreError."""

    def close(self) -> None:
        """Let go of files and connections; a store that is asked again opens them anew."""
