"""A Neo4j server of one's own, from Maven Central: brought once, started, watched, stopped.

What comes in: a folder for the database, ports, a password. What goes out: a running server with Browser on loopback.
It wants Java 17 and Maven; both are looked for, and what is missing is told with what to do.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import neo4j
from neo4j import exceptions as trouble

from summitgraph.model import ProjectError, ServiceError

VERSION: Final = "5.26.30"
BROWSER: Final = "5.24.0"
MAIN: Final = "META-INF/services/org.neo4j.server.startup.EntryPoint"  # names the class that starts a release
OPENS: Final = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
START: Final = 120.0  # seconds until Bolt answers
HEAP: Final = "1g"
_POM: Final = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>summitgraph</groupId><artifactId>neo4j-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
    <dependency>
      <groupId>org.neo4j.client</groupId><artifactId>neo4j-browser</artifactId><version>{browser}</version>
    </dependency>
  </dependencies>
</project>
"""
_CONF: Final = """server.bolt.listen_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.https.enabled=false
server.memory.heap.initial_size=256m
server.memory.heap.max_size={heap}
server.memory.pagecache.size=256m
dbms.usage_report.enabled=false
client.allow_telemetry=false
browser.remote_content_hostname_whitelist=127.0.0.1,localhost
{more}"""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: its process, its ports, and the password of the user neo4j."""

    process: subprocess.Popen[bytes] = field(repr=False)
    bolt: int
    http: int
    password: str = field(repr=False)

    @property
    def uri(self) -> str:
        """Where Bolt answers."""
        return f"bolt://127.0.0.1:{self.bolt}"


def missing() -> str:
    """What the machine lacks for a server of its own, or nothing."""
    lacks = [name for name, program in (("Java 17", "java"), ("Maven", "mvn")) if not shutil.which(program)]
    return " and ".join(lacks)


def cache() -> Path:
    """The folder where the server's files are kept between runs."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "summitgraph"


