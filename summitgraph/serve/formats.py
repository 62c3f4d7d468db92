"""Which form an answer takes: what the client's ``Accept`` says, among the forms there are.

What comes in: the header as it was sent. What goes out: a media type, or nothing where no form would do.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

# the name of each form in pyoxigraph's QueryResultsFormat and RdfFormat; the first is for who does not mind
ROWS: Final = {
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
}
TRIPLES: Final = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
}
# as in: text/turtle;q=0.9, application/*
_RANGE: Final = re.compile(r"\s*([\w!#$&^.+-]+|\*)/([\w!#$&^.+*-]+)\s*((?:;[^,]*)?)", re.ASCII)
_WEIGHT: Final = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.IGNORECASE | re.ASCII)


def choose(accept: str, offered: Iterable[str]) -> str:
    """The form that the client likes most, of several the one offered first; nothing where it takes none of them.

    What cannot be read in the header is passed over; a header without anything in it takes all.
    """
    ranges = list(_ranges(accept))
    if not ranges:
        return "" if accept.strip() else next(iter(offered))
    weighed = [(_weight(form, ranges), form) for form in offered]
    best = max(weight for weight, _ in weighed)
    return next(form for weight, form in weighed if weight == best) if best > 0 else ""


def with_charset(form: str) -> str:
    """The form as ``Content-Type`` says it: text is UTF-8."""
    return f"{form}; charset=utf-8" if form.startswith("text/") else form


def _ranges(accept: str) -> Iterable[tuple[str, str, float]]:
    for part in accept.lower().split(",")[:100]:
        if hit := _RANGE.fullmatch(part):
            weight = _WEIGHT.search(hit[3])
            yield hit[1], hit[2], min(float(weight[1]), 1.0) if weight else 1.0


def _weight(form: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    """The weight of the range that fits closest: ``text/csv`` before ``text/*`` before ``*/*``."""
    kind, _, name = form.partition("/")
    fitting = [
        ((major != "*") + (minor != "*"), weight)
        for major, minor, weight in ranges
        if (major, minor) in {(kind, name), (kind, "*"), ("*", "*")}
    ]
    return max(fitting)[1] if fitting else 0.0
