"""The connection to a server: addresses without secrets, work under deadlines of our own, failures in our words."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Overdue
from dataclasses import dataclass
from typing import Final, TypeVar
from urllib.parse import unquote, urlsplit

import neo4j
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import (
    ServerLoginError,
    ServerRefusedError,
    ServerSecurityError,
    UnknownDatabaseError,
    UnreachableError,
)

T = TypeVar("T")
Beat = Callable[[], None]
"""Called by long work whenever the server has answered something."""

READ_SECONDS: Final = 4.0
"""How long a server may be silent while it is read from: a page tells so within five seconds."""

WRITE_SECONDS: Final = 60.0
"""How long one batch of a load may take; a load that is not heard of for longer no more keeps others from loading."""

FETCH: Final = 5_000
"""Rows of an answer that are asked for at a time."""

_CONNECT: Final = {
    "connection_timeout": 3.0,
    "connection_acquisition_timeout": 3.5,
    "max_transaction_retry_time": 3.0,
    "liveness_check_timeout": 30.0,
    "notifications_min_severity": "OFF",
    "user_agent": "socle",
}
_UNKNOWN_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
_SECURE = re.compile(r"\+s(sc)?$")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is and as whom it is asked; ``shown`` holds no secret and is what people are told."""

    uri: str
    user: str
    password: str
    database: str | None

    @property
    def shown(self) -> str:
        """The address without user and password."""
        return self.uri + (f"/{self.database}" if self.database else "")

    @classmethod
    def of(cls, address: str, settings: Mapping[str, str] | None = None) -> Address:
        """From a URL such as ``neo4j+s://host:7687/database``.

        User and password are those of the URL, else of ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``; the database that of
        the URL, else of ``NEO4J_DATABASE``.
        """
        known = os.environ if settings is None else settings
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
        return cls(
            f"{parts.scheme}://{host}",
            unquote(parts.username or "") or known.get("NEO4J_USERNAME", "neo4j"),
            unquote(parts.password or "") or known.get("NEO4J_PASSWORD", ""),
            parts.path.strip("/") or known.get("NEO4J_DATABASE") or None,
        )

    def __repr__(self) -> str:
        """Without the password, wherever it is printed."""
        return f"Address({self.shown!r})"


class Link:
    """Sessions with a server. A silent or lost one is let go of, and the next call tries anew."""

    def __init__(self, address: Address, *, write_seconds: float = WRITE_SECONDS) -> None:
        self.address = address
        self.write_seconds = write_seconds
        self._driver: neo4j.Driver | None = None
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._guard = threading.Lock()

    def read(self, work: Callable[[neo4j.Session, Beat], T], *, seconds: float = READ_SECONDS) -> T:
        """What the work reads. Raises UnreachableError and the other errors of servers."""
        return self._within(seconds, neo4j.READ_ACCESS, work)

    def write(self, work: Callable[[neo4j.Session, Beat], T]) -> T:
        """What the work writes and answers. Raises as `read` does; what was written then is not known."""
        return self._within(self.write_seconds, neo4j.WRITE_ACCESS, work)

    def close(self) -> None:
        """Let go of all connections."""
        self._drop(self._driver)

    def _drop(self, driver: neo4j.Driver | None) -> None:
        """Let go of a driver; of another one that took its place meanwhile, others are served well."""
        with self._guard:
            if driver is self._driver:
                self._driver = None
        if driver is not None:
            # A lost server can keep a farewell waiting: nobody waits for it.
            threading.Thread(target=driver.close, daemon=True).start()

    def _within(self, seconds: float, access: str, work: Callable[[neo4j.Session, Beat], T]) -> T:
        """Work in a thread of its own, until the server has been silent for too long: the driver waits for ever."""
        result: Future[T] = Future()
        last = [time.monotonic()]
        try:
            driver = self._connected()
        except (DriverError, Neo4jError) as error:
            raise self._told(error) from None

        def beat() -> None:
            last[0] = time.monotonic()

        def run() -> None:
            try:
                with self._session(driver, access) as session:
                    done = work(session, beat)
            except BaseException as error:  # noqa: BLE001 - handed to whoever waits
                result.set_exception(error)
            else:
                result.set_result(done)

        threading.Thread(target=run, daemon=True).start()
        try:
            return _awaited(result, lambda: last[0] + seconds)
        except _SilentError:
            self._drop(driver)
            raise UnreachableError(self.address.shown, f"it did not answer within {seconds:g} s") from None
        except (DriverError, Neo4jError) as error:
            if isinstance(error, ServiceUnavailable | SessionExpired):
                self._drop(driver)
            raise self._told(error) from None

    def _connected(self) -> neo4j.Driver:
        with self._guard:
            if self._driver is None:
                known = self.address
                auth = (known.user, known.password)
                self._driver = neo4j.GraphDatabase.driver(known.uri, auth=auth, **_CONNECT)  # type: ignore[arg-type]
            return self._driver

    def _session(self, driver: neo4j.Driver, access: str) -> neo4j.Session:
        return driver.session(
            database=self.address.database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
            fetch_size=FETCH,
        )

    def _told(self, error: DriverError | Neo4jError) -> Exception:
        """The failure in our words; whatever the driver says of addresses or secrets stays behind."""
        shown = self.address.shown
        if isinstance(error, AuthError):
            return ServerLoginError(shown, self.address.user)
        if isinstance(error, ClientError) and error.code == _UNKNOWN_DATABASE:
            return UnknownDatabaseError(shown, self.address.database or "")
        if isinstance(error, ServiceUnavailable | SessionExpired):
            if _is_about_encryption(error):
                return ServerSecurityError(shown, is_wanted=bool(_SECURE.search(urlsplit(shown).scheme)))
            return UnreachableError(shown, "nobody answers there")
        if isinstance(error, ConfigurationError):
            return UnreachableError(shown, "the address is not understood")
        return ServerRefusedError(shown, str(getattr(error, "message", "") or type(error).__name__))


class _SilentError(Exception):
    """The server said nothing until its time was up."""


def _awaited(result: Future[T], until: Callable[[], float]) -> T:
    """What comes before a time that may be put off; raises _SilentError, and what the work raised."""
    while True:
        try:
            return result.result(max(0.0, until() - time.monotonic()))
        except Overdue:
            if result.done():
                raise  # the work's own
            if time.monotonic() >= until():
                raise _SilentError from None


def _is_about_encryption(error: BaseException) -> bool:
    """Whether a connection failed for its encryption: silence is no sign of it, whatever was waited for."""
    chain: list[BaseException] = []
    seen: BaseException | None = error
    while seen is not None:
        chain.append(seen)
        seen = seen.__cause__ or seen.__context__
    if any(isinstance(each, TimeoutError) for each in chain):
        return False
    signs = ("SSL", "TLS", "certificate", "handshake")
    return any(sign in f"{type(each).__name__} {each}" for each in chain for sign in signs)
