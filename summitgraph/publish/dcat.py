"""The description of a release as DCAT 3: what can be downloaded, how large it is, its checksum, its terms.

What comes in: a published dataset, the files of its release. What goes out: quads, without blank nodes.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad

from summitgraph.model import XSD, Iri, Value, words
from summitgraph.publish.about import (
    DATASET,
    DESCRIPTION,
    LANGUAGES,
    LICENCE,
    NAME,
    PUBLISHER,
    TITLE,
    described,
    name,
    page,
    release_iri,
    rights,
)  # fmt: skip
from summitgraph.publish.cite import citation
from summitgraph.publish.files import File
from summitgraph.publish.published import Published
from summitgraph.vocab import ONTOLOGY, term, thing

CATALOGUE: Final = thing("catalogue", "summitgraph")
GZIP: Final = name("iana:application/gzip")
_LANGUAGE: Final = "http://id.loc.gov/vocabulary/iso639-1/"


def dcat_quads(published: Published, files: Iterable[File], *, issued: str = "", previous: str = "") -> Iterator[Quad]:
    """Yield catalogue, dataset, this version of it, and a distribution for each file."""
    version = published.version
    dataset = release_iri(version)
    yield from described(PUBLISHER, "foaf:Agent", [("foaf:name", Value(NAME))])
    yield from described(CATALOGUE, "dcat:Catalog", [*_titled(), ("dcat:dataset", DATASET), ("dcat:dataset", dataset)])
    properties: list[tuple[str, Iri | Value]] = [*_titled(), ("dcat:hasVersion", dataset)]
    yield from described(DATASET, "dcat:Dataset", [*properties, ("dcat:hasCurrentVersion", dataset)])
    yield from described(dataset, "dcat:Dataset", _version(published, issued, previous))
    yield from described(
        release_iri(version, "rights"),
        "dcterms:RightsStatement",
        [("rdfs:label", words(rights(published.quotations), "en"))],
    )
    yield from described(release_iri(version, "publication"), "prov:Activity", [])
    yield from _days(published)
    known = list(files)
    for file in known:
        yield from _distribution(published, dataset, file, issued)
    yield from _classes({file.media for file in known})


def _classes(media: Iterable[str]) -> Iterator[Quad]:
    """Yield what the things of others are that the description names, as DCAT-AP wants it said."""
    yield from described(LICENCE, "dcterms:LicenseDocument", [])
    yield from described(Iri(ONTOLOGY.rstrip("#")), "dcterms:Standard", [])
    yield from described(page(), "foaf:Document", [])
    yield from described(name("spdx:checksumAlgorithm_sha256"), "spdx:ChecksumAlgorithm", [])
    for language in LANGUAGES:
        yield from described(Iri(_LANGUAGE + language), "dcterms:LinguisticSystem", [])
    for kind in media:
        yield from described(name(f"iana:{kind}"), "dcterms:MediaType", [])
    yield from described(GZIP, "dcterms:MediaType", [])


def _titled() -> Iterator[tuple[str, Iri | Value]]:
    yield "dcterms:title", words(TITLE, "en")
    yield "dcterms:description", words(DESCRIPTION, "en")
    yield "dcterms:publisher", PUBLISHER
    yield "dcterms:license", LICENCE
    for language in LANGUAGES:
        yield "dcterms:language", Iri(_LANGUAGE + language)


def _version(published: Published, issued: str, previous: str) -> Iterator[tuple[str, Iri | Value]]:
    version = published.version
    yield from _titled()
    yield "dcat:version", Value(version)
    yield "dcat:isVersionOf", DATASET
    yield "dcat:landingPage", page()
    yield "dcterms:rights", release_iri(version, "rights")
    yield "dcterms:conformsTo", Iri(ONTOLOGY.rstrip("#"))
    yield "dcterms:bibliographicCitation", words(citation(version, issued), "en")
    yield "prov:wasGeneratedBy", release_iri(version, "publication")
    for keyword in ("diplomacy", "summit meetings", "international relations", "knowledge graph", "provenance"):
        yield "dcat:keyword", words(keyword, "en")
    if issued:
        yield "dcterms:issued", Value(issued, XSD + "date")
    if previous:
        yield "dcat:previousVersion", release_iri(previous)
    if any(_bounds(published)):
        yield "dcterms:temporal", release_iri(version, "time")


def _days(published: Published) -> Iterator[Quad]:
    """Yield the span of days in which what is told took place."""
    first, last = _bounds(published)
    days = (("dcat:startDate", first), ("dcat:endDate", last))
    known: list[tuple[str, Iri | Value]] = [(key, Value(day, XSD + "date")) for key, day in days if day]
    if known:
        yield from described(release_iri(published.version, "time"), "dcterms:PeriodOfTime", known)


def _bounds(published: Published) -> tuple[str, str]:
    """The first and the last day of any meeting."""
    return min(_days_of(published, "earliestDay"), default=""), max(_days_of(published, "latestDay"), default="")


def _days_of(published: Published, key: str) -> Iterator[str]:
    for found in published.store.quads_for_pattern(None, NamedNode(term(key)), None, DefaultGraph()):
        yield str(getattr(found.object, "value", ""))


def _distribution(published: Published, dataset: Iri, file: File, issued: str) -> Iterator[Quad]:
    version = published.version
    place = page("release", version, file.name)
    iri = release_iri(version, "file", *file.name.split("/"))
    checksum = release_iri(version, "checksum", *file.name.split("/"))
    properties: list[tuple[str, Iri | Value]] = [
        ("dcterms:title", words(file.about or file.name, "en")),
        ("dcat:accessURL", Iri(page("release", version) + "/")),
        ("dcat:downloadURL", place),
        ("dcat:mediaType", name(f"iana:{file.media}")),
        ("dcat:byteSize", Value(str(file.size), XSD + "nonNegativeInteger")),
        ("dcterms:license", LICENCE),
        ("dcterms:rights", release_iri(version, "rights")),
        ("spdx:checksum", checksum),
    ]
    if file.packed:
        properties.append(("dcat:compressFormat", GZIP))
    if issued:
        properties.append(("dcterms:issued", Value(issued, XSD + "date")))
    yield from described(dataset, "dcat:Dataset", [("dcat:distribution", iri)])
    yield from described(iri, "dcat:Distribution", properties)
    sum_: list[tuple[str, Iri | Value]] = [
        ("spdx:algorithm", name("spdx:checksumAlgorithm_sha256")),
        ("spdx:checksumValue", Value(file.sha256, XSD + "hexBinary")),
    ]
    yield from described(checksum, "spdx:Checksum", sum_)
