"""The files of a published site by the paths of requests: never one outside, never one that is hidden.

What comes in: the folder of a site, a path as the request has it, what the client accepts. What goes out: a file, the
path where the client should look instead, or a `RefusedError`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from summitgraph.serve.formats import choose, with_charset
from summitgraph.serve.limits import RefusedError

# what stands behind an IRI of the graph, by the ending of the file
FORMS: Final = {
    "text/html": ".html",
    "text/turtle": ".ttl",
    "application/ld+json": ".jsonld",
    "application/n-triples": ".nt",
}
_KINDS: Final = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
    ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".txt": "text/plain",
    ".xml": "application/xml", ".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nt": "application/n-triples",
    ".csv": "text/csv", ".nq": "application/n-quads", ".trig": "application/trig", ".gz": "application/gzip",
    ".woff2": "font/woff2", ".rdf": "application/rdf+xml", ".owl": "application/rdf+xml",
    ".webmanifest": "application/manifest+json", ".md": "text/markdown", ".cff": "application/yaml", "": "text/plain",
}  # fmt: skip
_WELL_KNOWN: Final = ".well-known"
_LONGEST: Final = 255


@dataclass(frozen=True, slots=True)
class Found:
    """A file with its media type, or the path where to look instead and with which status."""

    file: Path | None = None
    kind: str = ""
    elsewhere: str = ""
    status: int = 200


def find(site: Path, path: str, accept: str) -> Found:
    """What a site has for a path; 404 for what is not there, hidden, or reached by a link; 406 for other forms."""
    parts = _parts(path)
    here = site
    for part in parts[:-1]:
        here = _below(here, part)
        if not here.is_dir():
            raise _nothing()
    last = parts[-1] or "index.html"
    here = _below(here, last)
    if here.is_dir() and (here / "index.html").is_file():
        return Found(elsewhere=quote(path) + "/", status=308)
    if here.is_file():
        return Found(file=here, kind=kind_of(here))
    forms = [form for form, ending in FORMS.items() if _below(here.parent, last + ending).is_file()]
    if not forms:
        raise _nothing()
    form = choose(accept, forms)
    if not form:
        raise RefusedError(406, f"this page can be had as {', '.join(forms)}", {"Vary": "Accept"})
    return Found(elsewhere=quote(path) + FORMS[form], status=303)


def kind_of(file: Path) -> str:
    """The media type of a file by its ending; VoID has none, and is Turtle."""
    if file.name == "void" and file.parent.name == _WELL_KNOWN:
        return with_charset("text/turtle")
    return with_charset(_KINDS.get(file.suffix, "application/octet-stream"))


def _parts(path: str) -> list[str]:
    """The names between the slashes of a path; only the last may be empty."""
    parts = path.split("/")[1:]
    for place, part in enumerate(parts):
        hidden = part.startswith(".") and (place or part != _WELL_KNOWN)
        empty = not part and place < len(parts) - 1
        odd = any(c in "\\\x7f" or c < " " for c in part) or len(part.encode("utf-8", "replace")) > _LONGEST
        if hidden or empty or odd:
            raise _nothing()
    return parts or [""]


def _below(folder: Path, name: str) -> Path:
    path = folder / name
    if len(name.encode("utf-8", "replace")) > _LONGEST or path.is_symlink():
        raise _nothing()
    return path


def _nothing() -> RefusedError:
    return RefusedError(404, "there is no such page")
