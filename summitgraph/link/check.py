"""Whether accepted links still hold.

What comes in: the record, subjects, Wikidata. What goes out: a finding for each link that was merged into another
item, deleted, or no longer agrees.
"""

from collections.abc import Iterable, Iterator, Sequence

from summitgraph.link.candidates import surroundings
from summitgraph.link.score import fit
from summitgraph.link.subjects import Subject
from summitgraph.link.wikidata import Wikidata
from summitgraph.model import Finding
from summitgraph.sssom import Row

LIKE = 0.6


def check(rows: Iterable[Row], subjects: Iterable[Subject], wikidata: Wikidata, *, fresh: bool) -> Iterator[Finding]:
    """Read the item of every link and yield what is wrong with it."""
    known = {subject.curie: subject for subject in subjects}
    links = [row for row in rows if row.links]
    for start in range(0, len(links), 50):
        yield from _checked(links[start : start + 50], known, wikidata, fresh)


def _checked(
    links: Sequence[Row],
    known: dict[str, Subject],
    wikidata: Wikidata,
    fresh: bool,  # noqa: FBT001 - as check has it
) -> Iterator[Finding]:
    ids = {row: row.object_id.partition(":")[2] for row in links}
    items = wikidata.items(ids.values(), fresh=fresh)
    around = surroundings(wikidata, (item for item in items.values() if item))
    for row, name in ids.items():
        where = f"{row.subject_id} {row.object_id}"
        item, subject = items[name], known.get(row.subject_id)
        if item is None:
            yield Finding("link-deleted", f"{name} of {row.subject_label} is deleted; find another", where)
        elif item.id != name:
            message = f"{name} of {row.subject_label} was merged into {item.id}; write that into the record"
            yield Finding("link-redirected", message, where)
        if subject is None:
            yield Finding("link-unknown", f"{row.subject_id} is no thing of the authority; mend or delete it", where)
        elif item:
            found = fit(subject, item, around)
            if found.name < LIKE or found.against:
                why = "; ".join(found.against) or f"it is called {item.label()}"
                message = f"{item.id} no longer agrees with {row.subject_label}: {why}; review it again"
                yield Finding("link-disagrees", message, where)
