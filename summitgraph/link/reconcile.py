"""Reconciliation services, API 0.1 and 0.2: names into candidates.

What comes in: names with a type and properties. What goes out: candidates in the service's order. Its score has no
standard range and its ``match`` may be true for the only one left, so neither is ever a decision.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from summitgraph.link.trouble import ServiceError, TooLargeError
from summitgraph.link.web import Web

VERSIONS: Final = {"0.1", "0.2"}
BATCH: Final = 10


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for: a name, perhaps a type and values of properties."""

    name: str
    type: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a service offers: `score` and `match` are its own view; `features` where it gives any."""

    id: str
    name: str
    score: float
    match: bool
    types: tuple[str, ...] = ()
    features: tuple[tuple[str, float], ...] = ()


class Reconciler:
    """A reconciliation service at an address."""

    def __init__(self, web: Web, url: str) -> None:
        self._web = web
        self._url = url
        manifest = web.get(url, {}, parts=("name", "identifierSpace", "schemaSpace"))
        told = manifest.get("versions") or ["0.1"]
        if not VERSIONS & {str(version) for version in told}:
            raise ServiceError(f"{url} speaks {', '.join(map(str, told))}; 0.1 and 0.2 are understood here.")
        self.name = str(manifest["name"])
        self.space = str(manifest["identifierSpace"])
        size = manifest.get("batchSize")
        self._size = size if isinstance(size, int) and 0 < size < BATCH else BATCH

    def candidates(self, questions: Sequence[Question]) -> list[list[Candidate]]:
        """The candidates of each question, in the order asked."""
        found: list[list[Candidate]] = []
        for start in range(0, len(questions), self._size):
            found += self._batch(questions[start : start + self._size])
        return found

    def _batch(self, questions: Sequence[Question]) -> list[list[Candidate]]:
        queries = {f"q{n}": _query(question) for n, question in enumerate(questions)}
        try:
            told = self._web.post(self._url, {"queries": json.dumps(queries, ensure_ascii=False)}, parts=queries)
        except TooLargeError:
            if len(questions) == 1:
                raise
            half = len(questions) // 2
            return self._batch(questions[:half]) + self._batch(questions[half:])
        return [candidates_of(told[name]) for name in queries]


def _query(question: Question) -> dict[str, Any]:
    query: dict[str, Any] = {"query": question.name, "limit": question.limit}
    if question.type:
        query |= {"type": question.type, "type_strict": "should"}
    if question.properties:
        query["properties"] = [{"pid": pid, "v": value} for pid, value in question.properties]
    return query


def candidates_of(answer: Any) -> list[Candidate]:
    """The candidates of one answer; whatever is not as the specification says is left out."""
    result = answer.get("result") if isinstance(answer, Mapping) else None
    found = [_candidate(hit) for hit in result if isinstance(hit, Mapping)] if isinstance(result, list) else []
    return [candidate for candidate in found if candidate]


def _candidate(hit: Mapping[str, Any]) -> Candidate | None:
    name, score = hit.get("name"), hit.get("score")
    if not isinstance(hit.get("id"), str) or not isinstance(name, str) or not _number(score):
        return None
    types = hit.get("type") or hit.get("types") or ()
    features = hit.get("features") or ()
    return Candidate(
        id=hit["id"],
        name=name,
        score=float(score or 0),
        match=hit.get("match") is True,
        types=tuple(str(t.get("id", "")) if isinstance(t, Mapping) else str(t) for t in types),
        features=tuple(
            (str(f.get("id")), float(f["value"]))
            for f in features
            if isinstance(f, Mapping) and (_number(f.get("value")) or isinstance(f.get("value"), bool))
        ),
    )


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
