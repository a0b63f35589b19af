"""Every error we raise on purpose.

::

    SocleError
    ├── UnknownNodeError        no node answers to that name
    ├── InvalidGraphError       the input has faults; nothing was loaded
    ├── UnreadableSourceError   the input cannot be opened or is of no known format
    ├── UnreadableDateError     date words name no period
    ├── NoStatusError           a node has no status on a day
    ├── NoDateError             a node has no date that could be moved
    ├── PartialGraphError       the file holds only a part of a graph
    ├── UnknownQueryError       the catalogue has no query of that name
    ├── QueryError              a catalogue query was refused or failed
    ├── InvalidStoryError       a story's file has faults
    ├── UnreadableViewError     neither a link nor a saved view
    └── StoreError
        ├── EmptyStoreError     nothing has been loaded yet
        ├── StoreBusyError      another load is running
        ├── StoreDamagedError   what is on disk cannot be read back
        ├── StoreWriteError     the load could not be written; the previous graph stands
        └── UnknownStoreError   the address names no known engine
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.faults import Fault


class SocleError(Exception):
    """The base of all of them; its text names the thing, then the way out."""


class UnknownNodeError(SocleError):
    """No node answers to a name; ``suggestions`` holds near misses, best first (perhaps none)."""

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = f" Did you mean {' or '.join(self.suggestions)}?" if self.suggestions else " Search for it first."
        super().__init__(f"No node '{name}'.{hint}")


class InvalidGraphError(SocleError):
    """The input has faults, all of them listed; nothing was loaded."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        count = len(self.faults)
        super().__init__(f"{count} fault(s) found; nothing was loaded. List them: python cli.py load --dry-run")


class UnreadableSourceError(SocleError):
    """The input cannot be opened, or is of no format we know."""

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"Cannot read '{source}': {reason}")


class SheetTooLongError(SocleError):
    """A sheet of a workbook has no room for all rows."""

    def __init__(self, sheet: str, count: int, most: int) -> None:
        self.sheet = sheet
        super().__init__(f"The sheet '{sheet}' holds {most} rows, not {count}. Write a part of the graph, or csv.")


class UnreadableDateError(SocleError):
    """Date words that name no period, or a day that does not exist."""

    def __init__(self, words: str, reason: str) -> None:
        self.words = words
        self.reason = reason
        super().__init__(f"Cannot read '{words}' as a date: {reason}.")


class NoDateError(SocleError):
    """A node has no promise that could be moved."""

    def __init__(self, node: str) -> None:
        self.node = node
        super().__init__(f"'{node}' has no date that could be moved. Name a milestone that has one.")


class NoStatusError(SocleError):
    """A node is none of what waits, or no document had named it by then."""

    def __init__(self, node: str, as_of: str) -> None:
        self.node = node
        self.as_of = as_of
        super().__init__(f"'{node}' has no status on {as_of}: it is none of what waits, or no document names it yet.")


class PartialGraphError(SocleError):
    """The file holds a part of a graph and would replace the whole."""

    def __init__(self, source: str, part_of: str) -> None:
        self.source = source
        self.part_of = part_of
        super().__init__(
            f"'{source}' holds a part of a graph ({part_of}). Add --as-whole to load it as the whole graph."
        )


class UnknownQueryError(SocleError):
    """The catalogue has no query of that name."""

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        hint = f" Did you mean {' or '.join(self.suggestions)}?" if self.suggestions else " `queries` lists them."
        super().__init__(f"No query '{name}'.{hint}")


class QueryError(SocleError):
    """A catalogue query was refused or failed."""


class InvalidStoryError(SocleError):
    """A story's file has faults, all of them listed."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        lines = (
            ": ".join(filter(None, (fault.file, fault.column, fault.message))) + f" {fault.fix}" for fault in faults
        )
        super().__init__("\n".join(lines))


class UnreadableViewError(SocleError):
    """What was given for a view is neither a link of the app nor a saved view."""

    def __init__(self, said: str, reason: str) -> None:
        self.said = said
        self.reason = reason
        super().__init__(f"No view in '{said}': {reason}")


class StoreError(SocleError):
    """Something about the store; the previous graph stands."""


class EmptyStoreError(StoreError):
    """Nothing has been loaded yet."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(f"The store '{address}' is empty. Load a graph first: python cli.py load")


class StoreBusyError(StoreError):
    """Another load is running and did not end in time."""

    def __init__(self, address: str, seconds: float) -> None:
        self.address = address
        self.seconds = seconds
        super().__init__(
            f"Another load into '{address}' has been running for over {seconds:g} s. Try again when it has ended."
        )


class StoreDamagedError(StoreError):
    """What is on disk cannot be read back."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"The store '{address}' cannot be read: {reason}. Load the graph again: python cli.py load")


class StoreWriteError(StoreError):
    """The load could not be written; the previous graph stands."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"Could not write to '{address}': {reason}. The previous graph is unchanged.")


class ServerError(StoreError):
    """A server that does not do what is asked; the address holds no user or password."""


class UnreachableError(ServerError):
    """No server answers."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"No server at {address}: {reason}. Is it running, and is the address right?")


class ServerRefusedError(ServerError):
    """The server answered that it will not or cannot do this; ``reason`` is what it said."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(f"The server at {address} refused: {reason}")


class ServerLoginError(ServerError):
    """The server knows no such user with this password."""

    def __init__(self, address: str, user: str) -> None:
        self.address = address
        self.user = user
        super().__init__(
            f"{address} refuses the password of '{user}'. Set NEO4J_USERNAME and NEO4J_PASSWORD to those of the server."
        )


class ServerSecurityError(ServerError):
    """One side wants an encrypted connection and the other has none, or its certificate is not trusted."""

    def __init__(self, address: str, *, is_wanted: bool) -> None:
        self.address = address
        self.is_wanted = is_wanted
        hint = (
            "It has no encryption, or no certificate that is trusted: leave +s out, or say +ssc for a self-signed one."
            if is_wanted
            else "It wants encryption: use a scheme with +s, as neo4j+s://."
        )
        super().__init__(f"No secure connection to {address}. {hint}")


class UnknownDatabaseError(ServerError):
    """The server has no database of that name."""

    def __init__(self, address: str, database: str) -> None:
        self.address = address
        self.database = database
        super().__init__(f"The server has no database '{database}' ({address}). Set NEO4J_DATABASE, or leave it out.")


class UnknownStoreError(StoreError):
    """The address names no known engine."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"No engine for '{address}'. Give a folder, as .socle/store, or a server, as neo4j://host:7687."
        )
