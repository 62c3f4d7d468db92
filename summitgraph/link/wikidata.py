"""Wikidata's own API: names into identifiers, identifiers into items.

What comes in: names, identifiers. What goes out: identifiers in the service's order; items, fifty a request.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from summitgraph.link.items import LANGUAGES, Item, item_of
from summitgraph.link.kept import Kept
from summitgraph.link.trouble import AbsentError, ServiceError, TooLargeError
from summitgraph.link.web import Web

BATCH: Final = 50
CODES: Final = {"zh-Hans": "zh-hans", "zh-Hant": "zh-hant"}


class Wikidata:
    """Looks for items by name and reads them; every item is asked for once."""

    def __init__(self, web: Web, api: str) -> None:
        self._web = web
        self._api = api
        self._kept = Kept(web.reach.cache)

    def close(self) -> None:
        """Close the cache."""
        self._kept.close()
        self._web.close()

    def search(self, name: str, language: str, *, limit: int = 10) -> list[str]:
        """Items with a label or alias that begins with a name."""
        code = CODES.get(language, language)
        found = self._ask(
            "search", action="wbsearchentities", search=name[:250], language=code, uselang="en", type="item",
            limit=str(limit), strictlanguage="",
        )  # fmt: skip
        return [str(hit["id"]) for hit in self._list(found.get("search")) if "id" in hit]

    def full_text(self, words: str, *, limit: int = 20) -> list[str]:
        """Items in whose text all these words stand."""
        found = self._ask(
            "query", action="query", list="search", srsearch=words[:250], srnamespace="0", srlimit=str(limit)
        )
        hits = (found.get("query") or {}).get("search")
        return [str(hit["title"]) for hit in self._list(hits) if "title" in hit]

    def items(self, ids: Iterable[str], *, fresh: bool = False) -> dict[str, Item | None]:
        """Read items by the identifier asked for; None for one that is not there any more."""
        wanted = list(dict.fromkeys(ids))
        known = {} if fresh else self._kept.find(wanted, ever=self._web.reach.offline)
        missing = [name for name in wanted if name not in known]
        if missing and self._web.reach.offline:
            raise AbsentError(f"{missing[0]} was not asked for before. Type the command without --offline.")
        for batch in _batches(missing):
            told = self._entities(batch)
            self._kept.put(told)
            known |= told
        return {name: item_of(known[name]) for name in wanted}

    def _entities(self, batch: Sequence[str]) -> dict[str, Any]:
        """The entities of a batch, halved as long as the service finds it too large."""
        try:
            found = self._ask(
                "entities", keep=False, action="wbgetentities", ids="|".join(batch),
                props="labels|aliases|claims", languages="|".join(LANGUAGES),
            )  # fmt: skip
        except TooLargeError:
            if len(batch) == 1:
                raise
            half = len(batch) // 2
            return self._entities(batch[:half]) | self._entities(batch[half:])
        if "error" in found:
            return self._without(batch, str(found["error"].get("id", "")))
        return dict(_by_wish(found.get("entities"), batch))

    def _without(self, batch: Sequence[str], absent: str) -> dict[str, Any]:
        """The entities of a batch but the one that is not there."""
        if absent not in batch:
            raise ServiceError("Wikidata says that an item is not there, but not which. Type the command again later.")
        rest = [name for name in batch if name != absent]
        return {absent: {"id": absent, "missing": ""}} | (self._entities(rest) if rest else {})

    def _ask(self, part: str, *, keep: bool = True, **parameters: str) -> dict[str, Any]:
        asked = {**parameters, "format": "json", "maxlag": "5"}
        return self._web.get(self._api, asked, parts=(part,), keep=keep)

    @staticmethod
    def _list(given: Any) -> list[dict[str, Any]]:
        return [hit for hit in given if isinstance(hit, dict)] if isinstance(given, list) else []


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _by_wish(entities: Any, batch: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Each entity under the identifier that was asked for, also where it was merged into another."""
    found = entities if isinstance(entities, dict) else {}
    merged = {(e.get("redirects") or {}).get("from"): e for e in found.values() if isinstance(e, dict)}
    for name in batch:
        entity = found.get(name) or merged.get(name)
        if not isinstance(entity, dict):
            raise ServiceError(f"Wikidata's answer leaves out {name}. Type the same command again later.")
        yield name, entity
