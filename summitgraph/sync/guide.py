"""The guide for Neo4j Browser, with its style and saved queries, served on loopback.

What comes in: the files of ``summitgraph/sync/browser`` and the project's twins. What goes out: the guide as AsciiDoc
and, for the Browser that comes with Neo4j 5, as its own HTML; each with CORS for pages of this machine only.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from summitgraph.model import ServiceError

HERE: Final = Path(__file__).parent / "browser"
SETTING: Final = "browser.remote_content_hostname_whitelist=127.0.0.1,localhost"
# == 4. The words it rests on
_STEP: Final = re.compile(r"^== (.+)$", re.MULTILINE)
_CODE: Final = re.compile(r"\[source,cypher\]\n----\n(.*?)\n----", re.DOTALL)
_LOOPBACK: Final = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.ASCII)


def files(queries: Path) -> dict[str, tuple[str, bytes]]:
    """What is served: the type and the bytes of each path; the saved queries are the twins that want no parameter."""
    guide = (HERE / "guide.adoc").read_text(encoding="utf-8")
    return {
        "/guide.adoc": ("text/plain; charset=utf-8", guide.encode()),
        "/guide.html": ("text/html; charset=utf-8", as_html(guide).encode()),
        "/style.grass": ("text/plain; charset=utf-8", (HERE / "style.grass").read_bytes()),
        "/saved.cypher": ("text/plain; charset=utf-8", saved(queries).encode()),
    }


def steps(guide: str) -> list[tuple[str, str, str]]:
    """The title, the words and the Cypher of each step of a guide."""
    parts = _STEP.split(guide)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [(title, _CODE.sub("", body).strip(), "\n".join(_CODE.findall(body))) for title, body in pairs]


def as_html(guide: str) -> str:
    """The guide in the form that ``:play`` of Neo4j Browser 5 shows, a slide for each step."""
    slides = (
        f'<slide class="row-fluid"><div class="col-sm-3"><h3>{escape(title)}</h3></div><div class="col-sm-9">'
        f'<p>{escape(words)}</p><figure><pre class="pre-scrollable code runnable">{escape(cypher)}</pre></figure>'
        "</div></slide>"
        for title, words, cypher in steps(guide)
    )
    return f'<article class="guide"><carousel class="deck container-fluid">{"".join(slides)}</carousel></article>\n'


def saved(queries: Path) -> str:
    """Twins that want no parameter, in one file that Browser's Favorites import."""
    texts = (path.read_text(encoding="utf-8").strip() for path in sorted(queries.glob("*.cypher")))
    return "\n\n".join(text + ";" for text in texts if "$" not in text) + "\n"


def guide_server(content: Mapping[str, tuple[str, bytes]], *, port: int) -> ThreadingHTTPServer:
    """A server of these files on loopback, not yet running; ServiceError when the port is taken."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = content.get(self.path.partition("?")[0], ("", b""))
            self._begin(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain; charset=utf-8")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_OPTIONS(self) -> None:
            """Browser asks first, because it wants to tell that it keeps no copy."""
            self._begin(204)
            self.send_header("Access-Control-Allow-Methods", "GET")
            self.send_header("Access-Control-Allow-Headers", "pragma, cache-control")
            self.end_headers()

        def _begin(self, status: int) -> None:
            self.send_response(status)
            origin = self.headers.get("Origin", "")
            if _LOOPBACK.fullmatch(origin):
                self.send_header("Access-Control-Allow-Origin", origin)
            self.send_header("Vary", "Origin")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives
            pass

    try:
        return ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        raise ServiceError(f"Port {port} cannot be had: {error.strerror}. Type: sync guide --port 0.") from error


def serve_guide(queries: Path, *, port: int, tell: Callable[..., None]) -> int:
    """Serve the guide until Ctrl-C."""
    with guide_server(files(queries), port=port) as server:
        base = f"http://127.0.0.1:{server.server_address[1]}"
        tell(
            f"In Neo4j Browser: :play {base}/guide.html   and for the colours: :style {base}/style.grass",
            f"Saved queries, to be imported under Favorites: {base}/saved.cypher   As AsciiDoc: {base}/guide.adoc",
            f"Neo4j must allow it, in neo4j.conf (sync server does): {SETTING}",
            "Ctrl-C stops.",
        )
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0
