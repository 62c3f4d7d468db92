"""Write ``neo4j.md``: every label, relationship type and property that a sync may write, from the ontology.

What comes in: ``ontology/summit.ttl``. What goes out: the page. ``make neo4j-page`` runs it.
"""

import sys
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from summitgraph.sync.terms import LANGUAGE, OUTSIDE_LINKS, PREF_LABEL, SAID_NAME, Terms, read_terms
from summitgraph.vocab import ONTOLOGY, PREFIXES, outside, term

ROOT: Final = Path(__file__).resolve().parents[1]
EITHER: Final = {term("role"), term("textLicence")}  # with a thing or with text
PAGE: Final = ROOT / "docs" / "neo4j.md"
HEAD: Final = """# The graph in Neo4j

Made by `make neo4j-page` from the ontology; [decision 13](decisions/0013-neo4j-mapping.md) tells why it is so.

- Each node of ours has the label `SummitGraph` and a unique `iri`. Others' nodes, labels, types, keys are left alone.
- A **thing** (Summit, Leader, Issue ...) has no `document`. A **mention**, what one document says, has in `document`
  the IRI of its document.
- A relationship with a `document` is what that document says, with its words: `fact` (its name), `quote`, `start`,
  `end`, `attributed` (who said it), `via` (who passed it on). One without is what the graph holds; its `fact` is a
  mere name. Several documents, or several words of one, may say the same, so ask for DISTINCT. `aside` marks what the
  graph says of a document, beside the document's own words: which other it repeats or replaces.
- What a document says with a literal is a `Fact`: `(subject)-[:FACT]->(:Fact)` with `predicate`, `value`, `language`
  or `datatype`, and the words as above. The value itself stands on the subject too.
- `(:Document)-[:TELLS_OF]->(thing)`: a fact of the document is about the thing. `Elsewhere` is what is only named.
- `name` is what people see: the English name, or the first there is. Days are of Neo4j's type DATE, and beside an EDTF
  text `key` stand `key__first` and `key__last` where it has such days.
- A key with a language ends in it: `name_en`, `name_zh_hans`, `name_zh_hant`, `name_ja`, `name_ko`. Another datatype
  than the usual one follows two underscores (`published__edtf_EDTF`), further values of what usually has one stand in
  `key__more`.
- Each term is listed once, as it is used; one that has a thing for its value would be a relationship all the same, and
  one with text a key.
- `digest` on documents and things, and the node `Sync`, tell the next sync what is the same.

`CALL db.index.fulltext.queryNodes('summitgraph_names', '岸田')` finds names in all languages.
"""


def page(ontology: Path) -> str:
    """The page for an ontology folder."""
    terms = read_terms(ontology)
    definitions, relations = _definitions(ontology), _relations(ontology)
    types, keys = _types(terms, definitions, relations), _keys(terms, definitions, relations)
    return "\n".join([HEAD, *_labels(terms, definitions), *types, *keys]) + "\n"


def _relations(ontology: Path) -> set[str]:
    """The properties whose values are other things."""
    kind = PREFIXES["owl"] + "ObjectProperty"
    triples = ox.parse(path=str(ontology / "summit.ttl"), format=ox.RdfFormat.TURTLE)
    own = {str(t.subject)[1:-1] for t in triples if isinstance(t.object, ox.NamedNode) and t.object.value == kind}
    return own | {outside(name) for name in OUTSIDE_LINKS}


def _definitions(ontology: Path) -> dict[str, str]:
    """The English definition of each term, or its comment."""
    wanted = (outside("rdfs:comment"), outside("skos:definition"))
    found: dict[tuple[str, str], str] = {}
    for triple in ox.parse(path=str(ontology / "summit.ttl"), format=ox.RdfFormat.TURTLE):
        text = triple.object
        if isinstance(text, ox.Literal) and text.language == "en" and triple.predicate.value in wanted:
            found[str(triple.subject)[1:-1], triple.predicate.value] = text.value
    return {iri: text for kind in wanted for (iri, one), text in found.items() if one == kind}


def _labels(terms: Terms, definitions: Mapping[str, str]) -> Iterator[str]:
    yield from ("## Labels", "", "| label | term | meaning |", "|---|---|---|")
    for label, iri in sorted(terms.classes.items()):
        yield f"| `{label}` | {_short(iri)} | {_cell(definitions.get(iri, ''))} |"
    yield "| `Fact` | rdf:Statement | What a document says with a literal, or of which class something is. |"
    yield "| `Elsewhere` | | An IRI that the graph names and says nothing of. |"
    yield "| `Sync` | | The one node that notes which transaction ended the last sync. |"


def _types(terms: Terms, definitions: Mapping[str, str], relations: Container[str]) -> Iterator[str]:
    yield from ("", "## Relationship types", "", "| type | term | meaning |", "|---|---|---|")
    for kind, iri in sorted(terms.relations.items()):
        if iri in relations or iri in EITHER:
            yield f"| `{kind}` | {_short(iri)} | {_cell(definitions.get(iri, ''))} |"
    yield "| `FACT` | rdf:subject | From what a fact is about to the fact. |"
    yield "| `TELLS_OF` | | From a document to each thing that a fact of it is about. |"


def _keys(terms: Terms, definitions: Mapping[str, str], relations: Container[str]) -> Iterator[str]:
    yield from ("", "## Properties", "", "| key | term | values | meaning |", "|---|---|---|---|")
    yield f"| `name_*` | skos:prefLabel | text | {_cell(definitions.get(PREF_LABEL, 'The name of a thing.'))} |"
    yield f"| `name_*` | sg:name | text | On mentions: {_cell(definitions.get(SAID_NAME, ''))} |"
    for key, iri in sorted(terms.predicates.items()):
        if iri in relations or iri in {PREF_LABEL, SAID_NAME}:
            continue
        datatype = terms.datatypes[iri]
        values = ("text" if datatype == LANGUAGE else _short(datatype)) + (", a list" if iri in terms.many else "")
        shown, meaning = key + "_*" * (datatype == LANGUAGE), _cell(definitions.get(iri, ""))
        yield f"| `{shown}` | {_short(iri)} | {values} | {meaning} |"


def _short(iri: str) -> str:
    for prefix, start in {"sg": ONTOLOGY, **PREFIXES}.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write the page beside this file, or to the path given."""
    (Path(sys.argv[1]) if sys.argv[1:] else PAGE).write_text(page(ROOT / "ontology"), encoding="utf-8")


if __name__ == "__main__":
    main()
