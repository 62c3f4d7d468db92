"""The register of meetings: what is published keeps its IRI for good.

What comes in: a published dataset, the folder of people's decisions. What goes out: rows for ``summits.tsv``, appended.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from summitgraph.decisions import Registered, read_decisions
from summitgraph.model import Iri, ProjectError
from summitgraph.project import BUNDLED, Project
from summitgraph.vocab import BASE, MEETINGS, RDF_TYPE, term

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

FILE: Final = "summits.tsv"
_HEAD: Final = "iri\tdate\tparticipants\tanchor\n"


def can_register(project: Project) -> bool:
    """Whether the project's register is there to be written: not in the copy that an installation carries."""
    return BUNDLED not in (project.root, *project.root.parents) and os.access(project.links, os.W_OK)


def unregistered(store: "Store", project: Project) -> tuple[Registered, ...]:
    """The meetings of a store that are not in the register yet, by IRI."""
    known = {row.iri for row in read_decisions(project.links).registered}
    return tuple(row for row in _meetings(store) if row.iri not in known)


def append_rows(project: Project, rows: Sequence[Registered]) -> None:
    """Append rows to the register: the file as it was with these rows below it, or as it was; ProjectError if not."""
    path = project.links / FILE
    if not rows:
        return
    try:
        before = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
        if before and not before.endswith("\n"):
            before += "\n"
        side = path.with_name(f".{FILE}.{os.getpid()}")
        with side.open("w", encoding="utf-8", newline="") as file:
            file.write(before + "".join(map(_row, rows)))
            file.flush()
            os.fsync(file.fileno())
        side.replace(path)
    except OSError as error:
        raise ProjectError(
            f"links/{FILE} cannot be written: {error.strerror}. Mend that, or publish with --no-register."
        ) from error


def _row(row: Registered) -> str:
    cells = (row.iri, row.date, " ".join(sorted(map(_short, row.participants))), row.anchor)
    return "\t".join(map(_short, cells)) + "\n"


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)


def _meetings(store: "Store") -> Iterator[Registered]:
    import pyoxigraph as ox

    found = {
        quad.subject
        for kind in MEETINGS
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(term(kind)), ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode)
    }
    for meeting in sorted(found, key=lambda node: node.value):
        mentions = _values(store, meeting, "hasMention")
        if mentions:
            date = min(_values(store, meeting, "date"), default="")
            yield Registered(Iri(meeting.value), date, _people(store, meeting, mentions), Iri(min(mentions)))


def _people(store: "Store", meeting: "NamedNode", mentions: Iterable[str]) -> frozenset[Iri]:
    """Who took part, as one account at least says it: all that the meeting has, else the fullest account."""
    import pyoxigraph as ox

    every = _values(store, meeting, "participant")
    told = [_values(store, ox.NamedNode(mention), "participant") for mention in sorted(mentions)]
    people = every if every in told else max(told, key=lambda names: (len(names), sorted(names)))
    return frozenset(map(Iri, people))


def _values(store: "Store", subject: "NamedNode", name: str) -> set[str]:
    import pyoxigraph as ox

    found = store.quads_for_pattern(subject, ox.NamedNode(term(name)), None, None)
    return {str(quad.object.value) for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal)}
