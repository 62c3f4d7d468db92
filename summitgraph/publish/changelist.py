"""What changed between two releases, for people.

What comes in: the quads that were added and removed. What goes out: a page of Markdown: how many, what is new, what
changed and how, what is gone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from summitgraph.publish.delta import Side
from summitgraph.publish.sieve import LINE
from summitgraph.vocab import BASE, MEETINGS, ONTOLOGY, RDF_TYPE, local, outside, term

if TYPE_CHECKING:
    from pyoxigraph import Store

KINDS: Final = (*MEETINGS, "Agreement", "Clause", "Leader", "Tenure", "Office", "Country", "Organization", "Document")
MOST: Final = 100  # things that are listed of one class
_LABELS: Final = (outside("skos:prefLabel"), outside("dcterms:title"), term("fileName"))
# follow from others, or say nothing to a reader
_SILENT: Final = frozenset(
    {RDF_TYPE, outside("skos:note"), *_LABELS[:2], *map(term, ("earliestDay", "latestDay", "fingerprint"))}
)
_ESCAPED: Final = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")
_TEXT: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<[^>]*>)?')


@dataclass(slots=True)
class Thing:
    """What was added and removed of a thing: property, then values."""

    added: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    removed: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class Changes:
    """Changes of things and documents, and how many quads in all."""

    things: dict[str, Thing] = field(default_factory=lambda: defaultdict(Thing))
    added: int = 0
    removed: int = 0

    def note(self, side: Side, line: str) -> None:
        """Take a line of the delta into account."""
        if side == "added":
            self.added += 1
        else:
            self.removed += 1
        found = LINE.fullmatch(line)
        if found and (not found["graph"] or found["graph"] == found["subject"]):
            thing = self.things[found["subject"]]
            table = thing.added if side == "added" else thing.removed
            table[found["predicate"]].append(found["object"])


def markdown(
    changes: Changes, store: "Store", *, before: str, now: str, counts: tuple[Mapping[str, int], Mapping[str, int]]
) -> Iterator[str]:
    """Yield the page, piece by piece; ``counts`` are those of the two releases."""
    yield f"# From version {_plain(before)} to version {_plain(now)}\n\n"
    yield f"{changes.added:,} quads were added, {changes.removed:,} removed: `added.nq`, `removed.nq`.\n\n"
    yield from _table(*counts)
    sorted_ = _sorted(changes, store)
    for title, state in (("New", "new"), ("Changed", "changed"), ("Gone", "gone")):
        for kind in KINDS:
            if found := sorted_.get((state, kind)):
                yield f"## {title}: {kind} ({len(found)})\n\n"
                yield from (_line(iri, changes.things[iri], store, state) for iri in found[:MOST])
                yield f"\n… and {len(found) - MOST:,} more\n\n" if len(found) > MOST else "\n"


def _table(before: Mapping[str, int], now: Mapping[str, int]) -> Iterator[str]:
    rows = [(name, before.get(name, 0), now.get(name, 0)) for name in sorted({*before, *now})]
    if different := [row for row in rows if row[1] != row[2]]:
        yield "| class | before | now | |\n|---|---:|---:|---:|\n"
        yield from (f"| {_plain(name)} | {old:,} | {new:,} | {new - old:+,} |\n" for name, old, new in different)
        yield "\n"


def _sorted(changes: Changes, store: "Store") -> dict[tuple[str, str], list[str]]:
    """The things that changed by what became of them and class, in order."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, thing in sorted(changes.things.items()):
        came, went = _classes(thing.added.get(RDF_TYPE, ())), _classes(thing.removed.get(RDF_TYPE, ()))
        kinds = came or went or _classes(_of(store, iri, (RDF_TYPE,)))
        state = "changed" if bool(came) == bool(went) else "new" if came else "gone"
        for kind in kinds & set(KINDS):
            if state != "changed" or any(_differences(thing)):
                found[state, kind].append(iri)
    return found


def _classes(values: Iterable[str]) -> set[str]:
    return {value[1:-1].removeprefix(ONTOLOGY) for value in values}


def _line(iri: str, thing: Thing, store: "Store", state: str) -> str:
    label = _label(thing, store, iri)
    differences = f": {'; '.join(_differences(thing))}" if state == "changed" else ""
    return f"- {_plain(label)} (<{iri}>){differences}\n"


def _label(thing: Thing, store: "Store", iri: str) -> str:
    for name in _LABELS:
        values = thing.added.get(name) or _of(store, iri, (name,)) or thing.removed.get(name, [])
        texts = sorted(((match[2] or "") != "en", match[1]) for value in values if (match := _TEXT.fullmatch(value)))
        if texts:
            return _unescaped(texts[0][1])
    return iri.removeprefix(BASE)


def _differences(thing: Thing) -> Iterator[str]:
    """Yield what became of each property: ``status: planned → held``."""
    for name in sorted({*thing.added, *thing.removed} - _SILENT):
        old, new = (
            sorted(_short(value, name) for value in side.get(name, ())) for side in (thing.removed, thing.added)
        )
        if len(old) + len(new) > 6:
            yield f"{local(name)}: {len(old)} removed, {len(new)} added"
        elif old and new:
            yield f"{local(name)}: {', '.join(old)} → {', '.join(new)}"
        else:
            yield f"{local(name)}: {'+' if new else '−'} {', '.join(new or old)}"


def _short(value: str, name: str) -> str:
    """A value as a reader sees it: the end of an IRI, or a text; the status ``status/held`` is ``held``."""
    if match := _TEXT.fullmatch(value):
        text = _unescaped(match[1])
        return _plain(text if len(text) <= 80 else text[:79] + "…")
    iri = value[1:-1].removeprefix(BASE).removeprefix(f"{local(name)}/")
    return _plain(re.sub(r"^(document/[0-9a-f]{8})[0-9a-f]{56}", r"\1…", iri))


def _of(store: "Store", iri: str, names: Iterable[str]) -> list[str]:
    import pyoxigraph as ox

    patterns = (store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(name), None, None) for name in names)
    return sorted({str(quad.object) for found in patterns for quad in found})


def _unescaped(text: str) -> str:
    r"""The text of a literal: ``\"`` is a quotation mark; what would break the line becomes a blank."""
    return re.sub(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", _character, text)


def _character(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "uU" and len(code) > 1:
        return chr(int(code[1:], 16))
    return " " if code in "ntrbf" else code


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _ESCAPED.sub(r"\\\1", " ".join(text.split()))
