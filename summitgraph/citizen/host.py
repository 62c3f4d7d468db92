"""Everything that a static host needs so that each IRI leads somewhere.

What comes in: a published store, a site with its release and its pages. What goes out: the site, with data of each
thing, the ontology, negotiation, sitemap, robots and the description of the dataset at its well-known place.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from summitgraph.citizen.data import jsonld, write_data
from summitgraph.citizen.homes import path_of
from summitgraph.citizen.htaccess import htaccess, w3id
from summitgraph.citizen.ontology import write_ontology
from summitgraph.citizen.sitemap import write_sitemap
from summitgraph.model import Finding
from summitgraph.project import Project
from summitgraph.publish.about import DATASET
from summitgraph.settings import settle
from summitgraph.vocab import BASE

if TYPE_CHECKING:
    from pyoxigraph import Store

W3ID: Final = """# summitgraph

Persistent identifiers of summitgraph, a knowledge graph of summit diplomacy. Everything below
<https://w3id.org/summitgraph/> leads to <{address}>, which chooses HTML, Turtle or JSON-LD.

Contact: write here the name, the e-mail address and the GitHub account of whoever keeps the site.
"""


def write_host(store: "Store", out: Path, *, project: Project, version: str = "", address: str = "") -> list[Finding]:
    """Write what turns a folder of pages and releases into a site of linked data; what whoever publishes should know.

    The site will stand at the address given, else at that of the settings (``site``), else only behind w3id.org.
    """
    address = address or settle(project.root).site or BASE
    redirection = w3id(address)  # which says when it is no address, before anything is written
    write_data(store, out)
    findings = write_ontology(project.ontology, out)
    _well_known(out, version)
    _datasets(out, version)
    (out / ".htaccess").write_text(htaccess(), encoding="utf-8", newline="\n")
    if address != BASE:
        folder = out / "w3id"
        folder.mkdir(exist_ok=True)
        (folder / ".htaccess").write_text(redirection, encoding="utf-8", newline="\n")
        (folder / "README.md").write_text(W3ID.format(address=address), encoding="utf-8", newline="\n")
    write_sitemap(out, address)
    return findings


def _well_known(out: Path, version: str) -> None:
    """Put the description of a release where clients look for it."""
    from pyoxigraph import RdfFormat, parse

    source = out / "release" / version / "void.ttl"
    if version and source.is_file():
        data = source.read_bytes()
        folder = out / ".well-known"
        folder.mkdir(exist_ok=True)
        (folder / "void").write_bytes(data)
        text = jsonld("", list(parse(data, format=RdfFormat.TURTLE)))
        (folder / "void.jsonld").write_text(text, encoding="utf-8", newline="\n")


def _datasets(out: Path, version: str) -> None:
    """Describe the dataset and each of its releases where their IRIs lead: ``dataset/summitgraph/2.ttl``."""
    from pyoxigraph import RdfFormat, parse

    home = path_of(DATASET)
    for folder in sorted((out / "release").glob("*/")):
        found = [path.read_bytes() for name in ("dcat.ttl", "void.ttl") if (path := folder / name).is_file()]
        text = jsonld("", {quad for data in found for quad in parse(data, format=RdfFormat.TURTLE)})
        for name in [f"{home}/{folder.name}", *([home] if folder.name == version else [])] if found else []:
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / f"{name}.ttl").write_bytes(b"\n".join(found))
            (out / f"{name}.jsonld").write_text(text, encoding="utf-8", newline="\n")
