"""Where a release comes from, as PROV: documents and project in, a graph, the release out.

What comes in: a published dataset. What goes out: quads, without blank nodes; no clock, host or path of a machine, only
what the manifest of the build has, and of its documents only those that are published.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store

from summitgraph.model import XSD, Iri, Value, words
from summitgraph.publish.about import DATASET, NAME, PUBLISHER, described, name, release_iri
from summitgraph.publish.published import Published
from summitgraph.vocab import term, thing


def prov_quads(published: Published) -> Iterator[Quad]:
    """Yield two activities, the build and its publication, with what they used and made."""
    version, manifest = published.version, published.manifest
    build, publication, graph = (release_iri(version, part) for part in ("build", "publication", "graph"))
    dataset, engine = release_iri(version), thing("agent", "engine", str(manifest["version"]))
    yield from _agents(engine, str(manifest["version"]))
    yield from _activity(build, "Build of the graph", engine)
    for iri, label, sha256 in _inputs(published):
        yield from described(build, "prov:Activity", [("prov:used", iri)])
        yield from described(iri, "prov:Entity", [("dcterms:title", Value(label))])
        yield from _checksum(version, iri, sha256)
    yield from described(graph, "prov:Entity", [("prov:wasGeneratedBy", build), _label("The graph that was built")])
    yield from _checksum(version, graph, str(manifest["outputs"]["summitgraph.nq"]))
    yield from _activity(publication, f"Publication (quotations: {published.quotations})", engine)
    yield from described(publication, "prov:Activity", [("prov:used", graph), ("prov:wasInformedBy", build)])
    made = [("prov:wasGeneratedBy", publication), ("prov:wasDerivedFrom", graph), ("prov:specializationOf", DATASET)]
    yield from described(dataset, "prov:Entity", [*made, ("prov:wasAttributedTo", PUBLISHER)])
    yield from _checksum(version, dataset, published.sha256)


def _agents(engine: Iri, version: str) -> Iterator[Quad]:
    yield from described(PUBLISHER, "prov:Agent", [("foaf:name", Value(NAME))])
    yield from described(
        engine, "prov:SoftwareAgent", [_label(f"summitgraph {version}"), ("prov:actedOnBehalfOf", PUBLISHER)]
    )


def _activity(iri: Iri, label: str, engine: Iri) -> Iterator[Quad]:
    yield from described(iri, "prov:Activity", [_label(label), ("prov:wasAssociatedWith", engine)])


def _label(text: str) -> tuple[str, Iri | Value]:
    return "rdfs:label", words(text, "en")


def _inputs(published: Published) -> Iterator[tuple[Iri, str, str]]:
    """Yield what the build read: the IRI, the name and the SHA-256 of each document and each file of the project."""
    known = _hashes(published.store, "sha256") | _hashes(published.store, "fileHash")
    documents = {str(node.value) for node in published.store.named_graphs()}
    for row in published.manifest["inputs"]:
        if row["sha256"] in known:
            iri = thing("document", row["sha256"])
            yield (
                iri if iri in documents else release_iri(published.version, "input", row["sha256"]),
                row["name"],
                row["sha256"],
            )
    for file, sha256 in sorted(published.manifest["project"].items()):
        yield release_iri(published.version, "input", *file.split("/")), file, sha256


def _hashes(store: Store, key: str) -> set[str]:
    found = store.quads_for_pattern(None, NamedNode(term(key)), None, None)
    return {str(getattr(quad.object, "value", "")) for quad in found}


def _checksum(version: str, of: Iri, sha256: str) -> Iterator[Quad]:
    iri = release_iri(version, "sha256", sha256)
    yield from described(of, "prov:Entity", [("spdx:checksum", iri)])
    yield from described(
        iri,
        "spdx:Checksum",
        [
            ("spdx:algorithm", name("spdx:checksumAlgorithm_sha256")),
            ("spdx:checksumValue", Value(sha256, XSD + "hexBinary")),
        ],
    )
