"""The application: each request to the endpoint, the playground or the pages, and the words of each refusal.

What comes in: requests, as ASGI has them. What goes out: responses, each with the headers that keep a browser from
doing more than it should.
"""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from summitgraph.project import Project
from summitgraph.serve.description import describe
from summitgraph.serve.doors import Doors
from summitgraph.serve.formats import TRIPLES, choose, with_charset
from summitgraph.serve.hand import Reply
from summitgraph.serve.limits import LONGEST_BODY, READING, RefusedError
from summitgraph.serve.pages import find
from summitgraph.serve.playground import FOLDER, about
from summitgraph.serve.protocol import METHODS, Question, not_acceptable, read_request
from summitgraph.serve.service import Service

ENDPOINT: Final = "/sparql"
PLAYGROUND: Final = "/playground/"
_ABOUT: Final = PLAYGROUND + "about.json"
_SCRIPTS: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_BARE: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
_SIZE: Final = """SELECT (COUNT(*) AS ?quads) (COUNT(DISTINCT ?g) AS ?graphs)
{ { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"""
_METHODS: Final = "GET, HEAD"


class Web:
    """One server: the service that answers queries, the folder of a site if there is one, who is let in."""

    def __init__(
        self, service: Service, project: Project, *, site: Path | None, doors: Doors, tell: Callable[[str], None]
    ) -> None:
        self._service = service
        self._project = project
        self._site = site
        self._doors = doors
        self._tell = tell
        self._known = dict[tuple[str, str], bytes]()
        self._making = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; ASGI calls this."""
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except RefusedError as refusal:
            response = _plain(refusal.status, str(refusal), refusal.headers)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001 - a bug must not end the server, nor tell strangers how it is made
            self._tell(f"a bug of summitgraph: {type(error).__name__}: {error}")
            response = _plain(500, "a bug of summitgraph, not of your request", {})
        self._guard(request.scope["path"], response.headers)
        await response(scope, receive, send)

    def _guard(self, path: str, headers: MutableHeaders) -> None:
        headers["Content-Security-Policy"] = _BARE if path == ENDPOINT else _SCRIPTS
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        if self._doors.public:
            headers["Access-Control-Allow-Origin"] = "*"
        else:
            headers["Cross-Origin-Resource-Policy"] = "same-origin"

    async def _respond(self, request: Request) -> Response:
        self._doors.check(request.headers)
        path = request.scope["path"]
        if path == ENDPOINT:
            return await self._endpoint(request)
        if request.method not in {"GET", "HEAD"}:
            raise RefusedError(405, f"{request.method} is not for pages: use GET", {"Allow": _METHODS})
        if path == _ABOUT:
            return Response(await self._kept("about", self._about), media_type="application/json")
        if path.startswith(PLAYGROUND):
            return _file(request, FOLDER, path.removeprefix(PLAYGROUND.rstrip("/")))
        if path == PLAYGROUND.rstrip("/") or (path == "/" and not self._has_pages()):
            return RedirectResponse(PLAYGROUND, 303)
        if self._site is None:
            raise RefusedError(
                404, f"there are no pages here: the playground is at {PLAYGROUND}, the endpoint at {ENDPOINT}"
            )
        return _file(request, self._site, path)

    def _has_pages(self) -> bool:
        return self._site is not None and (self._site / "index.html").is_file()

    async def _endpoint(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_preflight())
        client = self._doors.client(request.client.host if request.client else "", request.headers)
        self._service.count(client)  # before its query is looked at, which takes time too
        body = await _body(request) if request.method == "POST" else b""
        accept = ",".join(request.headers.getlist("accept"))
        kind = request.headers.get("content-type", "")
        question = read_request(request.method, request.scope["query_string"], kind, accept, body)
        if question is None:
            return await self._described(request, accept)
        tag = self._service.tag(question)
        if tag and f'"{tag}"' in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=_lasting(tag))
        reply = await self._asked(request, question, client)
        response = Response(reply.body, reply.status, _lasting(tag) if reply.status == 200 else None)
        response.headers["Content-Type"] = reply.form
        return response

    async def _asked(self, request: Request, question: Question, client: str) -> Reply:
        """The reply; nothing is reckoned any more for a client who went away."""
        work = asyncio.create_task(self._service.answer(question, client))
        left = asyncio.create_task(_left(request))
        try:
            await asyncio.wait({work, left}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise ClientDisconnect
            return work.result()
        finally:
            left.cancel()
            work.cancel()

    async def _described(self, request: Request, accept: str) -> Response:
        form = choose(accept, (*TRIPLES, "text/html"))
        if not form:
            raise RefusedError(406, not_acceptable(*TRIPLES, "text/html"))
        if form == "text/html":
            return RedirectResponse(PLAYGROUND, 303, {"Vary": "Accept"})
        peer = request.client.host if request.client else ""
        scheme = self._doors.scheme(peer, request.headers) or request.url.scheme
        address = str(request.url.replace(query="", scheme=scheme))
        size = json.loads(await self._kept("size", self._size))
        snapshot = self._service.snapshot
        quads, graphs = (int(number) for number in size)
        content = describe(address, name=snapshot.name, digest=snapshot.digest, quads=quads, graphs=graphs, form=form)
        return Response(content, headers={"Content-Type": with_charset(form), "Vary": "Accept"})

    async def _about(self) -> bytes:
        return await about(self._project, self._service)

    async def _size(self) -> bytes:
        rows = await self._service.rows(_SIZE)
        return json.dumps(rows[0] if rows else [0, 0]).encode()

    async def _kept(self, name: str, make: Callable[[], Any]) -> bytes:
        """What is made once for each store that is served."""
        async with self._making:
            key = (name, self._service.snapshot.digest)
            if key not in self._known:
                made = await make()
                self._known = {old: value for old, value in self._known.items() if old[1] == key[1]} | {key: made}
            return self._known[key]


async def _body(request: Request) -> bytes:
    """The body of a request, if it is small and arrives in time."""
    if request.headers.get("content-encoding", "identity").lower() not in {"", "identity"}:
        raise RefusedError(415, "a query is posted as it is, not compressed")
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > LONGEST_BODY:
        raise RefusedError(413, f"the request is larger than {LONGEST_BODY} bytes")
    body = b""
    try:
        async with asyncio.timeout(READING):
            async for part in request.stream():
                body += part
                if len(body) > LONGEST_BODY:
                    raise RefusedError(413, f"the request is larger than {LONGEST_BODY} bytes")
    except TimeoutError:
        raise RefusedError(408, f"the request did not arrive within {READING:.0f} seconds") from None
    return body


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _file(request: Request, folder: Path, path: str) -> Response:
    found = find(folder, path, ",".join(request.headers.getlist("accept")))
    if found.file is None:
        return Response(status_code=found.status, headers={"Location": found.elsewhere, "Vary": "Accept"})
    response = FileResponse(found.file, stat_result=found.file.stat(), headers={"Cache-Control": "no-cache"})
    response.headers["Content-Type"] = found.kind
    if response.headers["etag"] in request.headers.get("if-none-match", ""):
        kept = {name: response.headers[name] for name in ("etag", "last-modified", "cache-control")}
        return Response(status_code=304, headers=kept)
    return response


def _lasting(tag: str) -> dict[str, str]:
    headers = {"Cache-Control": "no-cache" if tag else "no-store", "Vary": "Accept"}
    return headers | ({"ETag": f'"{tag}"'} if tag else {})


def _preflight() -> dict[str, str]:
    allowed = {"Access-Control-Allow-Methods": METHODS, "Access-Control-Allow-Headers": "content-type, accept"}
    return {"Allow": METHODS, **allowed}


def _plain(status: int, words: str, headers: dict[str, str]) -> Response:
    return Response(words + "\n", status, {"Cache-Control": "no-store", **headers}, "text/plain")
