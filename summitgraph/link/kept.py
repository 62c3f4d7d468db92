"""Items that a service has told us of, one row an item, so that no batch is asked for twice.

What comes in: the JSON of entities by id. What goes out: the same, for as long as it counts as fresh. Each batch is
written in one transaction: a run that dies has what it was told before.
"""

import json
import sqlite3
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from summitgraph.link.web import KEPT_FOR


class Kept:
    """A table of entities in the folder of the cache."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._table = sqlite3.connect(folder / "entities.sqlite")
        self._table.execute("CREATE TABLE IF NOT EXISTS entities (id TEXT PRIMARY KEY, since REAL, body TEXT)")

    def close(self) -> None:
        """Close the file."""
        self._table.close()

    def find(self, ids: Iterable[str], *, ever: bool) -> dict[str, Any]:
        """Those of the entities that are here and fresh, or here at all (`ever`)."""
        since = 0.0 if ever else time.time() - KEPT_FOR
        found: dict[str, Any] = {}
        for name in ids:
            row = self._table.execute("SELECT body FROM entities WHERE id = ? AND since >= ?", (name, since)).fetchone()
            if row:
                found[name] = json.loads(row[0])
        return found

    def put(self, entities: Mapping[str, Any]) -> None:
        """Keep entities by the id that was asked for."""
        now = time.time()
        rows = [(name, now, json.dumps(body, ensure_ascii=False)) for name, body in entities.items()]
        with self._table:
            self._table.executemany("INSERT OR REPLACE INTO entities VALUES (?, ?, ?)", rows)
