"""A real Apache for tests, as Debian's package ``apache2`` has it: `serving` a copy of a folder on this machine."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PROGRAM = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") or ""
MODULES = Path("/usr/lib/apache2/modules")
WANTED = ("mpm_event", "unixd", "authz_core", "mime", "dir", "headers", "negotiation", "autoindex", "rewrite")
CONFIG = """ServerRoot "{home}"
PidFile "{home}/pid"
Mutex file:{home}
ErrorLog "{home}/errors"
Listen 127.0.0.1:{port}
ServerName localhost
{modules}
{user}
TypesConfig /etc/mime.types
DocumentRoot "{folder}"
<FilesMatch "^\\.ht">
  Require all denied
</FilesMatch>
<Directory "{folder}">
  AllowOverride All
  Require all granted
</Directory>
"""


@contextmanager
def serving(site: Path) -> Iterator[int]:
    """The port of an Apache that serves a copy of a site; the test is skipped where there is none."""
    if not PROGRAM or not MODULES.is_dir():
        pytest.skip("no Apache here (apt-get install apache2): negotiation was not tried on a real one")
    with TemporaryDirectory(prefix="apache-") as home:
        folder = Path(shutil.copytree(site, Path(home) / "site"))
        for path in (Path(home), folder):
            path.chmod(0o755)  # it serves as another user
        yield from _serving(folder, Path(home))


def _serving(folder: Path, home: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    modules = "\n".join(
        f"LoadModule {name}_module {path}" for name in WANTED if (path := MODULES / f"mod_{name}.so").is_file()
    )
    user = "User nobody\nGroup nogroup" if os.geteuid() == 0 else ""
    config = home / "apache.conf"
    config.write_text(CONFIG.format(home=home, port=port, modules=modules, user=user, folder=folder), encoding="utf-8")
    with subprocess.Popen([PROGRAM, "-f", str(config), "-DFOREGROUND"]) as process:
        try:
            _wait(port, process)
            yield port
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "Apache ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("Apache does not answer")


def asked(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    """What it answers to a request as it stands, without following a redirection; ``_`` in a header's name is ``-``."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.putrequest("GET", path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()
