"""Things as search engines understand them: schema.org in JSON-LD.

What comes in: a published store, the IRI of a thing or document. What goes out: data for a page's
``<script type="application/ld+json">``; nothing for what schema.org has no word for.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from summitgraph.linkset import LICENCE
from summitgraph.vocab import BASE, RDF_TYPE, local, outside, term

if TYPE_CHECKING:
    from pyoxigraph import Store

Data = dict[str, object]
Values = Mapping[str, list[tuple[str, str]]]  # by predicate: IRIs and texts, with the language of a text
TYPES: Final = {
    "Leader": "Person", "Country": "Country", "Organization": "Organization", "Place": "Place", "Summit": "Event",
    "Call": "Event", "MinisterialMeeting": "Event", "MultilateralSummit": "Event", "Agreement": "CreativeWork",
    "Issue": "DefinedTerm", "Series": "EventSeries", "Source": "Organization", "Document": "Article",
}  # fmt: skip
_STATUS: Final = {
    "held": "EventScheduled", "planned": "EventScheduled", "postponed": "EventPostponed",
    "cancelled": "EventCancelled", "declined": "EventCancelled",
}  # fmt: skip
_LABELS: Final = (outside("skos:prefLabel"), outside("rdfs:label"), outside("dcterms:title"))
_SAME: Final = (outside("owl:sameAs"), outside("skos:exactMatch"))
_MODES: Final = {
    "in-person": "OfflineEventAttendanceMode", "video": "OnlineEventAttendanceMode",
    "phone": "OnlineEventAttendanceMode",
}  # fmt: skip


def schema_of(store: "Store", iri: str) -> Data | None:
    """What a page about a thing or document says in schema.org's words; None where it has none, or nothing is known."""
    values = _values(store, iri, iri if "/document/" in iri or "/source/" in iri else "")
    kind = next((TYPES[name] for name in map(local, _iris(values, RDF_TYPE)) if name in TYPES), None)
    if kind is None:
        return None
    data: Data = {"@context": "https://schema.org", "@type": kind, "@id": iri, "url": iri}
    data |= _named(values)
    if same := sorted(found for name in _SAME for found in _iris(values, name)):
        data["sameAs"] = same
    if kind == "Event":
        data |= _event(store, values)
    elif kind == "Article":
        data |= _article(store, values)
    elif kind == "CreativeWork":
        data |= _dated(values, "dateCreated")
    elif kind == "Person" and (countries := _references(store, _iris(values, term("citizenOf")))):
        data["nationality"] = countries
    return data


def dataset_schema(*, title: str, description: str, version: str, files: Iterable[tuple[str, str, int]]) -> Data:
    """What the start page says of the dataset; ``files`` are addresses, media types and sizes in bytes."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{BASE}dataset/summitgraph",
        "name": title,
        "description": description,
        "url": BASE,
        "version": version,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media, "contentSize": f"{size} B"}
            for address, media, size in files
        ],
    }


def _values(store: "Store", iri: str, graph: str = "") -> Values:
    from pyoxigraph import DefaultGraph, Literal, NamedNode

    found: dict[str, list[tuple[str, str]]] = {}
    graphs: list[DefaultGraph | NamedNode] = [DefaultGraph()]
    if graph:
        graphs.append(NamedNode(graph))
    for where in graphs:
        for quad in store.quads_for_pattern(NamedNode(iri), None, None, where):
            language = (quad.object.language or "") if isinstance(quad.object, Literal) else ""
            found.setdefault(quad.predicate.value, []).append((str(getattr(quad.object, "value", "")), language))
    return {predicate: sorted(values) for predicate, values in found.items()}


def _iris(values: Values, predicate: str) -> list[str]:
    return [text for text, _ in values.get(predicate, ())]


def _named(values: Values) -> Data:
    """The English name, or the first; all others beside it."""
    names = [(language != "en", text) for name in _LABELS for text, language in values.get(name, ())]
    texts = [text for _, text in sorted(names)]
    others = sorted({*texts[1:], *_iris(values, outside("skos:altLabel"))} - {*texts[:1]})
    return ({"name": texts[0]} if texts else {}) | ({"alternateName": others} if others else {})


def _references(store: "Store", iris: Iterable[str]) -> list[Data]:
    """Things by their IRIs and names."""
    found = []
    for iri in iris:
        values = _values(store, iri)
        kind = next((TYPES[name] for name in map(local, _iris(values, RDF_TYPE)) if name in TYPES), "Thing")
        named = {key: value for key, value in _named(values).items() if key == "name"}
        found.append({"@type": kind, "@id": iri} | named)
    return found


def _event(store: "Store", values: Values) -> Data:
    data: Data = {}
    for name, predicate in (("startDate", "earliestDay"), ("endDate", "latestDay")):
        if days := _iris(values, term(predicate)):
            data[name] = days[0]
    if places := _references(store, _iris(values, term("place"))):
        data["location"] = places
    if people := [one for one in _references(store, _iris(values, term("participant"))) if "name" in one]:
        data["attendee"] = people
    for predicate, words, name in (("status", _STATUS, "eventStatus"), ("mode", _MODES, "eventAttendanceMode")):
        told = [words[key] for key in map(local, _iris(values, term(predicate))) if key in words]
        if told:
            data[name] = f"https://schema.org/{told[0]}"
    return data


def _article(store: "Store", values: Values) -> Data:
    data: Data = {}
    if "name" in (named := _named(values)):
        data["headline"] = named["name"]
    for name, predicate in (
        ("datePublished", term("published")), ("inLanguage", outside("dcterms:language")), ("isBasedOn", term("url"))
    ):  # fmt: skip
        if found := _iris(values, predicate):
            data[name] = found[0]
    if sources := _references(store, _iris(values, term("source"))):
        data["publisher"] = sources[0]
    return data


def _dated(values: Values, name: str) -> Data:
    days = _iris(values, term("earliestDay"))
    return {name: days[0]} if days else {}
