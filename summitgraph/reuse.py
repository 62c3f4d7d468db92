"""Which documents are one account: versions of one page, and one text that several carry.

What comes in: quads of documents' graphs (address, day of publication, fingerprint). What goes out: a `Reuse`, and its
quads for the default graph. A pure function of the set of documents, never of their order.

Documents are taken from the earliest published to the latest. A text like an earlier one is a copy of that one and
nobody's model. Documents with one address are versions of one page; the last published is the current one.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import Quad

from summitgraph.mentions import MeetingView
from summitgraph.model import XSD, Iri, Value
from summitgraph.rdf import Properties, by_subject, graph_name, quad, subject_of
from summitgraph.text.fingerprint import numbers, similarity
from summitgraph.vocab import RDF_TYPE, local, outside, term, thing

ALIKE: Final = 0.5  # share of passages from which on a text is a copy; reports of one event share up to 0.23
COMMON: Final = 64  # a passage that as many different texts have is a phrase of the trade and leads nowhere
LEADING: Final = 32  # numbers of a fingerprint by which documents are looked up
ENOUGH: Final = 4  # of these in common before two texts are compared; copies have about half of them, or more
REUSE: Final = frozenset({term("url"), term("published"), term("fingerprint")})


@dataclass(frozen=True, slots=True)
class Copy:
    """A document whose text is that of an earlier one, and how alike they are."""

    document: Iri
    original: Iri
    similarity: float


@dataclass(frozen=True, slots=True)
class Reuse:
    """Versions of pages (older to newer), copies, and the document that stands for each that repeats another."""

    versions: tuple[tuple[Iri, ...], ...] = ()
    copies: tuple[Copy, ...] = ()
    repeats: Mapping[Iri, Iri] = field(default_factory=dict)

    @property
    def superseded(self) -> frozenset[Iri]:
        """The documents of which there is a newer version."""
        return frozenset(older for page in self.versions for older in page[:-1])


def find_reuse(quads: Iterable[Quad]) -> Reuse:
    """Find the versions and copies among all documents."""
    said = [q for q in quads if q.predicate.value in REUSE and subject_of(q) == graph_name(q)]
    rows = by_subject(said, {subject_of(q) for q in said})
    in_order = sorted((_one(row, "published") or "9999", iri) for iri, row in rows.items() if "/document/" in iri)
    documents = [iri for _, iri in in_order]
    versions = _versions(documents, rows)
    copies = _copies(documents, {iri: numbers(_one(rows[iri], "fingerprint")) for iri in documents}, versions)
    return Reuse(versions, copies, _repeats(documents, versions, copies))


def _one(row: Properties, name: str) -> str:
    return min((found.value for found in row.get(term(name), ())), default="")


def _versions(documents: Iterable[Iri], rows: Mapping[Iri, Properties]) -> tuple[tuple[Iri, ...], ...]:
    pages: dict[str, list[Iri]] = defaultdict(list)
    for iri in documents:
        if page := page_of(_one(rows[iri], "url")):
            pages[page].append(iri)
    return tuple(tuple(found) for _, found in sorted(pages.items()) if len(found) > 1)


def page_of(url: str) -> str:
    """The page of an address, without scheme, last slash and fragment; empty for a site's own address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    return f"{parts.netloc.lower()}{path}?{parts.query}" if path or parts.query else ""


def _copies(
    documents: Iterable[Iri], known: Mapping[Iri, frozenset[str]], versions: Iterable[tuple[Iri, ...]]
) -> tuple[Copy, ...]:
    """Compare each document with the originals that share passages with it, never all with all."""
    page = {iri: found[0] for found in versions for iri in found}
    having: dict[str, list[Iri]] = defaultdict(list)
    copies: list[Copy] = []
    for iri in documents:
        leading = sorted(known[iri])[:LEADING]
        near = Counter(chain.from_iterable(having[passage] for passage in leading if len(having[passage]) < COMMON))
        others = (other for other, shared in near.items() if shared >= ENOUGH and page.get(iri, iri) != page.get(other))
        best, original = min(((-similarity(known[iri], known[other]), other) for other in others), default=(0.0, iri))
        if -best >= ALIKE:
            copies.append(Copy(iri, original, -best))
            continue
        for passage in leading:
            having[passage].append(iri)
    return tuple(copies)


def _repeats(documents: Iterable[Iri], versions: Iterable[tuple[Iri, ...]], copies: Iterable[Copy]) -> dict[Iri, Iri]:
    """What stands for each document: of all that hang together, the newest version of the earliest page."""
    home: dict[Iri, Iri] = {iri: iri for iri in documents}

    def first(iri: Iri) -> Iri:
        while home[iri] != iri:
            iri = home[iri]
        return iri

    place = {iri: at for at, iri in enumerate(home)}
    links = [(newer, page[0]) for page in versions for newer in page[1:]]
    for one, other in [*links, *((copy.document, copy.original) for copy in copies)]:
        earlier, later = sorted((first(one), first(other)), key=place.__getitem__)
        home[later] = earlier
    current = {page[0]: page[-1] for page in versions}
    stands = {iri: current.get(first(iri), first(iri)) for iri in home}
    return {iri: other for iri, other in stands.items() if iri != other}


def reuse_quads(reuse: Reuse) -> Iterator[Quad]:
    """Yield versions, copies with how alike they are, and what counts in the place of what."""
    for page in reuse.versions:
        for older, newer in pairwise(page):
            yield quad(newer, outside("prov:wasRevisionOf"), older)
            yield quad(older, outside("dcterms:isReplacedBy"), page[-1])
    for copy in reuse.copies:
        yield quad(copy.document, term("sameTextAs"), copy.original)
        digest = hashlib.sha256(f"{copy.document} {copy.original}".encode()).hexdigest()[:12]
        iri = thing("reuse", digest)
        yield quad(iri, RDF_TYPE, term("Reuse"))
        yield quad(iri, term("copy"), copy.document)
        yield quad(iri, term("original"), copy.original)
        yield quad(iri, term("similarity"), Value(f"{copy.similarity:.2f}", XSD + "decimal"))
    for iri, other in sorted(reuse.repeats.items()):
        yield quad(iri, term("repeats"), other)


@dataclass(frozen=True, slots=True)
class Sifting:
    """Tells mentions of superseded documents from current ones, and counts accounts."""

    superseded: frozenset[str]
    repeats: Mapping[str, str]

    @classmethod
    def of(cls, reuse: Reuse) -> "Sifting":
        """Know documents by their SHA-256, as mentions do."""
        return cls(frozenset(map(local, reuse.superseded)), {local(a): local(b) for a, b in reuse.repeats.items()})

    def current(self, views: tuple[MeetingView, ...]) -> tuple[MeetingView, ...]:
        """Leave out what only an older version of a page says, unless nothing else is said."""
        return tuple(view for view in views if view.document not in self.superseded) or views

    def independent(self, views: Iterable[MeetingView]) -> int:
        """How many accounts there are: what repeats another counts with it; the rows of a register are one."""
        return len({self.repeats.get(known, known.partition("/")[0]) for known in (view.document for view in views)})
