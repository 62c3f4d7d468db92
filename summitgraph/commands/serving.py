"""The work behind ``summitgraph serve``: what is served to whom, and what is said of it.

What comes in: what a user asked for. What goes out: a server until Ctrl-C; refusals of what would show too much.
"""

import ipaddress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from summitgraph.commands.screen import note, shown
from summitgraph.model import ProjectError
from summitgraph.names import UsageError
from summitgraph.project import find_project
from summitgraph.serve.data import Data
from summitgraph.serve.doors import LOOPBACK, Doors, is_loopback
from summitgraph.serve.limits import MEGABYTE, Limits
from summitgraph.settings import home, settle

SITE = "site"


@dataclass(frozen=True, slots=True)
class Asked:
    """What to serve, where to listen, by which names to be called."""

    graph: Path | None
    site: Path | None
    host: str
    port: int
    names: tuple[str, ...]
    proxy: str

    @property
    def public(self) -> bool:
        """Whether others than this machine are to be let in."""
        return not is_loopback(self.host) or bool(self.names) or bool(self.proxy)


def run(given: Path | None, asked: Asked, *, deadline: float, memory: int, rate: int) -> int:
    """Serve until Ctrl-C."""
    if not find_spec("starlette") or not find_spec("uvicorn"):
        raise ProjectError("A server wants more libraries. Type: pip install 'summitgraph[serve]'")
    from summitgraph.serve.server import Plan, listen, serve

    _check_proxy(asked.proxy)
    project = find_project(given)
    pages, data = _served(home(project, given=given is not None), asked)
    names = LOOPBACK | {asked.host.lower(), *map(str.lower, asked.names)}
    doors = Doors(names, public=asked.public, proxy=asked.proxy)
    limits = Limits(deadline=deadline, memory=memory * MEGABYTE, rate=rate)
    plan = Plan(data, project, site=pages, limits=limits, doors=doors)
    with listen(asked.host, asked.port) as opened:
        base = _address(asked.host, opened.getsockname()[1])
        return serve(plan, opened, tell=note, ready=lambda name: _tell(name, base, pages, public=asked.public))


def _check_proxy(proxy: str) -> None:
    try:
        ipaddress.ip_address(proxy or "127.0.0.1")
    except ValueError:
        raise UsageError("--proxy wants an address, such as 127.0.0.1") from None


def _served(here: Path, asked: Asked) -> tuple[Path | None, Data]:
    """The pages, and where the quads come from; UsageError for a build that nobody said strangers may see."""
    pages = asked.site or (here / SITE if (here / SITE / "release").is_dir() else None)
    if pages and not pages.is_dir():
        raise ProjectError(f"{pages} is no folder. Type: summitgraph publish --out {pages}")
    if pages and not asked.graph:
        return pages, Data(pages, published=True)
    data = Data(settle(here, flags={"out": asked.graph}).out, published=False)
    if asked.public and not asked.graph:
        raise UsageError(
            f"{shown(data.folder)} is a build: it holds words that may not be published. "
            f"Publish it and serve the site, or say that you mean it: --graph {shown(data.folder)}"
        )
    return pages, data


def _tell(served: str, base: str, pages: Path | None, *, public: bool) -> None:
    if pages:
        note(f"Pages: {base}/")
    note(f"Playground: {base}/playground/   SPARQL endpoint: {base}/sparql", f"Serving {served}.")
    if public:
        note("Whoever can reach this machine can ask. Put a proxy with TLS before it where that is the world.")
    note("Ctrl-C stops.")


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
