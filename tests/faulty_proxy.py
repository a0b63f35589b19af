"""A proxy between a driver and a server that fails on purpose: it cuts, falls silent, or is not there."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""A COMMIT message of the Bolt protocol, whole: its length, a structure without fields, its signature, the end."""

BEGIN = b"\xb1\x11"
"""What a BEGIN message begins with."""


class Cut(Enum):
    """What becomes of a message: cut before the server hears it, after it has answered and nobody hears that, or held.

    What is held is passed on when the silence ends, late, as a network would.
    """

    BEFORE = "before"
    AFTER = "after"
    HELD = "held"


@dataclass
class Fault:
    """What happens at the ``nth`` message of that kind, counted over all connections."""

    message: bytes
    nth: int
    cut: Cut
    seen: int = 0


@dataclass
class FaultyProxy:
    """Passes everything on until it is told otherwise."""

    target: tuple[str, int]
    fault: Fault | None = None
    is_silent: bool = False
    _open: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def uri(self) -> str:
        """Where drivers connect to."""
        return f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut_all(self) -> None:
        """Cut every connection."""
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def close(self) -> None:
        """Be gone."""
        self._listener.close()
        self.cut_all()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
                server = socket.create_connection(self.target, timeout=5)
                server.settimeout(None)
            except OSError:
                if self._listener.fileno() < 0:
                    return
                with contextlib.suppress(OSError, UnboundLocalError):
                    client.close()
                continue
            self._open += [client, server]
            lost = threading.Event()
            for pair in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pass, args=(*pair, lost), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, is_client: bool, lost: threading.Event) -> None:  # noqa: FBT001
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                cut = self._cut(data) if is_client else None
                self.is_silent = self.is_silent or cut is Cut.HELD
                while self.is_silent:
                    threading.Event().wait(0.05)
                if cut is Cut.BEFORE or lost.is_set():
                    break
                if cut is Cut.AFTER:
                    lost.set()  # the answer is not passed on
                sink.sendall(data)
        for each in (source, sink):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _cut(self, data: bytes) -> Cut | None:
        fault = self.fault
        if fault is None:
            return None
        for _ in range(data.count(fault.message)):
            fault.seen += 1
            if fault.seen == fault.nth:
                return fault.cut
        return None


@contextlib.contextmanager
def before(uri: str) -> Iterator[FaultyProxy]:
    """A proxy before a server."""
    parts = urlsplit(uri)
    proxy = FaultyProxy((str(parts.hostname), int(parts.port or 7687)))
    try:
        yield proxy
    finally:
        proxy.is_silent = False
        proxy.close()