def fetch(folder: Path, *, version: str = VERSION, browser: str = BROWSER) -> Path:
    """The folder with the server's jars, brought by Maven when it is not there yet; ServiceError when that fails."""
    if lacks := missing():
        raise ProjectError(f"A server of your own wants {lacks}. Install it, or set NEO4J_URI to a server you have.")
    jars = folder / f"neo4j-{version}"
    if (jars / "complete").is_file():
        return jars
    work = folder / f".neo4j-{version}-{os.getpid()}"
    work.mkdir(parents=True, exist_ok=True)
    (work / "pom.xml").write_text(_POM.format(version=version, browser=browser), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - a fixed command
        ["mvn", "-q", "-B", "-f", str(work / "pom.xml"), "dependency:copy-dependencies",  # noqa: S607 - the user's Maven
         "-DincludeScope=runtime", f"-DoutputDirectory={work / 'jars'}"],
        capture_output=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode or not (work / "jars").is_dir():
        shutil.rmtree(work, ignore_errors=True)
        words = (done.stdout + done.stderr).decode(errors="replace").strip().splitlines()
        first = next((line for line in words if "ERROR" in line), "no reason given")
        raise ServiceError(f"Maven could not bring Neo4j {version}: {first:.300} Type the same command again.")
    (work / "jars" / "complete").touch()
    if not jars.exists():
        (work / "jars").rename(jars)
    shutil.rmtree(work, ignore_errors=True)
    return jars


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _untaken(port: int, flag: str) -> None:
    """Refuse a port on which somebody answers already: theirs is not a server to set a password on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that was just given up is free
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise ProjectError(f"Port {port} is taken: {error.strerror}. Give another with {flag}.") from error


@contextmanager
def running(
    home: Path, jars: Path, *, bolt: int = 0, http: int = 0, password: str = "", heap: str = HEAP, more: str = ""
) -> Iterator[Running]:
    """A server on a database that is kept in a folder; stopped when the block ends."""
    bolt, http = bolt or free_port(), http or free_port()
    for port, flag in ((bolt, "--bolt"), (http, "--http")):
        _untaken(port, flag)
    conf = home / "conf"
    conf.mkdir(parents=True, exist_ok=True)
    (conf / "neo4j.conf").write_text(_CONF.format(bolt=bolt, http=http, heap=heap, more=more), encoding="utf-8")
    process = _start(home, jars, heap)
    try:
        yield Running(process, bolt, http, _ready(process, home, bolt, password))
    finally:
        _stop(process)


def _main(jars: Path) -> str:
    """The class that starts a server: 5.26 has another one than the releases that are named after years."""
    jar = next(jars.glob("neo4j-[0-9]*.jar"), None)
    if jar is None:
        raise ProjectError(f"{jars} is not whole. Remove that folder, and type the same command again.")
    with zipfile.ZipFile(jar) as packed:
        return packed.read(MAIN).decode().strip()


def _start(home: Path, jars: Path, heap: str) -> subprocess.Popen[bytes]:
    opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENS]
    with (home / "server.log").open("ab") as log:
        return subprocess.Popen(  # noqa: S603 - a fixed command
            ["java", "-Xms256m", f"-Xmx{heap}", *opens, "-cp", f"{jars}/*", _main(jars),  # noqa: S607 - the user's Java
             f"--home-dir={home.absolute()}", f"--config-dir={(home / 'conf').absolute()}"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip


def _ready(process: subprocess.Popen[bytes], home: Path, bolt: int, password: str) -> str:
    """The password that holds once Bolt answers; the first start sets it."""
    kept = home / "password"
    wanted = password or (kept.read_text(encoding="utf-8").strip() if kept.is_file() else secrets.token_urlsafe(12))
    end = time.monotonic() + START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise ServiceError(f"Neo4j ended at once. What it said: {home / 'server.log'}")
        try:
            return _login(bolt, wanted, kept)
        except trouble.ServiceUnavailable:
            time.sleep(0.3)
    raise ServiceError(f"Neo4j did not answer within {START:.0f} seconds. What it said: {home / 'server.log'}")


def _login(bolt: int, wanted: str, kept: Path) -> str:
    uri = f"bolt://127.0.0.1:{bolt}"
    first = neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j"), connection_timeout=5)
    try:
        with first:
            first.execute_query("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=wanted, database_="system")
        _keep(kept, wanted)
    except trouble.AuthError:
        pass  # somebody set it before
    except trouble.ClientError as error:
        raise ProjectError(f"Neo4j takes no such password: {error.message} Set NEO4J_PASSWORD.") from error
    with neo4j.GraphDatabase.driver(uri, auth=("neo4j", wanted)) as driver:
        try:
            driver.verify_connectivity()
        except trouble.AuthError as error:
            raise ProjectError(f"The database in {kept.parent} has another password. Set NEO4J_PASSWORD.") from error
    return wanted


def _keep(file: Path, password: str) -> None:
    """Keep a password where only its owner can read it."""
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(password + "\n")


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def serve(home: Path | None, *, bolt: int, http: int, tell: Callable[..., None]) -> int:
    """Run a server until Ctrl-C, or until somebody ends this process."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    folder = (home or cache() / "neo4j-data").expanduser()
    if lacks := missing():
        raise ProjectError(f"A server of your own wants {lacks}. Install it, or set NEO4J_URI to a server you have.")
    tell(f"Neo4j {VERSION}: bringing it (once, about 140 MB) and starting it ...")
    with running(folder, fetch(cache()), bolt=bolt, http=http, password=os.environ.get("NEO4J_PASSWORD", "")) as found:
        tell(
            f"Browser: http://127.0.0.1:{found.http}/browser/?dbms=bolt://neo4j@127.0.0.1:{found.bolt}",
            f"User: neo4j   password: in {folder / 'password'}",
            f"In another window: export NEO4J_URI={found.uri} NEO4J_PASSWORD=$(cat {folder / 'password'})",
            "Then: summitgraph sync apply      Ctrl-C stops the server; the data stay.",
        )
        try:
            found.process.wait()
        except KeyboardInterrupt:
            tell("stopping ...")
            return 0
    raise ServiceError(f"Neo4j ended. What it said: {folder / 'server.log'}")
