"""The ontology as a site serves it: Turtle, JSON-LD, and a page for people.

What comes in: the folder ``ontology/``. What goes out: ``ontology.ttl``, ``.jsonld`` and ``.html``, each also under
the version's own name, ``ontology/0.1.0.ttl``. The page is made by pyLODE, where it is installed (extra ``docs``).
"""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, Quad, RdfFormat, parse, serialize

from summitgraph.model import Finding
from summitgraph.vocab import BASE, outside

FILE: Final = "summit.ttl"
LONGEST: Final = 300  # seconds for the page
_VERSION: Final = re.compile(re.escape(BASE) + r"ontology/(?P<version>\d+(?:\.\d+)*)")
_OPEN: Final = re.compile(r"<(?:script|link)\b(?![^>]*application/ld\+json)[^>]*>(?:</script>)?", re.IGNORECASE)
MISSING: Final = "ontology.html was left out: pyLODE is not installed. Type: pip install 'summitgraph[docs]'"


def write_ontology(folder: Path, out: Path) -> list[Finding]:
    """Write the ontology below a site; what whoever publishes should know."""
    data = (folder / FILE).read_bytes()
    quads = list(parse(data, format=RdfFormat.TURTLE))
    texts = {"ttl": data.decode(), "jsonld": _jsonld(quads)}
    page, findings = _page(quads)
    if page:
        texts["html"] = page
    version = version_of(quads)
    (out / "ontology").mkdir(exist_ok=True)
    for ending, text in texts.items():
        for name in ("ontology", *([f"ontology/{version}"] if version else [])):
            (out / f"{name}.{ending}").write_text(text, encoding="utf-8", newline="\n")
    return findings


def version_of(quads: list[Quad]) -> str:
    """The version that the ontology's owl:versionIRI ends in; nothing where it names none below our base."""
    told = [str(getattr(q.object, "value", "")) for q in quads if q.predicate.value == outside("owl:versionIRI")]
    match = _VERSION.fullmatch(told[0]) if len(told) == 1 else None
    return match["version"] if match else ""


def _jsonld(quads: list[Quad]) -> str:
    """The quads as JSON-LD, blank nodes named by what stands in them: the same ontology gives the same bytes."""
    return (serialize(_named(quads), format=RdfFormat.JSON_LD) or b"").decode() + "\n"


def _named(quads: list[Quad]) -> list[Quad]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=str)


def _page(quads: list[Quad]) -> tuple[str, list[Finding]]:
    """The page that pyLODE makes of the English words; nothing and a finding where it is not installed, or fails.

    What is not said to be an ontology has no page.
    """
    if not any(getattr(quad.object, "value", "") == outside("owl:Ontology") for quad in quads):
        return "", []
    if find_spec("pylode") is None:
        return "", [_left_out(MISSING)]
    ours = [q.triple for q in _named(quads) if not isinstance(q.object, Literal) or q.object.language in {None, "en"}]
    try:
        made = subprocess.run(  # noqa: S603 - our own file, no shell
            # -P: a file called logging.py beside somebody's documents is not ours to run
            [sys.executable, "-P", str(Path(__file__).with_name("lode.py"))],
            input=serialize(ours, format=RdfFormat.N_TRIPLES) or b"",
            env={**os.environ, "PYTHONHASHSEED": "0"},
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return "", [_left_out(f"ontology.html was left out: pyLODE took more than {LONGEST} seconds")]
    if made.returncode:
        last = made.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        return "", [_left_out(f"ontology.html was left out: pyLODE says {last!r} of ontology/{FILE}")]
    return _OPEN.sub("", made.stdout.decode()), []


def _left_out(why: str) -> Finding:
    return Finding("page-left-out", why, "ontology.html")
