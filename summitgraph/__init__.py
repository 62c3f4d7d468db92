"""summitgraph: the knowledge graph of summit diplomacy, every fact with the words it rests on."""

from summitgraph.model import Document, Fact, Finding, Iri, ProjectError, Source, Span, Value
from summitgraph.vocab import document_iri, mention, outside, slug, term, thing

__version__ = "0.1.0"
__all__ = [
    "Document",
    "Fact",
    "Finding",
    "Iri",
    "ProjectError",
    "Source",
    "Span",
    "Value",
    "__version__",
    "document_iri",
    "mention",
    "outside",
    "slug",
    "term",
    "thing",
]
